"""Bare surnames and given names, and names that only look alike: joined on two further parts, when no rival fits."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.forms.comparison import (
    LATIN,
    NATIVE,
    TRANSLITERATED,
    folded_name,
    misspelt,
    parts_of,
    sort_of,
    sounds_alike,
)
from flows.entities.resolution.local import Local
from flows.entities.resolution.people.evidence import KIND, SHARED, Facts, Told, compare, told_apart
from flows.entities.resolution.people.name_rarity import of_many
from flows.entities.resolution.reasons import JoinReason
from flows.entities.resolution.rules import rules

_ENOUGH = 2  # further parts that must agree


def join_bare(local: Local, sets: Disjoint, told: Told) -> dict[int, JoinReason]:
    """Join each bare name to the one person who bears it and agrees in two further parts; elsewhere it stays alone.

    A form by which the articles that state a full name call its bearer again and again is joined unless something
    conflicts: 岸田 is 岸田文雄 elsewhere, too.
    """
    full = [n for n in local.nodes(KIND) if not local.partial[n] or local.registry[n]]
    members = sets.groups(full)
    groups = _bare_groups(local, sets, full, members)
    bearers = _Bearers(
        members=members,
        by_part=_by_part(local, members, {folded_name(local.name[some[0]]) for some in groups}),
        learnt=_learnt(local, sets, full),
        told=told,
    )
    joins = [(some, whose) for some in groups if (whose := _whose(some, local, sets, bearers))]
    found: dict[int, JoinReason] = {}
    for some, (root, reason) in joins:
        if sets.join(root, some[0]):
            found |= dict.fromkeys(some, reason)
    return found


@dataclass(frozen=True, slots=True)
class _Bearers:
    """Who bears a full name. A person is the root of a set of nodes."""

    members: dict[int, list[int]]  # root → nodes
    by_part: dict[str, set[int]]  # part of a name → roots
    learnt: dict[str, int]  # form that articles use again and again → root
    told: Told
    looked_up: dict[int, Facts] = field(default_factory=dict)

    def facts(self, root: int) -> Facts:
        """What is told of all nodes of a person, looked up once."""
        if root not in self.looked_up:
            self.looked_up[root] = self.told.of(self.members[root])
        return self.looked_up[root]


def _bare_groups(local: Local, sets: Disjoint, full: list[int], members: dict[int, list[int]]) -> list[list[int]]:
    """Nodes of one person each that no full name is known of: partial names, and pieces given as full ones."""
    partial = [n for n in local.nodes(KIND) if local.partial[n] and not local.registry[n]]
    alone = sets.groups(n for n in partial if not of_many(local.name[n]))
    pieces = {p for n in full for f in local.forms[n] if sort_of(f) == TRANSLITERATED for p in parts_of(f)}
    bare = [some for root, some in alone.items() if root not in members]
    return bare + [some for some in members.values() if all(_one_piece(n, local, pieces) for n in some)]


def _by_part(local: Local, members: dict[int, list[int]], wanted: set[str]) -> dict[str, set[int]]:
    """Part of a name, of those that are wanted → the people one of whose forms has it."""
    found: dict[str, set[int]] = defaultdict(set)
    for root, some in members.items():
        for form in {f for n in some for f in local.forms[n]}:
            for part in parts_of(form):
                if part in wanted:
                    found[part].add(root)
    return found


def _whose(some: list[int], local: Local, sets: Disjoint, bearers: _Bearers) -> tuple[int, JoinReason] | None:
    """The one person whom the nodes of a bare name mean, with the reason; None when nobody or several fit."""
    mine, name, own = bearers.told.of(some), folded_name(local.name[some[0]]), sets.find(some[0])
    rivals = bearers.by_part.get(name, set()) - {own} if mine.organization or mine.companion else set()
    fits = {root: agree for root in rivals if _enough(agree := _agreement(mine, bearers.facts(root)))}
    if len(fits) == 1:
        root, agree = next(iter(fits.items()))
        return root, JoinReason("partial_name", 0.75, f"part of the name, same {' and same '.join(agree)}")
    root = bearers.learnt.get(name, own)
    if root == own or root not in bearers.members:
        return None
    parts = compare(bearers.told, mine, bearers.facts(root))
    if told_apart(parts):
        return None
    words = ", ".join(["a form by which articles call this person", *map(str, parts)])
    return root, JoinReason("partial_name", 0.8, words)


def _agreement(mine: Facts, theirs: Facts) -> list[str]:
    """The kinds of facts of which two bearers share one."""
    return [kind for kind in SHARED if getattr(mine, kind) & getattr(theirs, kind)]


def _enough(agree: list[str]) -> bool:
    return len(agree) >= _ENOUGH and agree != ["title"]


def _learnt(local: Local, sets: Disjoint, full: list[int]) -> dict[str, int]:
    """Folded form → the person for whom it stands in nearly all the articles that state a full name with it."""
    whole = set(full)
    times: dict[str, Counter[int]] = defaultdict(Counter)
    for n, surface in local.surfaces_of(KIND):
        name = local.name[n]
        if surface == name or len(surface) < 2 or n not in whole:
            continue
        form = folded_name(surface)
        if form != folded_name(name) and sort_of(surface) != LATIN:
            times[form][sets.find(n)] += not of_many(surface)
    found = {}
    for form, some in times.items():
        root = min(some, key=lambda r: (-some[r], r))
        if some[root] >= rules().learnt_articles and some[root] >= rules().learnt_share * some.total():
            found[form] = root
    return found


def _one_piece(n: int, local: Local, pieces: set[str]) -> bool:
    """Whether a name that its article gives as a full one is a piece of a longer one: 奥特曼 of 山姆·奥特曼."""
    forms = local.forms[n]
    return not local.registry[n] and len(forms) == 1 and sort_of(forms[0]) != LATIN and folded_name(forms[0]) in pieces


def join_alike(local: Local, sets: Disjoint, told: Told) -> dict[int, JoinReason]:
    """Join a misspelling or another transliteration to the one person of that organisation and title it can mean."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    forms: dict[int, set[str]] = defaultdict(set)
    members: dict[int, list[int]] = defaultdict(list)
    for n in local.nodes(KIND):
        own = {f for f in local.forms[n] if sort_of(f) != NATIVE and parts_of(f)}
        if local.partial[n] or not own:
            continue
        root = sets.find(n)
        forms[root] |= own
        members[root].append(n)
        for block in itertools.product(told.organizations.get(n, ()), told.titles.get(n, ())):
            blocks[block].add(root)
    alike: dict[int, dict[int, JoinReason]] = defaultdict(dict)
    for (org, title), roots in sorted(blocks.items()):
        if len(roots) > rules().common_articles:
            continue
        for a, b in itertools.combinations(sorted(roots), 2):
            rule = _looks_alike(forms[a], forms[b])
            if rule:
                why = JoinReason(*rule, f"same organisation ({org.removeprefix('#')}) and same title ({title})")
                alike[a][b] = alike[b][a] = why
    found: dict[int, JoinReason] = {}
    for a, some in sorted(alike.items()):
        b = next(iter(some))
        if a < b and len(some) == 1 and len(alike[b]) == 1:
            fewer = min((a, b), key=lambda r: (len(members[r]), -r))
            if sets.join(a, b):
                found |= dict.fromkeys(members[fewer], some[b])
    return found


def _looks_alike(a: set[str], b: set[str]) -> tuple[str, float] | None:
    for x, y in itertools.product(sorted(a), sorted(b)):
        if sort_of(x) == sort_of(y) == "latin" and misspelt(x, y):
            return "misspelling", 0.8
        if sounds_alike(x, y):
            return "sounds_alike", 0.7
    return None
