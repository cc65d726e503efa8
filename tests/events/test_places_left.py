"""Places left of the trigger: the preposition's noun, and the phrase that is or is not the subject."""

from __future__ import annotations

from flows.events.arguments.around import around
from flows.events.arguments.frame import Arguments
from flows.events.syntax.members import Member
from flows.events.syntax.tokens import TRIGGER
from tests.events.stand_ins import clauses

PEOPLE = ("程岚", "宋涛")
ORGANIZATIONS = ("云岭科技", "长青电机")


def arguments(text: str) -> Arguments:
    """The places around the last trigger of a sentence of one clause, where persons and organisations fit."""

    def named(member: Member) -> bool:
        return member.kind in ("person", "organization")

    (clause,) = clauses(text, PEOPLE, ORGANIZATIONS)
    position = max(i for i, w in enumerate(clause.words) if w.cat == TRIGGER)
    found = around(clause, position, named, named)
    assert found is not None
    return found


def heads(text: str) -> dict[str, str]:
    """Place → the name at the head of what fills it."""
    found = arguments(text)
    places = ("subject", "object", "agent", "source", "goal", "partner", "target", "patient", "causer")
    phrases = {p: getattr(found, p) for p in places}
    return {p: phrase.head.head.text for p, phrase in phrases.items() if phrase is not None and phrase.head}


def test_who_stands_behind_the_passive_word_does_it() -> None:
    found = heads("程岚被云岭科技解雇")
    assert (found["subject"], found["object"]) == ("云岭科技", "程岚")


def test_whom_it_is_done_to_stands_behind_the_disposal_word() -> None:
    found = heads("云岭科技将程岚解雇")
    assert (found["subject"], found["object"]) == ("云岭科技", "程岚")


def test_where_from_is_the_source() -> None:
    found = heads("程岚从云岭科技离职")
    assert (found["subject"], found["source"]) == ("程岚", "云岭科技")


def test_who_makes_somebody_do_it_is_the_causer() -> None:
    found = arguments("云岭科技迫使程岚辞职")
    assert found.forced
    assert heads("云岭科技迫使程岚辞职")["causer"] == "云岭科技"


def test_people_without_a_name_block_the_subject_of_before() -> None:
    assert arguments("九名员工离职").blocked
