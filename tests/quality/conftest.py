"""A good small warehouse, and a copy of it in memory that a test may break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest


@pytest.fixture(scope="session")
def good(first_run: Path) -> Path:
    """The published warehouse of the small corpus."""
    return first_run / "out/n.duckdb"


@pytest.fixture(scope="session")
def copied(good: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection whose current database `candidate` is a copy of it, with the run's files."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{good}' AS good (READ_ONLY)")
        con.execute("ATTACH ':memory:' AS candidate")
        con.execute("COPY FROM DATABASE good TO candidate").fetchall()
        con.execute("CREATE TEMP TABLE run_files AS SELECT path FROM good.source_files").fetchall()
        con.execute("USE candidate")
        yield con


@pytest.fixture
def candidate(copied: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """The copy, for one test: whatever the test changes is undone."""
    copied.begin()
    try:
        yield copied
    finally:
        copied.rollback()
