"""What labels say of claims: the verdicts that links are fitted on."""

from __future__ import annotations

from typing import Any

import pytest

from flows.events.extractor import Extractor
from flows.events.triggers import TriggerFinder
from flows.language import analyze
from schemas.records import SourceText
from tests.events.label_judge import Judge
from tests.events.labelled_articles import Article
from tests.events.stand_ins import given, packaged, tagger


@pytest.mark.parametrize(
    ("orgs", "rights"),
    [
        ({"orgs": [[["石桥证券"], "employer"]]}, {True}),
        ({"orgs": []}, {False}),  # listed, and none: no candidate is right
        ({}, set()),  # not listed: they are not judged
    ],
)
def test_the_labels_say_which_candidates_are_right(orgs: dict[str, Any], rights: set[bool]) -> None:
    text = SourceText("", "石桥证券的程岚出任董事长。", "Hans", None, None)
    label = {"type": "appointment", "people": [[["程岚"], "appointee"]], **orgs}
    article, found = Article("a", text, (label,)), given(text, ["程岚"], ["石桥证券"])
    judge, types = Judge(article, found), packaged()
    views = Extractor(text, found, types, TriggerFinder(types)).read(analyze([text], tagger())[0])
    verdicts = [(v, verdict) for v in views if (verdict := judge.verdict(v, set())) is not None]
    assert verdicts
    assert {right for v, verdict in verdicts for _, right in judge.employers(v, verdict)} == rights
