"""Text → sentences with exact offsets. What ends a sentence depends on the mark and on what stands around it."""

from __future__ import annotations

import re
from functools import cache

from pydantic import Field

from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged
from schemas.records import Part, Sentence

# A run of marks that may end a sentence, with the closing quotes and brackets that belong to it.
_MARKS = re.compile(r"(?P<mark>[。！？!?｡．.…⋯]+)(?P<closing>[”’」』】》〉）)\]\"'*_]*)")
_WIDE_STOP = "．"
_CLOSING_QUOTES = frozenset("”’」』\"'")
_OPENERS = frozenset("“‘「『《〈【（([\"'*#")
_ALWAYS = frozenset("。！？｡")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_BULLET = re.compile(r"(?:[-*+•·●○◆◇■□▪▶►→>|]+[ \t\u3000]+|#{1,6}[ \t]+|[●•◆◇■□▪▶►])")
# Words before a full stop, and the tail after a closing quote: both are looked at over a bounded stretch only.
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]{0,9}$")
_LOOK = 24
_TAIL_END = re.compile(r"[,。!?;:“”「」\n]")
_WORDLIKE = re.compile(r"\w")


class SentenceWords(DataModel):
    """vocabulary/language/sentences.yaml."""

    speech_verbs: list[str] = Field(min_length=1)
    abbreviations: list[str] = Field(min_length=1)


def split(text: str, part: Part) -> list[Sentence]:
    """The sentences of a part, without tokens. Lines always end them; pieces without a letter or digit are left out.

    `text[s.start:s.end] == s.text` for each; spaces and bullets around a sentence belong to none.
    """
    found: list[Sentence] = []
    for line in _LINE.finditer(text):
        begin = line.start()
        for end in [*_ends(line.group(), line.start()), line.end()]:
            start, stop = _trim(text, begin, end)
            begin = end
            if start < stop and _WORDLIKE.search(text, start, stop):
                found.append(Sentence(part, len(found), start, stop, text[start:stop]))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    bullet = _BULLET.match(text, start, end)
    if bullet:
        start = bullet.end()
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _ends(line: str, offset: int) -> list[int]:
    """Offsets (in the part) at which a sentence of this line ends, its closing marks included."""
    ends = []
    folded = fold(line)
    for found in _MARKS.finditer(line):
        mark, closing, after = found["mark"], found["closing"], found.end()
        if after == len(line):
            break
        if not _is_end(folded, found.start(), mark, found.end("mark"), closing, after):
            continue
        if _CLOSING_QUOTES.intersection(closing) and _speaker_follows(folded, after):
            continue
        ends.append(offset + after)
    return ends


def _is_end(line: str, start: int, mark: str, mark_end: int, closing: str, after: int) -> bool:
    if _ALWAYS.intersection(mark):
        return True
    if mark == _WIDE_STOP and not line.endswith(("．", ".")):
        return False  # 彼得．汉森: a dot of names, where another mark ends the line
    previous = line[start - 1] if start else ""
    following = line[after]
    if "…" in mark or "⋯" in mark or (len(mark) > 1 and set(mark) == {"."}):
        # Suspension points go on with the thought unless a quote or a gap closes them.
        return bool(_CLOSING_QUOTES.intersection(closing)) or following.isspace()
    if "?" in mark or "!" in mark:
        if following.isspace() or closing or _is_han(previous):
            return True
        # Yahoo!宣布, page?id=3: the mark stands inside a name or an address.
        return "?" in mark and not following.isascii()
    return _full_stop_ends(line, start, mark_end, closing, previous, following, after)


def _full_stop_ends(
    line: str, start: int, mark_end: int, closing: str, previous: str, following: str, after: int
) -> bool:
    if not previous:
        return False
    if _is_han(previous):
        return not following.isdigit()
    if (line[mark_end].isalnum() and line[mark_end].isascii()) or (previous.isdigit() and not closing):
        # 3.5, GPT-4.1, openai.com; `1. ` of a list. A year or an amount may still end an English sentence.
        return (
            following.isspace()
            and start >= 4
            and _starts_sentence(line, after)
            and line[:start].strip(" .0123456789") != ""
        )
    if not (following.isspace() or closing or _is_han(following)):
        return False
    word = _WORD_BEFORE.search(line, max(0, start - 10), start)
    if word and not closing:
        letters = word.group()
        if (len(letters) == 1 and letters.isupper()) or letters.lower() in _words()[1]:
            return False
    return _is_han(following) or bool(closing) or _starts_sentence(line, after)


def _starts_sentence(line: str, at: int) -> bool:
    rest = line[at : at + 4].lstrip()
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit() or _is_han(rest[0]) or rest[0] in _OPENERS)


def _speaker_follows(line: str, after: int) -> bool:
    """Whether the words after a closing quote say who spoke: they belong to the quotation."""
    tail = line[after : after + _LOOK]
    end = _TAIL_END.search(tail)
    tail = tail[: end.start()] if end else tail
    return any(verb in tail for verb in _words()[0])


def _is_han(character: str) -> bool:
    return bool(character) and ("\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf")


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str]]:
    words = load_packaged("vocabulary/language/sentences.yaml", SentenceWords)
    return tuple(words.speech_verbs), frozenset(words.abbreviations)
