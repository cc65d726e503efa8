"""Files in the forms that people really save: what must be read of each, and why, stands beside it in cases/.

The words are invented and the forms are not: clippers, exports, dumps of sites, pages of applications.
"""

from __future__ import annotations

import datetime as dt
import json

import pytest

from flows.pipeline.facts import FactsStage, KeyedText
from schemas.records import SourceText
from tests.field import reading

KEYS = {"class", "severity", "why", "expect"}


@pytest.mark.parametrize("name", reading.names())
def test_a_file_that_people_save_is_read_right(name: str) -> None:
    assert reading.missed(reading.read(name), reading.expected(name)) == []


def test_every_case_says_why_and_every_file_is_a_case() -> None:
    specs = sorted(reading.CASES.glob("*.expect.json"))
    assert {frozenset(json.loads(p.read_text(encoding="utf-8"))) for p in specs} == {frozenset(KEYS)}
    files = {p.name for p in reading.CASES.iterdir() if not p.name.endswith(".expect.json")}
    assert files == {p.name.removesuffix(".expect.json") for p in specs}
    assert len(specs) >= 270


def test_a_value_that_is_missed_is_told() -> None:
    found = reading.read("star.md")
    assert (
        reading.missed(found, {"sources": [{"title": "别的题目"}], "body_has": ["没有的话"], "source_count": 2}) != []
    )
    assert reading.missed(found, {"quarantine": "refused"}) != []


@pytest.mark.parametrize("name", [n for n in reading.names(every=True) if n.startswith("defect-")])
def test_words_that_once_broke_a_reader_cost_no_article_its_facts(name: str) -> None:
    (article,) = reading.read(name).articles
    text = SourceText(article.title, article.body, article.script, dt.date(2021, 5, 1), dt.date(2021, 5, 1))
    frames = FactsStage((), True, (), "lac", ("cutword",), 60, "field", "")([KeyedText("k", text)])
    assert frames["text_refusals"].to_dicts() == []
    assert len(frames["texts"]) == 1
