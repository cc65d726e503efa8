"""The labelled sentences are sound: what a machine can find wrong with them is found here."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.events import ORG_ROLES, PERSON_ROLES
from tests.labelled import LabelledEvent, event_entries
from tests.labelled.claims import claim_sentences, event_of, sentences_of
from tests.labelled.test_labels_are_sound import TYPES, in_order

FIELDS = {
    "business", "technology", "finance", "sport", "government", "culture", "science", "society", "hongkong", "taiwan",
}  # fmt: skip
FEWEST = {"all": 1000, "field": 40, "class": 4, "type": 14}
# The person of whom, or the body of which, each type tells; one of them is named.
PRINCIPALS = {
    "departure": {"leaver"}, "dismissal": {"dismissed", "former_employer"}, "appointment": {"appointee"},
    "joining": {"joiner"}, "return": {"returner"}, "founding": {"founder", "founded"}, "team_formed": {"team"},
    "dissolution": {"team"}, "layoff": {"employer", "team"}, "investment": {"investee", "investor"},
    "acquisition": {"investee", "investor"}, "suspension": {"suspended"}, "release": {"publisher", "leader"},
    "letter": {"author", "recipient", "publisher"},
}  # fmt: skip


def every_event() -> Iterator[tuple[str, str, dt.date, LabelledEvent]]:
    """(id, text, day of publication, event) of every event."""
    for s in claim_sentences():
        for event in s.events:
            yield s.id, s.text, s.published, event


def test_a_notation_becomes_an_event() -> None:
    event = event_of(
        "departure|dismissal leaver=陈立群|立群 former_employer=Calder_Freight? post=副总经理 "
        "date=2024-03-05|- certainty=announced|asserted"
    )
    assert (event.type, event.type_alt, event.post, event.optional) == ("departure", ("dismissal",), "副总经理", False)
    assert [(p.name, p.alt, p.role, p.optional) for p in event.people] == [("陈立群", ("立群",), "leaver", False)]
    assert [(o.name, o.role, o.optional) for o in event.orgs] == [("Calder Freight", "former_employer", True)]
    assert (event.date, event.date_alt) == ("2024-03-05", (None,))
    assert (event.certainty, event.certainty_alt) == ("announced", ("asserted",))


def test_what_is_left_out_has_a_default() -> None:
    event = event_of("investment? investor_person=裘百川 investor=岱山资本")
    assert (event.date, event.certainty, event.optional) == (None, "asserted", True)
    assert ([p.role for p in event.people], [o.role for o in event.orgs]) == (["investor"], ["investor"])


@pytest.mark.parametrize("notation", ["departure 陈立群", "departure leaver=", "departure boss=陈立群"])
def test_another_notation_is_refused(notation: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        event_of(notation)


def test_a_key_that_may_stand_once_is_refused_a_second_time() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        event_of("departure leaver=陈立群 post=总经理 post=董事")


@pytest.mark.parametrize(
    "line",
    [
        "o\t2024-03-05\t没有班级的句子\t",
        "# class: a\nx\t2024-03-05\t句子\t",
        "# class: a\no\t2024-03-05\t句子少一个制表符",
        "# class: a\no\t2024-03-05\t陈立群走了\tdeparture boss=陈立群",
        "# class: a\no\t2024-13-05\t陈立群走了\t",
    ],
)
def test_a_line_of_another_form_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:\d: |month"):
        list(sentences_of(tmp_path / "a.txt"))


def test_whoever_takes_part_stands_in_the_text() -> None:
    wrong = [
        (id_, x.name)
        for id_, text, _, e in every_event()
        for x in (*e.people, *e.orgs)
        if not all(n in text for n in (x.name, *x.alt))
    ]
    assert wrong == []


def test_posts_and_objects_stand_in_the_text() -> None:
    wrong = [
        (id_, words)
        for id_, text, _, e in every_event()
        for words in (e.post, *e.post_alt, e.object)
        if words and words not in text
    ]
    assert wrong == []


def test_types_and_roles_are_those_of_the_contract() -> None:
    for id_, _, _, e in every_event():
        assert {e.type, *e.type_alt} <= set(TYPES), id_
        assert {p.role for p in e.people} <= set(PERSON_ROLES), id_
        assert {o.role for o in e.orgs} <= set(ORG_ROLES), id_
        assert PRINCIPALS[e.type] & {x.role for x in (*e.people, *e.orgs)} or e.optional, id_


def test_dates_are_days_of_the_calendar_and_ranges_in_order() -> None:
    assert [id_ for id_, _, _, e in every_event() if not all(in_order(d) for d in (e.date, *e.date_alt))] == []


def test_only_announced_events_begin_after_the_day_of_publication() -> None:
    early = [
        (id_, e.date)
        for id_, _, published, e in every_event()
        if e.date and e.certainty != "announced" and e.date.split("/")[0] > published.isoformat()
    ]
    assert early == []


def test_no_event_is_told_twice_of_a_sentence() -> None:
    for s in claim_sentences():
        told = [(e.type, e.people, e.orgs, e.post, e.object) for e in s.events]
        assert len(told) == len(set(told)), s.id


def test_no_text_stands_twice_here_or_among_the_other_labels() -> None:
    texts = Counter(re.sub(r"\W", "", text) for text in (s.text for s in (*claim_sentences(), *event_entries())))
    assert [text for text, n in texts.items() if n > 1] == []


def test_there_are_enough_of_every_field_and_type() -> None:
    fields = Counter(s.field for s in claim_sentences())
    assert set(fields) == FIELDS
    assert min(fields.values()) >= FEWEST["field"]
    assert fields.total() >= FEWEST["all"]
    types = Counter(e.type for *_, e in every_event())
    assert [t for t in TYPES if types[t] < FEWEST["type"]] == []


def test_every_class_is_halved() -> None:
    splits: dict[str, Counter[str]] = defaultdict(Counter)
    for s in claim_sentences():
        splits[s.kind][s.split] += 1
    assert [kind for kind, n in splits.items() if abs(n["open"] - n["held_out"]) > 1] == []
    assert [kind for kind, n in splits.items() if n.total() < FEWEST["class"]] == []


def test_two_of_five_sentences_or_more_tell_nothing() -> None:
    silent = sum(not s.events for s in claim_sentences())
    assert 0.4 <= silent / len(claim_sentences()) <= 0.5


def test_both_scripts_are_there() -> None:
    scripts = Counter(s.script for s in claim_sentences())
    assert set(scripts) == {"Hans", "Hant"}
    assert 0.38 <= scripts["Hant"] / scripts.total() <= 0.5


def test_counter_examples_tell_next_to_nothing() -> None:
    tempting = [s for s in claim_sentences() if s.kind.endswith("/not")]
    telling = sum(any(not e.optional for e in s.events) for s in tempting)
    assert telling <= len(tempting) // 10
