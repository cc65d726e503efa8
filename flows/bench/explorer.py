"""The explorer's pages beside Datasette's over a SQLite copy of the same file, on one machine in one run.

In comes a published file; out go medians a kind of page, asked for in turn. Datasette shows the rows of one page as
several table pages, as a reader would open them; their times are summed. Indexes are made on every id of the copy.
No page is asked for twice where there are enough, so that what a server remembers of a page does not count.
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
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import httpx2

from schemas.errors import RunFailed

_TABLES = (
    "people", "person_aliases", "person_roles", "organizations", "organization_aliases", "mentions", "sources",
    "source_files", "source_groups", "events", "event_participants", "event_mentions", "event_decisions", "event_types",
    "resolutions", "runs", "quarantine", "quality_results",
)  # fmt: skip
_START_SECONDS, _ANSWER_SECONDS = 120, 300
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
class Cost:
    """Milliseconds of one kind of page: the first one after the start, the median of the rest, the processor's mean."""

    first: float
    median: float
    processor: float


@dataclass(frozen=True, slots=True)
class Compared:
    """What one kind of page costs here and in Datasette, and how many were asked for, of how many rows."""

    page: str
    asked: int
    different: int
    explorer: Cost
    datasette: Cost


def compare(warehouse: Path, folder: Path, pages: int) -> list[Compared]:
    """Ask both for the same rows. Raises RunFailed when a server does not start or answers with an error."""
    copy = sqlite_copy(warehouse, folder / "copy.db")
    port, other = _free_port(), _free_port()
    here = [sys.executable, "-m", "flows.cli", "browse", "--port", str(port), "--warehouse", str(warehouse)]
    there = [sys.executable, "-m", "datasette", "serve", str(copy), "--port", str(other),
             "--setting", "sql_time_limit_ms", "20000", "--setting", "default_page_size", "50"]  # fmt: skip
    asked = {name: _addresses(warehouse, name, pages + 1) for name in _PAGES}
    with ExitStack() as stack:
        both = [stack.enter_context(_served(command, p)) for command, p in ((here, port), (there, other))]
        firsts = {name: [s.ask(to) for s, to in zip(both, some[-1], strict=True)] for name, some in asked.items()}
        for server in both:
            server.settle()
        return [_compared(name, some[:pages], both, firsts[name]) for name, some in asked.items()]


def _compared(name: str, pages: Sequence[_Addresses], servers: Sequence[_Server], firsts: Sequence[float]) -> Compared:
    times: list[list[float]] = [[] for _ in servers]
    spent = [0.0 for _ in servers]
    for page in pages:
        for i, (server, addresses) in enumerate(zip(servers, page, strict=True)):
            before = server.processor_seconds()
            times[i].append(server.ask(addresses))
            spent[i] += server.processor_seconds() - before
    costs = [
        Cost(f, statistics.median(t), 1_000 * s / len(pages)) for f, t, s in zip(firsts, times, spent, strict=True)
    ]
    return Compared(name, len(pages), len({here for (here,), _ in pages}), *costs)


_Addresses = tuple[list[str], list[str]]  # of one page: here, and of the same rows in Datasette


def _addresses(warehouse: Path, name: str, pages: int) -> list[_Addresses]:
    sql, address, tables = _PAGES[name]
    with duckdb.connect(str(warehouse), read_only=True) as con:
        ids = [quote(str(i)) for (i,) in con.execute(sql.format(n=pages)).fetchall()]
    if not ids:
        raise RunFailed(f"{warehouse}: it holds nothing to show on a page of kind {name}.")
    return [([address.format(id=i)], [f"/copy/{t.format(id=i)}&_size=50" for t in tables])
            for i in islice(cycle(ids), pages)]  # fmt: skip


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


class _Server:
    """A server in a process of its own."""

    def __init__(self, process: subprocess.Popen[bytes], client: httpx2.Client) -> None:
        self._process, self._client = process, client

    def ask(self, addresses: Sequence[str]) -> float:
        """The milliseconds that these pages take together, one after the other."""
        begun = time.perf_counter()
        for address in addresses:
            answer = self._client.get(address)
            if answer.status_code != 200:
                raise RunFailed(f"{self._client.base_url}{address}: answered {answer.status_code}.")
        return 1_000 * (time.perf_counter() - begun)

    def processor_seconds(self) -> float:
        """What its threads have spent so far; 0 where /proc does not tell."""
        try:
            threads = list(Path(f"/proc/{self._process.pid}/task").iterdir())
            return sum(int((t / "schedstat").read_text().split()[0]) for t in threads) / 1e9
        except OSError:
            return 0.0

    def wait(self) -> None:
        """Wait until it answers. Raises RunFailed when it does not."""
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                self._client.get("/")
                return
            except httpx2.TransportError:
                time.sleep(0.2)
        raise RunFailed(f"{self._client.base_url}: the server did not start.")

    def settle(self) -> None:
        """Wait until it does nothing any more on its own: indexes are made in the background."""
        end, spent = time.monotonic() + _START_SECONDS, -1.0
        while time.monotonic() < end and (now := self.processor_seconds()) - spent > 0.02:
            spent = now
            time.sleep(1)


@contextmanager
def _served(command: Sequence[str], port: int) -> Iterator[_Server]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with httpx2.Client(
                base_url=f"http://127.0.0.1:{port}", timeout=_ANSWER_SECONDS, follow_redirects=True
            ) as client:
                server = _Server(process, client)
                server.wait()
                yield server
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as s:
        return int(s.getsockname()[1])
