"""What an outlet means by a short form that does not tell whose it is: 苹果 is a newspaper where its articles say so.

In: the names by which organisations are compared, and the forms that articles use. Out: node → the name that its only
form stands for. An article that calls an organisation by a fuller form too explains the short one; what the articles of
the same outlet explain goes before what those of all do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from flows.entities.registry import Registry
from flows.entities.resolution.forms.comparison import core
from flows.entities.resolution.local import Local
from flows.entities.resolution.rules import form_rules, rules

KIND = "organization"


def meant_by_usage(
    local: Local, compared: Mapping[int, str], shared: Collection[str], registry: Registry
) -> dict[int, str]:
    """Node → the name of the organisation that others call by the fullest form of its article and by a fuller one.

    `shared`: offices of any country or place, which are nobody's in particular.
    """
    forms = _forms(local, compared)
    explained: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    for n, some in forms.items():
        if len(some) > 1 and "@" not in compared[n] and "/" not in compared[n]:
            for form in some - {_fullest(some)}:
                explained[local.outlet[n], form][compared[n]] += 1
                explained[None, form][compared[n]] += 1
    usual = {place: meant for place, times in explained.items() if (meant := _usual(times))}
    explains = {form for _, form in usual if not _is_office(form, shared)}
    found = {}
    for n, some in forms.items():
        if explains.isdisjoint(some):
            continue
        form = _fullest(some)
        if form in explains and _unsure(local.registry[n], registry):
            meant = usual.get((local.outlet[n], form)) or usual.get((None, form))
            if meant and meant != compared[n]:
                found[n] = meant
    return found


def _forms(local: Local, compared: Mapping[int, str]) -> dict[int, set[str]]:
    """Node → the forms by which its article calls the organisation, without what the law adds."""
    forms: dict[int, set[str]] = defaultdict(set)
    for n, surface in local.surfaces_of(KIND):
        if n in compared and (form := core(surface)):
            forms[n].add(form)
    return forms


def _fullest(forms: set[str]) -> str:
    return max(forms, key=lambda f: (len(f), f))


def _is_office(form: str, shared: Collection[str]) -> bool:
    return form in shared or form.endswith(form_rules().offices_of_any)


def _unsure(key: str | None, registry: Registry) -> bool:
    """Whether nothing but the form says which organisation is meant: no registry, or one whose name others bear."""
    entry = registry.by_key.get(f"{KIND}:#{key}") if key else None
    return entry is None or entry.homonym


def _usual(times: Counter[str]) -> str | None:
    most = min(times, key=lambda x: (-times[x], x))
    known = times[most] >= rules().shared_form_articles and times[most] >= rules().form_share * times.total()
    return most if known else None
