from __future__ import annotations

import numpy as np

from flows.language.tagging.near_names import NearNames

TAGS = ("n-B", "n-I", "PER-B", "PER-I")
NAMES = NearNames(TAGS)


def scores(*rows: dict[str, float]) -> np.ndarray:
    """A batch of one sentence: what the tagger gives the tags at each character, -20 where nothing is said."""
    return np.array([[[row.get(tag, -20.0) for tag in TAGS] for row in rows]], dtype=np.float32)


def test_a_person_of_the_best_path_has_a_lead_and_is_not_nearly_one() -> None:
    leads, nearly = NAMES.read(scores({"PER-B": 5, "n-B": 2}, {"PER-I": 4, "n-I": 3}, {"n-B": 5}), np.array([3]))
    assert leads[0].tolist() == [3, 1, 0]
    assert nearly == [[]]


def test_a_person_that_falls_little_short_is_nearly_one_with_what_it_loses() -> None:
    leads, nearly = NAMES.read(scores({"n-B": 5, "PER-B": 4}, {"n-I": 5, "PER-I": 4.5}, {"n-B": 5}), np.array([3]))
    assert leads[0].tolist() == [0, 0, 0]
    assert nearly == [[(0, 2, 1.5)]]


def test_a_person_that_would_leave_half_a_word_loses_that_too() -> None:
    rows = scores({"n-B": 5, "PER-B": 4}, {"n-I": 5, "PER-I": 5}, {"n-I": 5, "n-B": 2})
    assert NAMES.read(rows, np.array([3]))[1] == [[(0, 2, 4.0)]]


def test_what_lies_behind_a_shorter_sentence_of_the_batch_is_not_read() -> None:
    rows = scores({"n-B": 5, "PER-B": 4}, {"n-I": 5, "PER-I": 5}, {"PER-B": 5}, {"PER-I": 5})
    assert NAMES.read(rows, np.array([2]))[1] == [[(0, 2, 1.0)]]
