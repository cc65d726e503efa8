#!/usr/bin/env bash
# feedparser: a date written 2024/5/15 or 2024年5月15日 gets the month of the machine's clock
#
# Subject: feedparser 6.0.14, Python 3.11.
# Guess: a date form the parser does not know leaves published_parsed empty.
# Instead: the year alone is matched, the rest of the text is ignored, and the missing month is
#   taken from the clock of the machine: the same feed read in November says 1 November 2024, read
#   in March it says 1 March 2024. 1 January comes when it is read in January.
# Seen: 2026-11-30: both forms -> (2024, 11, 1); 2024-5-15 and 2024-05-15 09:30 -> (2024, 5, 15).
# For the builder: feeds of Chinese sites use both forms. Keep the stated text, parse it yourself,
#   and never key a row on published_parsed: a second run next month makes another row.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'feedparser==6.0.14'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import time

import feedparser


def parsed(stated):
    feed = (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>x</title><item>"
        f"<title>x</title><pubDate>{stated}</pubDate></item></channel></rss>"
    )
    found = feedparser.parse(feed.encode()).entries[0].get("published_parsed")
    return found and tuple(found[:3])


before = time.gmtime()[:2]
seen = {stated: parsed(stated) for stated in ["2024年5月15日 09:30", "2024/5/15 09:30", "2024-5-15", "2024-05-15 09:30"]}
after = time.gmtime()[:2]
for stated, found in seen.items():
    print(stated, "->", found, "(month of the clock:", after[1], ")")
wrong = {(2024, moment[1], 1) for moment in (before, after)}
assert seen["2024年5月15日 09:30"] in wrong and seen["2024/5/15 09:30"] in wrong
assert seen["2024-5-15"] == seen["2024-05-15 09:30"] == (2024, 5, 15)
PY
