"""Runs of words that end in a form of organisations, from each word where the name may begin; and names of one word.

香港文學及文化資料中心, 運輸及房屋局, 元朗足球會, 教協; 天貓, 曼城. Many are proposed, few are names: selection decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flows.entities.candidates.candidate import Candidate
from flows.entities.candidates.organization_suffixes import form_of, kind_of
from flows.entities.lexicon import characters, is_country
from flows.entities.view import PartView
from schemas.records import Token

LONGEST_RUN, LONGEST = 9, 24  # words; characters
_INSIDE = frozenset({"n", "nz", "nr", "nw", "nt", "ns", "vn", "an", "a", "PER", "ORG", "LOC", "v", "s", "f", "xc", "m", "ad", "b", "TIME"})  # fmt: skip  # noqa: E501
_ONE = frozenset({"nz", "ORG", "LOC", "nw", "nt", "PER", "xc"})
_AND = frozenset("和及与暨")


def runs(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    for words in view.words:
        for i, token in enumerate(words):
            word = view.word(token)
            if _is_form(word, token):
                yield from _back_from(view, words, i)
            if token.tag in _ONE and len(word) > 1 and not word.isdecimal():
                yield from _one(view, token, word)
            if token.tag == "LOC" and i + 1 < len(words) and words[i + 1].tag in ("n", "nz", "ORG", "LOC"):
                following = words[i + 1]
                if following.start == token.end and following.end - token.start <= 10:  # 北港 + 水手
                    yield _candidate(view, token.start, following.end)
            elif token.tag in ("nz", "ORG") and i + 1 < len(words) and words[i + 1].start == token.end:
                following = words[i + 1]
                if following.tag in ("n", "nz", "LOC", "v", "vn", "m") and following.end - token.start <= 10:
                    yield _candidate(view, token.start, following.end)  # 极目 + 新闻, 沙尔克 + 04


def _is_form(word: str, token: Token) -> bool:
    if token.tag in ("PER", "TIME", "m", "w", "p", "c") or not "一" <= word[-1:] <= "鿿":
        return False
    return form_of(word) is not None or word[-1] in characters().short_ends


def _back_from(view: PartView, words: Sequence[Token], last: int) -> Iterator[Candidate]:
    """Spans that end with this word and begin with it or one before it, as long as the words may be a name's."""
    end = words[last].end
    first = last
    for k in range(last, max(-1, last - LONGEST_RUN), -1):
        token = words[k]
        word = view.word(token)
        if k < last:
            joined = token.end == words[k + 1].start or view.folded[token.end : words[k + 1].start].isspace()
            may_be = token.tag in _INSIDE or word in _AND
            if not joined or not may_be or end - token.start > LONGEST:
                break
        first = k
        if word in _AND or word[0] in characters().never_first or (token.tag in ("f", "m") and k < last and len(word) == 1):
            continue
        if end - words[first].start > 1:
            yield _candidate(view, token.start, end)


def _one(view: PartView, token: Token, word: str) -> Iterator[Candidate]:
    """A name's word; pieces of it where a function word holds two together, and what stands before a short end."""
    if not is_country(word):
        yield _candidate(view, token.start, token.end)
    if token.tag != "ORG" or word.isascii():
        return
    cut = characters().function_characters + characters().cantonese + "和及与暨同称替指向对"
    at = token.start
    for i, character in enumerate(word):
        if character in cut and 0 < i:
            if i > 1 and token.start + i - at > 1:
                yield _candidate(view, at, token.start + i)
            at = token.start + i + 1
    if at > token.start and token.end - at > 1:
        yield _candidate(view, at, token.end)
    for length in range(2, min(len(word) - 1, 12)):
        head = word[:length]
        if (head[-1] in characters().short_ends or length <= 3) and len(word) - length >= 1:
            yield _candidate(view, token.start, token.start + length)


def _candidate(view: PartView, start: int, end: int) -> Candidate:
    kind = kind_of(view.folded[start:end])
    return view.candidate(start, end, "organization", 0.0, "run", org_kind=kind)
