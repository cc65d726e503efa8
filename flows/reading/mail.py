"""Mail (`.eml`) and pages that a browser saved as one file (`.mhtml`): the article inside and what wraps it.

Both are MIME messages. Of a mail, sender, subject and date are the newsletter's; of a saved page, the date is the
moment of saving, and the address stands beside it. The part inside is read like a file of its own.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

from flows.reading import bylines
from flows.reading.draft import Draft, Stated
from flows.reading.titles import letters
from schemas.errors import BadInput
from schemas.limits import Limits

MAIL, SAVED_PAGE = "mail", "web_archive"
_HEADER = re.compile(rb"^([A-Za-z][A-Za-z0-9\-]{1,40}):[ \t]?.{0,2000}$|^[ \t]+\S.{0,2000}$")
_KNOWN = frozenset(
    b"from to cc subject date received return-path delivered-to message-id mime-version content-type reply-to sender "
    b"content-transfer-encoding snapshot-content-location x-mailer list-unsubscribe list-id dkim-signature".split()
)
_SURE = frozenset(b"from received return-path mime-version message-id delivered-to".split())
_MIME = frozenset([b"mime-version", b"content-type"])  # all that a page saved by an Office program states
_LEAST_KNOWN = 3
# Newsletters that a platform sends for their writers: `章望舒 from 某某晨报`
_WRITER_FROM = re.compile(r"(?P<who>\S.{1,20}?)\s+(?:from|via|来自|來自)\s+(?P<outlet>\S.{1,30})")
_FORWARDED = re.compile(r"^(?:(?:Re|Fwd?|FW|回复|回覆|转发|轉寄|答复)\s*[:：]\s*)+", re.IGNORECASE)
_BOUNDARY = re.compile(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_FIRST_PART = re.compile(rb"--((?=[^\r\n]{0,70}[\w=])[\w=.'+\-]{6,70})\r?\nContent-[A-Za-z\-]{2,20}:", re.IGNORECASE)
_MOST_BOUNDARIES = 40
_HEADER_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_VALUE = rb":[ \t]*(?:\r?\n[ \t]+)?"  # a header's value may begin on the line below its name
_PICTURE = re.compile(
    rb"^content-type" + _VALUE + rb"(?:image|video|audio|font|application/(?!xhtml))", re.IGNORECASE | re.MULTILINE
)
_ATTACHED = re.compile(rb"^content-disposition" + _VALUE + rb"attachment", re.IGNORECASE | re.MULTILINE)
_HOLDS_PARTS = re.compile(rb"^content-type" + _VALUE + rb"(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_LONGEST_PART_HEADER = 8_000


@dataclass(slots=True)
class Wrapped:
    """The page or text inside a message, and what the message says of it."""

    form: str
    raw: bytes
    title: str = ""
    publisher: str = ""
    writer: str = ""
    url: str = ""
    dates: list[Stated] = field(default_factory=list)
    saved: list[Stated] = field(default_factory=list)


def whole(raw: bytes) -> bytes:
    """A message from its header on: blank lines before it go, and one that begins with its first part gets one."""
    raw = raw.lstrip(b"\xef\xbb\xbf\r\n \t") if raw[:1] in b"\xef\r\n \t" else raw
    if m := _FIRST_PART.match(raw):
        return b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="' + m[1] + b'"\r\n\r\n' + raw
    return raw


def is_message(raw: bytes) -> bool:
    """Whether the bytes begin with the header of a message: known fields only a mail or a saved page has."""
    raw = whole(raw[:16_000])
    if b":" not in raw[:80]:
        return False
    names: set[bytes] = set()
    for line in raw.replace(b"\r\n", b"\n").split(b"\n")[:200]:
        if not line.strip():
            break
        m = _HEADER.match(line)
        if not m:
            return False
        names |= {m[1].lower()} if m[1] else set()
    return (len(names & _KNOWN) >= _LEAST_KNOWN and bool(names & _SURE)) or names >= _MIME


def without_pictures(raw: bytes, path: str, limits: Limits) -> bytes:
    """A message without its pictures and attachments. Raises BadInput for more parts than the limit."""
    found = dict.fromkeys(m[1] or m[2] for m, _ in zip(_BOUNDARY.finditer(raw), range(_MOST_BOUNDARIES), strict=False))
    if not found:
        return raw
    line = rb"^--(?:" + b"|".join(map(re.escape, found)) + rb")(--)?[ \t]*\r?$"
    lines = list(re.finditer(line, raw, re.MULTILINE))
    parts = sum(m[1] is None for m in lines)
    if parts > limits.max_mime_parts:
        raise BadInput(
            "max_mime_parts", f"{path} has {parts:,} parts; limits.max_mime_parts accepts {limits.max_mime_parts:,}."
        )
    starts = [m.start() for m in lines]
    kept = [raw[: starts[0]]] if starts else [raw]
    for m, end in zip(lines, [*starts[1:], len(raw)], strict=True):
        header = raw[m.start() : min(end, m.start() + _LONGEST_PART_HEADER)]
        stop = _HEADER_END.search(header)
        if m[1] or not _is_beside_the_text(header[: stop.start()] if stop else header):
            kept.append(raw[m.start() : end])
    kept_bytes = b"".join(kept)
    if len(kept_bytes) > limits.max_bytes:
        raise BadInput(
            "max_bytes",
            f"{path} has {len(kept_bytes):,} bytes without its pictures; limits.max_bytes accepts "
            f"{limits.max_bytes:,}.",
        )
    return kept_bytes


def _is_beside_the_text(header: bytes) -> bool:
    """Whether a part with this header is a picture or an attachment; a mail that is passed on whole is none."""
    return bool(_PICTURE.search(header) or (_ATTACHED.search(header) and not _HOLDS_PARTS.search(header)))


def unwrapped(raw: bytes, path: str, limits: Limits) -> Wrapped:
    """The article's part of a message. Raises BadInput when it has none."""
    raw = without_pictures(whole(raw), path, limits)
    message = email.message_from_bytes(raw, policy=policy.default)
    form = SAVED_PAGE if _is_saved_page(message) else MAIL
    part = _article_part(message, path, _header(message, "Snapshot-Content-Location"))
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        raise BadInput("empty_body", f"{path}: the message has no text; save the article itself.")
    found = Wrapped(form, content)
    written = _header(message, "Date")
    if form == SAVED_PAGE:
        found.url = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
        found.saved = [Stated(written, "header")] if written else []
        return found
    sender = _sender(message)
    if m := _WRITER_FROM.fullmatch(sender):
        found.writer, sender = m["who"], m["outlet"]
    found.publisher = bylines.clean_name(sender)
    found.title = _without_publisher(_FORWARDED.sub("", _header(message, "Subject")).strip(), found.publisher)
    found.dates = [Stated(written, "header")] if written else []
    return found


