"""What a browser or its extension writes above a page that it saves: the page's address, and when it was saved."""

from __future__ import annotations

import datetime as dt
import re

from flows.reading.vocabulary import is_archive

_HEAD_CHARS = 6_000
_ADDRESS = (
    re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{4,2000}?)\s*-->"),
    re.compile(r"SingleFile\s{1,40}url:\s*(https?://[^\s<>]{4,2000})"),
    re.compile(r"""__wm\.wombat\(["'](https?://[^\s"'<>]{4,2000})["']"""),
)
_CAPTURED = re.compile(r"""__wm\.wombat\(["'][^\s"'<>]{4,2000}["'],\s*["'](\d{14})["']""")
# An archive's own address of a copy: https://archive.ph/2025.06.01-021200/https://…; elsewhere `web/` stands before the
# moment and `if_` or the like behind it
_COPY = re.compile(
    r"^https?://([a-z0-9.\-]{4,60})/(?:web/)?(\d{4})\.?(\d\d)\.?(\d\d)-?(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?/"
    r"(https?://\S{4,2000})$"
)
_SAVED = re.compile(r"\bsaved date:\s*[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2} \d{4} [\d:]{8}) GMT([+-]\d{4})")


def address_in(text: str) -> str:
    """The address that the comment of the saving tool states; empty without one."""
    head = text[:_HEAD_CHARS]
    return next((m[1] for pattern in _ADDRESS if (m := pattern.search(head))), "")


def saved_in(text: str) -> str:
    """The moment of saving as the comment states it; empty without one. It is no moment of publication."""
    if m := _CAPTURED.search(text[:_HEAD_CHARS]):
        return m[1] + "Z"
    m = _SAVED.search(text[:_HEAD_CHARS])
    try:
        return dt.datetime.strptime(f"{m[1]} {m[2]}", "%b %d %Y %H:%M:%S %z").isoformat() if m else ""
    except ValueError:
        return ""


def copy_in(address: str) -> tuple[str, str]:
    """(moment of the copy, address of the page) of an archive's address of a copy; empty for any other."""
    m = _COPY.match(address)
    return ("{}-{}-{}T{}:{}:{}Z".format(*m.groups()[1:7]), m[8]) if m and is_archive(m[1]) else ("", "")
