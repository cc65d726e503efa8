"""What findings weigh between two bearers of one name, estimated from a corpus instead of set by hand.

In: the numbered facts, what is told of each bearer, the names with their bits. Out: for each finding the share of pairs
that show it among those that are one person (m) and among those that are two (u), and log2 of m by u: its bits.

The model is that of Fellegi and Sunter (1969). u is counted over pairs of bearers of different names, who are two. m is
fitted by expectation maximisation over pairs of bearers of one name, where the name's own bits are the prior of each
pair. A finding counts only where both articles tell what it needs: who is told without a post neither agrees nor
disagrees in it. `python -m flows.bench.identity_weights` prints the estimates beside `weights.yaml`.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from flows.entities.judgements import Judgements
from flows.entities.registry import Registry
from flows.entities.resolution import judged
from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.local import Local
from flows.entities.resolution.organizations import cluster as organizations
from flows.entities.resolution.people.compared_names import ComparedNames, names
from flows.entities.resolution.people.evidence import Facts, Part, Told, compare
from flows.entities.resolution.people.known_surnames import part_from_kin

MOST_PAIRS = 10  # of one name, so that who stands in every article does not say alone what agrees
SAMPLED = 100_000  # pairs of different names, and as many of bearers told of an organisation, a post, a field, an age
_ROUNDS, _SETTLED = 60, 1e-4
_HALF = 0.5  # added to every count: what was never seen is not impossible
Levels = dict[str, str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """`level`: the part that `compare` names with its grade (0: up to 10 articles, 1: up to 100 …), or `none`.

    `bits`: log2(m / u). `pairs`: expected pairs of one person that show it.
    """

    finding: str
    level: str
    m: float
    u: float
    pairs: float

    @property
    def bits(self) -> float:
        """log2 of how much likelier the finding is between mentions of one person."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding: which parts show it, and whether two bearers tell enough for it. Not all are independent."""

    name: str
    parts: frozenset[str]
    told: Callable[[Facts, Facts], bool]
    independent: bool = True


FINDINGS = (
    Finding("organization", frozenset({"same organization"}), lambda a, b: bool(a.organization and b.organization)),
    Finding("title", frozenset({"same title"}), lambda a, b: bool(a.title and b.title)),
    Finding("companion", frozenset({"same companion"}), lambda a, b: bool(a.companion and b.companion)),
    Finding("context", frozenset({"context"}),
            lambda a, b: bool(a.organization or b.organization) and not a.organization & b.organization),
    Finding("in_both", frozenset({"organization in both"}),
            lambda a, b: not (a.organization or b.organization) and bool(a.context and b.context)),
    Finding("field", frozenset({"same field", "other field"}), lambda a, b: bool(a.field and b.field)),
    Finding("near_in_time", frozenset({"near in time"}), lambda a, b: bool(a.days and b.days)),
    Finding("head", frozenset({"each heads another"}), lambda a, b: bool(a.heads and b.heads)),
    Finding("age", frozenset({"same age", "other age"}), lambda a, b: bool(a.born and b.born)),
    Finding("nothing_in_common", frozenset({"nothing in common"}),
            lambda a, b: a.tells_of_others and b.tells_of_others, independent=False),
)  # fmt: skip


def of_facts(
    entities: pl.DataFrame, mentions: pl.DataFrame, roles: pl.DataFrame, participants: pl.DataFrame,
    sources: pl.DataFrame, registry: Registry,
) -> list[Estimate]:  # fmt: skip
    """The estimates over the facts of all articles, frames as `resolve` takes them, without judgements."""
    facts = judged.apply(Judgements(), entities, mentions, sources)
    roles = part_from_kin(facts, roles, registry)
    local = Local.of(facts.entities, facts.mentions, roles, participants, sources)
    compared, _ = organizations.cluster(local, Disjoint(len(local.entities)), registry)
    named = names(local)
    return estimate(local, Told(local, compared, named.block), named)


