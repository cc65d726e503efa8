"""Measuring the features of many subjects at once and weighing them by a model.

In: a model and the functions that measure its features. Out: log-odds as an array, or the reasons of one subject. The
caller decides by the model's threshold; `entities/selection` and `events/roles` do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from flows.evidence.model import Model, Reason, probability_of
from schemas.errors import SettingsError

Subject = TypeVar("Subject")
Value = float | str | Sequence[str] | None  # a number of the feature itself; words: features `name:word`; nothing
Measure = Callable[[Subject], Value]
Floats = npt.NDArray[np.float64]


class Weighing(Generic[Subject]):
    """A model and what measures its features: `Weighing(model, {"surname": has_surname, "before": word_before})`.

    Raises SettingsError when the model lists a feature that no function measures.
    """

    def __init__(self, model: Model, measures: Mapping[str, Measure[Subject]]) -> None:
        self.model = model
        unknown = [r.feature for r in model.features if r.feature.partition(":")[0] not in measures]
        if unknown:
            raise SettingsError(
                f"the model weighs {', '.join(unknown)}, which nothing measures "
                f"(features that can be measured: {', '.join(sorted(measures))})."
            )
        weights = model.weights
        words: dict[str, dict[str, float]] = {name: {} for name in measures}
        for feature, weight in weights.items():
            name, _, word = feature.partition(":")
            words[name][word] = weight
        # (name, what measures it, the weight of its number, the weights of its words)
        self._measures = tuple((n, m, weights.get(n, 0.0), words[n]) for n, m in measures.items())

    def values(self, subject: Subject) -> dict[str, float]:
        """Every feature of a subject that is not 0, also those without a weight: what a model is fitted on."""
        return dict(self._measured(subject))

    def log_odds(self, subjects: Sequence[Subject]) -> Floats:
        """(subjects,) what the features of each add up to."""
        sums = np.empty(len(subjects))
        for i, subject in enumerate(subjects):
            sums[i] = self._total(subject)
        return sums

    def probability(self, subject: Subject) -> float:
        """How likely the decision on one subject is right."""
        return probability_of(self._total(subject))

    def probabilities(self, subjects: Sequence[Subject]) -> Floats:
        """(subjects,) how likely each decision is right."""
        found: Floats = 1 / (1 + np.exp(-np.clip(self.log_odds(subjects), -500, 500)))
        return found

    def why(self, subject: Subject) -> list[Reason]:
        """The features of a subject that decided, the weightiest first."""
        return self.model.why(self.values(subject))

    def _total(self, subject: Subject) -> float:
        """The log-odds of one subject. Weights lie by name and word: this runs for each claim and candidate."""
        total = self.model.intercept
        for _, measure, weight, words in self._measures:
            value = measure(subject)
            if not value:
                continue
            if isinstance(value, str):
                total += words.get(value, 0.0)
            elif isinstance(value, (float, int)):
                total += weight * value
            else:
                for word in value:
                    total += words.get(word, 0.0)
        return total

    def _measured(self, subject: Subject) -> Iterator[tuple[str, float]]:
        for name, measure, _, _ in self._measures:
            value = measure(subject)
            if not value:
                continue
            if isinstance(value, str):
                yield f"{name}:{value}", 1.0
            elif isinstance(value, (float, int)):
                yield name, float(value)
            else:
                yield from ((f"{name}:{word}", 1.0) for word in value)
