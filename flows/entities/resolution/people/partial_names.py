"""Bare surnames and given names, and names that only look alike: joined on two further parts, when no rival fits."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

import polars as pl

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
from flows.entities.resolution.people.evidence import KIND, SHARED, Facts, Told, compare
from flows.entities.resolution.people.name_rarity import of_many
from flows.entities.resolution.reasons import JoinReason
from flows.entities.resolution.rules import rules

_ENOUGH = 2  # further parts that must agree


def join_bare(local: Local, sets: Disjoint, told: Told) -> dict[int, JoinReason]:
    """Join each bare name to the one person who bears it and agrees in two further parts; elsewhere it stays alone.

    A form by which the articles that state a full name call its bearer again and again is joined unless something
    conflicts: 岸田 is 岸田文雄 elsewhere, too.
    """
    people = local.nodes(KIND)
    full = [n for n in people if not local.partial[n] or local.registry[n]]
    members: dict[int, list[int]] = defaultdict(list)
    for n in full:
        members[sets.find(n)].append(n)
    pieces = {p for n in full for f in local.forms[n] if sort_of(f) == TRANSLITERATED for p in parts_of(f)}
    alone: dict[int, list[int]] = defaultdict(list)
    for n in people:
        if local.partial[n] and not local.registry[n] and not of_many(local.name[n]):
            alone[sets.find(n)].append(n)
    bare = [some for root, some in alone.items() if root not in members]
    bare += [some for some in members.values() if all(_one_piece(n, local, pieces) for n in some)]
    learnt = _learnt(local, sets, full)
    bearers: dict[str, set[int]] = defaultdict(set)
    wanted = {folded_name(local.name[some[0]]) for some in bare}
    for root, some in members.items():
        for part in {p for n in some for f in local.forms[n] for p in parts_of(f)} & wanted:
            bearers[part].add(root)
    whole: dict[int, Facts] = {}

    def facts(root: int) -> Facts:
        if root not in whole:
            whole[root] = told.of(members[root])
        return whole[root]

    joins: list[tuple[list[int], int, str, float]] = []
    for some in bare:
        mine, name = told.of(some), folded_name(local.name[some[0]])
        own = sets.find(some[0])
        fits = {}
        for root in bearers.get(name, set()) - {own} if mine.organization or mine.companion else ():
            agree = [p for p in SHARED if getattr(mine, p) & getattr(facts(root), p)]
            if len(agree) >= _ENOUGH and agree != ["title"]:
                fits[root] = agree
        if len(fits) == 1:
            root, agree = next(iter(fits.items()))
            joins.append((some, root, f"part of the name, same {' and same '.join(agree)}", 0.75))
        elif name in learnt and (root := learnt[name]) in members and root != own:
            parts = compare(told, mine, facts(root))
            if all(p.bits > rules().other_head for p in parts):
                words = ", ".join(["a form by which articles call this person", *map(str, parts)])
                joins.append((some, root, words, 0.8))
    found: dict[int, JoinReason] = {}
    for some, root, words, score in joins:
        if sets.join(root, some[0]):
            found |= dict.fromkeys(some, JoinReason("partial_name", score, words))
    return found


def _learnt(local: Local, sets: Disjoint, full: list[int]) -> dict[str, int]:
    """Folded form → the person for whom it stands in nearly all the articles that state a full name with it."""
    whole = set(full)
    times: dict[str, Counter[int]] = defaultdict(Counter)
    surfaces = local.mentions.filter(pl.col("entity_kind") == KIND).select("node", "surface").unique()
    for n, surface in surfaces.iter_rows():
        form = folded_name(surface)
        if n in whole and len(surface) > 1 and form != folded_name(local.name[n]) and sort_of(surface) != LATIN:
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
        own = {f for f in local.forms[n] if parts_of(f) and sort_of(f) != NATIVE}
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
