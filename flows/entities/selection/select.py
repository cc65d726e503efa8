"""Decides a part's spans: person, organisation or nothing, by two fitted models; chosen spans do not overlap.

In: candidates of all generators. Out: the chosen ones, their score the probability. Next: `consolidate`, `coreference`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.nobody import is_never
from flows.entities.name_shape import called, shape
from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.selection.left_over import known_left_over
from flows.entities.selection.measures import FIRST, GROUPS
from flows.entities.selection.span import CandidateSpan, spans_of
from flows.entities.view import PartView
from flows.evidence import Contest, Model
from flows.evidence.contest import Floats
from flows.evidence.model import log_odds_of, probability_of
from schemas.declarative import load_packaged
from schemas.records import EntityKind

KINDS: tuple[EntityKind, EntityKind] = ("person", "organization")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A span as what it was chosen for, by how much it is over the threshold, and its probability."""

    span: CandidateSpan
    kind: EntityKind
    gain: float
    probability: float


_A_PERSON = 1.0  # log-odds of a person that no organisation's name holds with a verb behind
_LOOSE = frozenset(("run", "voice"))  # proposals of stretches that nothing says are one name


@cache
def models() -> dict[EntityKind, Model]:
    """The models by kind."""
    return {kind: load_packaged(f"vocabulary/entities/selection/{kind}.yaml", Model) for kind in KINDS}


@cache
def contest() -> Contest[CandidateSpan]:
    """Both models with what measures their features."""
    return Contest({str(kind): model for kind, model in models().items()}, GROUPS, first=FIRST)


def decide(candidates: Iterable[Candidate], view: PartView, article: ArticleStrings) -> list[Candidate]:
    """The most probable names that do not overlap, in order."""
    spans = spans_of(candidates, view, article)
    odds = contest().log_odds(spans)
    chosen = schedule(likely(spans, odds))
    places = [(c.span.start, c.span.end) for c in chosen]
    for span, probability in known_left_over(spans, odds[:, KINDS.index("organization")].tolist(), places):
        chosen.append(Chosen(span, "organization", 0.0, probability))
    return [_as_candidate(c) for c in sorted(chosen, key=lambda c: c.span.start)]


def likely(spans: Sequence[CandidateSpan], odds: Floats) -> list[Chosen]:
    """Each span that is over the threshold of its better kind. `odds`: (spans, kinds) log-odds, changed in place."""
    # of what is no organisation only people's proposals are left, and these become none
    odds[[not s.of("organization") and is_never(s.name) for s in spans], KINDS.index("organization")] = -np.inf
    odds[_clauses(spans, odds), KINDS.index("organization")] = -np.inf
    over = _exclusive(spans, odds) - [log_odds_of(models()[kind].threshold) for kind in KINDS]
    found: list[Chosen] = []
    for i in np.flatnonzero(over.max(axis=1) > 0).tolist():
        kind = int(over[i].argmax())
        found.append(Chosen(spans[i], KINDS[kind], float(over[i, kind]), probability_of(float(odds[i, kind]))))
    return found


def _clauses(spans: Sequence[CandidateSpan], odds: Floats) -> list[bool]:
    """Which spans tell what a likely person does, and that only runs of words propose: 青岚市委接受罗文渊辞去市政府."""
    person, holding = KINDS.index("person"), set()
    for s, likely_so in zip(spans, odds[:, person] > _A_PERSON, strict=True):
        verb = s.view.after(s.end) if likely_so else None
        if verb is not None and verb.tag == "v":
            holding |= {id(o) for o in s.outer if o.end > verb.end and {c.method for c in o.candidates} <= _LOOSE}
    return [id(s) in holding for s in spans]


def _exclusive(spans: Sequence[CandidateSpan], odds: Floats) -> Floats:
    """The log-odds, those of a piece no more than what a likely organisation around it leaves: of two one is the name.

    澄江大学 is sure wherever it stands; where 澄江大学图书馆 is likely, it is only the beginning of that.
    """
    least, organization = log_odds_of(models()["organization"].threshold), KINDS.index("organization")
    around = {id(s): float(o) for s, o in zip(spans, odds[:, organization], strict=True) if o > least}
    if not around:
        return odds
    own = odds[:, organization]
    most = np.array(
        [
            max((around[id(o)] for o in s.outer if id(o) in around and _outdoes(o, s, around, own[i])), default=-np.inf)
            for i, s in enumerate(spans)
        ]
    )
    return np.asarray(np.minimum(odds, -most[:, None]), dtype=np.float64)


def _outdoes(outer: CandidateSpan, s: CandidateSpan, around: Mapping[int, float], own: float) -> bool:
    """Whether an owner's unit goes on behind the span, or what stands before it is likelier in the name than not.

    What only describes a name stands before it: 设备商 + 北斗精机.
    """
    return outer.end > s.end or around[id(outer)] >= own


def schedule(chosen: Sequence[Chosen]) -> list[Chosen]:
    """The set of spans without overlap whose gains sum highest: weighted interval scheduling."""
    order = sorted(chosen, key=lambda c: (c.span.end, c.span.start))
    ends = [c.span.end for c in order]
    best: list[float] = [0.0]
    taken: list[bool] = []
    before = [bisect_right(ends, c.span.start, 0, i) for i, c in enumerate(order)]
    for i, c in enumerate(order):
        with_it = best[before[i]] + c.gain
        taken.append(with_it > best[i])
        best.append(max(best[i], with_it))
    found: list[Chosen] = []
    i = len(order)
    while i > 0:
        if taken[i - 1]:
            found.append(order[i - 1])
            i = before[i - 1]
        else:
            i -= 1
    return found[::-1]


def _as_candidate(c: Chosen) -> Candidate:
    """The best proposal of its kind, with what the others know of pairs and of the registry."""
    same = c.span.of(c.kind)
    if not same:
        other = c.span.candidates[0]
        same = [replace(other, kind=c.kind, registry_key=None, pair=None, org_kind=None)]
    best = max(same, key=lambda x: (x.score, x.method))
    pair = next((x.pair for x in same if x.pair), None)
    key = next((x.registry_key for x in same if x.registry_key), None)
    weak = all(x.weak for x in same if x.registry_key) if key else c.kind == "person" and is_partial(c.span.name)
    return replace(best, score=c.probability, pair=pair, registry_key=key, weak=weak)


def is_partial(name: str) -> bool:
    """Whether a person's name is only part of one by its form: 陈校长, 雅婷, Sam, a surname."""
    if name.isascii():
        return " " not in name.strip() and "." not in name
    return len(name) == 1 or called(name) or (len(name) == 2 and not shape(name))
