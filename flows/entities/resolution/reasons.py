"""Why a node belongs where it does: rule, score and the parts that agreed, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flows.entities.resolution.forms import folded_name, tells
from flows.entities.resolution.local import Local
from flows.entities.resolution.naming import Cluster
from flows.entities.resolution.people import Told
from flows.entities.resolution.rules import rules


@dataclass(frozen=True, slots=True)
class Reason:
    """`rule`: registry, same_name, other_form, own_article, partial_name, sounds_alike, misspelling or judgement."""

    rule: str
    score: float
    evidence: str


MISSPELT = Reason("misspelling", 0.8, "one letter from a name that its article knows")
JUDGED_SAME = Reason("judgement", 1.0, "a person judged them the same")
JUDGED_OTHER = Reason("judgement", 1.0, "a person judged it another than its namesake")


def reasons(
    clusters: list[Cluster], local: Local, told: Told, compared: dict[int, str], known: dict[int, Reason]
) -> dict[int, Reason]:
    """A reason for every node. `known`: of the nodes whose reason is no matter of names."""
    found = dict(known)
    for c in clusters:
        shared = _Shared(c, local, told) if c.kind == "person" and len(c.nodes) > 1 else None
        borne = Counter(folded_name(local.name[n]) for n in c.nodes)
        for n in c.nodes:
            if n not in found:
                found[n] = _of_name(n, c, local, compared, shared, borne)
    return found


def _of_name(
    n: int, c: Cluster, local: Local, compared: dict[int, str], shared: _Shared | None, borne: Counter[str]
) -> Reason:
    key = local.registry[n]
    if key or compared.get(n) == f"#{c.entry.key if c.entry else ''}":
        return Reason("registry", 0.97, f"the registry knows this form as {key or compared[n][1:]}")
    if all(local.source[m] == local.source[n] for m in c.nodes):
        return Reason("own_article", 0.5 if local.partial[n] else 0.8, "stands in this article alone")
    rule = "same_name" if borne[folded_name(local.name[n])] > 1 else "other_form"
    words = "same name" if rule == "same_name" else f"a form that an article states beside {c.name}"
    if shared is None:
        return Reason(rule, 0.9, words)
    score, agree = shared.of(n)
    return Reason(rule, score, ", ".join([words, *agree]))


class _Shared:
    """What the articles of a person agree in."""

    def __init__(self, c: Cluster, local: Local, told: Told) -> None:
        self._facts = {n: told.of([n]) for n in c.nodes}
        self._often = {
            part: Counter(f for n in c.nodes for f in self._facts[n][part])
            for part in ("organisation", "title", "companion")
        }
        self._telling = tells(local.name[c.nodes[0]])

    def of(self, n: int) -> tuple[float, list[str]]:
        """(score, what agrees with another article, in words)."""
        p = rules().parts
        score, words = (p.telling_name if self._telling else p.same_name), []
        for part, often in self._often.items():
            agree = sorted(f for f in self._facts[n][part] if often[f] > 1)
            if agree:
                score += getattr(p, part)
                words.append(f"same {part} ({agree[0].removeprefix('#').split('@')[0]})")
            elif part == "organisation" and self._facts[n][part] and sum(often.values()) > len(self._facts[n][part]):
                score += p.conflict
                words.append("no shared organisation")
        return round(min(0.97, max(0.0, score)), 3), words


def judged(pairs: Iterable[tuple[int, int]], reason: Reason) -> dict[int, Reason]:
    """The reason of every node that a judgement names."""
    return {n: reason for pair in pairs for n in pair}
