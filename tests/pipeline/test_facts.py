"""What of a text becomes facts: bodies that only an office names are told where a claim needs them."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from flows.pipeline.facts import FactsStage, KeyedText
from schemas.records import SourceText

DAY = dt.date(2023, 5, 10)
STAGE = FactsStage(
    registry=(), registry_enabled=False, event_types=(), tagger="lac", voices=("cutword",), max_seconds=60, version="",
    registry_version="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "named", "government"),
    [
        ("罗文渊当选青岚市市长。岚山县县长林玉衡到场祝贺。", "青岚市", "青岚市政府"),
        ("罗文渊2017年升任澄江省委常委、副省长。岚山县县长林玉衡到场祝贺。", "副省长", "澄江省政府"),
        ("澄江省人大常委会8日决定任命罗文渊为副省长。", "副省长", "澄江省政府"),
        ("罗文渊就任泰国第31任总理。", "泰国", "泰国政府"),
    ],
)
def test_a_body_is_told_with_the_claim_that_it_takes_part_in(body: str, named: str, government: str) -> None:
    facts = STAGE([KeyedText("k", SourceText("", body, "zh-Hans", DAY, DAY))])
    told = facts["local_entities"].filter(entity_kind="organization")["name"].to_list()
    employers = facts["local_participants"].filter(role="employer")["entity_key"].to_list()
    assert [name for name in told if name.endswith("政府")] == [government]
    assert employers == [f"organization:{government}"]
    assert facts["local_mentions"].filter(method="office")["surface"].to_list() == [named]


def test_bodies_of_the_other_items_of_a_list_are_no_rivals() -> None:
    title = "青岚市第九届人大常委会任免名单"
    body = (
        "（2023年5月9日青岚市第九届人民代表大会常务委员会第十次会议通过）\n任命：\n罗文渊为青岚市副市长；\n"
        "谈宗羲为青岚市财政局局长；\n林玉衡为青岚市教育局局长。\n免去：\n方砚秋的青岚市财政局局长职务。"
    )
    facts = STAGE([KeyedText("k", SourceText(title, body, "zh-Hans", DAY, DAY))])
    told = facts["local_events"].filter(pl.col("doubt").is_null())["claim"]
    employers = facts["local_participants"].filter(pl.col("role") == "employer", pl.col("claim").is_in(told.implode()))
    expected = [f"organization:青岚市{end}" for end in ("政府", "财政局", "教育局")]
    assert sorted(employers["entity_key"]) == sorted(expected)
