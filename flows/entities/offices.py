"""Bodies that an office names: 青岚市市长 is of 青岚市政府, though the text never says so.

In: the words of an article and its organisations as decided. Out: for each office the body, named by the place beside
the office, or by the office itself where the place stands somewhere before (青岚市委副书记、市长). They are no names
that the article uses: `events` looks at them only where a clause has the office, and what takes part in no claim is not
told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from flows.entities.coreference.organization_forms import is_form
from flows.entities.lexicon import is_country, offices
from flows.entities.places import NamedPlace, last_part, named_places, only_place
from flows.entities.view import PartView
from flows.language.patterns import alternation
from flows.language.script import fold
from schemas.records import LocalEntity, Mention, Office, Part, Token

BY_OFFICE = "office"


class _Held(NamedTuple):
    """An office at its offsets in a part, its place with its name, and what the body is called behind that."""

    part: Part
    start: int
    end: int
    bodies: Sequence[str]
    place: NamedPlace
    name: str
    apart: bool


def bodies_of_offices(
    entities: Iterable[LocalEntity], mentions: Sequence[Mention], views: Mapping[Part, PartView]
) -> tuple[tuple[LocalEntity, ...], tuple[Office, ...]]:
    """The bodies that offices name and that are no entity yet, and the offices, in the order of the text.

    A body that the article calls by a name of its own is that entity.
    """
    known = {fold(form): e.key for e in entities if e.kind == "organization" for form in (e.name, *e.alternatives)}
    named: dict[str, LocalEntity] = {}
    found: list[Office] = []
    for held in sorted(
        [*_offices(views, mentions), *_services(views, mentions)], key=lambda h: (h.part != "title", h.start)
    ):
        part, start, end = held.place[:3]
        forms = [fold(held.name + body) for body in held.bodies]
        key = next((known[form] for form in forms if form in known), None) or _fuller(forms, held.bodies, known)
        if key is None:
            key = f"organization:{forms[0]}"
            name = held.name + held.bodies[0]
            named.setdefault(key, LocalEntity(key, "organization", name, name_zh=name, org_kind="government"))
        if held.apart:  # the place may stand in another name, and far away
            part, start, end = held[:3]
        surface = views[part].text[start:end]
        body = Mention(key, "organization", part, start, end, surface, "full", BY_OFFICE, offices().score)
        found.append(Office(held.part, held.start, held.end, body, held.apart))
    return tuple(named[key] for key in sorted(named)), tuple(found)


def _fuller(forms: Sequence[str], bodies: Sequence[str], known: Mapping[str, str]) -> str | None:
    """The only organisation that one of the forms fits: 青岚市政府 in an article of 澄江省青岚市人民政府."""
    ends = tuple(map(fold, bodies))
    fitting = {key for name, key in known.items() if name.endswith(ends) and any(is_form(f, name) for f in forms)}
    return fitting.pop() if len(fitting) == 1 else None


def _offices(views: Mapping[Part, PartView], mentions: Sequence[Mention]) -> Iterator[_Held]:
    """The offices that have a place, beside them or somewhere before."""
    places: list[NamedPlace] | None = None  # most articles have no office apart from its place
    for view in views.values():
        here = [m for m in mentions if m.part == view.part]
        for m in _office().finditer(view.folded):
            if m.end() not in view.by_end or _overlaps(m.start(), m.end(), here):
                continue
            office, end = m["office"], m.start()
            word = _place_before(end, view)
            if word is None and office in offices().of_houses:
                word, end = _place_with_level(end, view)
            held = partial(
                _Held, view.part, m.start(), m.end(), _bodies(office, view.text[m.end() - len(office) : m.end()])
            )
            if word is not None:
                start = word.start + last_part(view.word(word))
                name = view.folded[start:end]
                missing = _missing(name, office)
                if missing is not None and not _overlaps(start, end, here):
                    stands = view.text[start:end] + missing
                    yield held(NamedPlace(view.part, start, end, name, ""), stands, apart=False)
            elif office in offices().of_levels or office in offices().of_territories:
                places = places if places is not None else _places(views, mentions)
                place = _apart(office, m.start(), view, places)
                if place is not None:
                    yield held(place, views[place.part].text[place.start : place.end], apart=True)


def _services(views: Mapping[Part, PartView], mentions: Sequence[Mention]) -> Iterator[_Held]:
    """The services that only one government has, told without it: 加入政務職系."""
    known = offices()
    for view in views.values():
        here = [m for m in mentions if m.part == view.part]
        for m in _service().finditer(view.folded):
            if m.end() in view.by_end and not _overlaps(m.start(), m.end(), here):
                place = next(place for place, some in known.services.items() if m[0] in some)
                stands = NamedPlace(view.part, m.start(), m.end(), place, "")
                bodies = (known.body, *known.further_bodies)
                yield _Held(view.part, m.start(), m.end(), bodies, stands, place, apart=False)


def _bodies(office: str, written: str) -> Sequence[str]:
    """What the body of an office may be called behind its place, the usual one first; a house in that script."""
    known = offices()
    if office in known.of_houses:
        return (known.house["Hans" if written == office else "Hant"],)
    return known.body, *known.further_bodies


def _overlaps(start: int, end: int, mentions: Sequence[Mention]) -> bool:
    return any(start < m.end and m.start < end for m in mentions)


def _places(views: Mapping[Part, PartView], mentions: Sequence[Mention]) -> list[NamedPlace]:
    """The places of an article, those of the title first."""
    bodies = [m for m in mentions if m.entity_kind == "organization"]
    spans = {part: [(m.start, m.end) for m in bodies if m.part == part] for part in views}
    return [place for part, view in views.items() for place in named_places(view, spans[part])]


def _place_before(at: int, view: PartView) -> Token | None:
    """The place that ends here, or where the word for its kind begins: 香港 of 香港|特区."""
    ends = (at, *(at - len(kind) for kind in offices().territories if view.folded.endswith(kind, 0, at)))
    words = (view.by_end.get(end) for end in ends)
    return next((word for word in words if word is not None and word.tag == "LOC"), None)


def _place_with_level(at: int, view: PartView) -> tuple[Token | None, int]:
    """The place whose word holds the level that the office begins with, and its end: 青岚市|议员, 青岚市市|议员."""
    word = view.by_end.get(at + 1)
    if word is None or word.tag != "LOC":
        return None, at
    return word, at if view.folded[at - 1] == view.folded[at] else at + 1


def _missing(place: str, office: str) -> str | None:
    """What the place's name leaves out of its level; None where the office is of no such place."""
    known = offices()
    if office in known.of_countries:
        return "" if is_country(place) or place.endswith(known.territories) else None
    if office in known.of_levels | known.of_houses:
        if len(place) < 2 or is_country(place):
            return None
        return "" if place.endswith(office[0]) else office[0]
    return "" if any(place.endswith(end) and office in posts for end, posts in known.of_regions.items()) else None


