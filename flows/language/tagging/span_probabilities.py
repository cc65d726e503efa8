"""How probable each span is as a name of each kind: forward and backward sums of a linear-chain CRF (Lafferty 2001).

In: emissions of a batch, labels `B_PERSON`, `M_PERSON`, `E_PERSON`, `S_PERSON`, `O`. Out: spans of each row, best path
or not, with their marginal probability. Next: `second_voice` puts them at their characters.

A sum over all label sequences says what a best sequence hides: whether the second best is nearly as good.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from flows.language.tagging.network_weights import Array

Doubles = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
LEAST_PROBABILITY = 0.05  # less is not told
LONGEST_STEPS = 40  # a name has no more tokens

Spans = dict[tuple[int, int, str], float]  # (first step, step behind the last, kind) → probability


class SpanProbabilities:
    """Reads emissions by the transitions of a CRF. `labels`: their names; `kinds`: what label kind is which tag.

    Trained transitions may lie hundreds apart though only their differences within a row or column matter: what
    belongs to one label alone is moved to the emissions, so that the exponentials of the rest stay in range.
    """

    def __init__(
        self, labels: Sequence[str], kinds: dict[str, str], transitions: Array, start: Array, end: Array
    ) -> None:
        leave, come, rest = _centered(transitions.astype(np.float64))
        self._between = np.exp(rest)
        self._inner = leave + come
        self._first, self._last = start - come, end - leave
        number = {label: i for i, label in enumerate(labels)}
        self.kinds = [kind for kind in kinds if f"B_{kind}" in number]
        self._tags = [kinds[kind] for kind in self.kinds]
        self._single = [(number[f"S_{kind}"], tag) for kind, tag in kinds.items() if f"S_{kind}" in number]
        self._begin, self._end = (np.array([number[f"{x}_{kind}"] for kind in self.kinds]) for x in "BE")
        # a kind may lack a middle where no name of training had three tokens: then its own end, which ends it at once
        self._middle = np.array([number.get(f"M_{kind}", -1) for kind in self.kinds])

    def read(self, emissions: Array, lengths: Counts) -> list[Spans]:
        """Emissions (steps, rows, labels), lengths (rows), longest row first → spans of each row."""
        factors = self._factors(emissions, lengths)
        forward, backward = self._sums(factors, lengths)
        found: list[Spans] = [defaultdict(float) for _ in lengths]
        for label, tag in self._single:
            told = forward[..., label] * backward[..., label]
            for step, row in np.argwhere(told >= LEAST_PROBABILITY).tolist():
                found[row][step, step + 1, tag] += float(told[step, row])
        self._extend(found, factors, forward, backward)
        return found

    def _factors(self, emissions: Array, lengths: Counts) -> Doubles:
        """Exponentials of the emissions, the best of each step at 1; 0 behind a row's end."""
        scores = emissions + self._inner
        scores[0] += self._first
        rows = np.arange(len(lengths))
        scores[lengths - 1, rows] += self._last
        factors: Doubles = np.exp(scores - scores.max(axis=2, keepdims=True))
        factors[np.arange(len(emissions))[:, None] >= lengths] = 0.0
        return factors

    def _sums(self, factors: Doubles, lengths: Counts) -> tuple[Doubles, Doubles]:
        """Forward sums, each step's scaled to 1, and the backward sums in the same scale; `factors` is scaled too."""
        steps = len(factors)
        active = [int((lengths > step).sum()) for step in range(steps)]
        forward, backward = np.zeros_like(factors), np.zeros_like(factors)
        forward[0] = factors[0]
        for step, n in enumerate(active):
            told = forward[step, :n]
            if step:
                np.matmul(forward[step - 1, :n], self._between, out=told)
                told *= factors[step, :n]
            shrink = 1.0 / told.sum(axis=1, keepdims=True)
            told *= shrink
            factors[step, :n] *= shrink
        back = self._between.T
        backward[lengths - 1, np.arange(len(lengths))] = 1.0
        for step in range(steps - 2, -1, -1):
            n = active[step + 1]
            np.matmul(factors[step + 1, :n] * backward[step + 1, :n], back, out=backward[step, :n])
        return forward, backward

    def _extend(self, found: list[Spans], factors: Doubles, forward: Doubles, backward: Doubles) -> None:
        """From each probable beginning step by step, all at once, for as long as the name may still go on."""
        begins = forward[..., self._begin] * backward[..., self._begin]
        step, row, kind = np.nonzero(begins >= LEAST_PROBABILITY)
        run, at, label = forward[step, row, self._begin[kind]], step.copy(), self._begin[kind]
        for _ in range(LONGEST_STEPS):
            at = at + 1
            inside = at < len(factors)
            step, row, kind, run, at, label = (x[inside] for x in (step, row, kind, run, at, label))
            if not len(run):
                return
            end = self._end[kind]
            told = run * self._between[label, end] * factors[at, row, end] * backward[at, row, end]
            for i in np.flatnonzero(told >= LEAST_PROBABILITY).tolist():
                found[row[i]][int(step[i]), int(at[i]) + 1, self._tags[kind[i]]] += float(told[i])
            middle = self._middle[kind]
            run = run * self._between[label, middle] * factors[at, row, middle] * (middle >= 0)
            label = middle
            goes_on = run * backward[at, row, middle] >= LEAST_PROBABILITY
            step, row, kind, run, at, label = (x[goes_on] for x in (step, row, kind, run, at, label))


def _centered(transitions: Doubles) -> tuple[Doubles, Doubles, Doubles]:
    """Transitions (from, to) as what leaving a label costs, what coming to one costs, and the rest around 0."""
    leave, come = np.zeros(len(transitions)), np.zeros(len(transitions))
    leave += transitions.mean(axis=1)
    come += (transitions - leave[:, None]).mean(axis=0)
    return leave, come, transitions - leave[:, None] - come
