"""Whether confidence means what it says: of the events told at .9, nine in ten should be right as a whole.

In come pairs of a confidence and whether that row was right; out go the bins of a reliability table and its errors
(Guo et al. 2017, On Calibration of Modern Neural Networks: expected calibration error).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flows.quality.intervals import wilson

# The upper bounds of the bins: what is told is mostly sure, so that the bins are narrower there.
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)

Told = Sequence[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows told with a confidence from `low` (inclusive) to `high` (exclusive, the last inclusive): how many, their
    mean confidence, how many are right, and the 95 % interval of that share.
    """

    low: float
    high: float
    rows: int
    confidence: float
    right: int
    share: float
    interval: tuple[float, float]


def reliability(told: Told) -> list[Bin]:
    """The bins that hold any row, the least sure first."""
    bins, low = [], 0.0
    for high in BOUNDS:
        here = [(c, r) for c, r in told if low <= c and (c < high or high == BOUNDS[-1])]
        if here:
            right = sum(r for _, r in here)
            mean = sum(c for c, _ in here) / len(here)
            a, b = wilson(right, len(here))
            bins.append(Bin(low, high, len(here), round(mean, 4), right, round(right / len(here), 4),
                            (round(a, 4), round(b, 4))))  # fmt: skip
        low = high
    return bins


def calibration_error(told: Told) -> float | None:
    """How far confidence lies from the share that is right, on average over the rows; None of no rows."""
    return _mean(told, lambda gap: abs(gap))


def over_confidence(told: Told) -> float | None:
    """The same, counting only bins whose confidence is above the share that is right."""
    return _mean(told, lambda gap: max(0.0, gap))


def _mean(told: Told, weigh: Callable[[float], float]) -> float | None:
    if not told:
        return None
    return round(sum(b.rows * weigh(b.confidence - b.share) for b in reliability(told)) / len(told), 4)
