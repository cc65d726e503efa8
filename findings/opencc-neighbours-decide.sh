#!/usr/bin/env bash
# OpenCC: Traditional to Simplified depends on the neighbours, so a name converted alone differs from the name in its sentence
#
# Subject: OpenCC 1.4.2, configuration t2s, Python 3.11.
# Guess: Traditional to Simplified is many to one, hence character by character: converting a text
#   and cutting a piece out is the same as converting the piece.
# Instead: phrases come first here too. 乾 becomes 干 except in listed words such as 乾元 and 乾坤; 鍾
#   becomes 钟 except in one listed name. A word that only happens to arise across the end of a
#   name (李乾 + 元旦 holds 乾元) decides as well.
# Seen: 2026-11-30: 李乾 -> 李干, 李乾元 -> 李乾元, 錢鍾書 -> 钱锺书, 鍾書 -> 钟书; in 館長李乾元旦到會 the name stays 李乾.
# For the builder: as a key for comparing names or finding them in text, map single characters
#   with a table and never the phrase converter; keep that one for display.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'OpenCC==1.4.2'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from opencc import OpenCC

convert = OpenCC("t2s").convert
cases = {"李乾": "李干", "李乾元": "李乾元", "王乾坤": "王乾坤", "鍾楚": "钟楚", "錢鍾書": "钱锺书", "鍾書": "钟书"}
for text, expected in cases.items():
    print(text, "->", convert(text))
    assert convert(text) == expected, (text, convert(text))
sentence = "館長李乾元旦到會"
print(sentence, "->", convert(sentence), " name alone ->", convert("李乾"))
assert "李乾" in convert(sentence) and convert("李乾") == "李干"
assert convert("錢鍾書")[1:] != convert("鍾書")
PY
