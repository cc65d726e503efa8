"""What a text says of a person's life that another bearer of the name cannot share: the year of birth, a namesake.

In: the entities and mentions of one article, its text and day. Out: the entities with `born` and `namesake`.
`resolution` keeps bearers apart whose years do not fit, and whom a text tells from a namesake.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import regex

from flows.entities.lexicon import is_person_noun
from flows.language.patterns import alternation
from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged
from schemas.records import LocalEntity, Mention, SourceText

REACH = 24  # characters before and behind a name in which an age can stand
YOUNGEST, OLDEST = 3, 110  # years of an age that is one


def with_lives(entities: Iterable[LocalEntity], mentions: Sequence[Mention], text: SourceText) -> list[LocalEntity]:
    """The same entities; of people, the year of birth that most mentions give, and whether one is told apart."""
    born: dict[str, Counter[int]] = defaultdict(Counter)
    namesakes = set()
    day = text.published_latest or text.published_earliest
    folded = {"title": fold(text.title), "body": fold(text.body)}
    for m in mentions:
        if m.entity_kind != "person":
            continue
        part = folded[m.part]
        before, after = part[max(0, m.start - REACH) : m.start], part[m.end : m.end + REACH]
        if (year := birth_year(before, after, day)) is not None:
            born[m.entity_key][year] += 1
        if told_apart(before, after):
            namesakes.add(m.entity_key)
    return [
        replace(e, born=min(born[e.key], key=lambda y: (-born[e.key][y], y)) if e.key in born else None,
                namesake=e.key in namesakes)
        for e in entities
    ]  # fmt: skip


def birth_year(before: str, after: str, day: dt.date | None) -> int | None:
    """The year of birth that the folded words beside a name state, or its age on the article's day gives."""
    if born := _born().match(after):
        return int(born["year"])
    age = age_beside(before, after)
    return None if age is None or day is None else day.year - age


def age_beside(before: str, after: str) -> int | None:
    """The age that the folded words beside a name give its bearer today."""
    m = _age_after().match(after)
    if m is None and (m := _age_before().search(before)) and m["noun"] and not is_person_noun(m["noun"]):
        return None
    return int(m["age"]) if m and YOUNGEST <= int(m["age"]) <= OLDEST else None


def who_beside(before: str) -> str | None:
    """The word for somebody of the public that stands directly before a name: 村民【江先生】."""
    m = _public().search(before)
    return str(m[0]) if m else None


def told_apart(before: str, after: str) -> bool:
    """Whether the folded words beside a name tell its bearer from another one: 另一名同名的【江立】."""
    return _another().search(before) is not None or _same_name_behind().match(after) is not None


class LifeWords(DataModel):
    """life.yaml."""

    present: tuple[str, ...]
    past: tuple[str, ...]
    born: tuple[str, ...]
    born_in: tuple[str, ...]
    another: tuple[str, ...]
    same_name: tuple[str, ...]
    same_full_name: tuple[str, ...]
    of_the_public: tuple[str, ...]


@cache
def _words() -> LifeWords:
    return load_packaged("vocabulary/entities/life.yaml", LifeWords)


@cache
def _born() -> regex.Pattern[str]:
    """A year of birth behind a name: 【江立】,男,汉族,1970年3月生."""
    who = r"(?:[男女],\s*)?(?:\p{Han}{1,6},\s*)?"
    year = r"(?P<year>19\d\d|20[0-2]\d)年(?:\d\d?月)?(?:\d\d?日)?"
    before, behind = alternation(_words().born_in), alternation(_words().born)
    return regex.compile(rf"\s*[,(]\s*{who}(?:(?:{before})\s*)?{year}(?:{behind})")


@cache
def _age_after() -> regex.Pattern[str]:
    """An age behind a name: 【江立】(32岁), 【江立】,男,今年32岁."""
    present = alternation(_words().present)
    return regex.compile(rf"\s*(?:[,(]\s*)?(?:[男女],\s*)?(?:{present})?(?P<age>\d{{1,3}})岁(?![前时后以那的])")


@cache
def _age_before() -> regex.Pattern[str]:
    """32岁的【江立】, 32岁司机【江立】."""
    past = alternation(_words().past)
    return regex.compile(rf"(?<![\d至到]|{past})(?P<age>\d{{1,3}})岁的?(?P<noun>\p{{Han}}{{0,6}})$")


@cache
def _another() -> regex.Pattern[str]:
    another, same = alternation(_words().another), alternation(_words().same_name)
    return regex.compile(rf"(?:{another})[名位个]?(?:与\p{{Han}}{{0,6}})?(?:{same})的?\p{{Han}}{{0,4}}$")


@cache
def _public() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(_words().of_the_public)})$")


@cache
def _same_name_behind() -> regex.Pattern[str]:
    return regex.compile(rf"\(?,?[与和跟][^,。()]{{1,12}}(?:{alternation(_words().same_full_name)})")
