#!/usr/bin/env bash
# SQLite 3.40: LIKE '%王伟%' on a trigram table finds nothing, although the same LIKE on the plain column does
#
# Subject: SQLite 3.40.0 (apsw 3.40.0.0); 3.40.1 is the version of Debian 12.
# Guess: a trigram table finds nothing shorter than three characters by MATCH; LIKE and GLOB are
#   still LIKE and GLOB, only slower.
# Instead: the table answers LIKE and GLOB from its index also when the text sought has two
#   characters, and then the answer is empty. A plus sign before the column, which keeps the index
#   out, gives the row.
# Seen: 2026-11-30: LIKE with two characters 0, with three 1, +body LIKE 1, MATCH 0, GLOB 0. (Not
#   so in apsw 3.54.1, where LIKE gives 1.)
# For the builder: most Chinese names have two or three characters, so half of all searches for
#   people would come back empty on the older library. Index single characters with blanks between
#   them, or write +column LIKE.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'apsw==3.40.0.0'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import apsw

connection = apsw.Connection(":memory:")
connection.execute("CREATE VIRTUAL TABLE pages USING fts5(body, tokenize='trigram')")
connection.execute("INSERT INTO pages VALUES ('局长王伟今天到会')")


def found(condition):
    return connection.execute(f"SELECT count(*) FROM pages WHERE {condition}").fetchall()[0][0]


conditions = ["body LIKE '%王伟%'", "body LIKE '%王伟今%'", "+body LIKE '%王伟%'", "pages MATCH '王伟'", "body GLOB '*王伟*'"]
counts = [found(condition) for condition in conditions]
print(apsw.sqlitelibversion(), dict(zip(conditions, counts)))
assert apsw.sqlitelibversion() == "3.40.0"
assert counts == [0, 1, 1, 0, 0], counts
PY
