"""Bodies that an office names: 青岚市市长 is of 青岚市政府, though the text never says so.

In: the words of an article and its organisations as decided. Out: for each office behind its place the body, and the
place as where it stands. They are no names that the article uses: `events` looks at them only where a clause has the
office, and what takes part in no claim is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from flows.entities.lexicon import is_country, offices
from flows.entities.view import PartView
from flows.language.patterns import alternation
from flows.language.script import fold
from schemas.records import LocalEntity, Mention, Token

BY_OFFICE = "office"


def bodies_of_offices(
    entities: Iterable[LocalEntity], mentions: Sequence[Mention], views: Iterable[PartView]
) -> tuple[tuple[LocalEntity, ...], tuple[Mention, ...]]:
    """The bodies that offices name and that are no entity yet, and where their places stand, in the order of the text.

    A body that the article calls by a name of its own is that entity.
    """
    known = {fold(form): e.key for e in entities if e.kind == "organization" for form in (e.name, *e.alternatives)}
    named: dict[str, LocalEntity] = {}
    found: list[Mention] = []
    for view in views:
        taken = [(m.start, m.end) for m in mentions if m.part == view.part]
        for start, end, level in _places(view):
            if any(start < b and a < end for a, b in taken):
                continue
            place = view.text[start:end] + level
            forms = [fold(place) + body for body in (offices().body, *offices().further_bodies)]
            key = next((known[form] for form in forms if form in known), f"organization:{forms[0]}")
            if key not in known.values():
                name = place + offices().body
                named.setdefault(key, LocalEntity(key, "organization", name, name_zh=name, org_kind="government"))
            found.append(_mention(key, view, start, end))
    return tuple(named[key] for key in sorted(named)), tuple(found)


def _mention(key: str, view: PartView, start: int, end: int) -> Mention:
    surface = view.text[start:end]
    return Mention(key, "organization", view.part, start, end, surface, "full", BY_OFFICE, offices().score)


def _places(view: PartView) -> Iterator[tuple[int, int, str]]:
    """Where a place begins and ends behind which an office stands, and the level that its name leaves out."""
    for m in _office().finditer(view.folded):
        word = _place_before(m.start(), view)
        if word is None or m.end() not in view.by_end:
            continue
        start = word.start + _last_part(view.word(word))
        level = _level(view.folded[start : m.start()], m["office"])
        if level is not None:
            yield start, m.start(), level


def _place_before(at: int, view: PartView) -> Token | None:
    """The place that ends here, or where the word for its kind begins: 香港 of 香港|特区."""
    ends = (at, *(at - len(kind) for kind in offices().territories if view.folded.endswith(kind, 0, at)))
    words = (view.by_end.get(end) for end in ends)
    return next((word for word in words if word is not None and word.tag == "LOC"), None)


def _level(place: str, office: str) -> str | None:
    """What the place's name leaves out of its level; None where the office is of no such place."""
    known = offices()
    if office in known.of_countries:
        return "" if is_country(place) or place.endswith(known.territories) else None
    if office in known.of_levels:
        if len(place) < 2 or is_country(place):
            return None
        return "" if place.endswith(office[0]) else office[0]
    return "" if any(place.endswith(end) and office in posts for end, posts in known.of_regions.items()) else None


def _last_part(place: str) -> int:
    """Where the last of the places begins that are named in a row: 澄江省|青岚市."""
    ends = [m.end() for m in _outer().finditer(place) if 2 <= m.end() <= len(place) - 2]
    return max(ends, default=0)


@cache
def _office() -> re.Pattern[str]:
    known = offices()
    of_regions = (post for posts in known.of_regions.values() for post in posts)
    every = alternation((*known.of_levels, *known.of_countries, *of_regions))
    return re.compile(rf"(?<=\w)(?:{alternation(known.ranks)})*+(?P<office>{every})")


@cache
def _outer() -> re.Pattern[str]:
    return re.compile(alternation(offices().outer_levels))
