"""A member of a container: its name in the container, where it lies, its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from schemas.errors import BadInput
from schemas.limits import Limits


@dataclass(frozen=True, slots=True)
class ContainerMember:
    """`name`: its number from 1, or its own name in an archive. `raw` is None when its bytes cannot be had."""

    name: str
    locator: str
    raw: bytes | None


def at(start: int, end: int) -> str:
    """The locator of a range of bytes."""
    return f"{start}:{end}"


def cut(
    file: BinaryIO, locator: str, path: str, limits: Limits, strip: Callable[[bytes], bytes] | None = None
) -> bytes:
    """The bytes of a range. Raises BadInput for more of them than one article may have.

    `strip` takes the pictures out, which have a limit of their own.
    """
    start, end = map(int, locator.split(":"))
    most = limits.max_bytes + (limits.max_picture_bytes if strip else 0)
    if end - start > most:
        name = "max_picture_bytes" if strip else "max_bytes"
        raise BadInput(name, f"{path} has {end - start:,} bytes; limits.{name} accepts {getattr(limits, name):,}.")
    file.seek(start)
    raw = file.read(end - start)
    raw = strip(raw) if strip else raw
    if len(raw) > limits.max_bytes:
        raise BadInput("max_bytes", f"{path} has {len(raw):,} bytes; limits.max_bytes accepts {limits.max_bytes:,}.")
    return raw
