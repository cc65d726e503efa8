"""Fixtures that several rooms share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.pipeline.interpreter_tuning import seldom_collecting
from flows.settings import Settings
from tests.corpus import copy_of_a_run, write

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="Write what is read as expected; review the diff.")


@pytest.fixture(scope="session", autouse=True)
def _interpreter_as_in_a_run() -> Iterator[None]:
    """The collector looks as seldom as in a run, and never at what was imported: it would go through all modules of
    the tests again and again.
    """
    gc.freeze()
    with seldom_collecting():
        yield


@pytest.fixture(scope="session")
def first_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small corpus under `raw` and what a first run made of it under `out`; to be left as it is."""
    folder = tmp_path_factory.mktemp("first-run")
    settings = Settings(raw=write(folder / "raw"), warehouse=folder / "out/n.duckdb", judgements=folder / "none.yaml")
    assert ingest(settings).status == "published"
    return folder


@pytest.fixture
def ran(first_run: Path, tmp_path: Path) -> Settings:
    """The settings of a copy of that folder, whose further runs are a test's own."""
    copy_of_a_run(first_run, tmp_path)
    return Settings(raw=tmp_path / "raw", warehouse=tmp_path / "out/n.duckdb", judgements=tmp_path / "judgements.yaml")


@pytest.fixture(scope="session")
def samples_run(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A folder with what a first run made of the sample articles, `n.duckdb` and its store; to be left as it is."""
    folder = tmp_path_factory.mktemp("samples-run")
    settings = Settings(raw=samples, warehouse=folder / "n.duckdb", judgements=folder / "none.yaml", workers=1)
    assert ingest(settings).status == "published"
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and annotations beside the repository; a user's clone has none."""
    folder = ROOT.parent / "shared"
    if not (folder / "seeds").is_dir():
        pytest.skip("../shared (real articles and annotations) is not beside this clone")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The sample articles that ship with the project."""
    return ROOT / "raw"
