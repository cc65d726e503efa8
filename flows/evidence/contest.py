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
Measures = Sequence[tuple[Mapping[str, int], int | None, Measure[Subject]]]  # columns of words, of a number
MOST_KEPT = 100_000  # keys of a lasting group whose sums are kept; then it begins anew


@dataclass(frozen=True)
class MeasureGroup(Generic[Subject]):
    """Measures by feature. `key`: subjects of one key measure alike, so that one of them is measured for all.

    `lasting`: they do so in every call, as what depends on a string alone; what it adds up to is kept.
    """

    measures: Mapping[str, Measure[Subject]]
    key: Callable[[Subject], Hashable] | None = None
    lasting: bool = False


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
        weights = [model.weights for model in models.values()]
        features = sorted({f for of_model in weights for f in of_model})
        self._numbers = {f: i for i, f in enumerate(features) if ":" not in f}
        self._words: dict[str, dict[str, int]] = {name: {} for name in measured}
        for i, feature in enumerate(features):
            if ":" in feature:
                name, _, word = feature.partition(":")
                self._words[name][word] = i
        self._weights = np.array([[of_model.get(f, 0.0) for f in features] for of_model in weights])
        self._start = np.array([model.intercept for model in models.values()])
        self._kept: dict[int, dict[Hashable, list[float]]] = {}  # by the place of a lasting group

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
        for groups in (range(self._first), range(self._first, len(self._groups))):
            these = [subjects[i] for i in some.tolist()]
            for number in groups:
                sums[some] += self._added(these, number)
            some = np.flatnonzero((sums > self._give_up).any(axis=1))
        return sums

    def _added(self, subjects: Sequence[Subject], number: int) -> Floats:
        """(subjects, models) what a group's features add."""
        group = self._groups[number]
        measures = [(self._words[name], self._numbers.get(name), m) for name, m in group.measures.items()]
        if group.key is None or not subjects:
            return self._weighed(measures, subjects)
        keys = [group.key(subject) for subject in subjects]
        known = self._kept.get(number, {}) if group.lasting else {}
        if len(known) > MOST_KEPT:
            known = {}
        new: dict[Hashable, Subject] = {}
        for key, subject in zip(keys, subjects, strict=True):
            if key not in known:
                new.setdefault(key, subject)
        known |= zip(new, self._weighed(measures, list(new.values())).tolist(), strict=True)
        if group.lasting:
            self._kept[number] = known
        return np.array([known[key] for key in keys])

    def _weighed(self, measures: Measures[Subject], subjects: Sequence[Subject]) -> Floats:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, subject in enumerate(subjects):
            before = len(columns)
            _measure(measures, subject, columns, values)
            rows += [row] * (len(columns) - before)
        if not rows:
            return np.zeros((len(subjects), len(self._start)))
        weighed = self._weights[:, columns] * np.array(values)
        return np.stack([np.bincount(rows, weights=w, minlength=len(subjects)) for w in weighed], axis=1)


def _measure(measures: Measures[Subject], subject: Subject, columns: list[int], values: list[float]) -> None:
    """Add column and value of every feature of a subject that a model weighs."""
    for words, number, measure in measures:
        value = measure(subject)
        if not value:
            continue
        if isinstance(value, str):
            column = words.get(value)
            if column is not None:
                columns.append(column)
                values.append(1.0)
        elif isinstance(value, (float, int)):
            if number is not None:
                columns.append(number)
                values.append(float(value))
        else:
            found = [words[word] for word in value if word in words]
            columns += found
            values += [1.0] * len(found)
