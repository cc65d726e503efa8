"""The oldest DuckDB that the README names opens the published file: rows, views, comments."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import write

OLDEST = "1.2.2"
ASK = """
import duckdb, json, sys
con = duckdb.connect(sys.argv[1], read_only=True)
ask = lambda sql: [list(map(str, r)) for r in con.execute(sql).fetchall()]
tables = ask("SELECT table_name, comment FROM duckdb_tables() UNION ALL "
             "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL")
columns = ask("SELECT table_name, column_name, data_type, comment FROM duckdb_columns() "
              "WHERE table_name IN (SELECT table_name FROM duckdb_tables()) ORDER BY ALL")
rows = {name: ask(f'SELECT * FROM "{name}" ORDER BY ALL') for name, _ in tables}
print(json.dumps([duckdb.__version__, tables, columns, rows]))
"""


@pytest.mark.slow
def test_the_oldest_duckdb_that_the_readme_names_reads_every_table_view_and_comment(tmp_path: Path) -> None:
    venv.create(tmp_path / "old", with_pip=True)
    python = str(tmp_path / "old/bin/python")
    got = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", f"duckdb=={OLDEST}"], capture_output=True, text=True
    )
    if got.returncode:
        pytest.skip(f"no package index gives duckdb {OLDEST} for this Python: {got.stderr.strip().splitlines()[-1]}")
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", judgements=tmp_path / "none")
    write(settings.raw)
    ingest(settings)
    old, new = (
        json.loads(
            subprocess.run([p, "-c", ASK, str(settings.warehouse)], capture_output=True, text=True, check=True).stdout
        )
        for p in (python, sys.executable)
    )
    assert (old[0], new[0]) == (OLDEST, duckdb.__version__)
    assert old[1:3] == new[1:3]
    assert {n: len(r) for n, r in old[3].items()} == {n: len(r) for n, r in new[3].items()}
    assert old[3] == new[3]
    assert all(comment != "None" for *_, comment in old[1] + old[2])
