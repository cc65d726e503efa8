"""Runs of words that end in a form of organisations, from each word where the name may begin; and names of one word.

香港文學及文化資料中心, 運輸及房屋局, 元朗足球會, 教協; 天貓, 曼城. Many are proposed, few are names: selection decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import form_of, kind_of
from flows.entities.lexicon import characters, is_country
from flows.entities.view import PartView
from flows.language.patterns import is_han
from schemas.records import Token

LONGEST_RUN, LONGEST, LONGEST_PAIR = 9, 24, 10  # words; characters
_INSIDE = frozenset(
    {
        "n",
        "nz",
        "nr",
        "nw",
        "nt",
        "ns",
        "vn",
        "an",
        "a",
        "PER",
        "ORG",
        "LOC",
        "v",
        "s",
        "f",
        "xc",
        "m",
        "ad",
        "b",
        "TIME",
    }
)
_ONE = frozenset({"ORG", "LOC", "nz"})
_NOUNS = frozenset({"n", "nz", "ORG", "LOC"})
_AFTER = {"LOC": _NOUNS, "ORG": _NOUNS | {"m", "vn"}, "nz": _NOUNS | {"vn"}}
_NO_END = frozenset({"PER", "TIME", "m", "w", "p", "c"})
_NO_BEGINNING = frozenset({"v", "m", "f", "ad", "TIME"})


def runs(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    for words in view.words:
        for i, token in enumerate(words):
            following = words[i + 1] if i + 1 < len(words) and words[i + 1].start == token.end else None
            if token.tag not in _NO_END and _is_form(view.word(token)):
                yield from _back_from(view, words, i)
            if token.tag in _ONE and len(token.text) > 1:
                yield from _one(view, token)
                if following is not None and following.tag in _AFTER[token.tag] and _short(token, following):
                    yield _candidate(view, token.start, following.end)  # 北港 + 水手, 极目 + 新闻, 沙尔克 + 04


def _short(token: Token, following: Token) -> bool:
    return following.end - token.start <= LONGEST_PAIR


@lru_cache(maxsize=20_000)
def _is_form(word: str) -> bool:
    return is_han(word[-1:]) and (form_of(word) is not None or word[-1] in characters().short_ends)


def _back_from(view: PartView, words: Sequence[Token], last: int) -> Iterator[Candidate]:
    """Spans of several words that end with this one, as long as the words before it may be a name's."""
    end = words[last].end
    if words[last].tag == "v" and end - words[last].start > 1:
        return
    for k in range(last - 1, max(-1, last - LONGEST_RUN), -1):
        token = words[k]
        word = view.word(token)
        joined = token.end == words[k + 1].start or view.folded[token.end : words[k + 1].start].isspace()
        inside = token.tag in _INSIDE or (len(word) == 1 and word in characters().joining_bodies)
        if not joined or not inside or end - token.start > LONGEST:
            break
        if token.tag not in _NO_BEGINNING and word[0] not in _never_first():
            yield _candidate(view, token.start, end)


@cache
def _never_first() -> frozenset[str]:
    return frozenset(characters().never_first) | frozenset(characters().joining_bodies)


def _one(view: PartView, token: Token) -> Iterator[Candidate]:
    """A place or an organisation, and its pieces where a function word holds two together: 中大 + 同 + 科大."""
    word = view.word(token)
    if token.tag != "nz" and not is_country(word):
        yield _candidate(view, token.start, token.end)
    if token.tag != "ORG" or word.isascii():
        return
    at = token.start
    for i, character in enumerate(word):
        if i and character in _between():
            if token.start + i - at > 1:
                yield _candidate(view, at, token.start + i)
            at = token.start + i + 1
    if at > token.start and token.end - at > 1:
        yield _candidate(view, at, token.end)


@cache
def _between() -> frozenset[str]:
    """What may stand between two names that the tagger took for one."""
    return frozenset(characters().function_characters + characters().cantonese + characters().between_names)


def _candidate(view: PartView, start: int, end: int) -> Candidate:
    kind = kind_of(view.folded[start:end])
    return view.candidate(start, end, "organization", 0.0, "run", org_kind=kind)
