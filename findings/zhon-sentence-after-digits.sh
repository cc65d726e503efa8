#!/usr/bin/env bash
# zhon: the pattern of a sentence begins behind the last digit or Latin letter
#
# Subject: zhon 2.1.1, zhon.hanzi.sentence.
# Guess: re.findall(zhon.hanzi.sentence, text) gives the sentences of a Chinese text, so that together
#   they are the text, as the documentation's example shows.
# Instead: a sentence is Chinese characters, commas and the like up to a stop. A digit, a Latin
#   letter, a blank or a per cent sign is none of them, and what stands before the last of these is
#   not in any match. A news sentence nearly always has one: a day, an amount, a firm.
# Seen: 2026-12-01: 公司市值3.5亿元。 gives 亿元。 and 5月3日，CEO顾远辞职。他没有解释。 gives
#   顾远辞职。 and 他没有解释。
# For the builder: what is lost is not an error, and on a text without figures nothing is lost. Split
#   at the stops, or at zhon.hanzi.stops, and check that the pieces give the text again.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'zhon==2.1.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import re

from zhon import hanzi

seen = [re.findall(hanzi.sentence, t) for t in ("公司市值3.5亿元。", "5月3日，CEO顾远辞职。他没有解释。", "顾远辞职，没有解释。")]
print(seen)
assert seen == [["亿元。"], ["顾远辞职。", "他没有解释。"], ["顾远辞职，没有解释。"]], seen
PY
