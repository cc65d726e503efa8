"""A member of a container: its name in the container, where it lies, its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from flows.reading.size import refuse_too_large
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
    refuse_too_large(end - start, path, limits, pictures=strip is not None)
    file.seek(start)
    raw = file.read(end - start)
    raw = strip(raw) if strip else raw
    refuse_too_large(len(raw), path, limits, pictures=False)
    return raw
