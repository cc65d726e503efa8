"""What quotation marks and further voices propose."""

from __future__ import annotations

import pytest

from flows.entities.candidates.quoted import quoted
from flows.entities.candidates.voiced import LEAST, voiced
from schemas.records import VoiceSpan
from tests.entities.stand_ins import view


def test_a_short_name_in_quotes_may_be_a_person_or_an_organization() -> None:
    found = {(c.name, c.kind) for c in quoted(view("加盟/v “/w 蓝鲨/n ”/w"))}
    assert found == {("蓝鲨", "organization"), ("蓝鲨", "person")}


def test_a_long_one_is_no_person() -> None:
    assert {c.kind for c in quoted(view("加盟/v “/w 蓝色鲨鱼俱乐部/n ”/w"))} == {"organization"}


def test_a_sentence_in_quotes_names_nobody() -> None:
    assert list(quoted(view("他/r 说/v “/w 我/r 走/v ，/w 你/r 留/v ”/w"))) == []


@pytest.mark.parametrize(
    ("label", "probability", "kinds"),
    [
        ("PERSON", 0.9, ["person"]),
        ("ORGANIZATION", LEAST, ["organization"]),
        ("PERSON", LEAST - 0.01, []),
        ("LOCATION", 0.9, []),
    ],
)
def test_a_voice_proposes_people_and_organizations_of_which_it_is_sure_enough(
    label: str, probability: float, kinds: list[str]
) -> None:
    span = VoiceSpan(0, 2, label, probability, "cutword")
    assert [c.kind for c in voiced(view("蓝鲨/n 宣布/v", second=[span]))] == kinds


def test_what_is_the_post_s_goes_back_from_a_voice_s_organization() -> None:
    span = VoiceSpan(0, 7, "ORGANIZATION", 0.9, "cutword")
    assert [c.name for c in voiced(view("前北川市文化局/ORG 局长/n", second=[span]))] == ["北川市文化局"]
