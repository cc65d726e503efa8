"""The places that an article names, with the level that their names end in: what offices and bodies without one are of.

In: the words of a part, and where organisations stand whose names begin with a place. Out: places in order; the only
place of a level that the article names, where no other may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from flows.entities.lexicon import offices, owners
from flows.entities.view import PartView
from flows.language.patterns import alternation
from schemas.records import Part


class NamedPlace(NamedTuple):
    """A place at its offsets in a part, its folded name, and the level that this ends in: 省 of 澄江省, "" of 澄江."""

    part: Part
    start: int
    end: int
    name: str
    level: str


def named_places(view: PartView, organizations: Iterable[tuple[int, int]]) -> list[NamedPlace]:
    """The places of a part in order, each of several in a row, and those that names of bodies begin with.

    organizations: the offsets of their names; words that the tagger takes for organisations are looked at too.
    """
    words = [w for some in view.words for w in some]
    named = [(w.start, w.end) for w in words if w.tag == "LOC"]
    bodies = [*organizations, *((w.start, w.end) for w in words if w.tag == "ORG")]
    begun = (_of_a_place().match(view.folded, start, end) for start, end in bodies)
    named += [m.span("place") for m in begun if m]
    return [place for start, end in sorted(set(named)) for place in _in_a_row(view, start, end)]


def only_place(places: Sequence[NamedPlace], level: str) -> NamedPlace | None:
    """Where an article first names the only place whose name ends in a level; None where it names several.

    Known places that are told without their level are others, unless it is the same one: 贵州 beside 贵州省.
    """
    of_level = [p for p in places if p.name.endswith(level) and (p.level == level or level in offices().any_level)]
    names = {p.name for p in of_level}
    others = {p.name for p in places if p.name in owners().places and not any(n.startswith(p.name) for n in names)}
    return of_level[0] if len(names) == 1 and not others else None


def last_part(place: str) -> int:
    """Where the last of the places begins that are named in a row: 澄江省|青岚市."""
    return max(_ends(place), default=0)


def _in_a_row(view: PartView, start: int, end: int) -> Iterator[NamedPlace]:
    """The places that one name gives, from the outer to the inner."""
    whole, at = view.folded[start:end], 0
    for until in (*_ends(whole), len(whole)):
        name = whole[at:until]
        yield NamedPlace(view.part, start + at, start + until, name, _level_of(name))
        at = until


def _level_of(place: str) -> str:
    """The level that a name ends in; 贵州 and 青岚自治区 may be of any."""
    known = offices()
    return place[-1] if place[-1] in known.levels and not place.endswith(known.any_level) else ""


def _ends(place: str) -> Iterator[int]:
    """Where all but the last of the places end that are named in a row."""
    return (m.end() for m in _outer().finditer(place) if 2 <= m.end() <= len(place) - 2)


@cache
def _outer() -> re.Pattern[str]:
    return re.compile(alternation(offices().outer_levels))


@cache
def _of_a_place() -> re.Pattern[str]:
    """The place with whose name that of a body begins."""
    levels, behind = alternation(offices().levels, offices().any_level), alternation(offices().behind_places)
    return re.compile(rf"(?P<place>\w{{2,9}}?(?:{levels}))(?={behind})")
