"""By which parts of a full name its bearer may be called alone."""

from __future__ import annotations

import pytest

from flows.entities.coreference.partial_names import bare, parts_of


@pytest.mark.parametrize(
    ("full", "part", "kind"),
    [
        ("陆知衡", "陆", "surname"),
        ("陆知衡", "知衡", "given"),
        ("陆知衡", "小衡", "handle"),
        ("陆知衡", "老陆", "handle"),
        ("陆知衡", "衡叔", "handle"),
        ("司徒衡", "衡叔", "handle"),
        ("叶刘明珠", "叶刘", "surname"),
        ("叶刘明珠", "叶太", "surname"),
        ("叶刘明珠", "明珠", "given"),
        ("山姆·瓦恩", "瓦恩", "surname"),
        ("山姆·瓦恩", "山姆", "given"),
        ("Oskel Varn", "varn", "surname"),
        ("Oskel Varn", "oskel", "given"),
    ],
)
def test_a_part_calls_the_bearer(full: str, part: str, kind: str) -> None:
    assert parts_of([full])[part] == kind


@pytest.mark.parametrize(
    ("full", "other"),
    [("陆知衡", "衡"), ("叶知衡", "叶太"), ("欧阳明珠", "欧太"), ("山姆·瓦恩", "山"), ("Oskel V. Varn", "v")],
)
def test_other_characters_of_a_name_do_not(full: str, other: str) -> None:
    assert other not in parts_of([full])


@pytest.mark.parametrize(("said", "part"), [("陆校长", "陆"), ("陆前总理", "陆"), ("lvan", "ivan"), ("知衡", "知衡")])
def test_of_what_is_said_only_the_part_of_the_name_counts(said: str, part: str) -> None:
    assert bare(said) == part


@pytest.mark.parametrize("form", ["陈妈妈", "陳媽媽", "陈爸爸", "陈夫人", "陳太太"])
def test_kin_are_called_by_the_surname_of_somebody_else(form: str) -> None:
    assert len(bare(form)) == 3
    assert bare("陈校长") == bare("陈奶奶") == "陈"
