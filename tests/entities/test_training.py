"""Rows for fitting: each span of a marked stretch, right where its name is marked as this kind."""

from __future__ import annotations

from typing import Any

from flows.entities.registry import Registry
from flows.entities.training import LabelledArticle, Region, rows_of
from flows.language import Tagger, analyze
from schemas.records import SourceText

BODY = "董事长周明远昨日离开临江大学。董事长林安国也走了。"


def rows(*regions: Region) -> list[dict[str, Any]]:
    article = LabelledArticle(group="a", body=BODY, regions=regions)
    sentences = analyze([SourceText("", BODY, "Hans", None, None)], Tagger())[0]
    return list(rows_of(article, sentences, Registry.empty()))


def test_marked_names_are_right_as_their_kind_and_everything_else_is_wrong() -> None:
    found = rows(Region(part="body", start=0, end=15, people=((3, 6),), organizations=((10, 14),)))
    assert sum(r["right"] for r in found if r["kind"] == "person") == 1
    assert sum(r["right"] for r in found if r["kind"] == "organization") == 1
    assert sum(not r["right"] for r in found) > 4
    assert all(r["values"] for r in found)


def test_what_lies_outside_the_regions_or_is_optional_is_left_out() -> None:
    everything = rows(Region(part="body", start=0, end=15, people=((3, 6),), organizations=((10, 14),)))
    optional = rows(Region(part="body", start=0, end=15, people=((3, 6),), optional=((10, 14),)))
    assert len(optional) < len(everything)
    assert not any(r["right"] for r in optional if r["kind"] == "organization")
    assert rows(Region(part="title", start=0, end=4)) == []


def test_where_only_people_are_marked_no_span_is_told_to_be_no_organisation() -> None:
    found = rows(Region(part="body", start=0, end=15, people=((3, 6),), organizations=None))
    assert {r["kind"] for r in found} == {"person"}
    assert sum(r["right"] for r in found) == 1
