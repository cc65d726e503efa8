"""Fixtures that several rooms share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="Write what is read as expected; review the diff.")


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
