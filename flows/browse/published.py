"""The published file while runs put others in its place: opened read-only, one cursor for each request.

In comes a path; out go `Asking`s, which answer the named queries of `queries/`. Pages turn the rows into HTML.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from flows.browse.listings import Listings, Row
from schemas.errors import RunFailed, Usage
from schemas.quoting import quoted

QUERIES = Path(__file__).resolve().parent / "queries"
REPORT_QUERIES = Path(__file__).resolve().parents[1] / "report/queries"


class TooSlow(Usage):
    """A query took longer than the setting allows, and was cut off."""


@cache
def query_text(name: str) -> str:
    """The SQL of a named query. Raises Usage: no such query."""
    if name.replace("_", "").isalnum():
        for folder in (QUERIES, REPORT_QUERIES):
            if (folder / f"{name}.sql").is_file():
                return (folder / f"{name}.sql").read_text(encoding="utf-8")
    raise Usage(f"{name}: no such table; the pages link to those that there are.")


@dataclass(slots=True)
class KeptRows:
    """What has been asked of one published file: it never changes."""

    rows: dict[tuple[str, int | None, int], list[Row]] = field(default_factory=dict)  # of queries without values
    listings: Listings = field(default_factory=Listings)
    listings_bytes: int | None = None  # None: not filled yet


class Asking:
    """One request's cursor on the file that was published when the request came."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        stamp: object,
        tables: frozenset[str],
        seconds: float,
        kept: KeptRows,
    ) -> None:
        self.stamp = stamp  # tells one published file from the next
        self._cursor, self._tables, self._seconds, self._kept = cursor, tables, seconds, kept

    def has(self, table: str) -> bool:
        """Whether the file has this table: a file of an earlier version may lack one."""
        return table in self._tables

    def rows(self, name: str, limit: int | None = None, offset: int = 0, **values: Any) -> list[Row]:
        """The rows of a named query, its `$names` bound; they are kept, or asked for."""
        if values:
            found = self._kept.listings.rows(name, limit, offset, values)
            return self.sql(query_text(name), limit, offset, **values) if found is None else found
        key = (name, limit, offset)
        if key not in self._kept.rows:
            self._kept.rows[key] = self.sql(query_text(name), limit, offset)
        return [dict(row) for row in self._kept.rows[key]]

    def keep_listings(self, most_bytes: int) -> int:
        """Fill the listings of this file once, as far as they take no more than these bytes; what they take."""
        if self._kept.listings_bytes is None:
            self._kept.listings_bytes = self._kept.listings.fill(self._cursor, query_text, self._tables, most_bytes)
        return self._kept.listings_bytes

    def one(self, name: str, **values: Any) -> Row | None:
        """The first row of a named query, or None."""
        found = self.rows(name, 1, **values)
        return found[0] if found else None

    def sql(self, sql: str, limit: int | None = None, offset: int = 0, **values: Any) -> list[Row]:
        """The rows of a query. Raises TooSlow after the seconds of the setting."""
        return self._fetched(_cut(sql, limit, offset), values or None)

    def ask(self, sql: str, *values: Any) -> list[Row]:
        """The rows of a query with `?` for its values."""
        return self._fetched(sql, list(values))

    def _fetched(self, sql: str, values: Any) -> list[Row]:
        with self._cut_off():
            result = self._cursor.execute(sql, values)
            names = [d[0] for d in result.description or []]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def arrow(self, name: str, **values: Any) -> Any:
        """All rows of a named query as a pyarrow table."""
        with self._cut_off():
            return self._cursor.sql(query_text(name), params=values or None).to_arrow_table()

    @contextmanager
    def _cut_off(self) -> Iterator[None]:
        timer = threading.Timer(self._seconds, self._cursor.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        except duckdb.InterruptException as e:
            raise TooSlow(
                f"a query took longer than {self._seconds:g} s and was cut off (setting browse.query_seconds)."
            ) from e
        finally:
            timer.cancel()


def _cut(sql: str, limit: int | None, offset: int) -> str:
    return sql if limit is None else f"{sql.rstrip().rstrip(';')}\nLIMIT {int(limit)} OFFSET {int(offset)}"


class PublishedFile:
    """Follows the published file: a request sees the newest, one that has begun keeps what it had."""

    def __init__(self, path: Path, query_seconds: float) -> None:
        self.path, self._seconds = path, query_seconds
        self.on_new: Callable[[], object] = lambda: None  # called when another file has been opened
        self._lock = threading.Lock()
        self._stamp: tuple[int, int, int] | None = None
        self._con: duckdb.DuckDBPyConnection | None = None
        self._tables: frozenset[str] = frozenset()
        self._kept = KeptRows()

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """A cursor for one thread. Raises RunFailed when there is no file, or none that can be opened."""
        with self._lock:
            another = self._follow()
            assert self._con is not None
            cursor, stamp, tables, kept = self._con.cursor(), self._stamp, self._tables, self._kept
        if another:
            self.on_new()
        try:
            cursor.execute("USE published")
            yield Asking(cursor, stamp, tables, self._seconds, kept)
        finally:
            cursor.close()

    def stamp(self) -> tuple[int, int, int]:
        """What changes with every publish. Raises RunFailed when there is no file."""
        try:
            found = self.path.stat()
        except OSError as e:
            raise RunFailed(f"{self.path}: there is no warehouse yet; `newsledger ingest` makes it.") from e
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _follow(self) -> bool:
        """Open the file when another stands there; whether it did."""
        stamp = self.stamp()
        if self._con is not None and stamp == self._stamp:
            return False
        # Connecting to the path would give the file that this process has open, also when another stands there now:
        # DuckDB keeps one database a path. A database in memory that attaches it sees the new one.
        con = duckdb.connect(":memory:")
        try:
            con.execute(f"ATTACH {quoted(self.path)} AS published (READ_ONLY)")
            con.execute("SET enable_external_access = false")
            con.execute("SET enable_progress_bar = false")
            con.execute("SET threads = 1")  # pages are many small queries; the other cores are left to runs
            con.execute("SET lock_configuration = true")
            found = con.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'published'").fetchall()
        except duckdb.Error as e:
            con.close()
            raise RunFailed(f"{self.path}: cannot be opened as a warehouse: {str(e).splitlines()[0]}") from e
        # The earlier connection is not closed here: requests hold cursors on it, and the last one lets it go.
        self._kept = KeptRows()
        self._con, self._stamp, self._tables = con, stamp, frozenset(name for (name,) in found)
        return True
