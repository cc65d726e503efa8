"""A model weighs named features; a changed weight changes the decision, and who asks why gets the features' names."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.evidence import FeatureRow, Model, Weighing
from schemas.declarative import load_yaml
from schemas.errors import SettingsError


def model(**weights: float) -> Model:
    rows = tuple(
        FeatureRow(feature=f.replace("__", ":"), weight=w, reason=f"because of {f}") for f, w in weights.items()
    )
    return Model(intercept=-1.0, threshold=0.5, features=rows)


def length(word: str) -> float:
    return float(len(word))


def ends(word: str) -> list[str]:
    return [c for c in "ab" if word.endswith(c)]


def weighing(**weights: float) -> Weighing[str]:
    return Weighing(model(**weights), {"length": length, "ends": ends})


def test_numbers_and_words_are_weighed() -> None:
    assert weighing(length=0.5, ends__a=2.0).log_odds(["xya", "xyc"]).tolist() == [2.5, 0.5]


def test_a_changed_weight_changes_the_decision() -> None:
    before, after = weighing(length=0.5).probabilities(["abc"]), weighing(length=0.1).probabilities(["abc"])
    assert before[0] > 0.5 > after[0]


def test_many_subjects_weigh_what_each_weighs_alone() -> None:
    one = weighing(length=0.3, ends__b=-1.0)
    words = ["a", "bb", "cab"]
    assert one.log_odds(words).tolist() == pytest.approx([one.model.log_odds(one.values(w)) for w in words])


def test_the_weightiest_feature_is_told_first() -> None:
    reasons = weighing(length=0.5, ends__a=4.0).why("xa")
    assert [(r.feature, r.amount) for r in reasons] == [("ends:a", 4.0), ("length", 1.0)]
    assert reasons[0].text == "because of ends__a"


def test_a_feature_without_weight_is_still_a_value_to_fit_on() -> None:
    assert weighing(length=0.5).values("xa") == {"length": 2.0, "ends:a": 1.0}


def test_a_weight_that_nothing_measures_is_an_error() -> None:
    with pytest.raises(SettingsError, match="width"):
        weighing(width=1.0)


def test_a_feature_that_stands_twice_is_an_error_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "model.yaml"
    row = "  - {feature: x, weight: 1, reason: y}\n"
    file.write_text(f"intercept: 0\nthreshold: 0.5\nfeatures:\n{row}{row}", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"model\.yaml.*twice: x"):
        load_yaml(file, Model)


def test_words_may_be_weighed_in_one_row() -> None:
    row = FeatureRow(feature="ends", weights={"a": 2.0, "b": -1.0}, reason="how it ends")
    found = Weighing(Model(intercept=0.5, threshold=0.5, features=(row,)), {"ends": ends})
    assert found.log_odds(["xa", "xb", "xc"]).tolist() == [2.5, -0.5, 0.5]
    assert [(r.feature, r.amount, r.text) for r in found.why("xa")] == [("ends:a", 2.0, "how it ends")]


def test_a_row_has_one_weight_or_weights_by_word() -> None:
    with pytest.raises(ValueError, match="either"):
        FeatureRow(feature="ends", reason="neither")
