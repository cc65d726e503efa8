"""What an article shows to be nobody's name, beside what it does not."""

from __future__ import annotations

import pytest

from flows.entities.candidate import Candidate
from flows.entities.selection.things import things
from schemas.records import EntityKind


def told(text: str, **kinds: EntityKind) -> set[str]:
    """Of the names, told as these kinds where they first stand, those that are nobody's; `_` stands for a blank."""
    some = []
    for said, kind in kinds.items():
        name = said.replace("_", " ")
        at = text.index(name)
        some.append((name, Candidate("body", at, at + len(name), name, kind, 0.95, "voice")))
    return things(some, text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("一只机器狗“阿墨”亮相。", True),
        ("第3台机器人「阿墨」亮相。", True),
        ('这款香水"阿墨"上市。', True),
        ("全部学生“阿墨”都认识。", False),  # a measure word that counts nothing
        ("电视台花旦“阿墨”离职。", False),
        ("只见歌手“阿墨”一人。", False),
        ("一部分村民“阿墨”都认识。", False),
        ("这是一款由设计师“阿墨”画的包。", False),
        ("一只机器狗和阿墨亮相。", False),
    ],
)
def test_what_is_counted_and_called_so_is_a_thing(text: str, nobody: bool) -> None:
    assert told(text, 阿墨="person") == ({"阿墨"} if nobody else set())


def test_a_firm_of_the_article_begins_by_a_name_that_is_nobody_s_unless_people_are_named_so() -> None:
    text = "Meridia Land Limited, Meridia Land; Sam Varn Capital, Sam Varn; Chan Tai-ming Limited, Chan Tai-ming"
    firms: dict[str, EntityKind] = dict.fromkeys(
        ("Meridia_Land_Limited", "Sam_Varn_Capital", "Chan_Tai-ming_Limited"), "organization"
    )
    people: dict[str, EntityKind] = dict.fromkeys(("Meridia_Land", "Sam_Varn", "Chan_Tai-ming"), "person")
    assert told(text, **firms, **people) == {"Meridia Land"}
    assert told(text, **people) == set()
