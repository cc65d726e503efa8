#!/usr/bin/env bash
# DuckDB: '…+08:00'::TIMESTAMP was 01:30 in 1.3 and is 09:30 since 1.4; '… +0800' is NULL
#
# Subject: duckdb 1.3.2, 1.4.3 and 2.0.1, Python 3.11.
# Guess: a cast from text to a type without a zone either converts to UTC, always, or refuses a
#   text with an offset; and a blank before the offset is no matter.
# Instead: 1.3 converts to UTC, 1.4 and later keep the clock time and drop the offset, with no
#   notice: the same load gives times eight hours apart. A cast to DATE takes the written day. The
#   form with a blank and no colon, which git and blog generators write, is NULL under TRY_CAST;
#   without the blank it is read.
# Seen: 2026-11-30: 01:30:00 in 1.3.2, 09:30:00 in 1.4.3 and 2.0.1; the form with a blank NULL in
#   all three.
# For the builder: cast to TIMESTAMPTZ and convert with AT TIME ZONE, never straight to TIMESTAMP;
#   normalise the offset before casting; compare the highest and lowest time of a table after an
#   upgrade.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import json
import subprocess
import sys

code = """
import duckdb, json
connection = duckdb.connect()
connection.execute("SET TimeZone = 'Asia/Shanghai'")
print(json.dumps([str(value) for value in connection.execute(\"\"\"SELECT
    '2024-05-15 09:30:00+08:00'::TIMESTAMP,
    '2024-05-14T23:30:00Z'::DATE,
    TRY_CAST('2024-05-15 09:30:00 +0800' AS TIMESTAMPTZ),
    TRY_CAST('2024-05-15 09:30:00+0800' AS TIMESTAMPTZ) IS NOT NULL\"\"\").fetchone()]))
"""
seen = {}
for version in ("1.3.2", "1.4.3", "2.0.1"):
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", version, f"duckdb=={version}"],
        check=True, stderr=subprocess.DEVNULL,
    )
    seen[version] = json.loads(subprocess.run([sys.executable, "-c", code], cwd=version, capture_output=True, text=True, check=True).stdout)
    print(version, seen[version])
assert seen["1.3.2"] == ["2024-05-15 01:30:00", "2024-05-14", "None", "True"], seen
assert seen["1.4.3"] == seen["2.0.1"] == ["2024-05-15 09:30:00", "2024-05-14", "None", "True"], seen
PY
