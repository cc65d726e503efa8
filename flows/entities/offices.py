"""Bodies that an office names: 青岚市市长 is of 青岚市政府, though the text never says so.

In: the words of an article and its organisations as decided. Out: for each office the body, and where its place
stands: beside it, or somewhere before (青岚市委副书记、市长). They are no names that the article uses: `events` looks
at them only where a claim has the office, and what takes part in no claim is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from flows.entities.lexicon import is_country, offices
from flows.entities.view import PartView
from flows.language.patterns import alternation
from flows.language.script import fold
from schemas.records import LocalEntity, Mention, Office, Token

BY_OFFICE = "office"


class NamedPlace(NamedTuple):
    """A place with its offsets in the part, and the level that its name ends in: 省 of 澄江省, nothing of 澄江."""

    start: int
    end: int
    level: str


def bodies_of_offices(
    entities: Iterable[LocalEntity], mentions: Sequence[Mention], views: Iterable[PartView]
) -> tuple[tuple[LocalEntity, ...], tuple[Office, ...]]:
    """The bodies that offices name and that are no entity yet, and the offices, in the order of the text.

    A body that the article calls by a name of its own is that entity.
    """
    known = {fold(form): e.key for e in entities if e.kind == "organization" for form in (e.name, *e.alternatives)}
    named: dict[str, LocalEntity] = {}
    found: list[Office] = []
    for view in views:
        here = [m for m in mentions if m.part == view.part]
        for start, end, place, apart in _offices(view, [m for m in here if m.entity_kind == "organization"]):
            if not apart and any(place.start < m.end and m.start < place.end for m in here):
                continue
            name = view.text[place.start : place.end] + place.level
            forms = [fold(name) + body for body in (offices().body, *offices().further_bodies)]
            key = next((known[form] for form in forms if form in known), f"organization:{forms[0]}")
            if key not in known.values():
                name += offices().body
                named.setdefault(key, LocalEntity(key, "organization", name, name_zh=name, org_kind="government"))
            found.append(Office(view.part, start, end, _mention(key, view, place), apart))
    return tuple(named[key] for key in sorted(named)), tuple(found)


def _mention(key: str, view: PartView, place: NamedPlace) -> Mention:
    start, end = place.start, place.end
    return Mention(key, "organization", view.part, start, end, view.text[start:end], "full", BY_OFFICE, offices().score)


def _offices(view: PartView, organizations: Sequence[Mention]) -> Iterator[tuple[int, int, NamedPlace, bool]]:
    """Where an office begins and ends, its place with the level that its name leaves out, and whether it is apart."""
    places: list[NamedPlace] | None = None  # most parts have no office apart from its place
    for m in _office().finditer(view.folded):
        if m.end() not in view.by_end:
            continue
        word, office = _place_before(m.start(), view), m["office"]
        if word is not None:
            start = word.start + _last_part(view.word(word))
            level = _missing(view.folded[start : m.start()], office)
            if level is not None:
                yield m.start(), m.end(), NamedPlace(start, m.start(), level), False
        elif office in offices().of_levels:
            places = places if places is not None else _named_places(view, organizations)
            place = _named_before(m.start(), office[0], places, view)
            if place is not None:
                yield m.start(), m.end(), place._replace(level=""), True


def _place_before(at: int, view: PartView) -> Token | None:
    """The place that ends here, or where the word for its kind begins: 香港 of 香港|特区."""
    ends = (at, *(at - len(kind) for kind in offices().territories if view.folded.endswith(kind, 0, at)))
    words = (view.by_end.get(end) for end in ends)
    return next((word for word in words if word is not None and word.tag == "LOC"), None)


def _missing(place: str, office: str) -> str | None:
    """What the place's name leaves out of its level; None where the office is of no such place."""
    known = offices()
    if office in known.of_countries:
        return "" if is_country(place) or place.endswith(known.territories) else None
    if office in known.of_levels:
        if len(place) < 2 or is_country(place):
            return None
        return "" if place.endswith(office[0]) else office[0]
    return "" if any(place.endswith(end) and office in posts for end, posts in known.of_regions.items()) else None


def _named_before(at: int, level: str, places: Sequence[NamedPlace], view: PartView) -> NamedPlace | None:
    """The place of the level that the paragraph names last before, unless another than an inner one stands between."""
    known = offices().levels
    for place in reversed(places):
        if place.end > at:
            continue
        if "\n" in view.text[place.end : at]:
            return None
        if place.level == level:
            return place
        if known.get(place.level, 0) <= known[level]:
            return None
    return None


def _named_places(view: PartView, organizations: Sequence[Mention]) -> list[NamedPlace]:
    """The places of a part in order, each of several in a row, and those that names of bodies begin with."""
    words = [w for some in view.words for w in some]
    named = [(w.start, w.end) for w in words if w.tag == "LOC"]
    bodies = [(m.start, m.end) for m in organizations] + [(w.start, w.end) for w in words if w.tag == "ORG"]
    begun = (_of_a_place().match(view.folded, start, end) for start, end in bodies)
    named += [m.span("place") for m in begun if m]
    return [place for start, end in sorted(set(named)) for place in _in_a_row(view.folded[start:end], start)]


def _in_a_row(name: str, start: int) -> Iterator[NamedPlace]:
    """The places that one name gives, from the outer to the inner: 澄江省|青岚市."""
    at = 0
    for end in (*_ends(name), len(name)):
        yield NamedPlace(start + at, start + end, _level_of(name[at:end]))
        at = end


def _level_of(place: str) -> str:
    """The level that a name ends in; 贵州 and 青岚自治区 may be of any."""
    known = offices()
    return place[-1] if place[-1] in known.levels and not place.endswith(known.any_level) else ""


def _last_part(place: str) -> int:
    """Where the last of the places begins that are named in a row: 澄江省|青岚市."""
    return max(_ends(place), default=0)


def _ends(place: str) -> Iterator[int]:
    """Where all but the last of the places end that are named in a row."""
    return (m.end() for m in _outer().finditer(place) if 2 <= m.end() <= len(place) - 2)


@cache
def _office() -> re.Pattern[str]:
    known = offices()
    of_regions = (post for posts in known.of_regions.values() for post in posts)
    every = alternation((*known.of_levels, *known.of_countries, *of_regions))
    return re.compile(rf"(?:{known.counted}|{alternation(known.ranks)})*+(?P<office>{every})")


@cache
def _outer() -> re.Pattern[str]:
    return re.compile(alternation(offices().outer_levels))


@cache
def _of_a_place() -> re.Pattern[str]:
    """The place with whose name that of a body begins."""
    levels, behind = alternation(offices().levels), alternation(offices().behind_places)
    return re.compile(rf"(?P<place>\w{{2,9}}?(?:{levels}))(?={behind})")
