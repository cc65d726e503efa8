"""A model file: an intercept, a threshold and one row a feature with its weight, reason and example.

In: values of features by name. Out: a probability, and the features that decided. `weighing` measures the values of
many subjects at once and asks this file for the weights; `fit` writes them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import Field, model_validator

from schemas.declarative import DataModel


class FeatureRow(DataModel):
    """A named piece of evidence. Positive weights speak for the decision, negative ones against it.

    A feature that is measured in numbers has a `weight`, one that is measured in words `weights` by word.
    """

    feature: str = Field(min_length=1)
    weight: float | None = None
    weights: dict[str, float] | None = None
    reason: str = Field(min_length=1)
    example: str | None = None

    @model_validator(mode="after")
    def _one_or_the_other(self) -> FeatureRow:
        if (self.weight is None) == (self.weights is None):
            raise ValueError(f"{self.feature}: either `weight` (a number) or `weights` (a number by word) is expected")
        return self

    def flat(self) -> dict[str, float]:
        """Weight by `feature` or `feature:word`."""
        if self.weights is not None:
            return {f"{self.feature}:{word}": weight for word, weight in self.weights.items()}
        return {self.feature: self.weight or 0.0}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one feature added to the log-odds of a decision: `amount` = weight times value."""

    feature: str
    value: float
    amount: float
    text: str


class Model(DataModel):
    """A logistic model: log-odds = intercept + the sum of weight times value; kept from `threshold` on.

    `give_up`: log-odds after the first features (see `contest`) below which the others are not measured.
    """

    intercept: float
    threshold: float = Field(gt=0, lt=1)
    give_up: float = -1000.0
    features: tuple[FeatureRow, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_feature_twice(self) -> Model:
        names = [row.feature for row in self.features]
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            raise ValueError(f"features listed twice: {', '.join(twice)}")
        return self

    @property
    def weights(self) -> dict[str, float]:
        """Weight by feature."""
        return {name: weight for row in self.features for name, weight in row.flat().items()}

    def log_odds(self, values: Mapping[str, float]) -> float:
        """What the values add up to. A feature without a row weighs nothing."""
        weights = self.weights
        return self.intercept + sum(weights.get(name, 0.0) * value for name, value in values.items())

    def probability(self, values: Mapping[str, float]) -> float:
        """How likely the decision is right, 0 to 1."""
        return probability_of(self.log_odds(values))

    def why(self, values: Mapping[str, float]) -> list[Reason]:
        """The features that say anything, the weightiest first."""
        rows = {name: (weight, row.reason) for row in self.features for name, weight in row.flat().items()}
        reasons = [
            Reason(name, value, rows[name][0] * value, rows[name][1])
            for name, value in values.items()
            if value and name in rows and rows[name][0]
        ]
        return sorted(reasons, key=lambda r: (-abs(r.amount), r.feature))


def probability_of(log_odds: float) -> float:
    """The logistic function, without overflow."""
    return 1 / (1 + math.exp(-log_odds)) if log_odds >= 0 else 1 - 1 / (1 + math.exp(log_odds))


def log_odds_of(probability: float) -> float:
    """The inverse of `probability_of`."""
    return math.log(probability / (1 - probability))
