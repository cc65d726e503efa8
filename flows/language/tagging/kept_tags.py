"""What tagger and voices say of a text's sentences, as bytes: a text is tagged once, however often its facts are found.

In: sentences with words, or what voices said of some. Out: compressed columns of numbers, between one and two bytes a
character, and the same sentences again. `pipeline.facts` asks for them; the working store keeps them under the text
and the version of all that tags.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from schemas.records import Part, Sentence, Token, VoiceName, VoiceSpan

Heard = dict[tuple[Part, int], tuple[VoiceSpan, ...]]
"""Part and index of a sentence → what the voices say of it; none where they were asked and saw nothing."""

_LEVEL = 6
_THOUSAND = 1000


def pack_words(sentences: Sequence[Sentence]) -> bytes:
    """The words of sentences, which tile them, and the persons nearly seen."""
    tags: dict[str, int] = {}
    words, lengths, kinds, leading, near, near_places = (_counts() for _ in range(6))
    leads, near_leads = _scores(), _scores()
    for s in sentences:
        words.append(len(s.tokens))
        for t in s.tokens:
            if t.lead:
                leading.append(len(lengths))
                leads.append(t.lead)
            lengths.append(t.end - t.start)
            kinds.append(tags.setdefault(t.tag, len(tags)))
        near.append(len(s.nearly))
        for t in s.nearly:
            near_places.extend((t.start - s.start, t.end - t.start, tags.setdefault(t.tag, len(tags))))
            near_leads.append(t.lead)
    return _pack([words, lengths, kinds, leading, leads, near, near_places, near_leads], list(tags))


def with_words(sentences: Sequence[Sentence], packed: bytes) -> list[Sentence] | None:
    """The sentences with the words that were kept of them; None when these are not the sentences that were packed."""
    (words, lengths, kinds, leading, leads, near, near_places, near_leads), tags = _unpack(packed)
    if len(words) != len(sentences):
        return None
    lead_of = dict(zip(leading, leads, strict=True))
    found: list[Sentence] = []
    at = near_at = 0
    for s, count, near_count in zip(sentences, words, near, strict=True):
        text, offset, begin = s.text, s.start, 0
        tokens = []
        for i in range(at, at + count):
            end = begin + lengths[i]
            tokens.append(Token(text[begin:end], tags[kinds[i]], offset + begin, offset + end, lead_of.get(i, 0.0)))
            begin = end
        if begin != len(text):
            return None
        nearly = []
        for i in range(near_at, near_at + near_count):
            start, length, tag = near_places[3 * i : 3 * i + 3]
            end = start + length
            nearly.append(Token(text[start:end], tags[tag], offset + start, offset + end, near_leads[i]))
        at, near_at = at + count, near_at + near_count
        found.append(replace(s, tokens=tuple(tokens), nearly=tuple(nearly)))
    return found


def pack_heard(heard: Mapping[tuple[Part, int], Sequence[VoiceSpan]]) -> bytes:
    """What voices said of some sentences of a text."""
    names: dict[str, int] = {}
    sentences, spans, probabilities = _counts(), _counts(), _scores()
    for (part, index), said in sorted(heard.items()):
        sentences.extend((names.setdefault(part, len(names)), index, len(said)))
        for s in said:
            label, voice = (names.setdefault(name, len(names)) for name in (s.label, s.voice))
            spans.extend((s.start, s.end - s.start, label, voice))
            probabilities.append(s.probability)
    return _pack([sentences, spans, probabilities], list(names))


def unpack_heard(packed: bytes) -> Heard:
    """What voices said, by sentence."""
    (sentences, spans, probabilities), names = _unpack(packed)
    numbers = iter(zip(*(iter(spans),) * 4, probabilities, strict=True))
    found: Heard = {}
    for part, index, count in zip(*(iter(sentences),) * 3, strict=True):
        found[cast(Part, names[part]), index] = tuple(_spans(numbers, count, names))
    return found


def _spans(numbers: Iterator[tuple[int, int, int, int, float]], count: int, names: list[str]) -> Iterator[VoiceSpan]:
    for _ in range(count):
        start, length, label, voice, probability = next(numbers)
        yield VoiceSpan(start, start + length, names[label], probability, cast(VoiceName, names[voice]))


def _counts() -> array[int]:
    return array("I")


def _scores() -> array[float]:
    return array("d")


def _smallest(column: array[Any]) -> tuple[int, array[Any]]:
    """(divisor, the same column in the fewest bytes): scores as whole thousandths where that is exact."""
    if column.typecode != "d":
        return 1, _fitting(column, "BHI")
    whole = [round(_THOUSAND * x) for x in column]
    exact = all(x / _THOUSAND == y and abs(x) < 1 << 31 for x, y in zip(whole, column, strict=True))
    return (_THOUSAND, _fitting(whole, "bhi")) if exact else (1, column)


def _fitting(numbers: Sequence[int], kinds: str) -> array[int]:
    for kind in kinds[:-1]:
        with contextlib.suppress(OverflowError):
            return array(kind, numbers)
    return array(kinds[-1], numbers)


def _pack(columns: Sequence[array[Any]], names: list[str]) -> bytes:
    """The names and each column's type, length and divisor as a line of JSON, then the columns, all compressed."""
    small = [_smallest(c) for c in columns]
    head = json.dumps([names, [(c.typecode, len(c), divisor) for divisor, c in small]], ensure_ascii=False)
    return zlib.compress(head.encode() + b"\n" + b"".join(c.tobytes() for _, c in small), _LEVEL)


def _unpack(packed: bytes) -> tuple[list[Sequence[Any]], list[str]]:
    plain = zlib.decompress(packed)
    at = plain.index(b"\n") + 1
    names, kinds = json.loads(plain[:at])
    columns: list[Sequence[Any]] = []
    for kind, count, divisor in kinds:
        column: array[Any] = array(kind)
        column.frombytes(plain[at : at + count * column.itemsize])
        at += count * column.itemsize
        columns.append(column if divisor == 1 else [x / divisor for x in column])
    return columns, names
