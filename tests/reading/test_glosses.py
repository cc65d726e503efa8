"""How a rare character is read parts no word."""

from __future__ import annotations

import pytest

from flows.reading.glosses import without_glosses


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("院长郗（xī）明退休", "院长郗明退休"),
        ("乐手逄(páng)大海", "乐手逄大海"),
        ("由仉（zhǎng，一读zhāng）云接任", "由仉云接任"),
        ("改由亓（读音qí）连山负责", "改由亓连山负责"),
    ],
)
def test_a_reading_inside_a_name_goes(line: str, whole: str) -> None:
    assert without_glosses(line) == whole


@pytest.mark.parametrize(
    "line", ["街角的咖啡馆（café）今天开门", "他姓郗（xī）。", "指标（ABC）上升", "某人（tan）说", "点心（pâté）好吃"]
)
def test_other_brackets_stay(line: str) -> None:
    assert without_glosses(line) == line
