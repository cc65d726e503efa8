"""Places right of the trigger, clauses before 的, and the verb that makes an event of a noun."""

from __future__ import annotations

import pytest

from flows.events.arguments.around import around
from flows.events.arguments.frame import Arguments, ArgumentsDraft
from flows.events.arguments.support import support_verb
from flows.events.syntax.members import Member
from flows.events.syntax.tokens import TRIGGER
from tests.events.stand_ins import clauses

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("云岭科技", "长青电机")


def arguments(text: str) -> Arguments:
    """The places around the first trigger of a sentence of one clause, where persons and organisations fit."""

    def named(member: Member) -> bool:
        return member.kind in ("person", "organization")

    (clause,) = clauses(text, PEOPLE, ORGANIZATIONS)
    found = around(clause, next(i for i, w in enumerate(clause.words) if w.cat == TRIGGER), named, named)
    assert found is not None
    return found


def head(found: Arguments, place: str) -> str | None:
    phrase = getattr(found, place)
    return phrase.head.head.text if phrase is not None and phrase.head else None


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("云岭科技任命程岚为行长", "object", "程岚"),
        ("云岭科技任命程岚为行长", "post", "行长"),
        ("程岚跳槽到长青电机", "goal", "长青电机"),
        ("程岚离职后", "subject", "程岚"),
        ("云岭科技收购长青电机", "object", "长青电机"),
    ],
)
def test_behind_the_trigger_stand_object_post_and_goal(text: str, place: str, name: str) -> None:
    assert head(arguments(text), place) == name


def test_a_closing_word_behind_it_only_says_when() -> None:
    assert arguments("程岚离职后").closed
    assert not arguments("程岚离职").closed


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("离开云岭科技的程岚", "程岚", "云岭科技"),
        ("被云岭科技解雇的程岚", "云岭科技", "程岚"),
        ("云岭科技解雇的程岚", "云岭科技", "程岚"),
    ],
)
def test_the_head_behind_de_is_what_the_clause_before_lacks(text: str, subject: str, object_: str) -> None:
    found = arguments(text)
    assert found.relative
    assert (head(found, "subject"), head(found, "object")) == (subject, object_)


def test_a_list_behind_including_names_the_group_before_it() -> None:
    found = arguments("离职的高管包括程岚")
    assert found.relative
    assert "程岚" in (head(found, "subject"), head(found, "object"))


def supported(text: str) -> tuple[bool, str | None]:
    """Whether the last trigger has 发表 or 发布 over it, and whose it is."""
    (clause,) = clauses(text, PEOPLE, ORGANIZATIONS)
    at = max(i for i, c in enumerate(clause.chunks) if c.word.text.endswith("信"))
    draft = ArgumentsDraft()
    verb = support_verb(clause.chunks, at, draft, ("发表", "发布"))
    whose = draft.possessor.head.head.text if draft.possessor and draft.possessor.head else None
    return verb is not None, whose


def test_a_verb_over_the_noun_makes_it_an_event() -> None:
    assert supported("云岭科技发表公开信")[0]


def test_another_verb_does_not() -> None:
    assert not supported("程岚批评公开信")[0]
