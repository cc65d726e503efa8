"""Two models over the same features: measured once, weighed by both."""

from __future__ import annotations

import pytest

from flows.evidence import Contest, FeatureRow, MeasureGroup, Model
from schemas.errors import SettingsError


def model(intercept: float = 0.0, give_up: float = -1000.0, **weights: dict[str, float] | float) -> Model:
    rows = tuple(
        FeatureRow(feature=f, reason="why", **{"weights" if isinstance(w, dict) else "weight": w})  # type: ignore[arg-type]
        for f, w in weights.items()
    )
    return Model(intercept=intercept, threshold=0.5, give_up=give_up, features=rows)


MEASURED: list[str] = []


def ends(word: str) -> list[str]:
    MEASURED.append(word)
    return [word[-1]]


def length(word: str) -> float:
    return float(len(word))


GROUPS = (MeasureGroup({"length": length}), MeasureGroup({"ends": ends}, key=lambda word: word[-1]))


def test_each_model_adds_up_its_own_weights() -> None:
    one, other = model(length=1.0, ends={"a": 2.0}), model(0.5, ends={"a": -1.0, "b": 3.0})
    contest = Contest({"one": one, "other": other}, GROUPS)
    assert contest.log_odds(["xa", "b", "c"]).tolist() == [[4.0, -0.5], [1.0, 3.5], [1.0, 0.5]]
    assert contest.log_odds([]).shape == (0, 2)


def test_what_one_key_tells_is_measured_once() -> None:
    MEASURED.clear()
    Contest({"one": model(ends={"a": 1.0})}, GROUPS).log_odds(["xa", "ya", "zb"])
    assert MEASURED == ["xa", "zb"]


def test_what_every_model_gives_up_on_is_measured_no_further() -> None:
    MEASURED.clear()
    short = model(-3.0, give_up=-1.0, length=1.0, ends={"a": 9.0})
    found = Contest({"one": short}, GROUPS, first=1).log_odds(["a", "longa"])
    assert MEASURED == ["longa"]
    assert found.tolist() == [[-2.0], [11.0]]


def test_reasons_are_those_of_the_model_asked() -> None:
    contest = Contest({"one": model(ends={"a": 1.0}), "other": model(ends={"a": -2.0})}, GROUPS)
    assert [(r.feature, r.amount) for r in contest.why("other", "xa")] == [("ends:a", -2.0)]
    assert contest.values("xa") == {"length": 2.0, "ends:a": 1.0}


def test_a_row_that_nothing_measures_is_an_error() -> None:
    with pytest.raises(SettingsError, match="width"):
        Contest({"one": model(width=1.0)}, GROUPS)
