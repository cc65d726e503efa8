"""Foreign names in Chinese characters: with a middle dot in any of its forms, and without one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import MIDDLE_DOTS, Candidate
from flows.entities.scene import Scene
from flows.entities.vocabulary import names
from schemas.records import Token

_HAN = "[[一-鿿]--[和与及]]"
_DOTTED = regex.compile(rf"{_HAN}{{1,8}}(?:\s?[{MIDDLE_DOTS}]\s?(?:{_HAN}{{1,8}}|[A-Z]\.?)){{1,4}}", regex.V1)
_OPEN = frozenset({"PER", "nz", "nr", "ORG", "LOC"})
LONGEST_PART = 7


def is_transliteration(name: str) -> bool:
    """Whether a name is written by the characters that foreign names are written with alone."""
    return bool(name) and _characters().issuperset(name)


@cache
def _characters() -> frozenset[str]:
    return frozenset(names().transliteration)


def dotted(scene: Scene) -> Iterator[Candidate]:
    """Names with a dot: what is before its first dot and behind its last one, as far as words and characters go."""
    for sentence in scene.sentences:
        if not any(c in MIDDLE_DOTS for c in sentence.text):
            continue
        for m in _DOTTED.finditer(scene.folded, sentence.start, sentence.end):
            dots = [i for i in range(m.start(), m.end()) if scene.folded[i] in MIDDLE_DOTS]
            start = begin_of_dotted(scene, m.start(), dots[0])
            end = _end(scene, dots[-1] + 1, m.end())
            if start == dots[0] or end == dots[-1] + 1:
                continue
            cover = scene.by_start.get(start)
            if cover and cover.end == end and cover.tag == "ORG":
                continue
            letters = [c for c in scene.folded[start:end] if "一" <= c <= "鿿"]
            foreign = sum(c in _characters() for c in letters) / max(1, len(letters))
            yield scene.candidate(start, end, "person", 0.3 + 0.6 * max(0.0, foreign * 2 - 1), "transliteration")


def begin_of_dotted(scene: Scene, start: int, dot: int) -> int:
    """Back from the first dot: whole words of names, or as far as the characters are those of foreign names."""
    at = dot
    while at > start and scene.folded[at - 1] in _characters():
        at -= 1
    inside = [t for t in _words(scene, start, dot) if t.end > at]
    person = next((t for t in inside if t.tag == "PER"), None)
    if person and start <= person.start:
        return person.start
    whole = [t.start for t in inside if t.start >= at]
    cut = inside[0] if inside and inside[0].start < at else None
    if cut is None or cut.tag not in _OPEN:
        return min(whole, default=at)
    return at


def _end(scene: Scene, begin: int, end: int) -> int:
    """On from the last dot, likewise; a word that is only begun belongs to the name when it may be one."""
    while begin < end and scene.folded[begin] == " ":
        begin += 1
    if scene.folded[begin].isascii():
        return end
    at = begin
    while at < end and at - begin < LONGEST_PART and scene.folded[at] in _characters():
        at += 1
    inside = [t for t in _words(scene, begin, end) if t.start < max(at, begin + 1)]
    if inside and inside[0].tag == "PER" and inside[0].end <= end:
        following = scene.by_start.get(inside[0].end)
        if following is None or following.tag not in ("PER", "nz") or following.end > at:
            return inside[0].end
    for t in inside:
        if t.end > at and t.tag not in _OPEN and t.start > begin:
            return t.start
        if t.end > at and t.tag in ("LOC", "ORG"):
            return min(t.end, end)
    if at == begin and inside:
        return min(inside[0].end, end)
    return at


def _words(scene: Scene, start: int, end: int) -> list[Token]:
    """Words that overlap a span, in order."""
    found = []
    at = start
    while at < end:
        token = scene.by_start.get(at)
        if token is None:
            at += 1
            continue
        found.append(token)
        at = token.end
    before = next((t for i in range(start - 1, max(-1, start - 10), -1) if (t := scene.by_start.get(i))), None)
    if before and before.end > start:
        found.insert(0, before)
    return found


def undotted(scene: Scene) -> Iterator[Candidate]:
    """Runs of words in the characters of foreign names that are not the tagger's: 费尔南 + 多, 内坦亚呼."""
    for sentence, words in zip(scene.sentences, scene.words, strict=True):
        for token in words:
            start = token.start
            if scene.folded[start] not in _characters() or token.tag in ("LOC", "TIME", "m"):
                continue
            if not is_transliteration(scene.word(token)):
                continue
            for stop in scene.ends_of_words(start, LONGEST_PART, sentence.end):
                name = scene.folded[start:stop]
                if not is_transliteration(name):
                    break
                if len(name) >= 3 and not (stop == token.end and token.tag == "PER"):
                    yield scene.candidate(start, stop, "person", 0.32 if stop == token.end else 0.24, "transliteration")
