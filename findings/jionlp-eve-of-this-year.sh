#!/usr/bin/env bash
# jionlp: 今年除夕 is 28 January 2024, a day that is no eve of any year
#
# Subject: jionlp 1.5.31, time base 15 May 2024, Python 3.11.
# Guess: 今年除夕 is 9 February 2024 or, read as the lunar year, 28 January 2025; 去年除夕 is 21 January
#   2023 or 9 February 2024.
# Instead: the month and day of the later eve are joined with the year of the earlier reading:
#   2024-01-28 and 2023-02-09. Neither is an eve. 2024年除夕 written with figures, and 今年中秋, are
#   right.
# Seen: 2026-11-30: 今年除夕 2024-01-28, 去年除夕 2023-02-09, 2024年除夕 2025-01-28, 今年中秋 2024-09-17.
# For the builder: turn 今年 and 去年 into a year number yourself and look the festival up in a
#   calendar; a plausible January date passes every range check.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'jionlp==1.5.31' 'sxtwl==2.0.7'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import time

import jionlp
import sxtwl

base = time.mktime((2024, 5, 15, 12, 0, 0, 0, 0, -1))


def day(text):
    return jionlp.parse_time(text, time_base=base)["time"][0][:10]


def is_eve(iso):
    lunar = sxtwl.fromSolar(*map(int, iso.split("-"))).after(1)
    return (lunar.getLunarMonth(), lunar.getLunarDay()) == (1, 1)


for text in ["今年除夕", "去年除夕", "2024年除夕", "今年中秋"]:
    print(text, day(text), "eve" if is_eve(day(text)) else "-")
assert day("今年除夕") == "2024-01-28" and not is_eve("2024-01-28")
assert day("去年除夕") == "2023-02-09" and not is_eve("2023-02-09")
assert day("2024年除夕") == "2025-01-28" and is_eve("2025-01-28")
assert day("今年中秋") == "2024-09-17"
PY
