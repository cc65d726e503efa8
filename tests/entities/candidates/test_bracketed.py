"""Pairs of forms in brackets, other names in brackets, and things in brackets that are no names."""

from __future__ import annotations

import pytest

from flows.entities.candidates.bracketed import bracketed, other_names
from tests.entities.stand_ins import view


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("山姆·瓦恩/PER （/w Sam/nx _Varn/nx ）/w", "person"),
        ("David/nx _Varn/nx （/w 大卫·瓦恩/PER ）/w", "person"),
        ("远舟/nz 汽车/n （/w Yuanzhou/nx _Motors/nx ）/w", "organization"),
    ],
)
def test_both_halves_are_proposed_each_with_the_other(words: str, kind: str) -> None:
    found = list(bracketed(view(words)))
    assert [c.kind for c in found] == [kind, kind]
    assert [c.pair for c in found] == [found[1].name, found[0].name]


def test_what_says_that_a_name_follows_is_no_part_of_it() -> None:
    (_, latin) = bracketed(view("大卫·瓦恩/PER （/w 英文名/n ：/w David/nx _Varn/nx ）/w"))
    assert latin.name == "David Varn"


@pytest.mark.parametrize("words", ["人工/n 智能/n （/w AGI/nx ）/w", "特首/n （/w Chief/nx _Executive/nx ）/w"])
def test_a_thing_and_a_post_have_no_pair(words: str) -> None:
    assert list(bracketed(view(words))) == []


def test_a_pen_name_is_another_name_of_the_person_before_it() -> None:
    found = list(other_names(view("江立/PER （/w 笔名/n 河山/n ）/w")))
    assert [(c.name, c.pair) for c in found] == [("江立", "河山"), ("河山", "江立")]


def test_the_surname_and_the_beginning_of_a_title_are_another_form_of_the_name_before_it() -> None:
    found = list(other_names(view("江若谷/PER 牧师/n （/w 江牧/PER ）/w")))
    assert [(c.name, c.pair) for c in found] == [("江若谷", "江牧"), ("江牧", "江若谷")]


@pytest.mark.parametrize(
    "words",
    [
        "江若谷/PER 牧师/n （/w 江立/PER ）/w",  # another of the name
        "江若谷/PER 牧师/n （/w 林牧/PER ）/w",
        "江若谷/PER 牧师/n （/w 左/n ）/w",
        "长河/n 牧师/n （/w 长牧/n ）/w",  # nobody before it
    ],
)
def test_other_names_in_brackets_behind_a_title_are_others(words: str) -> None:
    assert list(other_names(view(words))) == []


def test_a_word_in_brackets_that_names_no_kind_is_no_other_name() -> None:
    assert list(other_names(view("江立/PER （/w 左图/n 河山/n ）/w"))) == []
