"""Bytes → Article: decode, recognise the raw format, read it, finish it. A bad file raises BadInput, nothing else."""

from __future__ import annotations

from flows.reading import mail
from flows.reading.encoding import decode
from flows.reading.finish import finish
from flows.reading.formats import recognize
from schemas.errors import BadInput
from schemas.limits import Limits
from schemas.records import Article

__all__ = ["Limits", "read_article"]


def read_article(raw: bytes, path: str, limits: Limits | None = None) -> Article:
    """Read one file. `path` is used for messages and for a day stated in a folder or file name. Raises BadInput."""
    limits = limits or Limits()
    try:
        wrapped = mail.unwrapped(raw, path, limits) if mail.is_message(raw) else None
        decoded = decode(wrapped.raw if wrapped else raw, path, limits)
        form, certainty = recognize(decoded)
        draft = form.read(decoded, limits)
        if wrapped:
            mail.complete(draft, wrapped)
        return finish(draft, decoded, wrapped.form if wrapped else form.NAME, certainty, limits)
    except BadInput:
        raise
    except (RecursionError, MemoryError, ValueError, OverflowError, AssertionError) as e:
        # Parsers of foreign markup fail in these ways on input that nobody foresaw: it costs the file, not the run.
        raise BadInput(
            "reader_failed",
            f"{path}: the reader gave up ({type(e).__name__}); save the article again as Markdown or plain text.",
        ) from e
