#!/usr/bin/env bash
# DuckDB: \w, \d, \s and \b know ASCII only, while trim and ILIKE know Unicode
#
# Subject: duckdb 2.0.1 against polars 2.1.0 and re of Python 3.11.
# Guess: in a database that is UTF-8 throughout, \w matches a Chinese character and \s the
#   full-width blank, as in Python and in polars, two stages of the same pipeline.
# Instead: the classes with a backslash are ASCII only: 王伟 is not \w+, １ is not \d, the full-width
#   blank is not \s and stays in the text. trim does strip that blank, ILIKE does fold full-width
#   letters, and \p{Han} works.
# Seen: 2026-11-30: DuckDB False, False, blank kept, True, True, True; polars and re match all
#   three.
# For the builder: a check such as regexp_full_match(name, '\w+') refuses every Chinese name, and
#   one such as NOT regexp_matches(name, '\s') accepts a name with a full-width blank. Write
#   \p{L}, \p{Nd}, [\s\p{Z}].
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import re

import duckdb
import polars as pl

row = duckdb.connect().execute(
    r"""SELECT regexp_full_match('王伟', '\w+'), regexp_matches('第１名', '\d'),
    regexp_replace('甲　乙', '\s+', '', 'g') = '甲　乙', regexp_full_match('王伟', '\p{Han}+'),
    trim('　王伟　') = '王伟', 'ＡＢ' ILIKE 'ａｂ'"""
).fetchone()
series = pl.Series(["王伟", "第１名", "甲　乙"])
polars_row = [series.str.contains(pattern).to_list() for pattern in (r"^\w+$", r"\d", r"\s")]
print("DuckDB:", row, "\npolars:", polars_row)
assert row == (False, False, True, True, True, True), row
assert polars_row == [[True, True, False], [False, True, False], [False, False, True]], polars_row
assert re.fullmatch(r"\w+", "王伟") and re.search(r"\s", "甲　乙") and re.search(r"\d", "第１名")
PY
