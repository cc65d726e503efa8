"""A file that was touched → its rows in the table of files: its own, and one for each article in a container.

Runs where the driver looks at files (`bookkeeping.look`); what a member holds is read later, by `read`, like a file.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import BinaryIO

from flows.locations import is_address, opened
from flows.pipeline.discover import DiscoveredFile, digest_of, shown
from flows.reading.containers import bytes_of, container_of, members_within
from flows.reading.publication.path_day import path_day
from schemas.errors import BadInput
from schemas.limits import Limits


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of `files` as it is found; `locators` (JSON) lead from the file to a member."""

    path: str
    location: str
    sha256: str | None
    bytes: int
    stat: str
    path_day: str | None
    container_path: str | None = None
    locators: str | None = None
    container_kind: str | None = None


AT_A_TIME = 16  # files that are fetched beside one another: each waits for the store, not for this machine


def rows_of_all(found: Sequence[DiscoveredFile], limits: Limits) -> Iterator[list[FileRow]]:
    """The rows of each file, in their order."""
    if not any(is_address(f.location) for f in found):
        yield from (rows_of(f, limits) for f in found)
        return
    with ThreadPoolExecutor(AT_A_TIME) as threads:
        yield from threads.map(partial(rows_of, limits=limits), found)


def rows_of(found: DiscoveredFile, limits: Limits) -> list[FileRow]:
    """The file's row, and those of its members when it is a container that can be taken apart."""
    own = FileRow(found.path, found.location, None, found.bytes, found.stat, _day(found.path))
    try:
        with opened(found.location) as file:
            own = replace(own, sha256=digest_of(file))
            kind = container_of(file, found.bytes, limits)
            if kind is None:
                return [own]
            return _with_members(own, kind.NAME, file, limits)
    except (OSError, BadInput):
        # reading it says why; what a store did not give is looked at again by the next run, for it is not touched
        return [replace(own, stat="") if own.sha256 is None and is_address(own.location) else own]


def _with_members(own: FileRow, kind: str, file: BinaryIO, limits: Limits) -> list[FileRow]:
    rows: list[FileRow] = []
    for container, member, locators in members_within(file, own.bytes, own.path, limits):
        raw = member.raw
        # the day in a container's own name is the export's, so only the member's name is asked for one
        rows.append(FileRow(
            shown(f"{container}#{member.name}"), own.location,
            hashlib.sha256(raw).hexdigest() if raw is not None else None, len(raw or b""), own.stat, _day(member.name),
            container, json.dumps(locators),
        ))  # fmt: skip
    if not rows:
        return [own]  # an empty container is refused like a file without an article
    containers = {row.container_path for row in rows}
    return [
        replace(own, container_kind=kind),
        *(replace(r, container_kind=_kind(r, file, own.bytes, limits)) if r.path in containers else r for r in rows),
    ]


def _kind(row: FileRow, file: BinaryIO, size: int, limits: Limits) -> str | None:
    """The kind of a container inside a container."""
    raw = bytes_of(file, size, row.path, json.loads(row.locators or "[]"), limits)
    kind = container_of(io.BytesIO(raw), len(raw), limits)
    return kind.NAME if kind else None


def _day(name: str) -> str | None:
    day = path_day(name)
    return day.isoformat() if day else None
