#!/usr/bin/env bash
# resiliparse: the character under a reading aid vanishes from the main content, its reading stays
#
# Subject: resiliparse 2.0.1; beside it beautifulsoup4 4.15.0 and lxml 6.1.3; Python 3.11.
# Guess: a page that prints the reading of a rare character with <ruby> gives the character, with
#   or without the reading.
# Instead: with main_content=True the character itself is dropped and the reading in brackets is
#   kept: 王珏 becomes 王(jué). The other readers differ as well: BeautifulSoup leaves the reading
#   out, lxml keeps it.
# Seen: 2026-11-30: 局长王(jué); 局长王珏(jué) for all content and for lxml; 局长王珏 for BeautifulSoup.
# For the builder: rare characters are mostly in names of people and places. Replace each ruby
#   element by its base text before any extractor sees the page; then all readers agree.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'resiliparse==2.0.1' 'beautifulsoup4==4.15.0' 'lxml==6.1.3'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import lxml.html
from bs4 import BeautifulSoup
from resiliparse.extract.html2text import extract_plain_text

filler = "<p>城里的图书馆今天开门迎客，读者从早上就来排队，馆长说书有十万册，欢迎大家常来看书。</p>"
name = "王<ruby>珏<rp>(</rp><rt>jué</rt><rp>)</rp></ruby>"
page = f"<html><body><article>{filler * 3}<p>局长{name}今天到会，他说今天的会很重要，会后要马上办理。</p></article></body></html>"
seen = {
    "resiliparse, main content": extract_plain_text(page, main_content=True),
    "resiliparse, all": extract_plain_text(page, main_content=False),
    "BeautifulSoup": BeautifulSoup(page, "html.parser").get_text(),
    "lxml": lxml.html.fromstring(page).text_content(),
}
seen = {reader: text[text.index("局长") : text.index("今天到会")] for reader, text in seen.items()}
for reader, text in seen.items():
    print(reader, "->", text)
assert list(seen.values()) == ["局长王(jué)", "局长王珏(jué)", "局长王珏", "局长王珏(jué)"], seen
PY
