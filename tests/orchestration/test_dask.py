"""The flow on a real Dask cluster: what it publishes is what a plain run publishes."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import content, write
from tests.orchestration.conftest import Prefect, wait_until

pytestmark = pytest.mark.server

CLUSTER = """
import time
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        time.sleep(600)
"""


def test_a_cluster_publishes_what_a_plain_run_does(served: Prefect, tmp_path: Path) -> None:
    write(tmp_path / "raw")
    (tmp_path / "cluster.py").write_text(CLUSTER)
    log = tmp_path / "cluster.log"
    cluster = served.start(str(tmp_path / "cluster.py"), cwd=tmp_path, log=log)
    address = wait_until(lambda: log.read_text().strip().startswith("tcp://") and log.read_text().split()[0], 60, "it")
    (tmp_path / "newsledger.toml").write_text(f'workers = 1\ndask_address = "{address}"\n')
    out = served.run("-m", "flows.cli", "ingest", "--json", "--warehouse", "cluster.duckdb", cwd=tmp_path)
    cluster.terminate()
    assert out.returncode == 0, out.stderr
    plain = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "plain.duckdb", judgements=tmp_path / "none")
    ingest(plain)
    assert content(tmp_path / "cluster.duckdb") == content(plain.warehouse)
