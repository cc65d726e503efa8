#!/usr/bin/env bash
# borax: the eve asked for with a year is the eve of the lunar year, a civil year later
#
# Subject: borax 4.1.3, Python 3.11.
# Guess: get_festival('除夕').at(year=2024) is the New Year's Eve that a calendar of 2024 shows, 9
#   February 2024, as at(year=2024) of 元旦 is 1 January 2024.
# Instead: the year means the kind of year the festival is defined in. For lunar festivals it is
#   the lunar year, whose last day falls in the next civil year: 28 January 2025. Festivals early
#   in the lunar year hide the difference.
# Seen: 2026-11-30: 除夕 at(year=2024): 2025-01-28, 元旦 at(year=2024): 2024-01-01.
# For the builder: a news text of February 2024 that says 今年除夕 or 2024年除夕 means 9 February 2024.
#   Ask for the lunar year before, or list the festival days and take the one inside the civil
#   year. The same holds for 腊八节 and 小年.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'borax==4.1.3'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from borax.calendars.festivals2 import FestivalLibrary

library = FestivalLibrary.load_builtin()
eve = library.get_festival("除夕").at(year=2024)
solar = eve.to_solar_date()
new_year = library.get_festival("元旦").at(year=2024)
print("除夕 at(year=2024):", solar, " 元旦 at(year=2024):", new_year)
assert solar.isoformat() == "2025-01-28", solar
assert new_year.isoformat() == "2024-01-01", new_year
PY