def _apart(office: str, at: int, view: PartView, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """The place of an office that stands apart from it: of 特首 the only territory of the article that has one."""
    if office not in offices().of_territories:
        return _named_before(at, office[0], view, places)
    fitting = [p for p in places if p.name in offices().of_territories[office]]
    return fitting[0] if len({p.name for p in fitting}) == 1 else None


def _named_before(at: int, level: str, view: PartView, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """The place of a level that an office apart from it is of: the one that the paragraph names last before, unless
    another than an inner one stands between; where it names none, the only one of the article."""
    known = offices().levels
    for place in reversed(places):
        if place.part != view.part or place.end > at:
            continue
        if "\n" in view.text[place.end : at]:
            break
        if place.level == level:
            return place
        if known.get(place.level, 0) <= known[level]:
            return None
    return only_place(places, level)


@cache
def _service() -> re.Pattern[str]:
    return re.compile(alternation(service for some in offices().services.values() for service in some))


@cache
def _office() -> re.Pattern[str]:
    known = offices()
    of_regions = (post for posts in known.of_regions.values() for post in posts)
    every = alternation((*known.of_levels, *known.of_countries, *known.of_houses, *of_regions))
    return re.compile(rf"(?:{known.counted}|{alternation(known.ranks)})*+(?P<office>{every})")
