"""A sentence falls into clauses, and a clause into noun phrases, prepositional groups, times and verbs."""

from __future__ import annotations

import pytest

from flows.events.syntax.chunks import GROUP, PHRASE
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import TIME, TRIGGER
from tests.events.stand_ins import clauses


def shape(clause: Clause) -> list[tuple[str, str]]:
    """(kind, words) of each chunk."""
    return [(c.kind, "".join(w.text for w in clause.words[c.start : c.end])) for c in clause.chunks]


def test_marks_end_clauses_and_enumerations_do_not() -> None:
    found = clauses("罗晓峰辞职，冯立、周敏和高炜接任。", people=["罗晓峰", "冯立", "周敏", "高炜"])
    assert [c.mark for c in found] == [",", "。"]
    assert shape(found[1])[0] == (PHRASE, "冯立、周敏和高炜")


def test_round_brackets_hold_a_clause_of_their_own() -> None:
    found = clauses("程岚（前行长）昨日离职。", people=["程岚"])
    assert [(c.bracketed, c.words[0].text) for c in found] == [(False, "程岚"), (True, "前")]
    assert (TRIGGER, "离职") in shape(found[0])


def test_a_space_is_a_break_in_a_line_without_a_stop_and_none_in_a_sentence() -> None:
    assert len(clauses("程岚离任 宋涛接任", people=["程岚", "宋涛"])) == 2
    assert len(clauses("程岚 离任，宋涛 接任。", people=["程岚", "宋涛"])) == 2


def test_a_clause_ends_behind_a_latin_post_that_is_left_and_goes_on_behind_one_that_a_name_follows() -> None:
    assert len(clauses("程岚卸任CEO 宋涛接任", people=["程岚", "宋涛"])) == 2
    assert len(clauses("公司宣布CEO 宋涛离任", people=["宋涛"])) == 1


def test_a_preposition_takes_its_phrase() -> None:
    (found,) = clauses("程岚被远洲银行解聘", people=["程岚"], organizations=["远洲银行"])
    assert shape(found) == [(PHRASE, "程岚"), (GROUP, "被远洲银行"), (TRIGGER, "解聘")]


def test_a_bare_passive_word_stands_alone() -> None:
    (found,) = clauses("程岚被解聘", people=["程岚"])
    assert [kind for kind, _ in shape(found)] == [PHRASE, "P", TRIGGER]


@pytest.mark.parametrize("when", ["3月1日起", "于3月1日", "去年的", "在2021年5月"])
def test_what_belongs_to_a_time_is_one_chunk(when: str) -> None:
    (found,) = clauses(f"程岚{when}离职", people=["程岚"])
    assert (TIME, when) in shape(found)


def test_a_clause_before_de_stretches_the_group_of_把() -> None:
    (found,) = clauses("餐厅把工作了十五年的厨师长罗晓峰解雇了", people=["罗晓峰"])
    group = next(c for c in found.chunks if c.kind == GROUP)
    assert group.phrase is not None
    assert [m.head.text for m in group.phrase.of_kind("person")] == ["罗晓峰"]


def test_with_joins_two_of_a_kind_and_otherwise_is_a_preposition() -> None:
    (joined,) = clauses("程岚与宋涛离职", people=["程岚", "宋涛"])
    assert shape(joined)[0] == (PHRASE, "程岚与宋涛")
    (apart,) = clauses("程岚与远洲银行解约", people=["程岚"], organizations=["远洲银行"])
    assert [kind for kind, _ in shape(apart)] == [PHRASE, GROUP, TRIGGER]


def test_instances_stand_for_the_whole() -> None:
    (found,) = clauses("包括程岚、宋涛在内的多名高管离职", people=["程岚", "宋涛"])
    phrase = found.chunks[0].phrase
    assert phrase is not None
    assert [m.head.text for m in phrase.of_kind("person")] == ["程岚", "宋涛"]


def test_an_organization_called_as_what_it_is_opens_a_group() -> None:
    (found,) = clauses("云岭科技作为一家公司宣布成立", organizations=["云岭科技"])
    assert (GROUP, "作为一家公司") in shape(found)


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("任命：程岚为行长", True),
        ("会议决定任命：程岚为行长", True),
        ("远洲银行任命：程岚为行长", True),
        ("免去：程岚的行长职务", True),
        ("任命：程岚没有回应", False),
        ("任命：程岚行长出席会议", False),
        ("关于任命：程岚为行长", False),
        ("任命：程序与条件", False),
    ],
)
def test_the_colon_of_an_official_list_parts_no_clause(text: str, goes_on: bool) -> None:
    assert (len(clauses(text, people=["程岚"], organizations=["远洲银行"])) == 1) is goes_on
