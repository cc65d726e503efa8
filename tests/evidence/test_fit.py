"""Weights are fitted over articles, and the file keeps its words."""

from __future__ import annotations

import random

import pytest

from flows.evidence import FeatureRow, Model
from flows.evidence.fit import LEAST, Labelled, features_of, fit, report, with_weights


def subjects() -> list[Labelled]:
    """Mostly right with `good`, mostly wrong with `bad`; `idle` says nothing."""
    pick = random.Random(4)
    found = []
    for i in range(400):
        values = {name: float(pick.random() < 0.5) for name in ("good", "bad", "idle")}
        odds = 0.5 + 0.4 * values["good"] - 0.4 * values["bad"]
        found.append(Labelled(f"article {i // 8}", pick.random() < odds, values))
    return found


def test_weights_say_what_speaks_for_and_against() -> None:
    weights = fit(subjects(), ["good", "bad", "idle"]).weights
    assert weights["good"] > 1 > abs(weights["idle"])
    assert weights["bad"] < -1


def test_figures_are_of_articles_that_the_weights_did_not_see() -> None:
    own = [Labelled(f"a{i}", i % 2 == 0, {f"only {i}": 1.0}) for i in range(20)]
    fitted = fit(own, [f"only {i}" for i in range(20)], [1.0])
    assert ((fitted.held_out > 0.3) & (fitted.held_out < 0.7)).all()  # each feature is new where it is measured
    assert "20 subjects, 10 right" in report(own, fitted, 0.5)


def test_labels_of_one_kind_cannot_be_fitted() -> None:
    with pytest.raises(ValueError, match="same label"):
        fit([Labelled("a", True, {"x": 1.0})], ["x"])


def test_only_numbers_of_the_file_change() -> None:
    text = (
        "# why\nintercept: -1\nthreshold: 0.5\nfeatures:\n"
        '  - {feature: a, weight: 0, reason: kept, example: 一}\n  - {feature: "b:c", weight: 1.5, reason: too}\n'
    )
    assert with_weights(text, 0.25, {"a": -2.0, "b:c": 0.75}) == (
        "# why\nintercept: 0.25\nthreshold: 0.5\nfeatures:\n"
        '  - {feature: a, weight: -2.0, reason: kept, example: 一}\n  - {feature: "b:c", weight: 0.75, reason: too}\n'
    )


def test_words_of_a_feature_are_written_anew_the_weightiest_first() -> None:
    text = """intercept: 0
threshold: 0.5
features:
  - feature: left
    reason: kept
    weights:
      "old": 1.0
  - feature: right
    weights: {}
    reason: too
  - feature: length
    weight: 1
"""
    found = with_weights(
        text, 1.5, {"left:comma": 0.5, "left:word": -0.75, "left:idle": 0.01, "right:end": 0.25, "length": 0.5}
    )
    assert (
        found
        == """intercept: 1.5
threshold: 0.5
features:
  - feature: left
    reason: kept
    weights:
      "word": -0.75
      "comma": 0.5
  - feature: right
    weights:
      "end": 0.25
    reason: too
  - feature: length
    weight: 0.5
"""
    )


def test_words_that_are_measured_often_are_taken_in_and_others_told() -> None:
    row = FeatureRow(feature="left", weights={}, reason="why")
    model = Model(intercept=0, threshold=0.5, features=(row, FeatureRow(feature="length", weight=0, reason="why")))
    some = [Labelled("a", True, {"left:comma": 1.0, "new": 1.0})] * LEAST + [Labelled("a", True, {"left:dot": 1.0})]
    assert features_of(model, some) == (["left:comma", "length"], {"new"})


def test_near_the_weights_that_stand_a_word_that_is_measured_seldom_keeps_its_own() -> None:
    model = Model(
        intercept=0, threshold=0.5, features=(FeatureRow(feature="left", weights={"seldom": 3.0}, reason="why"),)
    )
    some = [Labelled(f"a{i}", i % 2 == 0, {"left:comma": 1.0, "left:seldom": float(i == 0)}) for i in range(LEAST)]
    assert features_of(model, [Labelled("a", True, {})], near=True) == (["left:seldom"], set())
    features, _ = features_of(model, some, near=True)
    assert fit(some, features, [0.01], near=model).weights["left:seldom"] == pytest.approx(3.0, abs=0.1)
