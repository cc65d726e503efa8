"""Bytes → text. Strict UTF-8 first, then candidates scored by how Chinese they read: declarations lie, and GB18030
and Big5 both decode nearly anything."""

from __future__ import annotations

import re
from functools import cache

from charset_normalizer import from_bytes

from flows.language.script import fold
from flows.reading.draft import Decoded
from schemas.declarative import DataModel, load_packaged
from schemas.errors import BadInput
from schemas.limits import Limits

_SIGNATURES = {
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"RIFF": "a RIFF file",
    b"%PDF": "a PDF document", b"PK\x03\x04": "a ZIP archive or Office document", b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Office document", b"SQLite format 3": "a SQLite database",
    b"7z\xbc\xaf": "a 7z archive",
    b"{\\rtf": "a rich-text document", b"%!PS": "a PostScript document",
    b"BM": "a BMP picture", b"\x7fELF": "a program", b"OggS": "a sound file", b"ID3": "a sound file",
    b"WARC/": "a web archive (WARC)", b"<!DOCTYPE NETSCAPE-Bookmark-file-1>": "a list of bookmarks",
    b"TY  - ": "a list of references (RIS)", b"%0 ": "a list of references (EndNote)",
}  # fmt: skip
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_CALLED = {"big5hkscs": "big5", "utf-8-sig": "utf-8", "utf_8": "utf-8", "utf_16": "utf-16"}
_DATA_ADDRESS = re.compile(rb"data:[a-z]{2,20}/[\w.+\-]{2,60}(?:;[\w=\-]{2,30}){0,3},", re.IGNORECASE)
# Lines of one length without a blank, each kind of letter among them: no language is written so.
_BASE64 = re.compile(
    rb"(?=[^a-z]{0,200}[a-z])(?=[^A-Z]{0,200}[A-Z])(?=[^0-9+/]{0,200}[0-9+/])[A-Za-z0-9+/]{20,}(?:\r?\n[A-Za-z0-9+/]*)*={0,2}\s*"
)
_LEAST_BASE64, _SIGNED_BYTES = 200, 2_000
_SCORED_BYTES = 200_000  # how much of a file is enough to tell its encoding
# What UTF-8 read as Latin-1 or GBK looks like, GBK and Big5 read as Latin-1 (no language has four such letters on end),
# and what the replacement character becomes when saved again as GBK.
_MOJIBAKE = re.compile(
    "[\u00a1-\u00ff]{4,}|[ÃÂâäåæçèé][\u0080-\u00bf¡-¿]|锟斤拷|烫烫烫|ï¿½|\ufffd|[鏂鍚鐨鍦浜涓鏄鎴]{2}"
)
# What any match of it consists of: it is only looked for in runs of these.
_SUSPECTS = re.compile("[\u0080-\u00ff\ufffd锟斤拷烫鏂鍚鐨鍦浜涓鏄鎴]+")
_TERMINAL = re.compile(r"\x1b(?:\[[0-9;?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\))")
# control characters, zero-width ones that word processors sow into a text (Feishu), marks of direction, surrogates,
# what says how the character before it is drawn
_DROP = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff]"
)
_THIN = re.compile("[\u2004-\u200a\u202f\u205f]")  # blanks thinner than a letter; wider ones pad names
_ODD = re.compile(_DROP.pattern[:-1] + "\x0c\x85\u2028\u2029\u2004-\u200a\u202f\u205f]")
_BREAK = re.compile("[\x0c\x85\u2028\u2029]")


class _Characters(DataModel):
    common: str


@cache
def _common() -> frozenset[str]:
    return frozenset(load_packaged("vocabulary/reading/characters.yaml", _Characters).common) - {" "}


def decode(raw: bytes, path: str, limits: Limits) -> Decoded:
    """The file as clean text. Raises BadInput: empty, too large, binary, cut inside a character, garbled."""
    if not raw.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise BadInput("empty_file", f"{path} is empty ({len(raw)} bytes); an article needs a text.")
    if len(raw) > limits.max_bytes:
        raise BadInput("max_bytes", f"{path} has {len(raw):,} bytes; limits.max_bytes accepts {limits.max_bytes:,}.")
    for start, what in _SIGNATURES.items():
        if raw.startswith(start) and (len(start) > 2 or b"\x00" in raw[:200]):
            raise BadInput("not_text", f"{path} is {what}, not a text; save the article as text, Markdown or HTML.")
    _refuse_encoded(raw, path)
    text, encoding = _text(raw, path)
    if "\x1b" in text:
        text = _TERMINAL.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    if _ODD.search(text):
        text = _DROP.sub("", _THIN.sub(" ", _BREAK.sub("\n", text)))
    _refuse_lines(text, path, limits)
    if not text.strip():
        raise BadInput("empty_file", f"{path} holds nothing but spaces and control characters.")
    sample = text[:_SCORED_BYTES]
    bad = sum(len(m) for m in _MOJIBAKE.findall("\n".join(_SUSPECTS.findall(sample))))
    if bad > 5 and bad > 0.02 * len(text[:_SCORED_BYTES]):
        raise BadInput(
            "mojibake",
            f"{path} is garbled: about {bad} of its first {min(len(text), _SCORED_BYTES)} characters come from a wrong "
            f"decoding (read as {encoding}); save it again from its source in UTF-8.",
        )
    return Decoded(text, encoding, path)


