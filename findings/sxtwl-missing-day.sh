#!/usr/bin/env bash
# sxtwl: a lunar day or leap month that does not exist becomes another day, without an error
#
# Subject: sxtwl 2.0.7, Python 3.11.
# Guess: fromLunar refuses a lunar date that does not exist, as datetime.date refuses 30 February,
#   and as borax, zhdate and lunar_python refuse it.
# Instead: 12/30 of lunar 2024, a month of 29 days, gives 29 January 2025, which is the first day
#   of the next year. Leap month 2 of 2024, a year without a leap month, gives the ordinary month
#   2; the leap flag is dropped.
# Seen: 2026-11-30: (2025, 1, 29, False), (2024, 3, 10, False); the real leap month of 2023 gives
#   (2023, 3, 22, True).
# For the builder: 年三十 is said of every eve, also in years whose twelfth month has 29 days, so an
#   extractor that passes day 30 dates the eve to New Year's Day. Convert back and compare year,
#   month, day and leap flag before the result is believed.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'sxtwl==2.0.7'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import sxtwl


def solar(*lunar):
    day = sxtwl.fromLunar(*lunar)
    return day.getSolarYear(), day.getSolarMonth(), day.getSolarDay(), day.isLunarLeap()


print("12/30 of 2024 (29 days long):", solar(2024, 12, 30))
print("leap month 2 of 2024 (none): ", solar(2024, 2, 1, True))
print("leap month 2 of 2023 (real): ", solar(2023, 2, 1, True))
assert solar(2024, 12, 30) == (2025, 1, 29, False)
assert solar(2024, 2, 1, True) == solar(2024, 2, 1) == (2024, 3, 10, False)
assert solar(2023, 2, 1, True) == (2023, 3, 22, True)
PY
