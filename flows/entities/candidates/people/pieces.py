"""Persons that the tagger's words hide: its own with other edges, words behind posts, surnames alone, masked names.

林官庭 → 林官; 任何 + 耀棣 → 何耀棣; 副总裁 + 周围 → 周围; 岑 + 並指; 孙某芳, 王××. Many are proposed, few are names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.lexicon import characters, is_person_noun, is_transliteration, names, person_patterns, title_pattern
from flows.entities.name_shape import called, shape, surnames
from flows.entities.view import PartView
from flows.language.patterns import alternation, is_han
from schemas.records import Sentence, Token

_MASKED = regex.compile(r"(?P<name>[\p{Han}](?:某[\p{Han}]|[*＊×xX○〇Ｏ]{1,2}[\p{Han}]?|某{1,2}))")
_WORDS = frozenset({"n", "v", "a", "an", "ad", "vn", "nw"})
_MAY_BE_PEOPLE, _NO_SURNAMES = frozenset({"LOC", "nz", "nr", "ORG"}), frozenset({"m", "TIME", "w"})
LONGEST_JOINED = 4  # characters of a joiner and a name


def pieces(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    full = _full_names(view)
    for sentence, words in zip(view.sentences, view.words, strict=True):
        for i, token in enumerate(words):
            following = words[i + 1] if i + 1 < len(words) and words[i + 1].start == token.end else None
            yield from _joined(view, words[i - 1] if i else None, token, sentence.end)
            yield from _of_word(view, token, following)
            if full and token.tag not in _NO_SURNAMES:
                yield from _surname_alone(view, token, full)
            if following is not None and (token.tag == "PER" or following.tag == "PER" or token.tag == "LOC"):
                yield from _with_next(view, token, following)
        yield from _by_pattern(view, sentence)


def _of_word(view: PartView, token: Token, following: Token | None) -> Iterator[Candidate]:
    """A person of the tagger's with other edges, a name of another kind, a word where a name may stand."""
    if token.tag == "PER":
        yield from _edges(view, token)
    elif token.tag in _MAY_BE_PEOPLE and _like_a_person(view.word(token)):
        yield _person(view, token.start, token.end)
    if following is not None and view.folded[following.start] in surnames():
        yield from _behind_posts(view, token)
    elif token.tag in _WORDS and 1 < len(token.text) < 4 and _opens_clause(view, token):
        yield from _word(view, token)


def _by_pattern(view: PartView, sentence: Sentence) -> Iterator[Candidate]:
    """Masked names, and surnames with a courtesy of Canton at a word's beginning: 孙某芳, 王××; 王太, 陈生."""
    for pattern in (_MASKED, _sir()):
        for m in pattern.finditer(view.folded, sentence.start, sentence.end):
            if m["name"][0] in surnames() and (pattern is _MASKED or m.start() in view.by_start):
                yield _person(view, *m.span("name"))


@cache
def _sir() -> regex.Pattern[str]:
    """How somebody is called in Canton: 陈sir, 王太."""
    return regex.compile(rf"(?P<name>\p{{Han}}(?:{alternation(person_patterns().cantonese_courtesy)}))")


def _joined(view: PartView, before: Token | None, token: Token, end: int) -> Iterator[Candidate]:
    """The name behind a person and 和, which the tagger took for its beginning: 江成远 + 和田 + 立新."""
    joins = view.folded[token.start] in characters().joining_people
    if not joins or before is None or before.tag != "PER" or before.end != token.start:
        return
    for stop in view.ends_of_words(token.start, LONGEST_JOINED, end):
        if stop - token.start > 2 and shape(view.folded[token.start + 1 : stop]):
            yield _person(view, token.start + 1, stop)


def _opens_clause(view: PartView, token: Token) -> bool:
    """Whether no Chinese character stands right before: a name may be a common word there (何为没有回应)."""
    return not is_han(view.folded[token.start - 1 : token.start])


def _word(view: PartView, token: Token) -> Iterator[Candidate]:
    word = view.word(token)
    if word[0] in surnames() and shape(word):
        yield _person(view, token.start, token.end)


def _person(view: PartView, start: int, end: int) -> Candidate:
    return view.candidate(start, end, "person", 0.0, "piece")


def _full_names(view: PartView) -> frozenset[str]:
    """Surnames of the tagger's full names."""
    found = set()
    for words in view.words:
        for token in words:
            word = view.word(token)
            if token.tag == "PER" and len(word) in (2, 3, 4) and shape(word):
                found.add(word[:2] if word[:2] in names().compound_surnames else word[0])
    return frozenset(found)


def _edges(view: PartView, token: Token) -> Iterator[Candidate]:
    """A word of the tagger without a verb at its end, and with one more character on either side."""
    word = view.word(token)
    if word.isascii():
        return
    if word[0] in surnames():
        for length in range(2, min(len(word), 4)):
            if word[length] in _no_last() or called(word[:length]):
                yield _person(view, token.start, token.start + length)
        for length in (1, 2, 3):
            if word[length:] in names().tails and length < len(word):
                yield _person(view, token.start, token.start + length)
        following = view.folded[token.end : token.end + 1]
        if len(word) == 2 and is_han(following) and following not in _no_last():
            yield _person(view, token.start, token.end + 1)
    before = view.folded[token.start - 1 : token.start]
    if before and before in surnames() and len(word) < 4:
        yield _person(view, token.start - 1, token.end)


@cache
def _no_last() -> frozenset[str]:
    """Characters that end no name, though the tagger takes them in: 林官庭, 林鄭接納."""
    return frozenset(names().verbs_of_one + names().not_in_names + characters().cantonese)


def _like_a_person(word: str) -> bool:
    return bool(shape(word)) or (len(word) > 2 and is_transliteration(word)) or called(word)


def _behind_posts(view: PartView, token: Token) -> Iterator[Candidate]:
    """What begins with a surname behind a post, be it a common word: 副总裁 + 周围, 法官 + 公平."""
    if not _is_post(view.word(token)):
        return
    for length in (2, 3):
        end = token.end + length
        if end in view.by_end and shape(view.folded[token.end : end]):
            yield _person(view, token.end, end)


@lru_cache(maxsize=20_000)
def _is_post(word: str) -> bool:
    return is_person_noun(word) or title_pattern().search(word) is not None


def _surname_alone(view: PartView, token: Token, full: frozenset[str]) -> Iterator[Candidate]:
    """Behind a mark, a word that begins with the surname of a full name of the article: 钱续称, 岑並指."""
    word = view.word(token)
    if is_han(view.folded[token.start - 1 : token.start]) and token.tag != "PER":
        return
    whole = token.tag == "PER" and shape(word) > 0
    for length in (1, 2):
        # 钱续 is a name and no 钱 with a verb; 岑並 ends as no name does
        if word[:length] in full and not (whole and word[length : length + 1] not in _no_last()):
            yield view.candidate(token.start, token.start + length, "person", 0.0, "surname", weak=True)


def _with_next(view: PartView, token: Token, following: Token) -> Iterator[Candidate]:
    """A husband's surname before the full name, and what the tagger cut in two: 司徒 + 陳詠珊; 完颜 + 立秋."""
    word, other = view.word(token), view.word(following)
    length = len(word) + len(other)
    married = following.tag == "PER" and length <= 5 and (word in surnames() or word in names().compound_surnames)
    one_more = token.tag == "PER" and len(other) == 1 and length <= 4 and word[0] in surnames() and other >= "一"
    one_more = one_more and other not in _no_last()
    if married or one_more or (3 <= length <= 7 and is_transliteration(word + other)):
        yield _person(view, token.start, following.end)
