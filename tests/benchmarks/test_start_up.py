"""What a person with five files pays: a plain run against one trivial Prefect flow without a server."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.corpus import ARTICLES, LEAVES, write

TRIVIAL = "from prefect import flow\n@flow\ndef nothing(): return 1\nassert nothing() == 1"
ROUNDS = 2  # the better of two: the machine has other things to do


def seconds(command: list[str], cwd: Path, environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, cwd=cwd, env=environment, capture_output=True, timeout=300)
    return time.perf_counter() - begun


@pytest.mark.slow
@pytest.mark.benchmark
def test_five_articles_take_at_most_two_thirds_of_a_trivial_prefect_flow(tmp_path: Path) -> None:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))}
    environment = {
        **clean, "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent.parent),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }  # fmt: skip
    write(tmp_path / "raw", {**ARTICLES, "fifth.md": LEAVES.replace("陆知衡", "苗青岚")})
    plain, flow = [], []
    for number in range(ROUNDS):  # taken in turns, so that a busy minute falls on both
        command = ["-m", "flows.cli", "ingest", "--warehouse", f"{number}.duckdb"]
        plain.append(seconds(command, tmp_path, environment))
        assert (tmp_path / f"{number}.duckdb").is_file()
        # both begin with nothing: no warehouse here, no database of Prefect's there
        home = {"PREFECT_HOME": str(tmp_path / f"home{number}")}
        flow.append(seconds(["-c", TRIVIAL], tmp_path, {**environment, **home}))
    print(f"five articles {min(plain):.1f} s, trivial flow {min(flow):.1f} s")
    # a third on a quiet machine; two models are loaded by then
    assert min(plain) <= min(flow) * 2 / 3
