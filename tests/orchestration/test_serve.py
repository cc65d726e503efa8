"""One process that is left running for a year: schedule, overlap, a downtime, a lost server, the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock

from flows.orchestration.server import healthy
from tests.corpus import ARTICLES, content, write
from tests.orchestration.conftest import Prefect, wait_until

pytestmark = pytest.mark.server
EVERY = "8s"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write(tmp_path / "raw")
    (tmp_path / "newsledger.toml").write_text("lock_seconds = 60\nworkers = 1\n")
    return tmp_path


def lock_of(home: Path) -> FileLock:
    (home / "warehouse").mkdir(exist_ok=True)
    return FileLock(home / "warehouse/newsledger.duckdb.lock")


def serve(prefect: Prefect, home: Path, *flags: str, configured: bool = False) -> subprocess.Popen[str]:
    command = ("-m", "flows.cli", "serve", "--port", str(prefect.port), *flags)
    return prefect.start(*command, cwd=home, log=home / "serve.log", configured=configured)


def said(home: Path) -> str:
    return (home / "serve.log").read_text()


def test_a_schedule_fires_refuses_overlap_and_ends_cleanly(prefect: Prefect, home: Path) -> None:
    serving = serve(prefect, home, "--every", EVERY)
    done = wait_until(lambda: len(r := prefect.runs("COMPLETED")) >= 3 and r, 240, "three scheduled runs")
    assert prefect.ask("/ui-settings", base=prefect.api.removesuffix("/api"))["api_url"] == "/api"
    assert all(r["auto_scheduled"] for r in done)
    assert any(r["name"].endswith(f": {len(ARTICLES)} new files") for r in done)
    assert any(r["name"].endswith(": 0 new files") for r in done)
    with duckdb.connect(str(home / "warehouse/newsledger.duckdb"), read_only=True) as con:
        assert con.execute("SELECT flow_run_id FROM runs").fetchall() == [(done[0]["id"],)]

    before = content(home / "warehouse/newsledger.duckdb")
    with lock_of(home):  # a run that takes long: the next ones meet it
        under_way = wait_until(lambda: prefect.runs("RUNNING"), 60, "a run waits for the lock")
        known = {r["id"] for r in prefect.runs("CANCELLED")}
        refused = wait_until(
            lambda: [r for r in prefect.runs("CANCELLED") if r["id"] not in known], 60, "an overlapping run is refused"
        )
        assert "concurrency limit" in refused[0]["state"]["message"]
        assert [r["id"] for r in prefect.runs("RUNNING")] == [r["id"] for r in under_way]
        # … and the end comes while it is under way
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(60) == 0
    assert content(home / "warehouse/newsledger.duckdb") == before
    assert "Traceback" not in said(home)
    assert not healthy(prefect.api)
    wait_until(lambda: not prefect.left_behind(), 10, "nothing is left behind")

    prefect.start_server()
    assert not prefect.runs("RUNNING")
    (deployment,) = prefect.ask("/deployments/filter", {})
    assert deployment["paused"]


def test_runs_that_became_late_in_a_downtime_are_cancelled_all_but_one(prefect: Prefect, home: Path) -> None:
    prefect.start_server()
    serving = serve(prefect, home, "--every", EVERY, configured=True)
    wait_until(lambda: prefect.runs("COMPLETED"), 120, "a scheduled run")
    os.killpg(serving.pid, signal.SIGKILL)
    late = wait_until(
        lambda: len(r := [x for x in prefect.runs("SCHEDULED") if x["state"]["name"] == "Late"]) >= 4 and r,
        90, "runs are late",
    )  # fmt: skip
    serve(prefect, home, "--every", EVERY, configured=True)
    ids = {r["id"] for r in late}
    wait_until(lambda: "1 cancelled" in said(home) or "cancelled, the newest" in said(home), 60, "it says so")
    wait_until(
        lambda: {r["id"] for r in prefect.runs("CANCELLED") if "downtime" in (r["state"]["message"] or "")} >=
        ids - {r["id"] for r in sorted(late, key=lambda r: r["expected_start_time"])[-1:]},
        60, "all but the newest are cancelled",
    )  # fmt: skip


def test_a_server_that_dies_is_started_again_and_runs_go_on(prefect: Prefect, home: Path) -> None:
    serving = serve(prefect, home, "--every", EVERY)
    wait_until(lambda: prefect.runs("COMPLETED"), 240, "a scheduled run")
    before = len(prefect.runs("COMPLETED"))
    (pid,) = [int(p.name) for p in Path("/proc").glob("[0-9]*") if is_server(p, prefect)]
    os.killpg(pid, signal.SIGKILL)
    wait_until(lambda: "it is started again" in said(home), 30, "it says so")
    wait_until(lambda: healthy(prefect.api), 120, "the server is back")
    wait_until(lambda: len(prefect.runs("COMPLETED")) > before, 180, "runs go on")
    serving.send_signal(signal.SIGTERM)
    assert serving.wait(60) == 0


def is_server(process: Path, prefect: Prefect) -> bool:
    try:
        words = (process / "cmdline").read_text().split("\0")
    except OSError:
        return False
    return words[1:5] == ["-m", "prefect", "server", "start"] and str(prefect.port) in words


def test_files_that_come_into_a_watched_folder_are_ingested(served: Prefect, home: Path) -> None:
    serving = serve(served, home, "--watch", configured=True)
    warehouse = home / "warehouse/newsledger.duckdb"
    wait_until(warehouse.is_file, 90, "the files that lie there are published")
    write(home / "raw", {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})

    def published() -> bool:
        answer = served.run("-m", "flows.cli", "sql", "SELECT count(*) AS n FROM source_files", "--json", cwd=home)
        return json.loads(answer.stdout) == [{"n": len(ARTICLES) + 1}]

    wait_until(published, 90, "the new file is published")
    serving.send_signal(signal.SIGTERM)
    assert serving.wait(60) == 0


@pytest.mark.parametrize(
    ("flags", "says"),
    [((), "no schedule"), (("--cron", "x y"), "five fields"), (("--every", "often"), "15m"),
     (("--every", "5m", "--cron", "0 6 * * *"), "one of them")],
)  # fmt: skip
def test_a_wrong_schedule_is_usage_before_anything_is_started(
    prefect: Prefect, home: Path, flags: tuple[str, ...], says: str
) -> None:
    answer = prefect.run("-m", "flows.cli", "serve", *flags, cwd=home, configured=False)
    assert answer.returncode == 2
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1
