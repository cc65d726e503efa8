"""Organisations of all articles: one name is one organisation; a team is one inside the organisation it belongs to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import polars as pl
from rapidfuzz.distance import OSA

from flows.entities.registry import Registry
from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.forms.comparison import LATIN, core, folded_name, sort_of
from flows.entities.resolution.forms.stated_together import name_classes
from flows.entities.resolution.local import Local
from flows.entities.resolution.organizations.shared_names import compared_form, forms_everywhere, shared_offices
from flows.entities.resolution.organizations.short_forms import short_forms
from flows.entities.resolution.organizations.usage import meant_by_usage
from flows.entities.resolution.rules import form_rules, rules

KIND = "organization"
_LONG = 6  # letters from which one wrong letter is a slip rather than another name
_OFTEN = 3  # times as often as the misspelt form
_Forms = tuple[str, ...]


def cluster(local: Local, sets: Disjoint, registry: Registry) -> tuple[dict[int, str], set[int]]:
    """Join the nodes that are one organisation; returns the name by which each node was compared, and the misspelt.

    `#key` where the registry knows it, the parent's name before a slash for a team, `@source` behind a name that no
    other article can mean.
    """
    nodes = local.nodes(KIND)
    teams = [n for n in nodes if local.org_kind[n] == "team" and not local.registry[n]]
    of_team = set(teams)
    others = [n for n in nodes if n not in of_team]
    compared, classes, shared = _compared(local, others, registry)
    registered = {
        c: compared[n] for n in others if compared[n].startswith("#") for f in local.forms[n] if (c := core(f))
    }
    compared |= short_forms(compared, local.source, classes | registered)
    compared |= meant_by_usage(local, compared, shared, registry)
    slips = _slips(others, local)
    compared |= {n: compared[right] for n, right in slips.items()}
    for n in teams:
        parent = _parent(local.parent[n], local.source[n], local.number, compared)
        compared[n] = _team(local, n, parent)
    blocks: dict[str, list[int]] = defaultdict(list)
    for n in nodes:
        blocks[compared[n]].append(n)
    for name, members in sorted(blocks.items()):
        if len(members) > 1 and (name.startswith("#") or len(members) <= rules().largest):
            sets.join_all(members)
    return compared, set(slips)


def _compared(local: Local, others: list[int], registry: Registry) -> tuple[dict[int, str], dict[str, str], set[str]]:
    """The names by which organisations that are no teams are compared, the class of each form, the shared offices."""
    written = [n for n in others if not local.registry[n]]
    articles = Counter(local.forms[n] for n in written)  # forms that are stated together are compared once
    cores = {some: {c: f for f in reversed(some) if (c := core(f))} for some in articles}  # the last form first
    forms = {some: tuple(reversed(by_core)) for some, by_core in cores.items()}
    shared = shared_offices(_summed(articles, forms))
    everywhere = {some: tuple(cores[some][c] for c in forms_everywhere(forms[some], shared)) for some in articles}
    classes = name_classes(_summed(articles, everywhere), organizations=True)
    form_of = {some: compared_form(forms[some], shared) or "" if forms[some] else "" for some in articles}
    keys = {name: registered_as(name, registry) for name in {local.name[n] for n in written}}
    compared: dict[int, str] = {}
    for n in others:
        if key := local.registry[n] or keys[local.name[n]]:
            compared[n] = f"#{key}"
            continue
        form = form_of[local.forms[n]]
        name = classes.get(form, "")
        compared[n] = name if name and not local.partial[n] else f"{name or form}@{local.source[n]}"
    return compared, classes, shared


def _summed(articles: Mapping[_Forms, int], key: Mapping[_Forms, _Forms]) -> Counter[_Forms]:
    """How many articles state forms that have a key in common."""
    found: Counter[_Forms] = Counter()
    for some, times in articles.items():
        found[key[some]] += times
    return found


def _slips(nodes: list[int], local: Local) -> dict[int, int]:
    """Node of a Latin name that is a slip of the pen → the node of its article that it stands for.

    A long name, one letter or one swap away from the only one like it, which a registry knows or the article uses
    far more often.
    """
    times = dict(local.surfaces.group_by("node").agg(pl.col("mentions").sum()).iter_rows())
    here: dict[str, list[int]] = defaultdict(list)
    for n in nodes:
        if len(core(local.name[n])) >= _LONG and sort_of(local.name[n]) == LATIN:
            here[local.source[n]].append(n)
    found = {}
    for some in here.values():
        for n in some:
            right = [
                m for m in some
                if not local.registry[n] and (local.registry[m] or times[m] >= _OFTEN * times[n])
                and core(local.name[m])[0] == core(local.name[n])[0]
                and OSA.distance(core(local.name[m]), core(local.name[n]), score_cutoff=1) == 1
            ]  # fmt: skip
            if len(right) == 1:
                found[n] = right[0]
    return found


def registered_as(name: str, registry: Registry) -> str | None:
    """The registry's key of a name that it knows without what the law adds: 远舟 of 远舟集团, though 远舟 alone may be
    something else.
    """
    is_company = core(name) != folded_name(name)
    some = [(e, weak) for e, _, weak in registry.lookup(core(name)) if e.kind == KIND]
    found = {e.key for e, weak in some if not weak and (is_company or not e.homonym)}
    return found.pop() if len(found) == 1 else None


def _parent(key: str | None, source: str, number: dict[tuple[str, str], int], compared: dict[int, str]) -> str | None:
    if key is None:
        return None
    here = compared.get(number.get((source, key), -1))
    return here or (key.removeprefix(f"{KIND}:") if key.startswith(f"{KIND}:#") else None)


def _team(local: Local, n: int, parent: str | None) -> str:
    name = folded_name(local.name[n])
    if parent is None:
        return f"{name}@{local.source[n]}"
    own = name.removeprefix(parent.removeprefix("#"))
    return f"{parent}/{own or name}" + (f"@{local.source[n]}" if own in form_rules().nameless_teams else "")
