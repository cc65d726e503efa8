#!/usr/bin/env bash
# jusText: an article in Chinese is boilerplate, its translation is not
#
# Subject: jusText 3.0.2.
# Guess: for a language without a stop list one gives an empty one and takes stop words out of the
#   decision (stopwords_low=0, stopwords_high=0); then length and links decide, in any language.
# Instead: lengths are counted in characters and set for English: below 70 a paragraph is short, only
#   one above 200 is good by itself. A Chinese paragraph says in 57 characters what takes 227 in
#   English. Without one good paragraph the near good ones are bad too, so a page of paragraphs
#   twice as long still gives nothing. Of 100 stop lists none is Chinese or Japanese.
# Seen: 2026-12-01: English paragraphs of 226 and 227 characters good; the same two in Chinese, 54 and
#   57 characters, bad; two of 108 and 114 bad.
# For the builder: lower length_low and length_high to about a third for Chinese, or leave the tool:
#   an empty answer is no error, and a pipeline sees only that pages are missing.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    'jusText==3.0.2' 'lxml==6.1.3' 'lxml_html_clean==0.4.6'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import justext

CHINESE = [
    "青岚集团今天上午在官网发布公告，宣布首席执行官顾远因个人原因辞去全部职务，即日生效，公司董事会已经接受辞呈。",
    "公告说，董事会决定由财务总监林知微暂代首席执行官，直至新的人选确定；她二〇一五年加入公司，先后负责预算和海外业务。",
]
ENGLISH = [
    "The Qinglan Group said on its website this morning that its chief executive, Gu Yuan, has resigned from all of "
    "his posts for personal reasons with immediate effect, and that the board of directors has accepted the "
    "resignation.",
    "The board has decided that Lin Zhiwei, the chief financial officer, will act as chief executive until a "
    "successor has been found; she joined the company in 2015 and was in charge of the budget and then of the "
    "overseas business.",
]


def classes(paragraphs, stop_words, **settings):
    page = "<html><body><h1>Qinglan</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</body></html>"
    found = justext.justext(page.encode(), stop_words, **settings)
    return [(p.class_type, len(p.text)) for p in found if not p.is_heading]


open_to_all = {"stopwords_low": 0, "stopwords_high": 0}
seen = [
    classes(ENGLISH, justext.get_stoplist("English")),
    classes(ENGLISH, frozenset(), **open_to_all),
    classes(CHINESE, frozenset(), **open_to_all),
    classes([p * 2 for p in CHINESE], frozenset(), **open_to_all),
]
lists = justext.get_stoplists()
print(seen, len(lists))
assert [[c for c, _ in some] for some in seen] == [["good"] * 2, ["good"] * 2, ["bad"] * 2, ["bad"] * 2], seen
assert not {"Chinese", "Japanese"} & set(lists) and len(lists) == 100, len(lists)
PY
