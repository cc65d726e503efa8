"""What of a text becomes facts: bodies that only an office names are told where a claim needs them."""

from __future__ import annotations

import datetime as dt

from flows.pipeline.facts import FactsStage, KeyedText
from schemas.records import SourceText

STAGE = FactsStage(
    registry=(), registry_enabled=False, event_types=(), tagger="lac", voices=(), max_seconds=60, version="",
    registry_version="",
)  # fmt: skip


def test_a_body_is_told_with_the_claim_that_it_takes_part_in() -> None:
    day = dt.date(2023, 5, 10)
    body = "罗文渊当选青岚市市长。岚山县县长林玉衡到场祝贺。"
    facts = STAGE([KeyedText("k", SourceText("", body, "zh-Hans", day, day))])
    organizations = facts["local_entities"].filter(entity_kind="organization")["name"].to_list()
    employers = facts["local_participants"].filter(role="employer")["entity_key"].to_list()
    assert organizations == ["青岚市政府"]
    assert employers == ["organization:青岚市政府"]
    assert facts["local_mentions"].filter(method="office")["surface"].to_list() == ["青岚市"]
