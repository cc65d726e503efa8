"""The limit on the bytes of an article, for files, entries of an archive and ranges of a file alike.

A message or a note may have its pictures and attachments besides: they have a limit of their own and are left out
before it is read (`flows.reading.mail.without_pictures`).
"""

from __future__ import annotations

from typing import BinaryIO

from flows.reading.mail import is_message
from schemas.errors import BadInput
from schemas.limits import Limits


def bytes_within(file: BinaryIO, size: int, path: str, limits: Limits) -> bytes:
    """All bytes from here on, of a message with its pictures. Raises BadInput for more than one article may have.

    `size`, in bytes, is only what a refusal says: no more than the limits is read, whatever a file claims or becomes.
    """
    raw = file.read(limits.max_bytes + 1)
    pictures = len(raw) > limits.max_bytes and is_message(raw)
    if pictures:
        raw += file.read(limits.max_picture_bytes)
    refuse_too_large(len(raw), path, limits, pictures=pictures, stated=size)
    return raw


def refuse_too_large(size: int, path: str, limits: Limits, *, pictures: bool, stated: int = 0) -> None:
    """Raises BadInput for more bytes than an article may have, `pictures`: with what stands beside its text.

    `stated`: the size that the sentence names, where what was read ends at the limit.
    """
    name = "max_picture_bytes" if pictures else "max_bytes"
    if size > limits.max_bytes + (limits.max_picture_bytes if pictures else 0):
        raise BadInput(
            name, f"{path} has {max(size, stated):,} bytes; limits.{name} accepts {getattr(limits, name):,}."
        )
