"""JSON lines: an article a line, each an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from flows.reading.containers.member import ContainerMember, at, cut
from schemas.limits import Limits

NAME = "json_lines"
_MOST_BLANK_LINES = 20


def recognizes(file: BinaryIO, size: int, limits: Limits) -> bool:
    """Sure when the first lines each begin an object, and one of them is whole."""
    if not file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return False
    file.seek(0)
    lines = (line.strip(b"\xef\xbb\xbf \t\r\n") for line in _lines(file, limits))
    filled = (line for _, line in zip(range(_MOST_BLANK_LINES), lines, strict=False) if line)
    first = list(islice(filled, 3))
    return len(first) > 1 and all(line.startswith(b"{") for line in first) and any(map(_is_object, first))


def _is_object(line: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            return isinstance(json.loads(line.decode(encoding)), dict)
        except (ValueError, RecursionError):
            continue
    return False


def _lines(file: BinaryIO, limits: Limits) -> Iterator[bytes]:
    while line := file.readline(limits.max_bytes + 1):
        yield line


def members(file: BinaryIO, path: str, limits: Limits) -> Iterator[ContainerMember]:
    """Each line that is not blank."""
    file.seek(0)
    start, number, whole = 0, 0, True
    for line in _lines(file, limits):
        end = start + len(line)
        begins, whole = whole, line.endswith(b"\n")
        if begins and line.strip(b"\xef\xbb\xbf \t\r\n"):
            number += 1
            yield ContainerMember(str(number), at(start, end), line if len(line) <= limits.max_bytes else None)
        start = end


def extract(file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
    """The line."""
    return cut(file, locator, path, limits)
