"""Names by grammar, where the tagger cut them or took them for words: only their context makes them worth keeping.

首席架构师 + 卓越 + 群 → 卓越群      白 + 老师 → 白老师      总经理官 + 兰兰 → 官兰兰
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from flows.entities.candidate import Candidate
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import (
    characters,
    is_transliteration,
    names,
)
from flows.entities.name_shape import (
    called,
    japanese_name,
    japanese_surname,
    surnames,
    tibetan_name,
)
from flows.entities.view import PartView
from flows.language.patterns import is_han
from schemas.records import Token

# Tags of a whole name taken for a word
_NAMELIKE = frozenset({"n", "a", "an", "v", "nz", "nr", "ORG", "PER"})


def by_grammar(view: PartView) -> Iterator[Candidate]:
    """Names that the tagger cut or took for other words: only their context makes them candidates to keep."""
    for sentence, words in zip(view.sentences, view.words, strict=True):
        for token in words:
            first = view.folded[token.start]
            if first in surnames() or first in names().nickname_prefixes:
                yield from _by_title(view, token, token.start)
            if first in _firsts_of_parts():
                yield from _of_parts(view, token, token.start, sentence.end)


@cache
def _firsts_of_parts() -> frozenset[str]:
    return frozenset(s[0] for s in (*names().tibetan_parts, *names().japanese_surnames) if len(s) > 1)


def _by_title(view: PartView, token: Token, start: int) -> Iterator[Candidate]:
    """A surname or a prefix and what makes a name of it, as one word or two: 白 + 老师, 老 + 于, 卫校长."""
    word = view.word(token)
    if token.tag in ("n", "nz", "nr") and len(word) > 2 and called(word) and word[0] not in names().grammar_surnames:
        score = worth("called, one word" if word[0] in names().common_surnames else "called, rare surname")
        yield view.candidate(start, token.end, "person", score, "called", weak=True)
    elif len(token.text) <= 2 and token.tag not in ("TIME", "m", "LOC"):
        yield from _with_title_behind(view, token, start)


def _with_title_behind(view: PartView, token: Token, start: int) -> Iterator[Candidate]:
    """A surname or a word like 老, and the short word behind it that makes a name of it."""
    following = view.by_start.get(token.end)
    if following is None or len(following.text) > 3:
        return
    whole = view.folded[start : following.end]
    if not called(whole) or whole in names().not_nicknames:
        return
    bare = view.word(token)
    if bare in names().nickname_prefixes:
        common = whole[1:] in names().common_surnames
        score = worth("called by a prefix" if common else "called by a prefix, rare surname")
        yield view.candidate(start, following.end, "person", score, "called", weak=True)
        return
    grammatical = bare in names().grammar_surnames or token.tag in ("p", "c", "u", "r", "q")
    if view.word(following) in characters().seldom_titles or (grammatical and token.tag != "PER" and len(bare) == 1):
        return
    common = bare in names().common_surnames and not grammatical
    score = worth("called, tagged surname" if token.tag == "PER" else "called, two words")
    score = score if common else worth("called, rare surname")
    yield view.candidate(start, following.end, "person", score, "called", weak=True)


def _of_parts(view: PartView, token: Token, start: int, end: int) -> Iterator[Candidate]:
    """Japanese and Tibetan names by the surnames and parts that they begin with."""
    m = tibetan_name().match(view.folded, start, end)
    if m:
        yield view.candidate(start, m.end(), "person", worth("Tibetan parts"), "grammar")
    m = japanese_surname().match(view.folded, start, end)
    whole = japanese_name().match(view.folded, start, end)
    if whole and whole.end() in view.by_end and whole.end() > token.end:
        yield view.candidate(start, whole.end(), "person", worth("Japanese whole"), "grammar")  # 松下幸 + 之 + 助
    if m and token.tag != "PER":
        for stop in view.ends_of_words(start, len(m[0]) + 3, end):
            given = view.folded[m.end() : stop]
            if given and _given_of_characters(given) and (token.tag != "LOC" or view.by_end[stop].tag == "PER"):
                score = _behind_japanese_surname(given, view.by_end[stop])
                yield view.candidate(start, stop, "person", score, "grammar")


def _behind_japanese_surname(given: str, last: Token) -> float:
    """What a Japanese surname and the words behind it, of which this is the last, are worth: 是 + 枝俊介."""
    if last.tag == "PER":
        return worth("Japanese surname before a person")
    short = len(given) < 3
    return worth("Japanese surname before words" if short else "Japanese surname before many words")


def _given_of_characters(given: str) -> bool:
    return is_han(given) and not any(c in names().not_in_names for c in given)


def behind_titles(view: PartView) -> Iterator[Candidate]:
    """A name whose beginning the tagger took into the post: 总经理官 + 兰兰, CHO隆雨."""
    for start in view.titles.values():
        if start in view.by_end or start in view.by_start:
            continue
        cut = view.around(start)
        person = view.by_start.get(cut.end) if cut else None
        if person and person.tag == "PER" and is_transliteration(view.folded[start : person.end]):
            yield view.candidate(start, person.end, "person", worth("behind a post, foreign"), "title")
        compound = view.folded[start : start + 2] in names().compound_surnames
        surname = 2 if compound else 1
        first = view.folded[start : start + 1]
        if not compound and (first not in surnames() or first in names().grammar_surnames):
            continue
        for end in (start + surname + 1, start + surname + 2):
            given = view.folded[start + surname : end]
            if end in view.by_end and _given_of_characters(given) and view.by_end[end].tag in _NAMELIKE:
                yield view.candidate(start, end, "person", worth("behind a post"), "title")
