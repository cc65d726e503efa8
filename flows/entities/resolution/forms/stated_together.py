"""Forms that an article states together stand for one name.

`孙正义（Masayoshi Son）` makes one name of two forms, in every article. A form that articles pair with two names that
cannot be one (Li Wei with 李伟 and with 李薇) is a form of neither, so no chain runs over it.

In: the forms that each local entity states. Out: form → the name that it stands for. `other_forms` has what no article
pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.forms.comparison import (
    LATIN,
    TRANSLITERATED,
    core,
    folded_name,
    misspelt,
    parts_of,
    sort_of,
)
from flows.entities.resolution.rules import form_rules
from flows.language.patterns import has_han


def name_classes(stated: Mapping[tuple[str, ...], int], *, organizations: bool) -> dict[str, str]:
    """Folded form → the name that it stands for; `stated`: forms that are stated together → by how many articles."""
    key = core if organizations else folded_name
    times: Counter[tuple[str, str]] = Counter()
    raw: dict[str, str] = {}
    for forms, often in stated.items():
        here = set()
        for f in forms:
            if k := key(f):
                here.add(k)
                if k not in raw or f < raw[k]:
                    raw[k] = f
        for pair in combinations(sorted(here), 2) if len(here) > 1 else ():
            times[pair] += often
    partners: dict[str, Counter[str]] = defaultdict(Counter)
    for (a, b), n in times.items():
        partners[a][b] += n
        partners[b][a] += n
    usual = {f: _usual(some) for f, some in partners.items()}
    ambiguous = {f for f, some in usual.items() if _of_several(some, raw, organizations)}
    order = sorted(raw)
    number = {f: i for i, f in enumerate(order)}
    sets = Disjoint(len(order))
    for a, b in sorted(times):
        if a in ambiguous or b in ambiguous or (b not in usual[a] and a not in usual[b]):
            continue
        if _fits(a, usual[b], raw, organizations) and _fits(b, usual[a], raw, organizations):
            sets.join(number[a], number[b])
    return {f: order[sets.find(i)] for f, i in number.items()}


def _usual(partners: Counter[str]) -> list[str]:
    """The partners of a form without those that are told so much seldomer than another that they are slips."""
    most = max(partners.values())
    return sorted(p for p, n in partners.items() if n * form_rules().slip >= most)


def _of_several(usual: list[str], raw: dict[str, str], organizations: bool) -> bool:
    """Whether a form is paired with names of one sort that cannot be one."""
    return any(not _may_be_one(raw[a], raw[b], organizations) for i, a in enumerate(usual) for b in usual[i + 1 :])


def _fits(form: str, usual: list[str], raw: dict[str, str], organizations: bool) -> bool:
    """Whether a form may be one with all that its partner is usually paired with: 李薇 (Li Wei) once is no 李伟."""
    return all(p == form or _may_be_one(raw[form], raw[p], organizations) for p in usual)


def _may_be_one(a: str, b: str, organizations: bool) -> bool:
    if organizations:
        a, b = core(a), core(b)
        same_script = has_han(a) == has_han(b)
        return not same_script or _within(a, b) or _within(b, a)
    if sort_of(a) != sort_of(b) or sort_of(a) == TRANSLITERATED:
        return True
    mine, theirs = set(parts_of(a)), set(parts_of(b))
    return sort_of(a) == LATIN and (mine <= theirs or theirs <= mine or misspelt(a, b))


def _within(short: str, long: str) -> bool:
    """Whether all characters of the short form stand in the long one in their order: 中移动 in 中国移动."""
    rest = iter(long)
    return all(c in rest for c in short)
