"""Readers and the writer do not meet: no error, and never a mixture of two runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import ARTICLES, write

READERS, PUBLISHES = 20, 20
# Each table is asked by a query of its own over one connection; the edition's number stands in the articles.
READ = r"""
import duckdb, json, pathlib, re, sys, time
warehouse, stop = sys.argv[1], pathlib.Path(sys.argv[2])
seen, reads = set(), 0
while not stop.exists():
    with duckdb.connect(warehouse, read_only=True) as con:
        ask = lambda sql: con.execute(sql).fetchall()
        runs = {r[0] for r in ask("SELECT max(run_id) FROM runs WHERE status = 'published'")}
        runs |= {r[0] for r in ask("SELECT max(run_id) FROM quality_results")}
        runs |= {r[0] for r in ask("SELECT DISTINCT last_run_id FROM sources")}
        time.sleep(0.02)
        texts = [r[0] for r in ask("SELECT title FROM sources UNION ALL SELECT evidence FROM event_mentions")]
        editions = {n for t in texts for n in re.findall(r"裁员约(\d+)人", t)}
        assert len(runs) == 1 and len(editions) == 1, (runs, editions)
        seen.add((runs.pop(), editions.pop()))
    reads += 1
    time.sleep(0.2)  # twenty that never rest would leave the writer no core
print(json.dumps({"reads": reads, "seen": sorted(seen)}))
"""


def edition(number: int) -> dict[str, str]:
    """Three articles that all state one number of people."""
    told = ARTICLES["lays_off.txt"].replace("裁员约300人", f"裁员约{number}00人")
    told = told.replace("远舟汽车宣布裁员\n", f"远舟汽车宣布裁员约{number}00人\n")
    return {f"{day}.txt": told.replace("9月5日，", f"9月{day}日，") for day in (1, 2, 3)}


@pytest.mark.slow
def test_twenty_readers_during_twenty_publishes_meet_no_error_and_no_mixture(tmp_path: Path) -> None:
    settings = Settings(
        raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", judgements=tmp_path / "none", lock_seconds=1
    )
    write(settings.raw, edition(1))
    published = [(ingest(settings).run_id, "100")]
    stop = tmp_path / "stop"
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READ, str(settings.warehouse), str(stop)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(READERS)
    ]  # fmt: skip
    try:
        for number in range(2, PUBLISHES + 2):
            write(settings.raw, edition(number))
            out = ingest(settings)
            assert out.status == "published"
            published.append((out.run_id, f"{number}00"))
    finally:
        stop.touch()
        answers = [reader.communicate(timeout=60) for reader in readers]
    assert [e for _, e in answers] == [""] * READERS
    found = [json.loads(o) for o, _ in answers]
    assert all(f["reads"] > 5 for f in found)
    seen = {tuple(x) for f in found for x in f["seen"]}
    assert seen <= set(published)
    assert len(seen) > PUBLISHES / 2  # they did read while it was published
    assert len(list(settings.previous.glob("*.duckdb"))) == settings.published.previous


def test_a_reader_keeps_the_warehouse_it_has_opened_while_another_is_published(tmp_path: Path) -> None:
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", judgements=tmp_path / "none")
    write(settings.raw)
    ingest(settings)
    reader = subprocess.Popen(
        [sys.executable, "-c",
         "import duckdb, sys; con = duckdb.connect(sys.argv[1], read_only=True); print('open', flush=True); input(); "
         "print(con.execute('SELECT count(*) FROM sources').fetchall()[0][0])", str(settings.warehouse)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reader.stdout is not None
    assert reader.stdout.readline() == "open\n"
    write(settings.raw, {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})
    assert ingest(settings).status == "published"
    answer, _ = reader.communicate("\n", timeout=30)
    assert int(answer) == len(ARTICLES)
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM sources").fetchall() == [(len(ARTICLES) + 1,)]
