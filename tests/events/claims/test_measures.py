"""What is measured of a claim to weigh its links: a sentence that has it, and one that has not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from flows.events.claims import certainty_features, date_features, organization_features, people_features
from flows.events.claims.event_features import frame, people, word, wording
from flows.events.claims.view import ClaimView
from flows.events.extractor import Extractor
from flows.events.triggers import TriggerFinder
from flows.evidence import Measure
from flows.language import analyze
from schemas.records import SourceText
from tests.events.stand_ins import given, packaged, tagger, views

ON = dt.date(2024, 3, 14)


def measured(measures: Mapping[str, Measure[ClaimView]], name: str, text: str) -> Any:
    """A measure of the first claim of a text."""
    return measures[name](views(text, ("程岚", "宋涛"), ("云岭科技", "长河日报"), day=ON)[0])


@pytest.mark.parametrize(
    ("name", "has", "has_not"),
    [
        ("quoted", "有人说：“程岚离开云岭科技。", "程岚离开云岭科技。"),
        ("done", "程岚已离开云岭科技。", "程岚离开云岭科技。"),
    ],
)
def test_wording_of_what_is_done_and_of_quotes(name: str, has: str, has_not: str) -> None:
    assert measured(wording.MEASURES, name, has)
    assert not measured(wording.MEASURES, name, has_not)


def test_the_trigger_is_told_with_its_type_and_neighbors() -> None:
    assert measured(word.MEASURES, "word", "程岚离开云岭科技。") == "departure/离开"
    assert measured(word.MEASURES, "before_is", "程岚离开云岭科技。") == "Eperson"


def test_where_the_time_stands_that_dates_it() -> None:
    def where(text: str) -> Any:
        return measured(date_features.MEASURES, "where", text)

    assert where("程岚3月1日离开云岭科技。") == "left"
    assert where("3月1日，程岚离开云岭科技。") == "clause_before"
    assert where("程岚离开云岭科技。") == "none"


def test_a_sentence_without_any_time_and_one_with_an_unused_time_differ() -> None:
    assert measured(date_features.MEASURES, "none_in_sight", "程岚离开云岭科技。")
    assert not measured(date_features.MEASURES, "none_in_sight", "程岚3月1日离开云岭科技。")


def test_a_year_that_is_said_and_one_that_the_article_s_day_gives_differ() -> None:
    assert measured(date_features.MEASURES, "said_with", "程岚2023年3月1日离开云岭科技。") == "with_year"
    assert measured(date_features.MEASURES, "said_with", "程岚3月1日离开云岭科技。") == "leaning"


def test_people_named_beside_and_how_the_principal_was_found() -> None:
    assert measured(people_features.MEASURES, "others_here", "程岚离开云岭科技，宋涛惋惜。") == 1
    assert measured(people_features.MEASURES, "others_here", "程岚离开云岭科技。") == 0
    assert measured(people_features.MEASURES, "found", "程岚离开云岭科技。") == "named"


def test_organizations_that_take_no_part_are_counted() -> None:
    assert measured(organization_features.MEASURES, "others_here", "长河日报报道，程岚离开云岭科技。") == 1
    assert measured(organization_features.MEASURES, "others_here", "程岚离开云岭科技。") == 0


def test_who_tells_it_is_measured_with_the_certainty() -> None:
    assert measured(certainty_features.MEASURES, "source", "知情人士称，程岚离开云岭科技。")
    assert not measured(certainty_features.MEASURES, "source", "程岚离开云岭科技。")
    assert measured(certainty_features.MEASURES, "quoted", "程岚离开云岭科技。") == "asserted/outside"


def test_the_frame_says_whether_a_day_and_an_organization_are_told() -> None:
    assert measured(frame.MEASURES, "dated", "程岚3月1日离开云岭科技。") == "day"
    assert measured(frame.MEASURES, "dated", "程岚离开云岭科技。") == "no"
    assert measured(frame.MEASURES, "no_organization", "程岚离职。")
    assert not measured(frame.MEASURES, "no_organization", "程岚离开云岭科技。")


def test_people_of_the_sentence_and_a_person_of_another_one() -> None:
    assert measured(people.MEASURES, "people_here", "程岚离开云岭科技，宋涛惋惜。") == 2
    assert not measured(people.MEASURES, "person_elsewhere", "程岚离开云岭科技。")
    assert measured(people.MEASURES, "person_elsewhere", "程岚到了。他已离开云岭科技。")


@pytest.mark.parametrize(
    ("before", "elsewhere"),
    [
        ("云岭科技昨日发布公告。云岭科技的股价上涨。云岭科技没有回应。", False),  # the article is about it
        ("长河日报报道了长河日报的展览。云岭科技的电池研发部有三百人。", False),  # it says whose it is
        ("长河日报报道了长河日报的展览。云岭科技的股价上涨。", True),
    ],
)
def test_whose_team_the_sentence_names_is_as_good_as_named_there(before: str, elsewhere: bool) -> None:
    text = SourceText("", f"{before}电池研发部的另一位负责人程岚也辞职。", "Hans", ON, ON)
    found = given(text, ("程岚",), ("云岭科技", "长河日报"), ("电池研发部",))
    whose = "organization:云岭科技"
    entities = tuple(replace(e, parent_key=whose) if e.org_kind == "team" else e for e in found.entities)
    read = Extractor(text, replace(found, entities=entities), packaged(), TriggerFinder(packaged()))
    (claim,) = (v for v in read.read(analyze([text], tagger())[0]) if v.event_type == "departure")
    assert whose in [p.entity_key for p in claim.participants]
    assert organization_features.MEASURES["elsewhere"](claim) is elsewhere
