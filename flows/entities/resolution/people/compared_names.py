"""The names by which people of all articles are compared, and what each says alone.

In: the numbered facts. Out: for each node its block, the name that it shares with all that may be one person with it.
`cluster` has the next step.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.forms.comparison import LATIN, TRANSLITERATED, folded_name, parts_of, sort_of
from flows.entities.resolution.forms.other_forms import other_forms
from flows.entities.resolution.forms.stated_together import name_classes
from flows.entities.resolution.local import Local
from flows.entities.resolution.people import name_rarity
from flows.entities.resolution.people.evidence import KIND
from flows.entities.resolution.people.name_rarity import nameless, of_many
from flows.entities.resolution.rules import rules


@dataclass(frozen=True, slots=True)
class ComparedNames:
    """`block`: node → the name by which it is compared (`#key` where the registry knows it); nodes of forms of many
    and of mere parts of names have none. `forms`: such a name → how articles write it; `kin`: piece of transliterated
    names → others who bear it.
    """

    block: dict[int, str]
    forms: Mapping[str, set[str]]
    kin: Mapping[str, float]
    _said: dict[str, float] = field(default_factory=dict)

    def bits(self, name: str) -> float:
        """What a name alone says; 0 of one that a registry knows. Reckoned when asked: most names have one bearer."""
        if name not in self._said:
            forms = self.forms.get(name, ())
            self._said[name] = min((name_rarity.bits(form, self.kin) for form in forms), default=0.0)
        return self._said[name]


def names(local: Local) -> ComparedNames:
    """The names of all articles' people."""
    nodes = local.nodes(KIND)
    titled = _titled(local)
    whole = [
        n for n in nodes
        if not local.registry[n] and (not nameless(n, local) or folded_name(local.name[n]) in titled)
    ]  # fmt: skip
    classes = name_classes(Counter(local.forms[n] for n in whole), organizations=False)
    block = {n: f"#{local.registry[n]}" for n in nodes if local.registry[n]}
    written = {n: folded_name(local.name[n]) for n in whole}
    joined = _one_block(classes, other_forms(written, local.source))
    block |= {n: joined[classes[name]] for n, name in written.items()}
    forms: dict[str, set[str]] = defaultdict(set)
    for n in whole:
        forms[block[n]].add(local.name[n])
    return ComparedNames(block, forms, _kin(local, Counter(written.values())))


def _one_block(classes: Mapping[str, str], forms: Mapping[str, str]) -> dict[str, str]:
    """Class of names → the first of the classes that further forms of a name make one."""
    order = sorted(set(classes.values()))
    number = {name: i for i, name in enumerate(order)}
    sets = Disjoint(len(order))
    for form, whole in sorted(forms.items()):
        sets.join(number[classes[form]], number[classes[whole]])
    return {name: order[sets.find(i)] for name, i in number.items()}


def _titled(local: Local) -> set[str]:
    """Parts of names that articles give a post again and again, as they do whom one such part names: 总统普京."""
    posts = set(local.roles["person"].to_list())
    often: Counter[str] = Counter()
    with_post: Counter[str] = Counter()
    for n in local.nodes(KIND):
        if (
            local.partial[n]
            and len(local.name[n]) > 1
            and not of_many(local.name[n])
            and sort_of(local.name[n]) != LATIN
        ):
            name = folded_name(local.name[n])
            often[name] += 1
            with_post[name] += n in posts
    return {x for x, k in with_post.items() if k >= rules().learnt_articles and k >= rules().titled_share * often[x]}


def _kin(local: Local, alone: Counter[str]) -> dict[str, float]:
    """Folded piece of transliterated names → others who bear it: full names that hold it, as far as articles use those
    rather than the piece alone (史密斯 is whoever, 拜登 alone is hardly his son). `alone`: folded name → its bearers.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    in_full: Counter[str] = Counter()
    for n in local.nodes(KIND):
        for form in local.forms[n]:
            if sort_of(form) == TRANSLITERATED:
                for part in parts_of(form):
                    holders[part].add(folded_name(form))
                    in_full[part] += 1
    return {p: (len(some) - 1) * min(1.0, in_full[p] / alone[p]) for p, some in holders.items() if alone[p]}
