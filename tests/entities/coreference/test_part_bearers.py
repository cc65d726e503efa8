"""Whom of the article a surname with a title means, and when the text introduces somebody else by it."""

from __future__ import annotations

import pytest

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from schemas.records import SourceText

TAGGER = Tagger()


def people(body: str) -> dict[str, set[str]]:
    """Name → distinct surfaces."""
    text = SourceText("", body, "Hans", None, None)
    some = recognize(text, analyze([text], TAGGER)[0], Registry.empty())
    return {
        e.name: {m.surface for m in some.mentions if m.entity_key == e.key} for e in some.entities if e.kind == "person"
    }


@pytest.mark.parametrize(
    ("body", "name", "form"),
    [
        ("校长陆知衡昨天到了现场。陆先生说，工程下月完成。", "陆知衡", "陆先生"),
        ("94岁的陆知衡住在山上。陆伯每天散步。68岁的陆伯曾经退休。", "陆知衡", "陆伯"),
        ("61岁的陆知衡住在山上。记者又遇见61岁的陆伯。", "陆知衡", "陆伯"),
        ("社工莫知衡昨天派饭。莫姑娘说，明天再来。", "莫知衡", "莫姑娘"),
        ("书店老板林荣明昨天讲话，明叔说不怕。", "林荣明", "明叔"),
        ("前会长司徒衡去世，衡叔的话犹在耳边。", "司徒衡", "衡叔"),
        ("江知衡牧师（江牧）昨天出庭。江牧说，他不会上诉。", "江知衡", "江牧"),
        ("议员叶刘明珠昨日宣布参选。叶刘说，她有信心。", "叶刘明珠", "叶刘"),
        ("议员叶刘明珠昨日宣布参选。叶太说，她有信心。", "叶刘明珠", "叶太"),
        ("村民陆知衡拒绝搬走。记者再访村民陆先生时，屋已拆了。", "陆知衡", "陆先生"),
    ],
)
def test_who_is_known_is_called_by_the_surname(body: str, name: str, form: str) -> None:
    assert form in people(body)[name]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("社工陆知衡昨天被捕。现场的73岁陆伯说，他看见了一切。陆伯不满。", {"陆知衡", "陆伯"}),
        ("教授陆知衡说，药效因人而异。市民陆女士带着孩子来看病，陆女士说等了三小时。", {"陆知衡", "陆女士"}),
        ("议员叶知衡昨日参选。叶太到场支持，叶太说，她有信心。", {"叶知衡", "叶太"}),
        ("局长陆知衡昨天去世。市长向陆夫人致以慰问。", {"陆知衡"}),
        ("（陆知衡摄）工人说不担心。陆先生说，饭盒已经送到。", {"陆先生"}),
    ],
)
def test_whom_the_text_introduces_is_nobody_else_of_the_surname(body: str, told: set[str]) -> None:
    assert people(body) == {name: {name} for name in told}
