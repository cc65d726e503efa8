"""Known organisations where nothing was chosen: there the list outweighs a tagger that cut the words wrong.

In: the spans of a part with their log-odds, and what was chosen. Out: further ones, none of which overlaps. Least
probabilities by class stand in left_over.yaml. Next: `consolidate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pydantic import Field

from flows.entities.candidates.organizations.known import SHORT
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.lexicon import organization_patterns
from flows.entities.selection import context
from flows.entities.selection.overlap_measures import known
from flows.entities.selection.owner_measures import clause_inside
from flows.entities.selection.span import CandidateSpan
from flows.evidence.model import log_odds_of
from schemas.declarative import DataModel, load_packaged


class LeastOfKnown(DataModel):
    """From which probability a known name of one class is taken where nothing else is, and what it is worth then."""

    known: str
    least: float = Field(gt=0, lt=1)
    probability: float = Field(gt=0, le=1)
    reason: str
    example: str


class LeftOver(DataModel):
    """left_over.yaml."""

    rows: tuple[LeastOfKnown, ...] = Field(min_length=1)
    never_beside: frozenset[str]


@cache
def left_over() -> LeftOver:
    """left_over.yaml."""
    return load_packaged("vocabulary/entities/selection/left_over.yaml", LeftOver)


def known_left_over(
    spans: Sequence[CandidateSpan], odds: Sequence[float], chosen: Sequence[tuple[int, int]]
) -> list[tuple[CandidateSpan, float]]:
    """The known names that overlap nothing chosen, longer before shorter, with their probability.

    `odds`: log-odds of each span as an organisation; `chosen`: where each chosen name begins and ends.
    """
    taken = list(chosen)
    found = []
    for span, probability in sorted(_likely(spans, odds), key=lambda x: (x[0].start - x[0].end, x[0].start)):
        if all(span.end <= start or end <= span.start for start, end in taken):
            taken.append((span.start, span.end))
            found.append((span, probability))
    return found


def _likely(spans: Sequence[CandidateSpan], odds: Sequence[float]) -> Iterator[tuple[CandidateSpan, float]]:
    least = {row.known: row for row in left_over().rows}
    for span, own in zip(spans, odds, strict=True):
        row = next((least[word] for word in known(span) if word in least), None)
        if row is not None and own >= log_odds_of(row.least) and not _is_piece(span):
            yield span, row.probability


def _is_piece(span: CandidateSpan) -> bool:
    """Whether what stands beside it says that it is a piece of something else: a law, a word (太子站月 + 台大), the
    body of a level (省 + 人大常委会), a longer firm.
    """
    signs = (*context.signs_after(span.after), *context.signs_around(span.before, span.after))
    cut = span.start not in span.view.by_start or span.end not in span.view.by_end
    of_level = span.before.endswith(organization_patterns().levels_alone) and kind_of(span.name) == "government"
    goes_on = context.business_after(of_teams=True).match(span.after) is not None
    in_a_word = "ends within a plain word" in clause_inside(span)
    piece = (cut and len(span.name) == SHORT) or of_level or goes_on or in_a_word
    return piece or not left_over().never_beside.isdisjoint(signs)
