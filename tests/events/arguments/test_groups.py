"""A preposition and its noun before the trigger: which place they fill."""

from __future__ import annotations

import pytest

from flows.events.arguments.closing import opener_of, opens
from flows.events.arguments.frame import Arguments, ArgumentsDraft
from flows.events.arguments.groups import read_group
from flows.events.syntax.chunks import GROUP
from tests.events.stand_ins import clauses


def filled(text: str, *, verbs: int = 0, fits: bool = True) -> tuple[set[str], ArgumentsDraft]:
    """The places that the first group of a sentence fills."""
    (clause,) = clauses(text, ("程岚",), ("云岭科技",))
    chunk = next(c for c in clause.chunks if c.kind == GROUP and c.phrase is not None)
    assert chunk.phrase is not None
    found = ArgumentsDraft()
    read_group(chunk, chunk.phrase, found, lambda _: fits, verbs)
    places = ("subject", "agent", "patient", "source", "partner", "place", "target")
    return {p for p in places if getattr(found, p) is not None}, found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("由程岚接任", "agent"),
        ("被程岚解雇", "agent"),
        ("将程岚解雇", "patient"),
        ("从云岭科技离职", "source"),
        ("与程岚合作", "partner"),
        ("在云岭科技任职", "place"),
        ("对程岚表示感谢", "target"),
    ],
)
def test_the_preposition_says_which_place(text: str, place: str) -> None:
    assert filled(text)[0] == {place}


def test_by_makes_it_passive_only_without_a_verb_between() -> None:
    assert filled("被程岚解雇")[1].passive
    assert not filled("被程岚解雇", verbs=1)[1].passive


def test_of_two_groups_the_nearer_counts() -> None:
    (clause,) = clauses("从云岭科技离职", ("程岚",), ("云岭科技",))
    chunk = next(c for c in clause.chunks if c.kind == GROUP and c.phrase is not None)
    assert chunk.phrase is not None
    found = ArgumentsDraft(source=chunk.phrase)
    (other,) = clauses("从程岚离职", ("程岚",))
    further = next(c for c in other.chunks if c.kind == GROUP and c.phrase is not None)
    assert further.phrase is not None
    read_group(further, further.phrase, found, lambda _: True, 0)
    assert found.source is chunk.phrase


def test_a_closing_word_ends_what_a_preposition_opens() -> None:
    (clause,) = clauses("因在会上的言论被解雇", ("程岚",))
    assert [c.word.text for c in clause.chunks if opens(c)] == ["因"]
    (whole,) = clauses("程岚离开后", ("程岚",))
    assert opener_of(whole.chunks, len(whole.chunks) - 1) is None


def test_draft_and_frame_have_the_same_places() -> None:
    assert set(ArgumentsDraft.__dataclass_fields__) == set(Arguments.__dataclass_fields__)
    draft = ArgumentsDraft(passive=True)
    assert draft.finished().passive
    assert draft.finished().chain == ()
