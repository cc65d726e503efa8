"""Why a span of an article is a name, or none: the features that decided and how much each weighed.

In: an article whose candidates are proposed and whose voices are heard. Out: the probability as each kind, the reasons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.selection.select import KINDS, contest
from flows.entities.selection.span import CandidateSpan, spans_of
from flows.evidence import Reason
from flows.evidence.model import probability_of
from schemas.records import EntityKind, Part

if TYPE_CHECKING:
    from flows.entities.recognize import Proposed


@dataclass(frozen=True, slots=True)
class Explained:
    """What one span is as one kind of name."""

    kind: EntityKind
    probability: float
    reasons: tuple[Reason, ...]


def spans_in(proposed: Proposed, part: Part) -> list[CandidateSpan]:
    """The spans of a part that are decided about."""
    return spans_of(proposed.of(part), proposed.views[part], ArticleStrings(proposed.views.values()))


def explain(proposed: Proposed, part: Part, start: int, end: int) -> Sequence[Explained]:
    """The span as a person and as an organisation; nothing where no generator proposes it."""
    found = next((s for s in spans_in(proposed, part) if (s.start, s.end) == (start, end)), None)
    if found is None:
        return []
    values = contest().values(found)
    return [
        Explained(kind, probability_of(model.log_odds(values)), tuple(model.why(values)))
        for kind in KINDS
        for model in (contest().models[kind],)
    ]
