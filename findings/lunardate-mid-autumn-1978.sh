#!/usr/bin/env bash
# lunardate: the eighth month of 1978 begins a day early, so Mid-Autumn is on 16 September
#
# Subject: lunardate 0.3.0 against sxtwl 2.0.7, zhdate 0.1 and the new moon of ephem 4.2.1, Python
#   3.11.
# Guess: the lunar calendar of the twentieth century is settled history, so every library gives
#   the same 15th of the eighth month.
# Instead: the new moon of that month fell nine minutes after midnight at UTC+8, on 3 September.
#   lunardate starts the month on the 2nd; the two other tables and the astronomy say the 3rd. The
#   whole month is a day early.
# Seen: 2026-11-30: lunardate 1978-09-16; sxtwl and zhdate 1978-09-17; new moon 1978/9/3 00:08:53.
# For the builder: check a calendar library against a second one over the whole range in use, not
#   on this year's festivals; months that begin near midnight are where tables part.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'lunardate==0.3.0' 'sxtwl==2.0.7' 'zhdate==0.1' 'ephem==4.2.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import ephem
import sxtwl
from lunardate import LunarDate
from zhdate import ZhDate

ours = LunarDate(1978, 8, 15).to_solar_date() if hasattr(LunarDate, "to_solar_date") else LunarDate(1978, 8, 15).toSolarDate()
day = sxtwl.fromLunar(1978, 8, 15)
others = {(day.getSolarYear(), day.getSolarMonth(), day.getSolarDay()), ZhDate(1978, 8, 15).to_datetime().timetuple()[:3]}
new_moon = ephem.Date(ephem.next_new_moon("1978/8/25") + 8 / 24)
print("lunardate:", ours, " sxtwl and zhdate:", others, " new moon, UTC+8:", new_moon)
assert ours.isoformat() == "1978-09-16", ours
assert others == {(1978, 9, 17)}, others
assert str(new_moon).startswith("1978/9/3 00:0"), new_moon
PY
