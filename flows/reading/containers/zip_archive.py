"""A ZIP archive of saved articles: its entries by their names. Office documents and e-books, which are archives too,
are none. What would cost more than it says (ratio of sizes, number, nesting) is refused before it is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from flows.reading.containers.member import ContainerMember
from flows.reading.mail import without_pictures
from flows.reading.size import bytes_within
from schemas.declarative import DataModel, load_packaged
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "zip_archive"
_NO_ARCHIVE = ("[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF")
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
# RuntimeError: also what zipfile raises for a method of packing that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, OSError)


class ZipWords(DataModel):
    """containers.yaml."""

    furniture_endings: frozenset[str]
    furniture_names: tuple[str, ...]


@cache
def words() -> ZipWords:
    """containers.yaml."""
    return load_packaged("vocabulary/reading/containers.yaml", ZipWords)


def recognizes(file: BinaryIO, size: int, limits: Limits) -> bool:
    """Sure with the archive's signature, unless its entries are those of a document."""
    if not file.read(4).startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            return not any(name in archive.NameToInfo for name in _NO_ARCHIVE)
    except _BROKEN:
        return True  # `members` says what is wrong


def members(file: BinaryIO, path: str, limits: Limits) -> Iterator[ContainerMember]:
    """Each entry that may be an article; pictures, style sheets and what systems leave behind are none."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as e:
        raise BadInput("broken_archive", f"{path} is no ZIP archive that can be read ({e}); make it again.") from e
    with archive:
        entries = [(info, name) for info in archive.infolist() if _is_article(info, name := _name(info))]
        total = sum(info.file_size for info, _ in entries)
        if total > limits.max_container_bytes:
            raise BadInput(
                "max_container_bytes",
                f"{path} unpacks to {total:,} bytes; limits.max_container_bytes accepts "
                f"{limits.max_container_bytes:,}.",
            )
        seen: dict[str, int] = {}
        for info, name in entries:
            seen[name] = seen.get(name, 0) + 1
            locator = f"{info.header_offset}"
            try:
                raw = _unpacked(archive, info, path, limits)
            except BadInput:
                raw = None
            yield ContainerMember(name if seen[name] == 1 else f"{name} ({seen[name]})", locator, raw)


def extract(file: BinaryIO, locator: str, path: str, limits: Limits) -> bytes:
    """The entry's bytes. Raises BadInput for one that is encrypted, broken, too large or packed too tightly."""
    try:
        with zipfile.ZipFile(file) as archive:
            info = next((i for i in archive.infolist() if i.header_offset == int(locator)), None)
            if info is None:
                raise BadInput("broken_archive", f"{path} is not in its archive any more.")
            return _unpacked(archive, info, path, limits)
    except _BROKEN as e:
        raise BadInput("broken_archive", f"{path} cannot be unpacked ({e}); make the archive again.") from e


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, limits: Limits) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise BadInput("encrypted", f"{path} is encrypted; give it without a password.")
    ratio = info.file_size / max(1, info.compress_size)
    if ratio > limits.max_container_ratio:
        raise BadInput(
            "max_container_ratio",
            f"{path} unpacks to {ratio:,.0f} times its size; limits.max_container_ratio accepts "
            f"{limits.max_container_ratio:g}.",
        )
    try:
        with archive.open(info) as entry:
            raw = bytes_within(cast(BinaryIO, entry), info.file_size, path, limits)
    except _BROKEN as e:
        raise BadInput("broken_archive", f"{path} cannot be unpacked ({e}); make the archive again.") from e
    return raw if len(raw) <= limits.max_bytes else without_pictures(raw, path, limits)


def _name(info: zipfile.ZipInfo) -> str:
    """The entry's name: without a mark of UTF-8, as a Chinese Windows writes it."""
    if info.flag_bits & _UTF8_NAMES or info.filename.isascii():
        name = info.filename
    else:
        raw = info.filename.encode("cp437", "replace")
        name = next((n for e in ("utf-8", "gb18030") if (n := _decoded(raw, e))), info.filename)
    return name.replace("\\", "/")


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _is_article(info: zipfile.ZipInfo, name: str) -> bool:
    parts = PurePosixPath(name).parts
    hidden = any((p.startswith((".", "__MACOSX")) and p != "..") or p in words().furniture_names for p in parts)
    return not info.is_dir() and not hidden and PurePosixPath(name).suffix.lower() not in words().furniture_endings
