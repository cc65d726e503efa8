"""Which time of its text dates an event, or none: a class of sentences each, with counter-examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.events.event_dates import CLASSES, LabelledDay, labelled_days, table
from tests.events.measuring import days
from tests.events.stand_ins import tell


@pytest.mark.parametrize("row", labelled_days(), ids=lambda x: f"{x.kind}: {x.trigger} in {x.text}")
def test_an_event_has_the_date_that_its_text_joins_to_it(row: LabelledDay) -> None:
    told = [m for m in tell(row.text, row.people, row.organizations, day=row.on) if m.trigger == row.trigger]
    if row.kind == "history" and row.date is None:
        assert not [m for m in told if m.date_earliest]
        return
    assert told, "no such event is read"
    found = told[-1 if "\n" in row.text else 0]
    assert (found.date_earliest, found.date_latest) == (days(row.date) if row.date else (None, None)), found.date_text


def test_each_class_has_sentences_and_the_document_counts_them() -> None:
    every = labelled_days()
    assert {x.kind for x in every} == set(CLASSES)
    assert len(every) == len(set(every))
    document = Path(__file__).parents[2] / "docs" / "time.md"
    assert table() in document.read_text(encoding="utf-8"), "python -m tests.events.event_dates prints the table"
