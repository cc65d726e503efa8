"""A published file of the samples, and a client of the explorer over it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.browse.app import Explorer
from flows.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
HERE = "http://127.0.0.1:8642"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, samples_run: Path) -> Settings:
    """The settings of a warehouse of the samples."""
    folder = Path(shutil.copytree(samples_run, tmp_path_factory.mktemp("browse") / "published"))
    return Settings(raw=ROOT / "raw", warehouse=folder / "n.duckdb", judgements=folder / "judgements.yaml", workers=1)


@pytest.fixture(scope="session")
def explorer(published: Settings) -> Explorer:
    return Explorer(published)


@pytest.fixture
def client(explorer: Explorer) -> TestClient:
    return TestClient(explorer.app(), base_url=HERE, headers={"accept-language": "en"})
