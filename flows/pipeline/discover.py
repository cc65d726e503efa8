"""What a run looks at: the regular files under its paths and addresses, in a stable order."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Any, BinaryIO, cast

from flows.locations import Location, is_address, listed, opened


@dataclass(frozen=True, slots=True)
class DiscoveredFile:
    """A regular file: `path` as the warehouse names it, `location` where it lies, `stat` what changes when touched."""

    path: str
    location: str
    bytes: int
    stat: str


@dataclass(slots=True)
class Discovery:
    """Files under the roots; `skipped` are the links, pipes, sockets, devices and closed folders met on the way."""

    roots: list[str] = field(default_factory=list)
    files: list[DiscoveredFile] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def discover(paths: Sequence[Location], raw: Location, warehouse: Path | None = None) -> Discovery:
    """Walk the paths and list the addresses. A path may itself be a link; links met on the way are not followed.

    What belongs to the warehouse (the file, the store beside it, earlier files) is no raw file, wherever it lies.
    Raises RunFailed for a store that does not answer.
    """
    seen = Discovery()
    base = root_of(raw)
    own = _own_files(warehouse) if warehouse else ()
    known: dict[str, DiscoveredFile] = {}
    for path in paths:
        root = root_of(path)
        seen.roots.append(root)
        if is_address(root):
            found = (DiscoveredFile(_named(at, base), at, size, stat) for at, size, stat in listed(root))
        else:
            found = (_found(entry, base) for entry in _walk(root, seen.skipped) if not entry[0].startswith(own))
        for file in found:
            known.setdefault(file.location, file)
    seen.files = sorted(known.values(), key=lambda f: f.path)
    return seen


def root_of(location: Location) -> str:
    """A path as it lies on disk, links resolved; an address as it is."""
    return str(location) if is_address(location) else os.path.realpath(location)


def _own_files(warehouse: Path) -> tuple[str, ...]:
    """What the locations of the warehouse's own files begin with."""
    folder = os.path.realpath(warehouse.parent) + os.sep
    beside = [f"{warehouse.stem}.{kind}.duckdb" for kind in ("work", "candidate", "refused")]
    return tuple(folder + name for name in (warehouse.name, *beside, "previous" + os.sep))


def _walk(root: str, skipped: list[tuple[str, str]]) -> Iterator[tuple[str, os.stat_result]]:
    try:
        status = os.lstat(root)
    except OSError:
        return  # gone: whatever was known under it is removed
    if S_ISREG(status.st_mode):
        yield root, status
    elif S_ISDIR(status.st_mode):
        folders = [root]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    inside = sorted(entries, key=lambda e: e.name, reverse=True)
            except OSError as e:
                skipped.append((shown(folder), f"folder cannot be opened: {e.strerror}"))
                continue
            for entry in inside:
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue  # vanished between listing and looking
                if S_ISDIR(status.st_mode):
                    folders.append(entry.path)
                elif S_ISREG(status.st_mode):
                    yield entry.path, status
                else:
                    skipped.append((shown(entry.path), "link" if S_ISLNK(status.st_mode) else "pipe, socket or device"))
    else:
        skipped.append((shown(root), "not a regular file"))


def _found(entry: tuple[str, os.stat_result], base: str) -> DiscoveredFile:
    location, s = entry
    stat = f"{s.st_size}:{s.st_mtime_ns}:{s.st_ctime_ns}:{s.st_ino}"
    return DiscoveredFile(_named(location, base), location, s.st_size, stat)


def _named(location: str, base: str) -> str:
    """How the warehouse names what lies there: from the raw folder on when it lies in it."""
    if is_address(location):
        return location.removeprefix(base + "/")
    inside = location.startswith(base + os.sep)
    return shown(location[len(base) + 1 :] if inside else location).replace(os.sep, "/")


def shown(path: str) -> str:
    """A path as text: bytes of its name that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def sha256_of(location: str) -> str | None:
    """SHA-256 of the file's bytes; None when it cannot be read."""
    try:
        with opened(location) as f:
            return digest_of(f)
    except OSError:
        return None


def digest_of(file: BinaryIO) -> str:
    """SHA-256 of an open file, from where it stands."""
    return hashlib.file_digest(cast(Any, file), "sha256").hexdigest()
