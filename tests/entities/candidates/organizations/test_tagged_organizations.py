"""The tagger's organisations with their edges set right, Latin ones, teams, registered names."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.known import known
from flows.entities.candidates.organizations.tagged import organizations_of
from tests.entities.stand_ins import proposed, view


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("前北川市文化局/ORG 局长/n", "北川市文化局"),
        ("省/n 足协/ORG 主席/n", "省足协"),
        ("海关关/ORG 长/n", "海关"),
        ("出任大家电事业部/ORG", "大家电事业部"),
        ("辰砂/nz 航天/n (/w 海南/LOC )/w 有限公司/n", "辰砂航天(海南)有限公司"),
    ],
)
def test_the_name_alone_is_proposed(words: str, name: str) -> None:
    assert name in proposed(organizations_of, words)


def test_a_general_word_that_the_tagger_calls_an_organization_is_none() -> None:
    assert proposed(organizations_of, "华人/ORG 很/d 多/a") == set()


def test_a_latin_name_is_worth_more_beside_words_of_business() -> None:
    def worth(words: str) -> float:
        (one,) = [c for c in organizations_of(view(words)) if c.method == "latin_organisation"]
        return one.score

    assert worth("Garvelle/nx _Ltd/nx 的/u") > worth("Garvelle/nx 宣布/v 裁员/v") > worth("Garvelle/nx 很/d 大/a")
    assert worth("David/nx _Varn/nx 的/u") < worth("Garvelle/nx 很/d 大/a")


def test_a_latin_name_that_a_number_begins_is_proposed_where_it_does_what_firms_do() -> None:
    assert "9-Nines" in proposed(organizations_of, "9/m -/w Nines/nx 任命/v 郝一鸣/PER")
    assert "8Frames" in proposed(organizations_of, "8Frames/nz 收购/v 远岳/nz")
    assert proposed(organizations_of, "推出/v 5G/nz 手机/n") == set()


def test_a_form_of_address_begins_no_latin_organization() -> None:
    for address in ("Sir", "Senator"):
        said = view(f"{address}/nx _Oskel/nx _Varn/nx 说/v")
        assert not any(c.name.startswith(address) for c in organizations_of(said))


def test_one_of_its_kind_is_no_team_with_a_name() -> None:
    assert "步态研究团队" in proposed(organizations_of, "公司/n 的/u 步态/n 研究/vn 团队/n")
    assert proposed(organizations_of, "领导/v 一支/m 新/a 的/u 步态/n 研究/vn 团队/n") == set()


def test_a_word_that_is_a_club_too_is_the_word_where_one_of_several_is_meant() -> None:
    assert "开拓者" in proposed(known, "昨晚/TIME 开拓者/nz 击败/v 勇士/nz")
    assert "开拓者" not in proposed(known, "设计/vn 的/u 开拓者/n 之/u 一/m")
    assert "开拓者" not in proposed(known, "开拓者/n 们/k 说/v")


@pytest.mark.parametrize(
    ("words", "teams"),
    [
        ("他/r 领导/v 过/u Policy/nz _Research/nz _团队/n", {"Policy Research 团队"}),
        ("他/r 加入/v OpenAI/nz _Quake/nz _團隊/n", {"OpenAI Quake 團隊", "Quake 團隊"}),
    ],
)
def test_a_team_of_several_latin_words_is_whole_and_its_owner_is_one_that_is_known(words: str, teams: set[str]) -> None:
    assert {n for n in proposed(organizations_of, words) if n.endswith(("团队", "團隊", "事业群"))} == teams
