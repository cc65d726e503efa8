"""Folding: one character for one character, whatever the variant."""

from __future__ import annotations

import pytest

from flows.language.script import fold


@pytest.mark.parametrize(
    ("written", "folded"), [("衞生署", "卫生署"), ("衛生署", "卫生署"), ("枱燈", "台灯"), ("敍述", "叙述")]
)
def test_what_hong_kong_writes_its_own_way_is_folded_as_the_usual_form(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["看着", "卫生", "什么", "台湾"])
def test_simplified_text_stays_as_it_is(text: str) -> None:
    assert fold(text) == text


def test_folding_keeps_every_offset() -> None:
    text = "食物及衞生局、滙豐（ＨＳＢＣ）説"
    assert len(fold(text)) == len(text)
