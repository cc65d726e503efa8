"""The explorer's pages beside Datasette's over a SQLite copy of the same file, on one machine in one run.

In comes a published file; out go medians a kind of page. Datasette shows the rows of one page as several
table pages, as a reader would open them; their times are summed. Indexes are made on every id of the copy.
"""

from __future__ import annotations

import json
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import httpx

from schemas.errors import RunFailed

_TABLES = (
    "people", "person_aliases", "person_roles", "organizations", "organization_aliases", "mentions", "sources",
    "source_files", "source_groups", "events", "event_participants", "event_mentions", "event_decisions", "event_types",
    "resolutions", "runs", "quarantine", "quality_results",
)  # fmt: skip
_START_SECONDS = 60
# Kind of page → the ids that are asked for, the explorer's address, Datasette's addresses of the same rows.
_PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "person": (
        "SELECT person_id FROM people WHERE mention_count > 0 ORDER BY md5(person_id) LIMIT {n}", "/en/person/{id}",
        ("people?person_id={id}", "person_aliases?person_id={id}", "person_roles?person_id={id}",
         "event_participants?entity_id={id}", "mentions?entity_id={id}"),
    ),
    "person, most mentions": (
        "SELECT person_id FROM people ORDER BY mention_count DESC, person_id LIMIT 1", "/en/person/{id}",
        ("people?person_id={id}", "person_aliases?person_id={id}", "person_roles?person_id={id}",
         "event_participants?entity_id={id}", "mentions?entity_id={id}"),
    ),
    "organisation": (
        "SELECT org_id FROM organizations WHERE mention_count > 0 ORDER BY md5(org_id) LIMIT {n}",
        "/en/organization/{id}",
        ("organizations?org_id={id}", "organization_aliases?org_id={id}", "person_roles?org_id={id}",
         "event_participants?entity_id={id}", "mentions?entity_id={id}", "organizations?parent_org_id={id}"),
    ),
    "event": (
        "SELECT event_id FROM events ORDER BY md5(event_id) LIMIT {n}", "/en/event/{id}",
        ("events?event_id={id}", "event_mentions?event_id={id}", "event_participants?event_id={id}",
         "event_decisions?event_id={id}"),
    ),
    "article": (
        "SELECT source_id FROM sources ORDER BY md5(source_id) LIMIT {n}", "/en/article/{id}",
        ("sources?source_id={id}", "mentions?source_id={id}", "event_mentions?source_id={id}",
         "resolutions?source_id={id}", "source_files?source_id={id}", "source_groups?source_id={id}"),
    ),
    "search": (
        "SELECT name FROM people WHERE mention_count > 0 ORDER BY md5(person_id) LIMIT {n}", "/en/search?q={id}",
        ("person_aliases?alias__contains={id}", "organization_aliases?alias__contains={id}",
         "events?headline__contains={id}", "sources?title__contains={id}"),
    ),
    "corpus": (
        "SELECT 'all'", "/en/corpus",
        ("runs?_sort_desc=run_id", "quarantine?_sort=path", "quality_results?passed=0", "sources?_facet=publisher"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """Median milliseconds of one kind of page, here and in Datasette, and how many were asked for."""

    page: str
    asked: int
    explorer: float
    datasette: float


def compare(warehouse: Path, folder: Path, pages: int) -> list[Compared]:
    """Ask both for the same rows. Raises RunFailed when a server does not start or answers with an error."""
    copy = sqlite_copy(warehouse, folder / "copy.db")
    port, other = _free_port(), _free_port()
    here = [sys.executable, "-m", "flows.cli", "browse", "--port", str(port), "--warehouse", str(warehouse)]
    there = [sys.executable, "-m", "datasette", "serve", str(copy), "--port", str(other),
             "--setting", "sql_time_limit_ms", "20000", "--setting", "default_page_size", "50"]  # fmt: skip
    with _served(here, port) as explorer, _served(there, other) as datasette:
        found = []
        for name, (sql, address, tables) in _PAGES.items():
            ids = _ids(warehouse, sql.format(n=pages))
            mine = [explorer([address.format(id=i)]) for i in ids]
            theirs = [datasette([f"/copy/{t.format(id=i)}&_size=50" for t in tables]) for i in ids]
            found.append(Compared(name, len(ids), statistics.median(mine), statistics.median(theirs)))
    return found


def sqlite_copy(warehouse: Path, target: Path) -> Path:
    """The tables in SQLite, with an index on every id."""
    target.unlink(missing_ok=True)
    with duckdb.connect(str(warehouse), read_only=True) as con, sqlite3.connect(target) as out:
        for table in _TABLES:
            result = con.execute(f"SELECT * FROM {table}")
            names = [d[0] for d in result.description or []]
            out.execute(f"CREATE TABLE {table} ({', '.join(names)})")
            values = ", ".join("?" * len(names))
            while rows := result.fetchmany(10_000):
                out.executemany(f"INSERT INTO {table} VALUES ({values})", [[_plain(v) for v in row] for row in rows])
            for name in (n for n in names if n.endswith("_id")):
                out.execute(f"CREATE INDEX {table}_{name} ON {table} ({name})")
        out.execute("ANALYZE")
    return target


def _plain(value: Any) -> Any:
    if isinstance(value, int | float | str | None):
        return value
    return json.dumps(value, default=str) if isinstance(value, dict | list) else str(value)


def _ids(warehouse: Path, sql: str) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return [str(i) for (i,) in con.execute(sql).fetchall()]


@contextmanager
def _served(command: Sequence[str], port: int) -> Iterator[Any]:
    """A server, as a function from addresses to the milliseconds that they took together."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, follow_redirects=True) as client:
                _wait(client, server)

                def ask(addresses: Sequence[str]) -> float:
                    begun = time.perf_counter()
                    for address in addresses:
                        answer = client.get(address)
                        if answer.status_code != 200:
                            raise RunFailed(f"{client.base_url}{address}: answered {answer.status_code}.")
                    return 1_000 * (time.perf_counter() - begun)

                yield ask
        finally:
            server.terminate()


def _wait(client: httpx.Client, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            client.get("/")
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise RunFailed(f"{client.base_url}: the server did not start.")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as s:
        return int(s.getsockname()[1])
