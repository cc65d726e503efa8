"""Foreign names in Chinese characters: with a middle dot in any of its forms, and without one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import (
    characters,
    is_transliteration,
    person_patterns,
    title_pattern,
    titles,
    transliteration_characters,
)
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation, is_han
from flows.language.script import MIDDLE_DOTS
from schemas.records import Token

_JOINTS = MIDDLE_DOTS + "-"
_JOINING = frozenset(_JOINTS + ".")
_OPEN = frozenset({"PER", "nz", "nr", "ORG", "LOC"})
LONGEST_PART = 7
SHORTEST_BEHIND = 3  # characters of a foreign name that is known by the word before it


def dotted(view: PartView) -> Iterator[Candidate]:
    """Names with a dot: what is before its first dot and behind its last one, as far as words and characters go."""
    for sentence in view.sentences:
        if _JOINING.isdisjoint(view.folded[sentence.start : sentence.end]):
            continue
        for m in _dotted().finditer(view.folded, sentence.start, sentence.end):
            initials = view.folded[m.start()].isascii()
            dots = [i for i in range(m.start(), m.end()) if view.folded[i] in _JOINTS + ("." if initials else "")]
            start = m.start() if initials else begin_of_dotted(view, m.start(), dots[0])
            end = without_verb(view, start, _end(view, dots[-1] + 1, m.end()))
            if start == dots[0] or end == dots[-1] + 1:
                continue
            cover = view.by_start.get(start)
            if cover and cover.end == end and cover.tag == "ORG":
                continue
            letters = [c for c in view.folded[start:end] if is_han(c)]
            foreign = sum(c in transliteration_characters() for c in letters) / max(1, len(letters))
            score = worth("dotted, half foreign") + worth("dotted, all foreign") * max(0.0, foreign * 2 - 1)
            if not any(view.folded[i] in MIDDLE_DOTS for i in dots) and not initials:
                score -= worth("dotted by hyphens")
            yield view.candidate(start, end, "person", score, "transliteration")


@cache
def _dotted() -> regex.Pattern[str]:
    """Pieces of Han characters or initials, a dot or hyphen between them: 山姆·某某, J.K.某某."""
    han = f"[[{HAN_RANGE}]--[{characters().joiners}]]{{1,8}}"
    joint = rf"(?:\s?[{MIDDLE_DOTS}]\s?|-)"
    first = rf"(?:{han}{joint}|(?:(?<![A-Z])[A-Z]\s?\.\s?){{1,3}})"
    return regex.compile(rf"{first}(?:(?:{han}|[A-Z]\.?){joint}){{0,3}}(?:{han}|[A-Z]\.?)", regex.V1)


def begin_of_dotted(view: PartView, start: int, dot: int) -> int:
    """Back from the first dot: whole words of names, or as far as the characters are those of foreign names.

    A post or a word for a person ends before it, though the tagger saw one word: 教练颂 + 猜·某某.
    """
    posts = [m.end() for m in _before_a_name().finditer(view.folded, start, dot) if m.end() < dot]
    if posts and (word := view.around(posts[-1])) and word.start < posts[-1] < word.end == dot:
        return int(posts[-1])
    start = posts[-1] if posts else start
    at = dot
    while at > start and view.folded[at - 1] in transliteration_characters():
        at -= 1
    inside = [t for t in _words(view, start, dot) if t.end > at]
    person = next((t for t in inside if t.tag == "PER"), None)
    if person and start <= person.start:
        before = view.by_end.get(person.start)
        if dot - person.start == 1 and before and any(n.start == before.start and n.end > dot for n in view.nearly):
            return before.start  # 以 + 莉·高露
        return person.start
    whole = [t.start for t in inside if t.start >= at]
    cut = inside[0] if inside and inside[0].start < at else None
    if cut is None or cut.tag not in _OPEN:
        return min(whole, default=at)
    return at


@cache
def _before_a_name() -> regex.Pattern[str]:
    return regex.compile(rf"{title_pattern().pattern}|{alternation(titles().person_nouns)}")


def without_noun(view: PartView, start: int, end: int) -> int:
    """Where a dotted name begins when a word for a person is glued to it: 孙女简·劳德."""
    m = _before_a_name().match(view.folded, start, end)
    return int(m.end()) if m and view.folded[m.end()] not in MIDDLE_DOTS else start


def without_verb(view: PartView, start: int, end: int) -> int:
    """Where a foreign name ends when a verb is glued to it: 丹·布朗来华."""
    return end - 2 if end - start > 4 and view.folded[end - 2 : end] in titles().person_verbs else end


def _end(view: PartView, begin: int, end: int) -> int:
    """On from the last dot, likewise; a word that is only begun belongs to the name when it may be one."""
    while begin < end and view.folded[begin] == " ":
        begin += 1
    if begin >= end or view.folded[begin].isascii():
        return end  # nothing stands behind the dot (N.Y. at the end of a text), or letters do
    at = begin
    while at < end and at - begin < LONGEST_PART and view.folded[at] in transliteration_characters():
        at += 1
    inside = [t for t in _words(view, begin, end) if t.start < max(at, begin + 1)]
    if inside and inside[0].end <= end and _is_whole_person(view, inside[0], at):
        return inside[0].end
    for t in inside:
        if t.end > at and t.tag not in _OPEN and t.start > begin:
            return t.start
        if t.end > at and t.tag in ("LOC", "ORG"):
            return min(t.end, end)
    if at == begin and inside:
        return min(inside[0].end, end)
    return at


def _is_whole_person(view: PartView, word: Token, at: int) -> bool:
    """Whether the tagger's person is whole: no name stands behind it within the foreign characters."""
    following = view.by_start.get(word.end)
    return word.tag == "PER" and (following is None or following.tag not in ("PER", "nz") or following.end > at)


