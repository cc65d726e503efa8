"""Why a node belongs where it does: rule, score and the parts that agreed, in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from flows.entities.resolution.forms.comparison import folded_name
from flows.entities.resolution.local import Local
from flows.entities.resolution.naming import Cluster
from flows.entities.resolution.people.compared_names import ComparedNames
from flows.entities.resolution.people.evidence import SHARED, Part, Told
from flows.entities.resolution.rules import rules


@dataclass(frozen=True, slots=True)
class JoinReason:
    """`rule`: registry, same_name, other_form, own_article, partial_name, sounds_alike, misspelling or judgement."""

    rule: str
    score: float
    evidence: str


OWN_ARTICLE = JoinReason("own_article", 0.8, "stands in this article alone")
OWN_PARTIAL = JoinReason("own_article", 0.5, "stands in this article alone")
MISSPELT = JoinReason("misspelling", 0.8, "one letter from a name that its article knows")
JUDGED_SAME = JoinReason("judgement", 1.0, "a person judged them the same")
JUDGED_OTHER = JoinReason("judgement", 1.0, "a person judged it another than its namesake")


def reasons(
    clusters: list[Cluster],
    local: Local,
    told: Told,
    named: ComparedNames,
    compared: dict[int, str],
    known: dict[int, JoinReason],
) -> dict[int, JoinReason]:
    """A reason for every node. `known`: of the nodes whose reason is no matter of names."""
    found = dict(known)
    for c in clusters:
        alone = len(c.nodes) == 1 or len({local.source[n] for n in c.nodes}) == 1
        others: _Others | None = None  # made for the first that asks: of the registered nobody does
        for n in c.nodes:
            if n in found:
                continue
            key = local.registry[n]
            if c.entry and not key and compared.get(n) == f"#{c.entry.key}":
                key = c.entry.key
            if key:
                found[n] = _registered(key)
            elif alone:
                found[n] = OWN_PARTIAL if local.partial[n] else OWN_ARTICLE
            else:
                others = others or _Others(c, local, told, named)
                found[n] = others.why(n)
    return found


@cache
def _registered(key: str) -> JoinReason:
    return JoinReason("registry", 0.97, f"the registry knows this form as {key}")


class _Others:
    """The other articles that name somebody: how they write the name and, of a person, what they agree in."""

    def __init__(self, c: Cluster, local: Local, told: Told, named: ComparedNames) -> None:
        self._told, self._named, self._local = told, named, local
        names = [folded_name(local.name[n]) for n in c.nodes]
        often = Counter(names)
        same = JoinReason("same_name", 0.9, "same name")
        other = JoinReason("other_form", 0.9, f"a form that an article states beside {c.name}")
        self._plain = {n: same if often[name] > 1 else other for n, name in zip(c.nodes, names, strict=True)}
        self._of_person = c.kind == "person"
        if not self._of_person:
            return
        self._facts = {n: told.shared(n) for n in c.nodes}
        self._often = {part: Counter(chain.from_iterable(x[part] for x in self._facts.values())) for part in SHARED}
        self._shared = {part: {x for x, k in some.items() if k > 1} for part, some in self._often.items()}
        self._beside = {n: told.named_beside(n) for n in c.nodes}
        known = Counter(chain.from_iterable(self._beside.values()))
        self._known = {x for x, k in known.items() if k > 1}
        self._of_fields: dict[frozenset[str], list[int]] = defaultdict(list)
        self._years: Counter[int] = Counter()
        for n in c.nodes:
            if fields := told.fields.get(n):
                self._of_fields[fields].append(n)
            if year := local.born[n]:
                self._years[year] += 1

    def why(self, n: int) -> JoinReason:
        """Why a node is one with the others."""
        plain = self._plain[n]
        if not self._of_person:
            return plain
        name = self._named.bits(self._named.block.get(n, ""))
        parts = [Part(plain.evidence, "", name), *self._agreed(n)]
        return JoinReason(plain.rule, probability(sum(p.bits for p in parts)), ", ".join(map(str, parts)))

    def _agreed(self, n: int) -> Iterator[Part]:
        """What agrees with another article."""
        for part, shared in self._shared.items():
            mine = self._facts[n][part]
            if agree := mine & shared:
                weight = {f: self._told.graded(getattr(rules(), part), part, f) for f in agree}
                best = min(agree, key=lambda f: (-weight[f], f))
                yield Part(f"same {part}", best, weight[best])
            elif part == "organization" and 0 < len(mine) < len(self._often[part]):
                yield Part("other organization", "", rules().other_organization)
        if self._beside[n] and self._known.isdisjoint(self._beside[n]):
            yield Part("nothing in common", "", rules().nothing_in_common)
        yield from self._conflicting(n)

    def _conflicting(self, n: int) -> Iterator[Part]:
        """What conflicts with all other articles that tell of it: fields of work at one time, years of birth."""
        fields = self._told.fields.get(n, frozenset())
        theirs = [some for some, nodes in self._of_fields.items() if len(nodes) > (some == fields)]
        if fields and theirs and not any(fields & some for some in theirs) and self._at_one_time(n):
            yield Part("other field", f"{min(fields)} and {min(map(min, theirs))}", rules().other_field)
        born = self._local.born[n]
        years = [year for year, times in self._years.items() if times > (year == born)]
        if born and years:
            apart = min(abs(born - y) for y in years)
            if apart >= rules().other_age_years:
                yield Part("other age", f"{born} and {min(years)}", rules().other_age)
            elif apart <= 1:
                yield Part("same age", str(born), rules().same_age)

    def _at_one_time(self, n: int) -> bool:
        """Whether another article that tells of fields is of about the same time; one without a day is of any."""
        day, most = self._local.day[n], rules().at_one_time_days
        days = [self._local.day[m] for nodes in self._of_fields.values() for m in nodes if m != n]
        return day is None or any(d is None or abs((d - day).days) <= most for d in days)


def probability(bits: float) -> float:
    """How sure so many bits make it, of even odds; never surer than what a registry states.

    >>> probability(2.0)
    0.8
    """
    return round(min(0.97, 1 / (1 + 2**-bits)), 3)


def judged(pairs: Iterable[tuple[int, int]], reason: JoinReason) -> dict[int, JoinReason]:
    """The reason of every node that a judgement names."""
    return {n: reason for pair in pairs for n in pair}
