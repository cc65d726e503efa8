"""The labels are what everybody tunes to: what a machine can find wrong with them is found here."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import opencc
import pytest

from flows.reading.encoding import decode
from schemas.events import CERTAINTIES, ORG_ROLES, PERSON_ROLES
from schemas.limits import Limits
from tests.labelled import EventEntry, PeopleEntry, article_files, event_entries, people_entries

TYPES = [
    "departure", "dismissal", "appointment", "joining", "return", "founding", "team_formed", "dissolution", "layoff",
    "investment", "acquisition", "suspension", "release", "letter",
]  # fmt: skip
FEWEST = {"people": 320, "events": 420, "positives": 12, "articles": 14}
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
SIMPLIFIED = opencc.OpenCC("t2s")
ARTICLES = list(article_files())


def simplified_away(text: str) -> int:
    """How many characters the change to Simplified touches."""
    return sum(a != b for a, b in zip(text, SIMPLIFIED.convert(text), strict=False))


def days(text: str | None) -> Iterator[str]:
    """The days of a date label. Raises ValueError for one that no calendar has."""
    for part in (text or "").split("/") if text else ():
        if not DAY.fullmatch(part):
            raise ValueError(part)
        dt.date.fromisoformat((part + "-01-01")[:10])
        yield part


def in_order(text: str | None) -> bool:
    parts = list(days(text))
    return len(parts) < 3 and parts == sorted(parts)


def entries() -> list[PeopleEntry | EventEntry]:
    return [*people_entries(), *event_entries()]


def test_there_are_enough_entries() -> None:
    assert len(people_entries()) >= FEWEST["people"]
    assert len(event_entries()) >= FEWEST["events"]


def test_every_entry_has_its_own_id_and_text() -> None:
    ids, texts = Counter(e.id for e in entries()), Counter(re.sub(r"\s", "", e.text) for e in entries())
    assert not [i for i, n in (ids + texts).items() if n > 1]


def test_every_surface_stands_in_its_text() -> None:
    wrong = [
        (e.id, m)
        for e in people_entries()
        for x in (*e.people, *e.organizations)
        for m in x.mentions
        if m not in e.text
    ]
    assert not wrong


def test_nobody_is_named_twice_in_an_entry() -> None:
    twice = []
    for e in people_entries():
        surfaces = Counter(m for x in (*e.people, *e.organizations) for m in x.mentions)
        twice += [(e.id, m) for m, n in surfaces.items() if n > 1]
    assert not twice


def test_every_participant_of_a_sentence_stands_in_its_text() -> None:
    wrong = []
    for e in event_entries():
        text = (e.title or "") + "\n" + re.sub(r"\n", "", e.text) + e.text
        wrong += [
            (e.id, x.name)
            for event in e.events
            for x in (*event.people, *event.orgs)
            if not any(n in text for n in (x.name, *x.alt))
        ]
    assert not wrong


def test_posts_and_objects_stand_in_the_text() -> None:
    wrong = []
    for e in event_entries():
        text = (e.title or "") + "\n" + e.text
        wrong += [(e.id, w) for event in e.events for w in (event.post, event.object) if w and w not in text]
    assert not wrong


def test_types_roles_and_dates_are_those_of_the_contract() -> None:
    for e in event_entries():
        for event in e.events:
            assert {event.type, *event.type_alt} <= set(TYPES), e.id
            assert {p.role for p in event.people} <= set(PERSON_ROLES), e.id
            assert {o.role for o in event.orgs} <= set(ORG_ROLES), e.id
            assert all(in_order(d) for d in (event.date, *event.date_alt)), e.id
            assert event.people or event.orgs, e.id


def test_only_announced_events_begin_after_the_day_of_publication() -> None:
    early = [
        (e.id, event.date)
        for e in event_entries()
        for event in e.events
        if event.date and event.certainty != "announced" and event.date.split("/")[0] > e.published.isoformat()
    ]
    assert not early


def test_the_script_is_the_one_that_is_stated() -> None:
    wrong = []
    for e in entries():
        changed = simplified_away(e.text)
        if changed > 1 if e.script == "Hans" else changed < 2:
            wrong.append((e.id, e.script, changed))
    assert not wrong


def test_every_class_about_people_has_positives_and_counter_examples() -> None:
    classes = Counter(e.kind for e in people_entries())
    positive = {k for k in classes if not k.endswith("/not")}
    assert {k.removesuffix("/not") for k in classes if k.endswith("/not")} <= positive
    assert not [k for k in positive if classes[k] < 3]
    assert sum(classes[k] for k in classes if k.endswith("/not")) >= 80


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_positives_in_both_scripts(kind: str) -> None:
    having = [e for e in event_entries() if any(x.type == kind for x in e.events)]
    assert len(having) >= FEWEST["positives"]
    assert {e.script for e in having} == {"Hans", "Hant"}


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_counter_examples(kind: str) -> None:
    against = [e for e in event_entries() if e.kind.startswith(f"{kind}/") and e.kind.endswith("/not")]
    assert len(against) >= 6
    assert not [e.id for e in against if any(x.type == kind and not x.optional for x in e.events)]


def test_about_a_third_is_held_out() -> None:
    for some in (people_entries, event_entries):
        assert 0.25 <= len(some("held_out")) / len(some()) <= 0.35


@pytest.mark.parametrize(("raw", "annotation"), ARTICLES, ids=[a.stem for _, a in ARTICLES])
def test_every_article_bears_out_its_annotation(raw: Path, annotation: Path) -> None:
    label: dict[str, Any] = json.loads(annotation.read_text(encoding="utf-8"))
    text = re.sub(r"\s", "", decode(raw.read_bytes(), raw.name, Limits()).text)
    assert label["file"] == raw.name
    assert label["split"] in ("open", "held_out")

    def stands(words: str) -> bool:
        return re.sub(r"\s", "", words) in text

    for person in label["people"]:
        assert all(stands(m) for m in person["mentions"]), person
        assert all(stands(r["title"]) for r in person["roles"]), person
    named = {p["name"] for p in label["people"]}
    for event in label["events"]:
        assert event["type"] in TYPES
        assert event["certainty"] in CERTAINTIES
        assert stands(event["evidence"]), event["evidence"]
        assert all(stands(m) for m in event.get("more_evidence", [])), event
        assert not event.get("date_text") or stands(event["date_text"]), event["date_text"]
        assert {p["name"] for p in event["people"]} <= named
        assert {p["role"] for p in event["people"]} <= set(PERSON_ROLES)
        assert {o["role"] for o in event["orgs"]} <= set(ORG_ROLES)
        assert all(in_order(d) for d in (event["date"], *event.get("date_alt", [])))
    assert all(stands(x["text"]) for x in label["excluded"])
    source = label["source"]
    assert stands(source["title"])
    assert all(stands(a["name"]) for a in source["authors"])
    for end in (source["body_first"], source["body_last"]):
        assert all(stands(words) for words in ([end] if isinstance(end, str) else end)), end
    assert all(stands(b) for b in source["boilerplate"])


def test_there_are_articles_of_both_scripts_and_splits() -> None:
    labels = [json.loads(a.read_text(encoding="utf-8")) for _, a in ARTICLES]
    assert len(labels) >= FEWEST["articles"]
    assert {label["source"]["script"] for label in labels} == {"zh-Hans", "zh-Hant"}
    assert {label["split"] for label in labels} == {"open", "held_out"}
