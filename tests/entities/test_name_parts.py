"""Where a surname ends, and what of a written name is padding."""

from __future__ import annotations

import pytest

from flows.entities.name_parts import plain_form, surname_of


@pytest.mark.parametrize(
    ("name", "surname"), [("陆知衡", "陆"), ("欧阳知衡", "欧阳"), ("小泉知衡", "小泉"), ("阿知", "阿")]
)
def test_a_surname_may_have_two_characters(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("written", "plain"),
    [("丁　牧", "丁牧"), ("安・瓦恩", "安·瓦恩"), ("安 · 瓦恩", "安·瓦恩"), ("Oskel Varn", "Oskel Varn")],
)
def test_blanks_between_characters_and_other_dots_are_padding(written: str, plain: str) -> None:
    assert plain_form(written) == plain