def _refuse_encoded(raw: bytes, path: str) -> None:
    """Raise BadInput for base64, also as a `data:` address: it is some file, but no text."""
    head = raw[:_SIGNED_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _DATA_ADDRESS.match(head) or (len(head) >= _LEAST_BASE64 and _BASE64.fullmatch(head)):
        raise BadInput("not_text", f"{path} is base64, not a text; save what it stands for as text, Markdown or HTML.")


def _refuse_lines(text: str, path: str, limits: Limits) -> None:
    lines = text.count("\n") + 1
    if lines > limits.max_lines:
        raise BadInput("max_lines", f"{path} has {lines:,} lines; limits.max_lines accepts {limits.max_lines:,}.")


def _text(raw: bytes, path: str) -> tuple[str, str]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        if len(raw) % 2:
            raise _cut("UTF-16", raw, len(raw) - 1, path)
        return raw.decode("utf-16", "replace"), "utf-16"
    zeros = raw[:4000].count(0)
    if zeros and zeros < 0.2 * len(raw[:4000]):
        raise BadInput("not_text", f"{path} holds NUL bytes (the first at byte {raw.index(0)}); a text has none.",
                       offset=raw.index(0))  # fmt: skip
    try:
        return raw.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as e:
        broken = e
    _refuse_broken_utf8(raw, broken, path)
    best = max((_scored(raw, name) for name in _candidates(raw)), key=lambda s: s[0])
    score, name = best
    if score < 0.05:
        raise BadInput(
            "unknown_encoding",
            f"{path} is text in no encoding that reads as language (not UTF-8 at byte {broken.start}, best guess "
            f"{name}); save it again in UTF-8.",
            offset=broken.start,
        )
    try:
        return raw.decode(name), _CALLED.get(name, name)
    except UnicodeDecodeError as e:
        if e.end >= len(raw):
            raise _cut(_CALLED.get(name, name), raw, e.start, path) from e
        return raw.decode(name, "replace"), _CALLED.get(name, name)


def _cut(encoding: str, raw: bytes, at: int, path: str) -> BadInput:
    return BadInput(
        "broken_encoding",
        f"{path} is {encoding} but ends inside a character (byte {at} of {len(raw)}); save it again whole.",
        offset=at,
    )


def _refuse_broken_utf8(raw: bytes, e: UnicodeDecodeError, path: str) -> None:
    """Mostly UTF-8, with a hole or a cut end: another encoding would only garble it."""
    repaired = raw.decode("utf-8", "replace")
    holes, multibyte = repaired.count("\ufffd"), sum(c > "\u07ff" for c in repaired[:_SCORED_BYTES])
    if holes * 10 < multibyte:
        where = "ends inside a character" if e.start >= len(raw) - 4 else "has a broken character"
        raise BadInput(
            "broken_encoding",
            f"{path} is UTF-8 but {where} (byte {e.start} of {len(raw)}); save it again whole.",
            offset=e.start,
        )


def _candidates(raw: bytes) -> list[str]:
    names = ["gb18030", "big5hkscs"]
    declared = _DECLARED.search(raw[:4096])
    if declared:
        name = declared[1].decode("ascii").lower()
        names.append(_NAMES.get(name, name))
    voice = from_bytes(raw[:20_000]).best()
    if voice is not None:
        names.append(_NAMES.get(voice.encoding, voice.encoding))
    if b"\x00" in raw[:4000]:
        names += ["utf-16-le", "utf-16-be"]
    return list(dict.fromkeys(names))


def _scored(raw: bytes, name: str) -> tuple[float, str]:
    """(how Chinese the text is under this encoding, name): common characters less impossible ones, per character."""
    try:
        text = raw[:_SCORED_BYTES].decode(name, "replace")
    except LookupError:
        return -1.0, name
    high = [c for c in fold(text) if c > "\x7f"]
    if not high:
        return -1.0, name
    common = _common()
    good = sum(c in common for c in high)
    bad = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\uff61" <= c <= "\uff9f" or c < "\xa0" for c in high)
    return (good - 4 * bad) / len(high), name
