"""What a clause speaks of, and whom it introduces."""

from __future__ import annotations

import pytest

from flows.events.discourse.topic import first_phrase, hears, introduced
from tests.events.stand_ins import clauses

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("云岭科技",)


def topic(text: str) -> str | None:
    found = first_phrase(clauses(text, PEOPLE, ORGANIZATIONS)[0])
    return found.head.head.text if found is not None and found.head else None


@pytest.mark.parametrize(
    ("text", "of"),
    [("程岚昨日表示", "程岚"), ("宣布总裁程岚离职", "程岚"), ("离开云岭科技的程岚说", "程岚"), ("随后走了", None)],
)
def test_a_clause_speaks_of_the_phrase_before_its_verb(text: str, of: str | None) -> None:
    assert topic(text) == of


def test_whom_a_clause_says_that_its_topic_is_is_introduced() -> None:
    found = introduced(clauses("首任院长是程岚", PEOPLE)[0])
    assert found is not None
    assert [m.head.text for m in found.members] == ["程岚"]
    assert introduced(clauses("程岚离职", PEOPLE)[0]) is None


def test_who_only_hears_of_it_passes_it_on() -> None:
    assert hears(clauses("记者获悉", PEOPLE)[0])
    assert not hears(clauses("记者宣布", PEOPLE)[0])
