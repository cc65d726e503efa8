from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language.tagging.viterbi import best_paths


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    lengths=st.lists(st.integers(1, 5), min_size=1, max_size=4),
    tags=st.integers(2, 4),
    spread=st.sampled_from([0.1, 1.0, 30.0]),
    ties=st.booleans(),
)
def test_no_path_is_better_than_the_one_that_is_found(
    seed: int, lengths: list[int], tags: int, spread: float, ties: bool
) -> None:
    rng = np.random.default_rng(seed)
    scores = (rng.random((len(lengths), max(lengths), tags)) * spread).astype(np.float32)
    transitions = rng.random((tags, tags)).astype(np.float32)
    if ties:
        scores, transitions = np.round(scores), np.round(transitions)
    paths = best_paths(scores, transitions, np.array(lengths))
    for row, length in enumerate(lengths):

        def total(path: tuple[int, ...], row: int = row) -> float:
            told = sum(float(scores[row, i, t]) for i, t in enumerate(path))
            return told + sum(float(transitions[a, b]) for a, b in itertools.pairwise(path))

        best = max(map(total, itertools.product(range(tags), repeat=length)))
        assert abs(total(tuple(paths[row, :length].tolist())) - best) < 1e-4
        assert not paths[row, length:].any()
