#!/usr/bin/env bash
# DuckDB: substr far into a Chinese text walks to its place from the beginning; in a Latin text it does not
#
# Subject: duckdb 2.0.1.
# Guess: a piece of sixteen characters costs the same wherever it stands, as in Python and as in a
#   Latin text of the same length.
# Instead: the cost grows with the position as soon as the text has characters beyond ASCII: half a
#   millisecond a call at character 200,000. right() and array_slice cost as much at any place. A
#   query that shows the words around each mention is quadratic in the length of an article.
# Seen: 2026-11-30: 5,000 calls at character 199,900 took 2.55 s in Chinese, .001 s in Latin; at
#   character 10, .003 s and .002 s.
# For the builder: cut each place once before joining it with what multiplies it (one check over 69
#   articles fell from 368 s to 2 s so), or keep the sentence with the fact and cut inside that.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'duckdb==2.0.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import time

import duckdb

con = duckdb.connect()
con.execute("SET threads = 1")
con.execute("CREATE TABLE t AS SELECT repeat('汉', 200000) AS chinese, repeat('a', 200000) AS latin")


def seconds(column: str, position: int) -> float:
    begun = time.process_time()
    con.execute(
        f"SELECT sum(length(substr({column}, {position} + (i % 10), 16))) FROM t, range(5000) r(i)"
    ).fetchone()
    return time.process_time() - begun


took = {(c, p): min(seconds(c, p) for _ in range(2)) for c in ("chinese", "latin") for p in (10, 199900)}
print({k: round(v, 4) for k, v in took.items()})
assert took["chinese", 199900] > 50 * took["chinese", 10]
assert took["chinese", 199900] > 50 * took["latin", 199900]
PY
