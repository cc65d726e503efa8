#!/usr/bin/env bash
# htmldate: 发布时间：2024年5月15日 becomes 1 January 2024
#
# Subject: htmldate 1.11.0, Python 3.11.
# Guess: the commonest way a Chinese page states its date is either read or not found (None).
# Instead: without a clock time, or behind a label, only the year is seen and the answer is filled
#   up to 1 January. The same page with 2024-05-15 or with a clock time is right. The tag
#   apub:time with a month of one digit is filled up too.
# Seen: 2026-11-30: 2024-01-01 for both labels in Chinese form and for apub:time 2024/3/11;
#   2024-05-15 for the two other forms.
# For the builder: read 年月日 by a rule of one's own before asking the library, and treat every 1
#   January it returns as only a year; otherwise 1 January becomes the busiest day of the year.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'htmldate==1.11.0'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from htmldate import find_date


def date(label, meta=""):
    return find_date(
        f'<html lang="zh-CN"><head><title>新馆</title>{meta}</head><body><div>{label}</div>'
        "<p>城里的图书馆开门迎客，读者很多，大家都很高兴。</p></body></html>"
    )


seen = {label: date(label) for label in ["发布时间：2024年5月15日", "2024年12月25日", "2024年5月15日 09:30", "发布时间：2024-05-15"]}
seen["apub:time"] = date("", '<meta name="apub:time" content="2024/3/11">')
for label, found in seen.items():
    print(label, "->", found)
assert list(seen.values()) == ["2024-01-01", "2024-01-01", "2024-05-15", "2024-05-15", "2024-01-01"], seen
PY