def estimate(local: Local, told: Told, named: ComparedNames, *, seed: int = 1) -> list[Estimate]:
    """The estimates of all findings; the same for the same facts and seed."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, name in named.block.items():
        if not name.startswith("#"):
            blocks[name].append(n)
    chance, facts = random.Random(seed), _Kept(told)
    pairs: list[tuple[float, Levels]] = []
    for name, nodes in sorted(blocks.items()):
        some = [(a, b) for a, b in itertools.combinations(sorted(nodes), 2) if local.source[a] != local.source[b]]
        for a, b in chance.sample(some, min(len(some), MOST_PAIRS)):
            pairs.append((named.bits(name), facts.levels(a, b)))
    every = sorted(n for nodes in blocks.values() for n in nodes)
    others = [facts.levels(a, b) for a, b in _strangers(every, local, named, chance)]
    for wanted in ("organization", "title", "field", "born", "heads"):
        some_told = [n for n in every if getattr(facts[n], wanted)]
        for a, b in _strangers(some_told, local, named, chance):
            finding = {"born": "age", "heads": "head"}.get(wanted, wanted)
            others += [{finding: level} for f, level in facts.levels(a, b).items() if f == finding]
    return _fitted(pairs, others)


class _Kept:
    """The facts of nodes, looked up once."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._known: dict[int, Facts] = {}

    def __getitem__(self, node: int) -> Facts:
        if node not in self._known:
            self._known[node] = self._told.of([node])
        return self._known[node]

    def levels(self, a: int, b: int) -> Levels:
        """Finding → what two bearers show of it, of those for which both tell enough."""
        shown = {p.name: self._level(p) for p in compare(self._told, self[a], self[b])}
        return {
            f.name: next((shown[p] for p in sorted(f.parts) if p in shown), "none")
            for f in FINDINGS if f.told(self[a], self[b])
        }  # fmt: skip

    def _level(self, p: Part) -> str:
        of = {"same title": "title", "same companion": "companion"}.get(p.name, "organization")
        return f"{p.name} {self._told.grade(of, p.value)}" if p.value in self._told.often[of] else p.name


def _strangers(
    nodes: Sequence[int], local: Local, named: ComparedNames, chance: random.Random
) -> Iterator[tuple[int, int]]:
    """Pairs of bearers of different names in different articles."""
    for _ in range(min(SAMPLED, len(nodes) ** 2) if len(nodes) > 1 else 0):
        a, b = chance.sample(nodes, 2)
        if local.source[a] != local.source[b] and named.block[a] != named.block[b]:
            yield a, b


def _fitted(pairs: Sequence[tuple[float, Levels]], others: Sequence[Levels]) -> list[Estimate]:
    values: dict[str, set[str]] = defaultdict(set)
    for levels in itertools.chain(others, (levels for _, levels in pairs)):
        for finding, level in levels.items():
            values[finding].add(level)
    u = _shares(_counted(others, [1.0] * len(others)), values)
    bits = [name for name, _ in pairs]
    shown = [levels for _, levels in pairs]
    sure = [1 / (1 + 2**-b) for b in bits]
    counts, m = _counted(shown, sure), _shares(_counted(shown, sure), values)
    for _ in range(_ROUNDS):
        weight = {(f, x): math.log2(m[f][x] / u[f][x]) for f in values for x in values[f]}
        new = [
            1 / (1 + 2 ** -max(-40.0, min(40.0, b + sum(weight[f.name, x[f.name]] for f in FINDINGS
                                                        if f.independent and f.name in x))))
            for b, x in zip(bits, shown, strict=True)
        ]  # fmt: skip
        moved = max((abs(x - y) for x, y in zip(new, sure, strict=True)), default=0.0)
        sure = new
        counts = _counted(shown, sure)
        m = _shares(counts, values)
        if moved < _SETTLED:
            break
    return [Estimate(f, x, m[f][x], u[f][x], counts[f][x]) for f in sorted(values) for x in sorted(values[f])]


def _counted(shown: Sequence[Levels], sure: Sequence[float]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for levels, p in zip(shown, sure, strict=True):
        for finding, level in levels.items():
            found[finding][level] += p  # type: ignore[assignment]
    return found


def _shares(counts: Mapping[str, Counter[str]], values: Mapping[str, set[str]]) -> dict[str, dict[str, float]]:
    found = {}
    for finding, some in values.items():
        of = counts.get(finding, Counter())
        whole = sum(of.values()) + _HALF * len(some)
        found[finding] = {x: (of[x] + _HALF) / whole for x in some}
    return found
