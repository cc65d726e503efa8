"""Runs of words that end in a form, and what organisations do right behind a name."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.acts import acted_on, company_act, raising
from flows.entities.candidates.organizations.runs import runs
from tests.entities.stand_ins import proposed


def test_a_run_begins_at_each_word_where_the_name_may_begin() -> None:
    found = proposed(runs, "加入/v 远山/nz 文学/n 及/c 资料/n 协会/n")
    assert {"远山文学及资料协会", "文学及资料协会", "资料协会"} <= found
    assert not any(name.startswith("及") for name in found)


def test_a_run_ends_in_a_form() -> None:
    assert proposed(runs, "远处/s 的/u 天气/n") == set()


def test_names_that_a_joiner_holds_together_are_proposed_one_by_one() -> None:
    assert {"北港", "南港"} <= proposed(runs, "北港同南港/ORG 合作/v")


@pytest.mark.parametrize("behind", ["已完成天使轮融资", "获得战略投资", "宣布完成1.2亿美元E轮融资"])
def test_money_comes_to_a_company(behind: str) -> None:
    assert raising().match(behind)


@pytest.mark.parametrize("behind", ["完成作业，开始融资", "完成了", "投资三亿"])
def test_other_things_are_completed_too(behind: str) -> None:
    assert not raising().match(behind)


def test_days_and_adverbs_stand_before_what_a_company_does() -> None:
    assert company_act().match("昨日裁员三成")
    assert not company_act().match("昨日吃饭")


def test_what_is_done_to_organizations_ends_before_the_name() -> None:
    assert "他去年加盟".endswith(acted_on())
    assert not "他去年看见".endswith(acted_on())
