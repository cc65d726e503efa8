"""The working store: what has been read and found, kept between runs. One process opens it, the one that writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from schemas.errors import RunFailed
from schemas.quoting import quoted

if TYPE_CHECKING:
    import polars as pl

    from schemas.tables import Table

STORE = "store"  # the store's name among the attached databases
# What the caches hold under this name of the code that made them; see `keep_versions`.
READING_VERSION, FACTS_VERSION, TAGS_VERSION = "reading_version", "facts_version", "tags_version"
MERGING_VERSION = "merging_version"
# What DuckDB raises when the disk, the memory or the file is at fault, not our SQL.
_BROKEN = (
    duckdb.IOException,
    duckdb.TransactionException,  # a commit that could not be written
    duckdb.OutOfMemoryException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)
_DISK = ("no space", "could not write", "file too large", "quota", "read-only file system")


class Store:
    """The open working store. `con` is its connection; candidates and frames are attached to it."""

    def __init__(self, con: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.con, self.path = con, path

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.con.execute(sql, list(parameters)).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of the first row; None when there is none."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def polars(self, sql: str) -> pl.DataFrame:
        """All rows of a query as a polars frame."""
        frame: pl.DataFrame = self.con.sql(sql).pl()
        return frame

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """A statement without a result."""
        self.rows(sql, parameters)  # DuckDB 2 holds the connection until a result has been fetched

    @contextmanager
    def frame(self, name: str, frame: Any) -> Iterator[None]:
        """A polars or Arrow frame readable in SQL under this name."""
        self.con.register(name, frame)
        try:
            yield
        finally:
            self.con.unregister(name)

    def insert(self, table: str, frame: Any) -> None:
        """Append a frame by column names."""
        if len(frame) == 0:
            return
        with self.frame("incoming", frame):
            self.run(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")

    def state(self, name: str) -> str | None:
        """A single kept value."""
        found = self.value("SELECT value FROM state WHERE name = ?", [name])
        return None if found is None else str(found)

    def keep_state(self, name: str, value: str) -> None:
        """Keep a single value."""
        self.run("DELETE FROM state WHERE name = ?", [name])
        self.run("INSERT INTO state VALUES (?, ?)", [name, value])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        self.con.begin()
        try:
            yield
        except BaseException:
            self.con.rollback()
            raise
        self.con.commit()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.con.close()


def open_store(path: Path, layout: str) -> Store:
    """Open the store, making or migrating its tables when `layout` (the version of the code that names them) changed.

    Raises RunFailed in one sentence when the file is locked, not writable or not a DuckDB file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        con = duckdb.connect(config={"preserve_insertion_order": False})
        # a name of our own: DuckDB's would be the file's, which may be anything, "candidate" included
        con.execute(f"ATTACH {quoted(path)} AS {STORE}").fetchall()
        con.execute(f"USE {STORE}").fetchall()
        con.execute("SET enable_progress_bar = false").fetchall()  # it would go to stdout, into a pipe as well
    except OSError as e:
        raise RunFailed(f"{path.parent}: the folder of the warehouse cannot be made or written: {e.strerror}.") from e
    except duckdb.Error as e:
        raise RunFailed(_why_not_open(path, e)) from e
    with in_a_sentence(path):
        store = Store(con, path)
        tables = {r[0] for r in store.rows("SELECT table_name FROM duckdb_tables()")}
        if "state" not in tables or store.state("layout") != layout:
            _lay_tables(store, layout)
    return store


@contextmanager
def in_a_sentence(path: Path) -> Iterator[None]:
    """Raises RunFailed in the place of what DuckDB raises for a full disk, a lack of memory or a broken file."""
    try:
        yield
    except duckdb.Error as e:
        if isinstance(e, _BROKEN) or type(e) is duckdb.Error:  # a wrong checksum is raised as the plain class
            raise RunFailed(_why_not_open(path, e)) from e
        raise


def _why_not_open(path: Path, error: duckdb.Error) -> str:
    text = " ".join(str(error).split())
    lower = text.lower()
    if any(sign in lower for sign in _DISK):
        return f"{path.parent}: the disk is full or cannot be written ({text}); the last good warehouse stands."
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"{path}: not enough memory ({text}); the last good warehouse stands."
    if "lock" in lower:
        return f"{path}: another process holds the working store; wait for that run to end, or stop it."
    if "permission" in lower:
        return f"{path}: no permission to write the working store."
    return (
        f"{path}: the working store is broken ({text}); "
        "the published warehouse is untouched; `newsledger rebuild` makes the store again from the raw files."
    )


def _lay_tables(store: Store, layout: str) -> None:
    # pandera takes most of a second to import: only needed when the layout changed
    from schemas.tables import columns, create_sql, duckdb_type, table_name
    from schemas.working import HISTORY

    existing: dict[str, dict[str, str]] = {}
    for table, column, kind in store.rows("SELECT table_name, column_name, data_type FROM duckdb_columns()"):
        existing.setdefault(table, {})[column] = kind
    for model in HISTORY:
        name = table_name(model)
        if name not in existing:
            store.run(create_sql(model))
        for column, spec in columns(model).items():
            if name in existing and column not in existing[name]:
                store.run(f'ALTER TABLE {name} ADD COLUMN "{column}" {duckdb_type(spec)}')
    for version, cache in _caches().items():
        for model in cache:
            name = table_name(model)
            store.run(f"DROP TABLE IF EXISTS {name}")
            store.run(create_sql(model))
        store.run("DELETE FROM state WHERE name = ?", [version])
    store.keep_state("layout", layout)


def _caches() -> dict[str, tuple[type[Table], ...]]:
    """The tables that each version is the version of."""
    from schemas.working import ARTICLE_CACHE, COMPARISON_CACHE, FACT_CACHE, MERGING_CACHE, TAG_CACHE

    return {
        READING_VERSION: (*ARTICLE_CACHE, *COMPARISON_CACHE),
        FACTS_VERSION: FACT_CACHE,
        TAGS_VERSION: TAG_CACHE,
        MERGING_VERSION: MERGING_CACHE,
    }


def keep_versions(store: Store, reading: str, facts: str, tags: str, merging: str) -> None:
    """Empty the caches that were made by other code or data than today's."""
    from schemas.tables import table_name

    for (name, cache), version in zip(_caches().items(), (reading, facts, tags, merging), strict=True):
        if store.state(name) != version:
            for model in cache:
                store.run(f"TRUNCATE {table_name(model)}")
            store.keep_state(name, version)
