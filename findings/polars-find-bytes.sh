#!/usr/bin/env bash
# polars: str.find counts bytes and str.slice counts characters, so what was found cannot be cut out
#
# Subject: polars 2.1.0; beside it duckdb 2.0.1; Python 3.11.
# Guess: the functions of one namespace count in one unit: str.slice(str.find(name), length) cuts
#   out the name, as it does for Latin text.
# Instead: find gives the offset in bytes (three to a Chinese character), while slice, head, tail
#   and pad count characters. The cut is from a later place, or empty near the end, and never an
#   error. str.find of Python and instr of DuckDB count characters.
# Seen: 2026-11-30: find 6, the slice from there 到会 instead of 王伟; Python 2; DuckDB 3, counted
#   from 1.
# For the builder: offsets that are stored beside a text must come from one counter. Turn a polars
#   offset into characters, or use the length in characters of the text before the hit; tests with
#   Latin text see nothing.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'polars==2.1.0' 'duckdb==2.0.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import duckdb
import polars as pl

text, name = "局长王伟今天到会", "王伟"
frame = pl.DataFrame({"text": [text]}).select(
    place=pl.col("text").str.find(name, literal=True),
    cut=pl.col("text").str.slice(pl.col("text").str.find(name, literal=True), len(name)),
    head=pl.col("text").str.head(2),
)
place, cut, head = frame.row(0)
(in_duckdb,) = duckdb.execute("SELECT instr(?, ?)", [text, name]).fetchone()
print("polars find:", place, "slice from there:", repr(cut), "| Python find:", text.find(name), "| DuckDB instr (from 1):", in_duckdb)
assert (place, cut, head) == (6, "到会", "局长"), (place, cut, head)
assert text.find(name) == 2 and in_duckdb == 3
latin = pl.select(pl.lit("Mr Wang").str.slice(pl.lit("Mr Wang").str.find("Wang", literal=True), 4)).item()
assert latin == "Wang"
PY
