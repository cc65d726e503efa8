"""Every feature of the models fires on its own example, and a weight decides."""

from __future__ import annotations

import pytest

from flows.entities import propose
from flows.entities.explain import explain, spans_in
from flows.entities.registry import Registry
from flows.entities.selection import select
from flows.entities.selection.measures import FIRST, GROUPS
from flows.entities.selection.select import contest, likely, models
from flows.entities.selection.span import CandidateSpan
from flows.evidence import Contest, FeatureRow
from flows.language import Tagger, analyze, hear
from flows.language.tagging.protocol import voice_named
from schemas.records import SourceText

TAGGER, VOICES, REGISTRY = Tagger(), [voice_named("cutword")], Registry.empty()
ROWS = [(kind, row) for kind, model in models().items() for row in model.features]


def span_of(example: str) -> CandidateSpan:
    """The span that an example marks with 【】, its first one where it marks several."""
    before, _, rest = example.partition("【")
    name, _, after = rest.partition("】")
    body = (before + name + after).replace("【", "").replace("】", "")
    text = SourceText("", body, "Hans", None, None)
    proposed = propose(text, hear(analyze([text], TAGGER)[0], VOICES), REGISTRY)
    place = (len(before), len(before) + len(name))
    return next(s for s in spans_in(proposed, "body") if (s.start, s.end) == place)


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=lambda x: getattr(x, "feature", x))
def test_the_example_of_a_feature_fires(kind: str, row: FeatureRow) -> None:
    text, _, word = (row.example or "").partition(" → ")
    values = contest().values(span_of(text))
    assert (f"{row.feature}:{word}" if word else row.feature) in values, sorted(values)


def test_every_measure_is_weighed_by_both_models_and_every_row_is_measured() -> None:
    measured = {name for group in GROUPS for name in group.measures}
    assert all({row.feature for row in model.features} == measured for model in models().values())


def test_a_changed_weight_changes_a_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    span = span_of("董事长【周明远】昨日辞职。")
    assert [c.kind for c in likely([span], select.contest().log_odds([span]))] == ["person"]
    person = models()["person"]
    rows = tuple(
        row.model_copy(update={"weights": {**row.weights, "one PER": -30.0}})
        if row.feature == "tagger" and row.weights
        else row
        for row in person.features
    )
    changed = {**models(), "person": person.model_copy(update={"features": rows})}
    monkeypatch.setattr(select, "contest", lambda: Contest(changed, GROUPS, first=FIRST))
    assert likely([span], select.contest().log_odds([span])) == []


def test_who_asks_why_is_told_the_features_that_decided() -> None:
    text = SourceText("", "董事长周明远昨日辞职。", "Hans", None, None)
    proposed = propose(text, hear(analyze([text], TAGGER)[0], VOICES), REGISTRY)
    person, organization = explain(proposed, "body", 3, 6)
    assert person.probability > 0.9 > 0.1 > organization.probability
    assert sum(r.amount for r in person.reasons) + models()["person"].intercept > 2
    assert "person_before:post" in {r.feature for r in person.reasons}
    assert explain(proposed, "body", 0, 11) == []
