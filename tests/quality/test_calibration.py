from __future__ import annotations

import pytest

from flows.quality.evaluation.calibration import calibration_error, over_confidence, reliability
from flows.quality.intervals import wilson


def told(confidence: float, right: int, of: int) -> list[tuple[float, bool]]:
    return [(confidence, i < right) for i in range(of)]


def test_a_bin_tells_how_many_of_its_rows_are_right() -> None:
    (low, high) = reliability([*told(0.55, 5, 10), *told(0.92, 9, 10)])
    assert (low.low, low.high, low.rows, low.right, low.share) == (0.5, 0.6, 10, 5, 0.5)
    assert (high.low, high.high, high.confidence, high.share) == (0.9, 0.95, 0.92, 0.9)
    assert low.interval == pytest.approx(wilson(5, 10), abs=1e-4)


def test_every_row_falls_into_one_bin() -> None:
    every = [(i / 100, True) for i in range(101)]
    assert sum(b.rows for b in reliability(every)) == 101


def test_confidence_that_is_kept_has_no_error_and_promises_that_are_not_have() -> None:
    assert calibration_error(told(0.9, 9, 10)) == 0
    assert calibration_error(told(0.9, 4, 10)) == over_confidence(told(0.9, 4, 10)) == 0.5


def test_modesty_is_an_error_but_no_over_confidence() -> None:
    assert calibration_error(told(0.5, 10, 10)) == 0.5
    assert over_confidence(told(0.5, 10, 10)) == 0


def test_nothing_told_has_no_error() -> None:
    assert calibration_error([]) is over_confidence([]) is None


def test_an_interval_is_wide_of_few_and_narrow_of_many() -> None:
    assert wilson(0, 0) == (0, 1)
    few, many = wilson(8, 10), wilson(800, 1000)
    assert few[0] < many[0] < 0.8 < many[1] < few[1]
