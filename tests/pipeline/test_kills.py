"""Runs that are killed at random moments: the same content after one whole run, and never a broken file to read."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import ARTICLES, content, write

KILLS = int(os.environ.get("NEWSLEDGER_KILLS", "12"))  # 50 for the long proof


def settings_in(folder: Path) -> Settings:
    return Settings(raw=folder / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none", lock_seconds=1)


@pytest.mark.slow
def test_kills_at_random_moments_leave_the_same_content_and_no_broken_file(tmp_path: Path) -> None:
    home = settings_in(tmp_path)
    write(home.raw)
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))}
    command = [sys.executable, "-m", "flows.cli", "ingest", "--warehouse", str(home.warehouse), "--force"]
    root = str(Path(__file__).resolve().parent.parent.parent)

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, cwd=tmp_path, env={**clean, "PYTHONPATH": root}, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip

    begun = time.perf_counter()
    assert start().wait(120) == 0
    whole = time.perf_counter() - begun

    reads, stop = [0], threading.Event()
    broken: list[str] = []
    ask = "SELECT count(*) FROM sources s JOIN mentions m USING (source_id) WHERE s.last_run_id IS NOT NULL"

    def read() -> None:
        while not stop.wait(0.02):
            try:
                with duckdb.connect(str(home.warehouse), read_only=True) as con:
                    assert con.execute(ask).fetchall()[0][0] > 0
                reads[0] += 1
            except Exception as e:
                broken.append(repr(e))

    reader = threading.Thread(target=read)
    reader.start()
    chance = random.Random(os.environ.get("NEWSLEDGER_KILL_SEED", "1"))
    try:
        for number in range(KILLS):
            name = chance.choice(list(ARTICLES))
            write(
                home.raw, {f"{number}-{name}": ARTICLES[name].replace("陆知衡", "苗青岚" if number % 2 else "闻人朔")}
            )
            running = start()
            time.sleep(chance.uniform(0.2, 1.0) * whole)
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
    finally:
        stop.set()
        reader.join()
    assert broken == []
    assert reads[0] > KILLS

    assert ingest(home).status in ("published", "nothing_new")
    fresh = settings_in(tmp_path / "fresh")
    (tmp_path / "fresh").mkdir()
    home.raw.rename(fresh.raw)
    ingest(fresh)
    assert content(home.warehouse) == content(fresh.warehouse)
    with duckdb.connect(str(home.warehouse), read_only=True) as con:
        statuses = {r[0] for r in con.execute("SELECT DISTINCT status FROM runs").fetchall()}
    assert statuses <= {"published", "failed", "nothing_new"}
    assert not list(tmp_path.glob("*.candidate.duckdb*"))
