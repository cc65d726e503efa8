"""The checks over 20,000 articles cost little of the cold run that made them, in CPU time: load changes nothing."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import duckdb
import pytest

from flows.bench import corpus
from flows.quality.checks import CandidateWarehouse, look
from flows.quality.definitions import load, model_checks
from schemas.published import BY_NAME
from schemas.tables import columns, create_sql
from warehouse import views

ARTICLES, TIMES = 400, 50
SHARE = 0.02
# Columns that tell the copies of a row apart.
IDS = {
    "source_id", "person_id", "org_id", "parent_org_id", "entity_id", "event_id", "mention_id", "event_mention_id",
    "path", "quarantine_id",
}  # fmt: skip


def cold_run(folder: Path) -> float:
    """CPU seconds of a cold run of ARTICLES generated articles, all processes together."""
    corpus.write(folder / "raw", islice(corpus.files(ARTICLES), ARTICLES))
    (folder / "newsledger.toml").write_text('raw = "raw"\nwarehouse = "n.duckdb"\n')
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "flows.cli", "ingest"], cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def grown(con: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Make the current database a warehouse TIMES as large: every row again and again under other ids."""
    con.execute(f"ATTACH '{warehouse}' AS small (READ_ONLY)").fetchall()
    for table, model in BY_NAME.items():
        con.execute(create_sql(model)).fetchall()
        if table in ("event_types", "runs", "quality_results"):
            continue
        told = ", ".join(f'"{c}" || \'_\' || i AS "{c}"' if c in IDS else f'"{c}"' for c in columns(model))
        con.execute(f"INSERT INTO {table} BY NAME SELECT {told} FROM small.{table}, range({TIMES}) r(i)").fetchall()
    con.execute("INSERT INTO event_types FROM small.event_types").fetchall()
    con.execute("CREATE TEMP TABLE run_files AS SELECT path FROM source_files").fetchall()
    views.create(lambda sql: con.execute(sql).fetchall())


@pytest.mark.slow
@pytest.mark.benchmark
def test_checks_over_20000_articles_take_at_most_a_fiftieth_of_the_cold_run(tmp_path: Path) -> None:
    made = cold_run(tmp_path) * TIMES
    with duckdb.connect(str(tmp_path / "grown.duckdb"), config={"preserve_insertion_order": False}) as con:
        grown(con, tmp_path / "n.duckdb")
        candidate = CandidateWarehouse(con)
        took = {}
        for check in [*model_checks(BY_NAME, {}), *load()]:
            if check.kind != "figure":
                begun = time.process_time()
                look(check, candidate)
                took[check.name] = time.process_time() - begun
        sources = con.execute("SELECT count(*), avg(body_chars) FROM sources").fetchall()[0]
    slowest = sorted(took.items(), key=lambda x: -x[1])[:5]
    print(
        f"{sources[0]} sources of {sources[1]:.0f} characters: checks {sum(took.values()):.1f} of {made:.0f} CPU s",
        slowest,
    )
    assert sum(took.values()) <= SHARE * made, slowest
