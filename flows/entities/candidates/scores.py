"""What a candidate is worth by itself, by the evidence that proposes it: a row of the vocabulary, by its name.

In: the name of the evidence. Out: its score from 0 to 1. `selection` takes the best score of a span as one feature.
"""

from __future__ import annotations

from functools import cache

from pydantic import Field

from schemas.declarative import DataModel, load_packaged


class CandidateScore(DataModel):
    """One kind of evidence and what it is worth, or adds or takes."""

    name: str
    score: float = Field(ge=0, le=1)
    reason: str = Field(min_length=1)


class CandidateScores(DataModel):
    """candidate_scores.yaml."""

    scores: tuple[CandidateScore, ...]


@cache
def _scores() -> dict[str, float]:
    return {s.name: s.score for s in load_packaged("vocabulary/entities/candidate_scores.yaml", CandidateScores).scores}


def worth(name: str) -> float:
    """The score of a kind of evidence. Raises KeyError for a name that has no row."""
    return _scores()[name]
