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
class Group(Generic[Subject]):
    """Measures by feature. `key`: subjects of one key measure alike, so that one of them is measured for all."""

    measures: Mapping[str, Measure[Subject]]
    key: Callable[[Subject], Hashable] | None = None


class Contest(Generic[Subject]):
    """Models over the same groups of features. `first`: how many groups are measured of every subject; what is then
    below `give_up` of every model is measured no further, for hardly anything would lift it over a threshold.

    Raises SettingsError when a model lists a feature that no group measures.
    """

    def __init__(self, models: Mapping[str, Model], groups: Sequence[Group[Subject]], *, first: int = 0) -> None:
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
        self._columns = {f: i for i, f in enumerate(features)}
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

    def _added(self, subjects: Sequence[Subject], groups: Sequence[Group[Subject]]) -> Floats:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for group in groups:
            known: dict[Hashable, Cells] = {}
            for row, subject in enumerate(subjects):
                if group.key is None:
                    cells = self._cells(group, subject)
                else:
                    key = group.key(subject)
                    if (cells := known.get(key)) is None:  # type: ignore[assignment]
                        cells = known[key] = self._cells(group, subject)
                for column, value in cells:
                    rows.append(row)
                    columns.append(column)
                    values.append(value)
        n = len(subjects)
        if not rows:
            return np.zeros((n, len(self._start)))
        weighed = self._weights[:, columns] * np.array(values)
        found: Floats = np.stack([np.bincount(rows, weights=w, minlength=n) for w in weighed], axis=1)
        return found

    def _cells(self, group: Group[Subject], subject: Subject) -> Cells:
        get, cells = self._columns.get, []
        for name, measure in group.measures.items():
            value = measure(subject)
            if not value:
                continue
            if isinstance(value, str):
                column = get(f"{name}:{value}")
                if column is not None:
                    cells.append((column, 1.0))
            elif isinstance(value, (float, int)):
                column = get(name)
                if column is not None:
                    cells.append((column, float(value)))
            else:
                for word in value:
                    column = get(f"{name}:{word}")
                    if column is not None:
                        cells.append((column, 1.0))
        return cells
