"""Bare surnames and given names, and names that only look alike: joined on two further parts, when no rival fits."""

from __future__ import annotations

import itertools
from collections import defaultdict

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.evidence import KIND, SHARED, Facts, Told
from flows.entities.resolution.forms import (
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
from flows.entities.resolution.name_rarity import of_many
from flows.entities.resolution.reasons import Reason
from flows.entities.resolution.rules import rules

_ENOUGH = 2  # further parts that must agree


def join_bare(local: Local, sets: Disjoint, told: Told) -> dict[int, Reason]:
    """Join each bare name to the one person who bears it and agrees in two further parts; elsewhere it stays alone."""
    people = local.nodes(KIND)
    full = [n for n in people if not local.partial[n] or local.registry[n]]
    members: dict[int, list[int]] = defaultdict(list)
    for n in full:
        members[sets.find(n)].append(n)
    pieces = {p for n in full for f in local.forms[n] if sort_of(f) == TRANSLITERATED for p in parts_of(f)}
    bare = [[n] for n in people if local.partial[n] and not local.registry[n] and not of_many(local.name[n])]
    bare += [some for some in members.values() if all(_one_piece(n, local, pieces) for n in some)]
    wanted = {folded_name(local.name[some[0]]) for some in bare}
    bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
    whole: dict[int, Facts] = {}
    for root, some in members.items():
        borne = {p for n in some for f in local.forms[n] for p in parts_of(f)} & wanted
        if borne:
            whole[root] = told.of(some)
            for part, fact in itertools.product(borne, whole[root].organization | whole[root].companion):
                bearers[part, fact].add(root)
    joins: list[tuple[list[int], int, list[str]]] = []
    for some in bare:
        mine, name = told.of(some), folded_name(local.name[some[0]])
        fits = {}
        for root in {r for f in mine.organization | mine.companion for r in bearers.get((name, f), ())}:
            agree = [p for p in SHARED if getattr(mine, p) & getattr(whole[root], p)]
            if len(agree) >= _ENOUGH and root != sets.find(some[0]):
                fits[root] = agree
        if len(fits) == 1:
            joins += [(some, *next(iter(fits.items())))]
    found: dict[int, Reason] = {}
    for some, root, agree in joins:
        if sets.join(root, some[0]):
            why = Reason("partial_name", 0.75, f"part of the name, same {' and same '.join(agree)}")
            found |= dict.fromkeys(some, why)
    return found


def _one_piece(n: int, local: Local, pieces: set[str]) -> bool:
    """Whether a name that its article gives as a full one is a piece of a longer one: 奥特曼 of 山姆·奥特曼."""
    forms = local.forms[n]
    return not local.registry[n] and len(forms) == 1 and sort_of(forms[0]) != LATIN and folded_name(forms[0]) in pieces


def join_alike(local: Local, sets: Disjoint, told: Told) -> dict[int, Reason]:
    """Join a misspelling or another transliteration to the one person of that organisation and title it can mean."""
    blocks: dict[tuple[str, str], set[int]] = defaultdict(set)
    forms: dict[int, set[str]] = defaultdict(set)
    members: dict[int, list[int]] = defaultdict(list)
    for n in local.nodes(KIND):
        own = {f for f in local.forms[n] if parts_of(f) and sort_of(f) != NATIVE}
        if local.partial[n] or not own:
            continue
        root = sets.find(n)
        forms[root] |= own
        members[root].append(n)
        for block in itertools.product(told.organizations.get(n, ()), told.titles.get(n, ())):
            blocks[block].add(root)
    alike: dict[int, dict[int, Reason]] = defaultdict(dict)
    for (org, title), roots in sorted(blocks.items()):
        if len(roots) > rules().common_articles:
            continue
        for a, b in itertools.combinations(sorted(roots), 2):
            rule = _looks_alike(forms[a], forms[b])
            if rule:
                why = Reason(*rule, f"same organisation ({org.removeprefix('#')}) and same title ({title})")
                alike[a][b] = alike[b][a] = why
    found: dict[int, Reason] = {}
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
