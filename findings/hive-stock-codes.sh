#!/usr/bin/env bash
# Hive partitions: a folder of a stock code is a number to some readers, and 000001 becomes 1
#
# Subject: duckdb 2.0.1, polars 2.1.0, pyarrow 26.0.1, Python 3.11.
# Guess: what was written by a partition of a text column (code=000001, code=600000) is read back
#   as that text, by whatever reads hive partitions.
# Instead: the folder's name holds no type, so each reader guesses one. polars and pyarrow take the
#   codes for integers: 平安银行 (000001) becomes 1. DuckDB keeps the text as long as a code with a
#   leading zero is there, and takes codes of Shanghai alone (600000) for BIGINT.
# Seen: 2026-11-30: polars [1, 600000], pyarrow [1, 600000], DuckDB ['000001', '600000'] as VARCHAR,
#   and of 600000 alone BIGINT.
# For the builder: a join on the code finds nothing, or fails on the day when the first code of
#   Shenzhen comes. Do not cut by a text that can look like a number, write the column into the
#   files too, or name the type (hive_schema, hive_types, partitioning).
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'duckdb==2.0.1' 'polars==2.1.0' 'pyarrow==26.0.1'
cd "$work"
"$work/venv/bin/python" -I - <<'PY'
import duckdb
import polars as pl
import pyarrow.dataset as ds

con = duckdb.connect()
rows = "(VALUES ('000001', '平安银行'), ('600000', '浦发银行')) t(code, name)"
con.execute(f"COPY (FROM {rows}) TO 'both' (FORMAT parquet, PARTITION_BY (code))")
con.execute(f"COPY (FROM {rows} WHERE code = '600000') TO 'shanghai' (FORMAT parquet, PARTITION_BY (code))")


def by_duckdb(folder):
    sql = f"SELECT code, typeof(code) FROM read_parquet('{folder}/**/*.parquet', hive_partitioning = true) ORDER BY ALL"
    return con.execute(sql).fetchall()


polars = pl.scan_parquet("both/**/*.parquet", hive_partitioning=True).select("code").collect()["code"].sort().to_list()
arrow = sorted(ds.dataset("both", format="parquet", partitioning="hive").to_table()["code"].to_pylist())
print("polars", polars, "pyarrow", arrow, "DuckDB", by_duckdb("both"), by_duckdb("shanghai"))
assert polars == [1, 600000], polars
assert arrow == [1, 600000], arrow
assert by_duckdb("both") == [("000001", "VARCHAR"), ("600000", "VARCHAR")]
assert by_duckdb("shanghai") == [(600000, "BIGINT")]

named = pl.scan_parquet("both/**/*.parquet", hive_partitioning=True, hive_schema={"code": pl.String})
assert named.select("code").collect()["code"].sort().to_list() == ["000001", "600000"]
PY
