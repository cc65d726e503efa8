"""Short forms that an article states or uses without explaining them."""

from __future__ import annotations

import pytest

from flows.entities.candidate import Candidate
from flows.entities.coreference.short_forms import with_short_forms
from flows.entities.view import PartView
from tests.entities.stand_ins import view
from tests.entities.test_recognize import read


def owned(words: str, *names: str) -> dict[str, str | None]:
    """Surface → the organisation under whose name it goes, of what was no candidate before."""
    part: PartView = view(words)
    before = [
        Candidate("body", part.text.index(n), part.text.index(n) + len(n), n, "organization", 0.6, "suffix")
        for n in names
    ]
    return {c.name: c.pair for c in with_short_forms(before, {"body": part}) if c.method == "short_form"}


@pytest.mark.parametrize("cue", ["下称", "以下简称", "简称"])
def test_a_stated_form_is_the_organization_before_the_bracket(cue: str) -> None:
    words = f"资格审查委员会/ORG （/w {cue}/v “/w 资审会/n ”/w ）/w"
    assert owned(words, "资格审查委员会") == {"资审会": "资格审查委员会"}


def test_an_abbreviation_in_brackets_needs_no_word() -> None:
    assert owned("资格审查委员会/ORG （/w 资审会/n ）/w", "资格审查委员会") == {"资审会": "资格审查委员会"}


@pytest.mark.parametrize("bracket", ["（/w 下称/v ，/w 资审会/n ）/w", "（/w “/w 资审会/n ”/w ）/w"])
def test_a_form_is_stated_behind_a_comma_or_in_quotes_alone(bracket: str) -> None:
    assert owned(f"资格审查委员会/ORG {bracket}", "资格审查委员会") == {"资审会": "资格审查委员会"}


def test_a_form_in_brackets_takes_its_characters_from_the_name_in_order() -> None:
    assert owned("青岚广播公司/ORG （/w 青广/n ）/w", "青岚广播公司") == {"青广": "青岚广播公司"}
    assert owned("青岚广播公司/ORG （/w 青岚/n ）/w", "青岚广播公司") == {}
    assert owned("青岚广播公司/ORG （/w “/w 广青/n ”/w ）/w", "青岚广播公司") == {}


def test_other_words_in_brackets_are_no_form() -> None:
    assert owned("资格审查委员会/ORG （/w 图左/n ）/w", "资格审查委员会") == {}


def test_the_core_of_a_company_that_stands_often_is_the_company() -> None:
    words = "远舟/nz 汽车/n 说/v ，/w 远舟/nz 裁员/v ，/w 远舟/nz 换帅/v"
    assert owned(words, "远舟汽车") == {"远舟": "远舟汽车"}


def test_one_that_stands_once_and_one_of_two_companies_are_not() -> None:
    assert owned("远舟/nz 汽车/n 说/v ，/w 远舟/nz 裁员/v", "远舟汽车") == {}
    words = "远舟/nz 汽车/n 与/c 远舟/nz 银行/n ，/w 远舟/nz 裁员/v ，/w 远舟/nz 换帅/v"
    assert owned(words, "远舟汽车", "远舟银行") == {}


def test_a_core_that_is_a_place_too_is_the_company_only_where_it_acts_as_one() -> None:
    words = "苍山/LOC 银行/n 说/v ，/w 苍山/LOC 裁员/v 三成/m ，/w 苍山/LOC 很/d 高/a"
    assert owned(words, "苍山银行") == {"苍山": "苍山银行"}


@pytest.mark.parametrize(("verb", "want"), [("加盟", {"蓝鲸": "蓝鲸俱乐部"}), ("回归", {}), ("爱", {})])
def test_once_is_enough_behind_what_one_does_to_a_club_or_firm_only(verb: str, want: dict[str, str]) -> None:
    assert owned(f"蓝鲸/n 俱乐部/n 放假/v ，/w 苗栗/PER {verb}/v 蓝鲸/n 。/w", "蓝鲸俱乐部") == want


def test_a_form_may_be_stated_where_the_name_itself_was_not_chosen() -> None:
    words = "远舟国际/ORG 说/v 。/w 车商/n 远舟国际/n （/w 下称/v “/w 远舟/nz ”/w ）/w 今晚/TIME 公告/v"
    assert owned(words, "远舟国际") == {"远舟": "远舟国际"}
    words = "澄江国际/ORG 说/v 。/w 车商/n 远舟国际/n （/w 下称/v “/w 远舟/nz ”/w ）/w 今晚/TIME 公告/v"
    assert owned(words, "澄江国际") == {}


def test_what_a_stated_form_makes_with_a_kind_behind_it_is_the_company() -> None:
    body = "远舟国际（下称「远舟」）今晚公告，董事陆铭泽辞任。远舟股份自周一起停牌。澄江股份昨日复牌，澄江股份升两成。"
    told = {m.surface: m.entity_key for m in read(body, "远舟国际公告").mentions if m.entity_kind == "organization"}
    assert told["远舟股份"] == told["远舟国际"]
    assert told.get("澄江股份") != told["远舟国际"]
