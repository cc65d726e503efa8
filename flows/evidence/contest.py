"""Several decisions over the same features: what each model makes of many subjects, every feature measured once.

In: models by name and groups of measures. Out: log-odds (subjects, models). A candidate is a person's name, an
organisation's or none: two models over the same features. Next: the caller takes the better one over its threshold.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from flows.evidence.model import Model, Reason
from flows.evidence.weighing import Measure
from schemas.errors import SettingsError

Subject = TypeVar("Subject")
Floats = npt.NDArray[np.float64]
Cells = list[tuple[int, float]]  # (column, value)


@dataclass(frozen=True)
class MeasureGroup(Generic[Subject]):
    """Measures by feature. `key`: subjects of one key measure alike, so that one of them is measured for all."""

    measures: Mapping[str, Measure[Subject]]
    key: Callable[[Subject], Hashable] | None = None


class Contest(Generic[Subject]):
    """Models over the same groups of features. `first`: how many groups are measured of every subject; what is then
    below `give_up` of every model is measured no further, for hardly anything would lift it over a threshold.

    Raises SettingsError when a model lists a feature that no group measures.
    """

    def __init__(self, models: Mapping[str, Model], groups: Sequence[MeasureGroup[Subject]], *, first: int = 0) -> None:
        self.models, self._groups, self._first = dict(models), tuple(groups), first
        self._give_up = np.array([model.give_up for model in models.values()])
        measured = {name for group in groups for name in group.measures}
        for name, model in models.items():
            unknown = sorted({row.feature.partition(":")[0] for row in model.features} - measured)
            if unknown:
                raise SettingsError(
                    f"the model {name} weighs {', '.join(unknown)}, which nothing measures "
                    f"(features that can be measured: {', '.join(sorted(measured))})."
                )
        features = sorted({f for model in models.values() for f in model.weights})
        self._numbers = {f: i for i, f in enumerate(features) if ":" not in f}
        self._words: dict[str, dict[str, int]] = {name: {} for name in measured}
        for i, feature in enumerate(features):
            if ":" in feature:
                name, _, word = feature.partition(":")
                self._words[name][word] = i
        self._weights = np.array([[model.weights.get(f, 0.0) for f in features] for model in models.values()])
        self._start = np.array([model.intercept for model in models.values()])

    def values(self, subject: Subject) -> dict[str, float]:
        """Every feature of a subject that is not 0, also those without a weight."""
        found: dict[str, float] = {}
        for group in self._groups:
            for name, measure in group.measures.items():
                value = measure(subject)
                if isinstance(value, str):
                    found[f"{name}:{value}"] = 1.0
                elif isinstance(value, (float, int)):
                    found |= {name: float(value)} if value else {}
                else:
                    found |= {f"{name}:{word}": 1.0 for word in value or ()}
        return found

    def why(self, model: str, subject: Subject) -> list[Reason]:
        """The features of a subject that decided, the weightiest first."""
        return self.models[model].why(self.values(subject))

    def log_odds(self, subjects: Sequence[Subject]) -> Floats:
        """(subjects, models) what the features of each add up to."""
        sums = np.tile(self._start, (len(subjects), 1))
        some = np.arange(len(subjects))
        for groups in (self._groups[: self._first], self._groups[self._first :]):
            sums[some] += self._added([subjects[i] for i in some.tolist()], groups)
            some = np.flatnonzero((sums > self._give_up).any(axis=1))
        return sums

    def _added(self, subjects: Sequence[Subject], groups: Sequence[MeasureGroup[Subject]]) -> Floats:
        rows: list[int] = []
        cells: Cells = []
        for group in groups:
            measures = [(self._words[name], self._numbers.get(name), m) for name, m in group.measures.items()]
            known: dict[Hashable, Cells] = {}
            for row, subject in enumerate(subjects):
                if group.key is None:
                    own = _cells(measures, subject)
                else:
                    key = group.key(subject)
                    found = known.get(key)
                    own = known[key] = found if found is not None else _cells(measures, subject)
                cells += own
                rows += [row] * len(own)
        n = len(subjects)
        if not rows:
            return np.zeros((n, len(self._start)))
        columns, values = np.array(cells).T
        weighed = self._weights[:, columns.astype(np.intp)] * values
        return np.stack([np.bincount(rows, weights=w, minlength=n) for w in weighed], axis=1)


def _cells(measures: Sequence[tuple[Mapping[str, int], int | None, Measure[Subject]]], subject: Subject) -> Cells:
    """(column, value) of every feature of a subject that a model weighs."""
    cells: Cells = []
    for words, number, measure in measures:
        value = measure(subject)
        if not value:
            continue
        if isinstance(value, str):
            if value in words:
                cells.append((words[value], 1.0))
        elif isinstance(value, (float, int)):
            if number is not None:
                cells.append((number, float(value)))
        else:
            cells += [(words[word], 1.0) for word in value if word in words]
    return cells
