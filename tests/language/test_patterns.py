"""Pieces of patterns: what is a Han character, and alternatives of words."""

from __future__ import annotations

import re

import pytest

from flows.language.patterns import HAN_RANGE, alternation, han_count, has_han, is_han


@pytest.mark.parametrize(("text", "every", "some", "count"), [
    ("澄江", True, True, 2), ("㛢", True, True, 1), ("澄江A", False, True, 2), ("A", False, False, 0),
    ("江·立", False, True, 2), ("。", False, False, 0), ("", False, False, 0),
])  # fmt: skip
def test_han_characters_are_told_from_letters_and_marks(text: str, every: bool, some: bool, count: int) -> None:
    assert (is_han(text), has_han(text), han_count(text)) == (every, some, count)


def test_the_range_stands_inside_a_class_with_other_characters() -> None:
    assert re.fullmatch(f"[{HAN_RANGE}·]{{3}}", "江·立")


def test_the_longer_word_is_tried_first_whichever_list_it_is_of() -> None:
    assert re.match(alternation(["总裁"], ["总裁助理", "总裁"]), "总裁助理到任")[0] == "总裁助理"  # type: ignore[index]


def test_words_are_no_patterns_themselves() -> None:
    assert re.fullmatch(alternation(["A.B", "C+"]), "A.B")
    assert not re.fullmatch(alternation(["A.B", "C+"]), "AxB")
