"""Pairs of forms in brackets: 山姆·某某（Sam Someone）, Sam Someone（山姆·某某）, 远舟汽车（Yuanzhou Motors）."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.latin import LATIN_NAME, latin_score
from flows.entities.candidates.organizations.suffixes import is_no_name, kind_of
from flows.entities.candidates.people.transliterated import begin_of_dotted
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import given_names, is_transliteration, names, organizations, owners, person_patterns
from flows.entities.name_parts import surname_of
from flows.entities.name_shape import shape
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import MIDDLE_DOTS
from schemas.records import EntityKind, Token

_ONE = r"\p{Lu}[\p{L}\d'’&.-]+"
_LATIN = rf"(?P<latin>{LATIN_NAME}|{_ONE}(?:[ \u00a0]{_ONE}){{0,3}})"
_NAMES = frozenset({"PER", "nz", "nr", "ORG", "LOC"})


def bracketed(view: PartView) -> Iterator[Candidate]:
    """Both halves of each pair, with the other one as its pair."""
    for sentence in view.sentences:
        if "(" not in view.folded[sentence.start : sentence.end]:
            continue
        for pattern in (_chinese_first(), _latin_first()):
            for m in pattern.finditer(view.folded, sentence.start, sentence.end):
                start, last = (m.start("zh"), None) if pattern is _latin_first() else _start(view, m)
                if m.end("zh") - start < 2:
                    continue
                yield from _pair(view, (start, m.end("zh")), m.span("latin"), last)


@cache
def _chinese_first() -> regex.Pattern[str]:
    lead = rf"(?:(?:{alternation(person_patterns().before_latin)})[:：]?)?\s*"
    return regex.compile(rf"(?P<zh>[{HAN_RANGE}{MIDDLE_DOTS}]{{2,24}})\s*\(\s*{lead}{_LATIN}\s*[),]")


@cache
def _latin_first() -> regex.Pattern[str]:
    lead = rf"(?:{alternation(person_patterns().before_chinese)})?[:：]?\s*"
    chinese = rf"(?P<zh>[{HAN_RANGE}]{{1,8}}(?:[{MIDDLE_DOTS}][{HAN_RANGE}]{{1,8}}){{0,3}})"
    return regex.compile(rf"(?<![\p{{Latin}}0-9]){_LATIN}\s*\(\s*{lead}{chinese}\s*[),]")


@cache
def _other_name() -> regex.Pattern[str]:
    kinds = alternation(person_patterns().other_names)
    return regex.compile(rf"\((?:{kinds})[:：]?\s*[“「]?(?P<other>[{HAN_RANGE}]{{2,4}})[”」]?[),]")


_SHORT_NAME = regex.compile(rf"\((?P<other>[{HAN_RANGE}]{{2,3}})\)")


def other_names(view: PartView) -> Iterator[Candidate]:
    """Both are names of one person: 江某某（笔名某某）, 江某某牧师（江牧）."""
    for m in _other_name().finditer(view.folded):
        yield from _other(view, m, view.before(m.start()))
    for m in _SHORT_NAME.finditer(view.folded):
        title = view.before(m.start())
        person = view.before(title.start) if title else None
        if title and person and _shortens(m["other"], view.word(person), view.word(title)):
            yield from _other(view, m, person)


def _other(view: PartView, m: regex.Match[str], person: Token | None) -> Iterator[Candidate]:
    if person is None or person.tag != "PER":
        return
    one, other = view.text[person.start : person.end], view.text[slice(*m.span("other"))]
    score = worth("bracketed other name")
    yield view.candidate(person.start, person.end, "person", score, "bracket", pair=other)
    yield view.candidate(m.start("other"), m.end("other"), "person", score, "bracket", pair=one)


def _shortens(other: str, name: str, title: str) -> bool:
    """Whether a form is the surname and what the title begins with, and no other name: 江牧 of 江某某 + 牧师."""
    surname = surname_of(name)
    begun = other.removeprefix(surname)
    return other.startswith(surname) and name != other and bool(begun) and title.startswith(begun)


def _start(view: PartView, m: regex.Match[str]) -> tuple[int, Token | None]:
    """Where the Chinese half begins: the last name before the bracket; nowhere when the last word is no name."""
    end = m.end("zh")
    dots = [i for i in range(m.start("zh"), end) if view.folded[i] in MIDDLE_DOTS]
    if dots:
        return begin_of_dotted(view, m.start("zh"), dots[0]), None
    last = view.before(end)
    if last is None:
        return end, None
    if last.tag not in _NAMES and kind_of(view.folded[m.start("zh") : end]) == "other" and not shape(view.word(last)):
        return end, None
    start = max(last.start, m.start("zh"))
    while (more := view.by_end.get(start)) and more.tag in _NAMES and more.start >= m.start("zh"):
        if last.tag == "PER" and more.tag != "PER":
            break
        start = more.start
    return start, last


def _pair(view: PartView, zh: tuple[int, int], latin: tuple[int, int], last: Token | None) -> Iterator[Candidate]:
    chinese, words = view.folded[slice(*zh)], view.folded[slice(*latin)].split()
    if is_no_name(" ".join(words)):
        return  # 人工通用智能（AGI）: a thing and its short form
    foreign = any(c in MIDDLE_DOTS for c in chinese)
    kind: EntityKind = "organization" if _of_organizations(chinese, " ".join(words)) else "person"
    likely = latin_score(words) if len(words) > 1 else _of_one_word(words[0])
    person = last is not None and last.tag == "PER"
    if kind == "person" and last is not None and last.tag == "LOC" and chinese.endswith(owners().place_ends):
        return  # 清岚省（Chinglan）: a place
    if kind == "person":
        if not names().latin_posts.isdisjoint(words):
            return  # 特首林某（Chief Executive）: somebody and a post
        if len(words) == 1 and not (likely >= worth("bracketed likely") and shape(chinese)):
            return
        score = _of_pair(likely, named=bool(foreign or person or shape(chinese) or is_transliteration(chinese)))
    else:
        score = worth("bracketed organizations")
    yield view.candidate(*zh, kind, score, "bracket", pair=view.text[slice(*latin)])
    yield view.candidate(*latin, kind, score, "bracket", pair=view.text[slice(*zh)])


def _of_one_word(latin: str) -> float:
    return worth("bracketed given name") if latin in given_names() else worth("bracketed word")


def _of_pair(likely: float, *, named: bool) -> float:
    """What a pair is worth. likely: how much the Latin half is a person's name; named: whether the Chinese one is."""
    if named and likely >= worth("bracketed likely"):
        return worth("bracketed pair")
    if likely >= worth("bracketed surely Latin") or (named and likely >= worth("bracketed hardly Latin")):
        return worth("bracketed pair, one half")
    return worth("bracketed word")


def _of_organizations(zh: str, latin: str) -> bool:
    words = latin.replace(".", "").split()
    return kind_of(zh) != "other" or any(w in organizations().latin_suffixes for w in words) or latin.isupper()
