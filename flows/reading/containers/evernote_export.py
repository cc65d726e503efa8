"""An export of Evernote and of what imitates it (`.enex`): notes as XML, each note an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from flows.reading.containers.member import ContainerMember, at, cut
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "evernote_export"
_ROOT = re.compile(rb"^\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}\?>)?\s*(?:<!DOCTYPE[^>\[]{0,400}>)?\s*<en-export[\s>]")
_RESOURCE = re.compile(rb"<resource>.*?</resource>", re.DOTALL)  # pictures and the like, as base64
_CHUNK = 1 << 20


def recognizes(file: BinaryIO, size: int, limits: Limits) -> bool:
    """Sure with the export's root element."""
    return bool(_ROOT.match(file.read(4_096)))


def members(file: BinaryIO, path: str, limits: Limits) -> Iterator[ContainerMember]:
    """Each note; what stands behind the last whole one of a broken export is a member that cannot be read."""
    places: list[tuple[int, int]] = []
    started: list[int] = []
    parser = expat.ParserCreate()

    def opened(name: str, _: dict[str, str]) -> None:
        if name == "note" and not started:
            started.append(parser.CurrentByteIndex)

    def closed(name: str) -> None:
        if name == "note" and started:
            places.append((started.pop(), parser.CurrentByteIndex + len(b"</note>")))

    def entity(*_: object) -> None:
        raise BadInput("xml_entities", f"{path} declares XML entities; save the notes with them written out.")

    parser.StartElementHandler, parser.EndElementHandler, parser.EntityDeclHandler = opened, closed, entity
    file.seek(0)
    number, size = 0, 0
    broken = False
    while not broken:
        chunk = file.read(_CHUNK)
        size += len(chunk)
        try:
            parser.Parse(chunk, not chunk)
        except expat.ExpatError:
            broken = True
            size = file.seek(0, 2)
            if started:
                places.append((started.pop(), size))
        back = file.tell()
        for start, end in places:
            number += 1
            yield _member(file, number, start, end, limits)
        places.clear()
        file.seek(back)
        if not chunk:
            return


def _member(file: BinaryIO, number: int, start: int, end: int, limits: Limits) -> ContainerMember:
    try:
        raw = extract(file, at(start, end), str(number), limits)
    except BadInput:
        raw = None
    return ContainerMember(str(number), at(start, end), raw)


def extract(file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
    """The note without its pictures. Raises BadInput for one that is too long with or without them."""
    return cut(file, locator, path, limits, lambda raw: _RESOURCE.sub(b"", raw))
