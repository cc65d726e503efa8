"""Persons that the tagger's words hide: other edges, words behind posts, surnames alone, masked names."""

from __future__ import annotations

import pytest

from flows.entities.candidates.people.pieces import pieces
from tests.entities.stand_ins import proposed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("林官称/PER 此事/n", "林官"),  # a verb taken in
        ("任何/r 耀棣/PER 说/v", "何耀棣"),  # the surname in the word before
        ("副总裁/n 周围/n 表示/v", "周围"),  # a common word behind a post
        ("江成远/PER 和田/n 立新/nz 说/v", "田立新"),  # behind what joins two people
        ("孙/n 某/r 芳/n 说/v", "孙某芳"),  # masked
        ("王太/n 说/v", "王太"),  # called in Canton
        ("司徒/nr 陈咏珊/PER 说/v", "司徒陈咏珊"),  # a husband's surname
    ],
)
def test_a_hidden_name_is_proposed(words: str, name: str) -> None:
    assert name in proposed(pieces, words)


def test_a_surname_alone_needs_a_full_name_of_the_article() -> None:
    assert "岑" in proposed(pieces, "岑知远/PER 说/v ，/w 岑并/n 指出/v")
    assert "岑" not in proposed(pieces, "叶知远/PER 说/v ，/w 岑并/n 指出/v")


def test_a_common_word_within_a_clause_is_no_name() -> None:
    assert "何为" in proposed(pieces, "。/w 何为/v 没有/v 回应/v")
    assert "何为" not in proposed(pieces, "到底/d 何为/v 正义/n")
