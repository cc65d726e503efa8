"""A member of a container: its name in the container, where it lies, its bytes."""

from __future__ import annotations

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


def cut(file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
    """The bytes of a range. Raises BadInput for more of them than one article may have."""
    start, end = map(int, locator.split(":"))
    if end - start > limits.max_bytes:
        raise BadInput("max_bytes", f"{path} has {end - start:,} bytes; limits.max_bytes accepts {limits.max_bytes:,}.")
    file.seek(start)
    return file.read(end - start)
