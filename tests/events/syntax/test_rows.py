"""A row of a table is one clause of its cells; a headline with spaces is not."""

from __future__ import annotations

from flows.events.syntax.clauses import Clause, split
from flows.events.syntax.rows import as_row
from flows.events.syntax.tokens import BREAK, ENTITY, NOUN, TIME, TRIGGER, Word


def read(*words: tuple[str, str, str]) -> list[Clause]:
    """The clauses of a line of words with category and kind, as rows are read."""
    some = [Word(text, "x", i, i + 1, cat, kind, trigger=cat == TRIGGER) for i, (text, cat, kind) in enumerate(words)]
    return list(as_row(split(some)))


BAR, NAME = ("|", BREAK, ""), ("程岚", ENTITY, "person")


def test_cells_of_names_posts_and_the_trigger_are_one_clause() -> None:
    (clause,) = read(NAME, BAR, ("行长", NOUN, "post"), BAR, ("离职", TRIGGER, ""))
    assert [w.text for w in clause.words] == ["程岚", "行长", "离职"]
    assert clause.row


def test_cells_that_tell_nothing_of_it_are_left_out() -> None:
    (clause,) = read(("序号", NOUN, "thing"), BAR, NAME, BAR, ("离职", TRIGGER, ""), BAR, ("三月", TIME, ""))
    assert [w.text for w in clause.words] == ["程岚", "离职", "三月"]


def test_the_organization_stands_first_as_whose_it_is() -> None:
    (clause,) = read(NAME, BAR, ("远洲银行", ENTITY, "organization"), BAR, ("离职", TRIGGER, ""))
    assert [w.text for w in clause.words] == ["远洲银行", "程岚", "离职"]


def test_two_cells_or_two_acts_or_commas_are_no_row() -> None:
    for line in (
        [NAME, BAR, ("离职", TRIGGER, "")],
        [NAME, BAR, ("离职", TRIGGER, ""), BAR, ("加入", TRIGGER, "")],
        [NAME, ("，", BREAK, ""), ("行长", NOUN, "post"), ("，", BREAK, ""), ("离职", TRIGGER, "")],
    ):
        assert len(read(*line)) > 1
