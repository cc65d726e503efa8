"""Why a node belongs where it does: rule, score and the parts that agreed, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from flows.entities.resolution.forms import folded_name, tells
from flows.entities.resolution.local import Local
from flows.entities.resolution.naming import Cluster
from flows.entities.resolution.people import SHARED, Told
from flows.entities.resolution.rules import rules


@dataclass(frozen=True, slots=True)
class Reason:
    """`rule`: registry, same_name, other_form, own_article, partial_name, sounds_alike, misspelling or judgement."""

    rule: str
    score: float
    evidence: str


OWN_ARTICLE = Reason("own_article", 0.8, "stands in this article alone")
OWN_PARTIAL = Reason("own_article", 0.5, "stands in this article alone")
MISSPELT = Reason("misspelling", 0.8, "one letter from a name that its article knows")
JUDGED_SAME = Reason("judgement", 1.0, "a person judged them the same")
JUDGED_OTHER = Reason("judgement", 1.0, "a person judged it another than its namesake")


def reasons(
    clusters: list[Cluster], local: Local, told: Told, compared: dict[int, str], known: dict[int, Reason]
) -> dict[int, Reason]:
    """A reason for every node. `known`: of the nodes whose reason is no matter of names."""
    found = dict(known)
    for c in clusters:
        alone = len({local.source[n] for n in c.nodes}) == 1
        others = None if alone else _Others(c, local, told)
        for n in c.nodes:
            if n in found:
                continue
            key = local.registry[n]
            if c.entry and not key and compared.get(n) == f"#{c.entry.key}":
                key = c.entry.key
            if key:
                found[n] = _registered(key)
            elif others:
                found[n] = others.why(n)
            else:
                found[n] = OWN_PARTIAL if local.partial[n] else OWN_ARTICLE
    return found


@cache
def _registered(key: str) -> Reason:
    return Reason("registry", 0.97, f"the registry knows this form as {key}")


class _Others:
    """The other articles that name somebody: how they write the name and, of a person, what they agree in."""

    def __init__(self, c: Cluster, local: Local, told: Told) -> None:
        names = {n: folded_name(local.name[n]) for n in c.nodes}
        often = Counter(names.values())
        self._same = Reason("same_name", 0.9, "same name")
        self._other = Reason("other_form", 0.9, f"a form that an article states beside {c.name}")
        self._plain = {n: self._same if often[name] > 1 else self._other for n, name in names.items()}
        self._facts = {n: told.shared([n]) for n in c.nodes} if c.kind == "person" else {}
        self._often = {part: Counter(f for x in self._facts.values() for f in x[part]) for part in SHARED}
        self._telling = tells(local.name[c.nodes[0]])

    def why(self, n: int) -> Reason:
        """Why a node is one with the others."""
        plain = self._plain[n]
        if not self._facts:
            return plain
        score, agree = self._agreed(n)
        return Reason(plain.rule, score, ", ".join([plain.evidence, *agree]))

    def _agreed(self, n: int) -> tuple[float, list[str]]:
        """(score, what agrees with another article, in words)."""
        p = rules().parts
        score, words = (p.telling_name if self._telling else p.same_name), []
        for part, often in self._often.items():
            agree = sorted(f for f in self._facts[n][part] if often[f] > 1)
            if agree:
                score += getattr(p, part)
                words.append(f"same {part} ({agree[0].removeprefix('#').split('@')[0]})")
            elif part == "organization" and self._facts[n][part] and sum(often.values()) > len(self._facts[n][part]):
                score += p.conflict
                words.append("no shared organisation")
        return round(min(0.97, max(0.0, score)), 3), words


def judged(pairs: Iterable[tuple[int, int]], reason: Reason) -> dict[int, Reason]:
    """The reason of every node that a judgement names."""
    return {n: reason for pair in pairs for n in pair}
