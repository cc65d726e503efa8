from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.tagging.span_probabilities import LEAST_PROBABILITY, SpanProbabilities

LABELS = ["O", "B_X", "M_X", "E_X", "S_X", "B_Y", "E_Y"]
KINDS = {"X": "PERSON", "Y": "PLACE"}


def by_counting(
    emissions: np.ndarray, transitions: np.ndarray, start: np.ndarray, end: np.ndarray
) -> dict[tuple[int, int, str], float]:
    """Probabilities of spans as a sum over every sequence of labels."""
    paths = list(itertools.product(range(len(LABELS)), repeat=len(emissions)))
    sums = np.array(
        [
            start[p[0]] + end[p[-1]] + sum(emissions[i, t] for i, t in enumerate(p))
            + sum(transitions[a, b] for a, b in itertools.pairwise(p))
            for p in paths
        ]
    )  # fmt: skip
    share = np.exp(sums - sums.max())
    share /= share.sum()
    found: dict[tuple[int, int, str], float] = {}
    for path, p in zip(paths, share, strict=True):
        names = [LABELS[t] for t in path]
        for begin, first in enumerate(names):
            kind = first[2:]
            if first == "S_X":
                found[begin, begin + 1, "PERSON"] = found.get((begin, begin + 1, "PERSON"), 0.0) + p
            if not first.startswith("B_"):
                continue
            for at in range(begin + 1, len(names)):
                if names[at] == f"E_{kind}":
                    key = (begin, at + 1, KINDS[kind])
                    found[key] = found.get(key, 0.0) + p
                if names[at] != f"M_{kind}":
                    break
    return found


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), lengths=st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_a_span_has_the_share_of_all_label_sequences_that_hold_it(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    lengths = sorted(lengths, reverse=True)
    n = len(LABELS)
    # offsets of hundreds, as trained transitions have them, must not drown the differences
    transitions = rng.normal(0, 2, (n, n)) + rng.normal(0, 150, n) + rng.normal(0, 150, (n, 1))
    start, end = rng.normal(0, 2, n), rng.normal(0, 2, n)
    emissions = rng.normal(0, 2, (lengths[0], len(lengths), n)) - transitions.mean(0) - transitions.mean(1)
    told = SpanProbabilities(LABELS, KINDS, transitions, start, end).read(emissions, np.array(lengths))
    for row, length in enumerate(lengths):
        right = by_counting(emissions[:length, row], transitions, start, end)
        for span, p in right.items():
            if p > LEAST_PROBABILITY + 1e-6:
                assert told[row][span] == pytest.approx(p, abs=1e-6)
        assert all(right[span] == pytest.approx(p, abs=1e-6) for span, p in told[row].items())


def test_a_label_that_every_step_prefers_is_nearly_certain() -> None:
    plain = np.zeros((len(LABELS), len(LABELS)))
    emissions = np.zeros((3, 1, len(LABELS)))
    for step, label in enumerate(("B_X", "M_X", "E_X")):
        emissions[step, 0, LABELS.index(label)] = 20.0
    none = np.zeros(len(LABELS))
    told = SpanProbabilities(LABELS, KINDS, plain, none, none).read(emissions, np.array([3]))
    assert told == [{(0, 3, "PERSON"): pytest.approx(1.0, abs=1e-6)}]