def complete(draft: Draft, wrapped: Wrapped) -> None:
    """Put what the message says into the draft of its part: a mail's own words before those of the page in it."""
    if wrapped.form == SAVED_PAGE:
        if wrapped.url.startswith(("http://", "https://")):
            draft.url = wrapped.url
        draft.saved += wrapped.saved
        return
    if wrapped.title and not (draft.title and letters(wrapped.title).endswith(letters(draft.title))):
        draft.title = wrapped.title
    if wrapped.publisher:
        draft.publisher, draft.publisher_basis = wrapped.publisher, "header"
    draft.authors = draft.authors or bylines.names_of(wrapped.writer, "author")
    draft.dates[:0] = wrapped.dates


def _sender(message: EmailMessage) -> str:
    """The name in the sender's address, also where a tool has encoded name and address as one word."""
    raw = _written(next((str(v) for k, v in message.raw_items() if k.lower() == "from"), ""))
    try:
        name, _ = parseaddr(str(make_header(decode_header(" ".join(raw.split())))))
    except (ValueError, LookupError):
        return ""
    return name


def _is_saved_page(message: EmailMessage) -> bool:
    saved_by = "saved by" in _header(message, "From").lower() or bool(_header(message, "Snapshot-Content-Location"))
    return saved_by or (message.get_content_type() == "multipart/related" and not _header(message, "To"))


def _article_part(message: EmailMessage, path: str, address: str) -> EmailMessage:
    """The page of a saved page, by its address or as the first of its frames; of a mail its HTML, else its text."""
    parts = [p for p in message.walk() if not p.is_multipart()]
    if address:
        parts.sort(key=lambda p: _header(p, "Content-Location") != address)
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                return part
    raise BadInput("no_article", f"{path}: the message holds neither a page nor a text; save the article itself.")


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; empty when it is missing or cannot be decoded."""
    raw = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), "")
    if (written := _written(raw)) != raw:
        return " ".join(written.split())
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""  # the parser of the standard library fails so on damaged headers


def _written(value: str) -> str:
    """A header's value with the bytes beyond ASCII, which the parser keeps as they are, read as text."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raw = value.encode("utf-8", "surrogateescape")
        for encoding in ("utf-8", "gb18030", "big5hkscs"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return value


def _without_publisher(subject: str, publisher: str) -> str:
    """The subject without the sender in front of the title: `某某财讯｜标题`."""
    m = re.match(r"^[\[【]?(.{2,24}?)[\]】]?\s*[|｜丨:：\-—\]】]\s*(?=\S{4})", subject)
    return subject[m.end() :].strip() if m and publisher and letters(m[1]) == letters(publisher) else subject
