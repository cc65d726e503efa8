"""The flow on a real server: same content as plainly, artifacts, names, events, a server that is lost in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import duckdb
import pytest
from filelock import FileLock

from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import ARTICLES, content, write
from tests.orchestration.conftest import ROOT, Prefect, wait_until

pytestmark = pytest.mark.server


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write(tmp_path / "raw")
    (tmp_path / "newsledger.toml").write_text("lock_seconds = 100\nworkers = 1\n")
    return tmp_path


def run_of(prefect: Prefect, warehouse: Path) -> dict[str, object]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        (flow_run_id,) = con.execute("SELECT flow_run_id FROM runs ORDER BY run_id DESC LIMIT 1").fetchall()[0]
    found: dict[str, object] = prefect.ask(f"/flow_runs/{flow_run_id}")
    return found


def test_both_ways_publish_the_same_and_the_run_can_be_read_back(served: Prefect, home: Path) -> None:
    out = served.run("-m", "flows.cli", "ingest", "--json", "--warehouse", "flow.duckdb", cwd=home)
    assert out.returncode == 0, out.stderr
    told = json.loads(out.stdout)
    assert told["status"] == "published"
    plain = Settings(raw=home / "raw", warehouse=home / "plain.duckdb", judgements=home / "none")
    ingest(plain)
    assert content(home / "flow.duckdb") == content(plain.warehouse)

    run = run_of(served, home / "flow.duckdb")
    assert run["state_name"] == "Completed"
    assert str(run["name"]).endswith(f": {len(ARTICLES)} new files")
    assert f"/runs/flow-run/{run['id']}" in out.stderr
    here = {"flow_runs": {"id": {"any_": [run["id"]]}}}
    tasks = [t["name"] for t in served.ask("/task_runs/filter", here)]
    assert sorted(tasks) == [f"facts 1: {len(ARTICLES)} items", f"read 1: {len(ARTICLES)} items"]
    artifacts = {a["key"]: a for a in served.ask("/artifacts/filter", here)}
    assert {"run-summary", "quarantine", "failed-checks"} <= set(artifacts)
    assert told["run_id"] in artifacts["run-summary"]["data"]
    assert isinstance(json.loads(artifacts["quarantine"]["data"]), list)
    logs = wait_until(lambda: served.ask("/logs/filter", {"logs": {"flow_run_id": {"any_": [run["id"]]}}}), 30, "logs")
    said = "\n".join(entry["message"] for entry in logs)
    assert f"{len(ARTICLES)} files seen" in said
    names = {r[0] for r in content(home / "flow.duckdb")["person_aliases"]} | {"陆知衡", "澄江半导体"}
    assert not [n for n in names if str(n) in said]


def test_two_runs_at_once_on_one_warehouse_both_end_well(served: Prefect, home: Path) -> None:
    both = [served.start("-m", "flows.cli", "ingest", cwd=home, log=home / f"{i}.log") for i in range(2)]
    assert [p.wait(300) for p in both] == [0, 0]
    said = [(home / f"{i}.log").read_text() for i in range(2)]
    assert sorted("(published, run" in s for s in said) == [False, True]
    assert sorted("(nothing_new, run" in s for s in said) == [False, True]


def test_a_server_lost_in_the_middle_costs_no_run_and_the_run_says_so(prefect: Prefect, home: Path) -> None:
    server = prefect.start_server()
    (home / "warehouse").mkdir()
    with FileLock(home / "warehouse/newsledger.duckdb.lock"):
        running = prefect.start("-m", "flows.cli", "ingest", cwd=home, log=home / "log", PREFECT_CLIENT_MAX_RETRIES="1")
        # its own log, not the server's state: the answer to "running" must have reached the run
        wait_until(lambda: "taking the warehouse" in (home / "log").read_text(), 150, "the run waits for the lock")
        os.killpg(server.pid, signal.SIGKILL)
    assert running.wait(300) == 0, (home / "log").read_text()
    said = (home / "log").read_text()
    assert "(published, run" in said
    assert "the Prefect server was lost" in said
    with duckdb.connect(str(home / "warehouse/newsledger.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM sources").fetchall() == [(len(ARTICLES),)]


def test_a_configured_server_that_is_not_there_is_one_sentence(prefect: Prefect, home: Path) -> None:
    out = prefect.run("-m", "flows.cli", "ingest", cwd=home, PREFECT_CLIENT_MAX_RETRIES="0")
    assert out.returncode == 1
    assert out.stderr.splitlines()[-1].startswith("newsledger: ")
    assert "Traceback" not in out.stderr
    served = prefect.run("-m", "flows.cli", "serve", "--every", "5m", cwd=home)
    assert served.returncode == 1
    assert "no Prefect server answers there" in served.stderr


def test_without_a_server_a_temporary_one_is_used(prefect: Prefect, home: Path) -> None:
    out = prefect.run("-m", "flows.cli", "ingest", "--prefect", "--json", cwd=home, configured=False)
    assert out.returncode == 0, out.stderr
    assert json.loads(out.stdout)["status"] == "published"


class Inbox(BaseHTTPRequestHandler):
    got: ClassVar[list[dict[str, str]]] = []

    def do_POST(self) -> None:
        self.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_failed_run_becomes_a_notification(served: Prefect, home: Path) -> None:
    inbox = HTTPServer(("127.0.0.1", 0), Inbox)
    threading.Thread(target=inbox.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{inbox.server_port}/hook"
    try:
        for _ in range(2):  # the second time renews what the first one made
            made = served.run(str(ROOT / "docs/examples/notify_on_failure.py"), url, cwd=home)
            assert made.returncode == 0, made.stderr
        assert len(served.ask("/automations/filter", {})) == 1
        (home / "in the way").write_text("a file")
        failed = served.run("-m", "flows.cli", "ingest", "--warehouse", "in the way/n.duckdb", cwd=home)
        assert failed.returncode == 1
        wait_until(lambda: Inbox.got, 90, "the notification")
        inbox.shutdown()
    finally:
        inbox.server_close()
    assert len(Inbox.got) == 1
    assert "cannot be" in Inbox.got[0]["text"]


def test_a_long_run_shows_its_progress(served: Prefect, home: Path) -> None:
    long_run = (
        "from prefect import flow\nfrom flows.orchestration.flow import Progress\n"
        "@flow\ndef long():\n    show = Progress()\n    show('read', 250, 1000)\n    show('read', 900, 1000)\n"
        "    show('facts', 10, 20)\nlong()"
    )
    subprocess.run([sys.executable, "-c", long_run], check=True, cwd=home, env=served.environment())
    (bar,) = served.ask("/artifacts/filter", {"artifacts": {"type": {"any_": ["progress"]}}})
    assert (bar["key"], bar["data"]) == ("progress-read", 90.0)


def test_a_worker_of_a_pool_runs_the_deployment_of_the_project(served: Prefect, home: Path) -> None:
    def prefect(*command: str, cwd: Path = home) -> str:
        done = served.run("-m", "prefect", *command, cwd=cwd, NEWSLEDGER_CONFIG=str(home / "newsledger.toml"))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    prefect("work-pool", "create", "--type", "process", "newsledger")
    prefect("--no-prompt", "deploy", "--all", cwd=ROOT)
    deployment = served.ask("/deployments/name/newsledger-ingest/pool")
    assert deployment["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"
    fields = deployment["parameter_openapi_schema"]["properties"]
    assert set(fields) == {"paths", "warehouse", "force", "workers", "dask"}
    assert all(f["description"] for f in fields.values())
    prefect("deployment", "run", "newsledger-ingest/pool", "--param", "workers=1")
    prefect("worker", "start", "--pool", "newsledger", "--run-once")
    assert run_of(served, home / "warehouse/newsledger.duckdb")["deployment_id"] == deployment["id"]
