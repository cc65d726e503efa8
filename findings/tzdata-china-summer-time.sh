#!/usr/bin/env bash
# Time zone data: China's clocks were at UTC+9 in the summers of 1986 to 1991
#
# Subject: tzdata 2026.6 read by zoneinfo of Python 3.11, and the zone rules inside duckdb 2.0.1.
# Guess: China has one zone without daylight saving time, so Asia/Shanghai and a fixed +08:00 are
#   the same thing for any article.
# Instead: from 1986 to 1991 there was summer time. In those summers Asia/Shanghai is +09:00: half
#   past eleven in the evening written at a fixed +08:00 belongs to the next day in the zone.
# Seen: 2026-11-30: 9 hours on 1 July of 1986 to 1991, 8 in the years before and after; DuckDB
#   dates 1988-07-01 23:30+08 to 1988-07-02.
# For the builder: choose one of the two for archives of those years and write down which. A
#   filled-in +08:00 followed by a conversion to the zone moves the date of late-evening items by
#   a day.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'tzdata==2026.6' 'duckdb==2.0.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import os

os.environ["PYTHONTZPATH"] = ""
import duckdb
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

offsets = {
    year: datetime(year, 7, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai")).utcoffset() // timedelta(hours=1)
    for year in range(1984, 1995)
}
print("Asia/Shanghai on 1 July:", offsets)
assert {year for year, hours in offsets.items() if hours == 9} == set(range(1986, 1992)), offsets
assert set(offsets.values()) == {8, 9}
late = datetime(1988, 7, 1, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
fixed = late.astimezone(ZoneInfo("Etc/GMT-8"))
print("23:30 by the clock of the day is, at a fixed UTC+8,", fixed.isoformat())
assert fixed.hour == 22
connection = duckdb.connect()
connection.execute("SET TimeZone = 'Asia/Shanghai'")
(shown,) = connection.execute("SELECT '1988-07-02 00:30:00+09'::TIMESTAMPTZ::VARCHAR").fetchone()
(plain,) = connection.execute("SELECT '1988-07-01 23:30:00+08'::TIMESTAMPTZ::DATE::VARCHAR").fetchone()
print("DuckDB:", shown, plain)
assert shown == "1988-07-02 00:30:00+09" and plain == "1988-07-02"
PY
