#!/usr/bin/env bash
# cn2an: transform turns the numerals inside names into digits
#
# Subject: cn2an 0.5.24, Python 3.11.
# Guess: transform, made for whole sentences, converts numerals where they count something (百分之五)
#   and leaves names alone.
# Instead: any numeral character outside a few fixed words is rewritten: 张三 becomes 张3, the city
#   三亚 becomes 3亚, idioms change as well.
# Seen: 2026-11-30: 张3到会, 李1明到会, 3亚下雨, 3思而后行; 万一下雨 unchanged; 百分之五 -> 5%.
# For the builder: convert only the spans that a measure word or a date form marks as numbers, and
#   keep the offsets of the original; running it before name recognition destroys names.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'cn2an==0.5.24'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import warnings

import cn2an

warnings.simplefilter("ignore")
cases = {"张三到会": "张3到会", "李一明到会": "李1明到会", "三亚下雨": "3亚下雨", "三思而后行": "3思而后行", "万一下雨": "万一下雨"}
for text, expected in cases.items():
    found = cn2an.transform(text)
    print(text, "->", found)
    assert found == expected, (text, found)
assert cn2an.transform("百分之五") == "5%"
PY
