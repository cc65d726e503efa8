#!/usr/bin/env bash
# DuckDB and polars read the Republic year 113/05/15 as a date of the year 113
#
# Subject: duckdb 2.0.1 (read_csv) and polars 2.1.0 (try_parse_dates), Python 3.11.
# Guess: a year of three digits is no date form of either reader, so the column stays text and
#   somebody looks at it.
# Instead: both find a date column and read the year 113 of the common era. Year 113 of the
#   Republic is 2024.
# Seen: 2026-11-30: DATE 0113-05-15 in DuckDB, Date 0113-05-15 in polars.
# For the builder: lists from Taiwan are typed as dates without a warning and then sort before
#   everything. Read such columns as text, and check every date column for a lowest year.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
from datetime import date

import duckdb
import polars as pl

with open("list.csv", "w", encoding="utf-8") as target:
    target.write("日期,标题\n113/05/15,开馆\n113/06/01,闭馆\n")
kind = duckdb.sql("DESCRIBE SELECT * FROM 'list.csv'").fetchall()[0][1]
first = duckdb.sql("SELECT * FROM 'list.csv'").fetchall()[0][0]
frame = pl.read_csv("list.csv", try_parse_dates=True)
print("DuckDB:", kind, first, " polars:", frame.schema["日期"], frame["日期"][0])
assert (kind, first) == ("DATE", date(113, 5, 15))
assert frame.schema["日期"] == pl.Date and frame["日期"][0] == date(113, 5, 15), frame
PY
