"""A mailbox in the mbox form: messages one after the other, each after a line `From sender date`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from flows.reading.containers.member import ContainerMember, at, cut
from flows.reading.mail import without_pictures
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "mailbox"
_BEGINS = re.compile(rb"^From \S{1,200}.{0,60}\b(?:19|20)\d\d\b.{0,20}\r?\n(?=[A-Za-z][A-Za-z0-9\-]{1,40}:)")
_SEPARATOR = re.compile(rb"^From \S{1,200}.{0,60}\b(?:19|20)\d\d\b.{0,20}\r?\n$")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = 1 << 20


def recognizes(file: BinaryIO, size: int, limits: Limits) -> bool:
    """Sure with the line that begins a message, and a header below it."""
    return bool(_BEGINS.match(file.read(2_048)))


def members(file: BinaryIO, path: str, limits: Limits) -> Iterator[ContainerMember]:
    """Each message."""
    file.seek(0)
    starts: list[int] = []
    place, blank = 0, True
    while line := file.readline(_LONGEST_LINE):
        if blank and _SEPARATOR.match(line):
            starts.append(place)
        blank = not line.strip()
        place += len(line)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], place], strict=True), 1):
        try:
            raw = extract(file, at(start, end), path, limits)
        except BadInput:
            raw = None
        yield ContainerMember(str(number), at(start, end), raw)


def extract(file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
    """The message without the line that begins it, its quoted `From` lines undone; a long one without its pictures."""

    def strip(raw: bytes) -> bytes:
        message = raw.partition(b"\n")[2]
        return message if len(message) <= limits.max_bytes else without_pictures(message, path, limits)

    return _QUOTED.sub(rb"\1", cut(file, locator, path, limits, strip))