def _words(view: PartView, start: int, end: int) -> list[Token]:
    """Words that overlap a span, in order."""
    found = []
    at = start
    while at < end:
        token = view.by_start.get(at)
        if token is None:
            at += 1
            continue
        found.append(token)
        at = token.end
    before = next((t for i in range(start - 1, max(-1, start - 10), -1) if (t := view.by_start.get(i))), None)
    if before and before.end > start:
        found.insert(0, before)
    return found


def undotted(view: PartView) -> Iterator[Candidate]:
    """Runs of words in the characters of foreign names that are not the tagger's: 费尔南 + 多, 内坦亚呼."""
    for sentence, words in zip(view.sentences, view.words, strict=True):
        for token in words:
            start = token.start
            if view.folded[start] not in transliteration_characters() or token.tag in ("LOC", "TIME", "m"):
                continue
            if not is_transliteration(view.word(token)):
                continue
            names_only = True
            for stop in view.ends_of_words(start, LONGEST_PART, sentence.end):
                name = view.folded[start:stop]
                if not is_transliteration(name):
                    break
                names_only &= view.by_end[stop].tag in _OPEN
                if len(name) >= 3 and not (stop == token.end and token.tag == "PER"):
                    several = names_only and stop > token.end and len(name) > 4  # 切尔诺 + 梅尔金
                    score = worth("foreign word" if stop == token.end else "foreign pieces")
                    score = worth("foreign words") if several else score
                    yield view.candidate(start, stop, "person", score, "transliteration")


def behind_words(view: PartView) -> Iterator[Candidate]:
    """Foreign names that the tagger took into a post or a verb before them, and places where only a person stands.

    得主斯蒂格利茨, 任命基里延科, 总统 + 奇卢巴
    """
    for words in view.words:
        for token in words:
            if token.tag in ("PER", "TIME", "m", "w"):
                continue
            word = view.word(token)
            at = len(word)
            while at > 0 and word[at - 1] in transliteration_characters():
                at -= 1
            if len(word) - at < SHORTEST_BEHIND:
                continue
            if at == 0:
                if token.tag in ("LOC", "nz") and view.folded[: token.start].endswith(
                    person_patterns().never_of_places
                ):
                    yield view.candidate(token.start, token.end, "person", worth("behind a word, place"), "title")
                continue
            for start in range(max(at, 2), len(word) - SHORTEST_BEHIND + 1):
                if word[:start].endswith(_before_names()):
                    score = worth("behind a word, glued")
                    yield view.candidate(token.start + start, token.end, "person", score, "title")
                    break


@cache
def _before_names() -> tuple[str, ...]:
    return (*titles().core, *titles().person_nouns, *person_patterns().done_to_people)
