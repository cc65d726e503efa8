"""Parts of names go to whoever of the article bears them: 陆先生 to 陆知衡, unless the text introduces another 陆.

In: the decided candidates and the entities that full names made. Out: those entities with the mentions of the parts,
and people whom the article calls by a part alone. `repeated_mentions` has what no voice proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from flows.entities.candidate import Candidate
from flows.entities.coreference.local_entity_builder import Building
from flows.entities.coreference.partial_names import bare, parts_of
from flows.entities.coreference.registered import Registered
from flows.entities.life import REACH, age_beside, who_beside
from flows.entities.name_shape import called
from flows.entities.registry import folded_name
from flows.entities.view import PartView
from flows.language.script import fold
from schemas.records import AliasKind, EntityKind, Part

ALONE = 0.5  # how probable a part of a name must be to make a person whom the article calls by nothing fuller
Views = Mapping[Part, PartView]
Said = set[int | str]


def needs_bearer(c: Candidate) -> bool:
    """Whether a candidate needs a bearer: a part of a person's name, as a single Latin word or Chinese character is."""
    latin_word = c.name.isascii() and " " not in c.name.strip() and "." not in c.name
    return c.weak or (c.kind == "person" and latin_word)


def give_parts(
    candidates: Sequence[Candidate], found: dict[str, Building], told: Mapping[str, Building], registered: Registered,
    views: Views,
) -> None:  # fmt: skip
    """Give each part of a name to whoever of the article bears it; else to the registry's one; else to a person known
    by it. `told`: of the entities found so far those of whom the article tells, and does not only name in a credit.
    """
    bearers: dict[tuple[EntityKind, str], dict[str, AliasKind]] = {}
    for key, b in told.items():
        for part, kind in parts_of(b.forms()).items():
            bearers.setdefault((b.kind, part), {})[key] = kind
    parts = [c for c in candidates if needs_bearer(c)]
    introduced = _introduced(parts, views)
    for c in parts:
        holders = bearers.get((c.kind, folded_name(c.name)), {}) or bearers.get((c.kind, bare(c.name)), {})
        if newly := introduced.get(fold(c.name)):
            holders = {key: kind for key, kind in holders.items() if newly & _said_of(found[key], views)}
        if len(holders) == 1:
            key, kind = next(iter(holders.items()))
            found[key].take(c, kind)
        elif not holders and (somebody := _known_by_part(c, found, registered)):
            somebody.take(c, "surname")


def _known_by_part(c: Candidate, found: dict[str, Building], registered: Registered) -> Building | None:
    """The entity of a part that nobody of the article bears: the registry's, or a person known by it alone."""
    if len(c.name) < 2 or c.score < ALONE:
        return None
    known = registered.by_part(c)
    if known:
        return found.setdefault(f"{c.kind}:#{known.key}", Building(c.kind, entry=known))
    if c.kind != "person":
        return None
    b = found.setdefault(f"{c.kind}:{folded_name(c.name)}", Building(c.kind, partial=True))
    b.names[c.name] = b.names.get(c.name, 0) + 1
    return b


def _introduced(parts: Iterable[Candidate], views: Views) -> dict[str, Said]:
    """Folded surname forms that the body introduces as somebody where they stand first, with the words that do:
    73岁的陆伯, 村民陆先生. Who is known already is 陆伯 before his age is told.
    """
    first: dict[str, Candidate] = {}
    for c in sorted((c for c in parts if c.kind == "person" and c.part == "body"), key=lambda c: c.start):
        if called(fold(c.name)):
            first.setdefault(fold(c.name), c)
    return {form: said for form, c in first.items() if (said := _said_at(views[c.part].folded, c.start, c.end))}


def _said_of(b: Building, views: Views) -> Said:
    """What stands beside the mentions of an entity and says who it is."""
    return {said for m in b.mentions for said in _said_at(views[m.part].folded, m.start, m.end)}


def _said_at(folded: str, start: int, end: int) -> Said:
    """What says beside the name at these offsets who it is: an age, a word for one of the public."""
    before, after = folded[max(0, start - REACH) : start], folded[end : end + REACH]
    return {said for said in (age_beside(before, after), who_beside(before)) if said is not None}
