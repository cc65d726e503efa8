"""What a run looks at: the regular files under its paths, in a stable order, and what of them is new."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG


@dataclass(frozen=True, slots=True)
class DiscoveredFile:
    """A regular file: `path` as the warehouse names it, `location` on disk, `stat` what changes when it is touched."""

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


def discover(paths: Sequence[Path], raw: Path, warehouse: Path | None = None) -> Discovery:
    """Walk the paths. A path may itself be a link; links met on the way are not followed.

    What belongs to the warehouse (the file, the store beside it, earlier files) is no raw file, wherever it lies.
    """
    seen = Discovery()
    base = os.path.realpath(raw)
    own = _own_files(warehouse) if warehouse else ()
    known: dict[str, DiscoveredFile] = {}
    for path in paths:
        root = os.path.realpath(path)
        seen.roots.append(root)
        for entry in _walk(root, seen.skipped):
            if entry[0].startswith(own):
                continue
            known.setdefault(entry[0], _found(entry, base))
    seen.files = sorted(known.values(), key=lambda f: f.path)
    return seen


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
    inside = location.startswith(base + os.sep)
    path = location[len(base) + 1 :] if inside else location
    stat = f"{s.st_size}:{s.st_mtime_ns}:{s.st_ctime_ns}:{s.st_ino}"
    return DiscoveredFile(shown(path).replace(os.sep, "/"), location, s.st_size, stat)


def shown(path: str) -> str:
    """A path as text: bytes of its name that are no UTF-8 are written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def sha256_of(location: str) -> str | None:
    """SHA-256 of the file's bytes; None when it cannot be read."""
    try:
        with Path(location).open("rb", buffering=0) as f:
            return hashlib.file_digest(f, "sha256").hexdigest()
    except OSError:
        return None
