"""Articles with labelled sentences: what the links of claims are fitted on.

In: the open entries of tests/labelled/events.yaml and tests/labelled/claims, and articles with labelled sentences, a
line each: {"id", "title", "body", "script", "earliest", "latest", "sentences": [{"text", "complete", "claims": []}]}. A
claim names its "type" and, where it is known, the offset "off" of its trigger in the sentence; "event": false says that
it is none. Of an event, "people", "orgs", "date" and "certainty" hold {"right": value} or {"wrong": value}, or are left
out. A claim with "anywhere" speaks of any claim of its type in the sentence. What a "complete" sentence does not list
is no event, but for the types that it names under "except".
Out: `Article`s. `label_judge` compares claims with the labels, `fit_links` fits on what it says.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.events.event_types import CounterExample, Example
from flows.language.script import script_of
from flows.reading import read_article
from schemas.events import PERSON_ROLES
from schemas.records import SourceText
from tests.events.constructions import ORGANIZATIONS, PEOPLE, TEAMS, TOLD
from tests.events.measuring import days
from tests.events.stand_ins import packaged
from tests.labelled import article_files, event_entries
from tests.labelled.claims import claim_sentences

CONSTRUCTION_NAMES = CounterExample(
    text="-", people=PEOPLE, organizations=ORGANIZATIONS, teams=TEAMS, why="names of constructions"
)
LEFT_OUT = ("team", "parent")  # roles that one of several places that tell an event may leave out
REAL = 2.0  # what a claim of a file weighs beside one of the project's own entries, which are harder and invented


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its labelled sentences tell."""

    id: str
    text: SourceText
    sentences: tuple[dict[str, Any], ...]
    names: Example | CounterExample | None = None  # whose people and organisations are given
    weight: float = 1.0


def articles(paths: Sequence[Path]) -> Iterator[Article]:
    """The project's own open entries and annotated samples of raw/, then those of the files."""
    for entry in event_entries():
        if entry.split == "open":
            text = SourceText(entry.title or "", entry.text, entry.script, entry.published, entry.published)
            yield Article(
                entry.id, text, ({"text": None, "complete": True, "claims": [_claim(e) for e in entry.events]},)
            )
    for said in claim_sentences("open"):
        text = SourceText("", said.text, said.script, said.published, said.published)
        yield Article(said.id, text, ({"text": None, "complete": True, "claims": [_claim(e) for e in said.events]},))
    for kind in packaged().types:
        for number, example in enumerate((*kind.examples, *kind.counter_examples)):
            text = SourceText("", example.text, script_of(example.text), None, None)
            label = {"text": None, "complete": False, "claims": [_example(kind.event_type, example)]}
            yield Article(f"{kind.event_type}{number}", text, (label,), example)
    for number, (told, event_type, roles) in enumerate(TOLD):
        text = SourceText("", told, script_of(told), None, None)
        label = {"text": None, "complete": False, "claims": [_construction(event_type, roles)]}
        yield Article(f"construction{number}", text, (label,), CONSTRUCTION_NAMES)
    for page, annotation in article_files():
        read = read_article(page.read_bytes(), str(page))
        text = SourceText(read.title, read.body, read.script, read.published.earliest, read.published.latest)
        yield Article(page.name, text, (_annotated(json.loads(annotation.read_text(encoding="utf-8"))),))
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            x = json.loads(line)
            first, last = (dt.date.fromisoformat(x[k]) if x[k] else None for k in ("earliest", "latest"))
            text = SourceText(x["title"], x["body"], x["script"], first, last)
            yield Article(x["id"], text, tuple(x["sentences"]), weight=REAL)


def _annotated(annotation: dict[str, Any]) -> dict[str, Any]:
    """An annotated article as one labelled stretch: each of its events may be told in several places."""
    names = {
        x["name"]: [x["name"], *_several(x.get("latin")), *_several(x.get("alt")), *x.get("mentions", ())]
        for kind in ("people", "organizations")
        for x in annotation.get(kind, ())
    }
    claims = []
    for event in annotation["events"]:
        sides = {
            side: {
                "right": [
                    [names.get(p["name"], [p["name"]]) + _several(p.get("alt")), p["role"]]
                    + (["optional"] if p.get("optional") or p["role"] in LEFT_OUT else [])
                    for p in event[side]
                ]
            }
            for side in ("people", "orgs")
        }
        dates = [event["date"], *event.get("date_alt", ())]
        claims.append({
            "type": [event["type"], *event.get("type_alt", ())], "again": True, **sides,
            "optional": event.get("optional", False),
            "date": {"right": [list(map(str, days(d))) if d else None for d in dates]},
            "certainty": {"right": [event["certainty"], *event.get("certainty_alt", ())]},
        })  # fmt: skip
    return {"text": None, "complete": True, "claims": claims}


def _example(event_type: str, example: Example | CounterExample) -> dict[str, Any]:
    """An example of an event type as a claim: whatever of the type is read from it is one, or is none."""
    return {"type": event_type, "anywhere": True, "again": True, "event": isinstance(example, Example)}


def _construction(event_type: str, roles: dict[str, list[str]]) -> dict[str, Any]:
    """A construction of the grammar as a claim; its organisations are judged where it names any."""
    said = [[n, role] for role, names in roles.items() for n in names]
    people = [[n, role] for n, role in said if role in PERSON_ROLES and n in PEOPLE]  # a firm can be an investor too
    orgs = [[n, role] for n, role in said if [n, role] not in people]
    sides = {"people": {"right": people}} | ({"orgs": {"right": orgs}} if orgs else {})
    return {"type": event_type, "anywhere": True, "again": True, **sides}


def _several(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _claim(event: Any) -> dict[str, Any]:
    """A labelled event of the project's own entries as a claim."""
    dates = [list(map(str, days(d))) if d else None for d in (event.date, *event.date_alt)]
    return {
        "type": [event.type, *event.type_alt],
        "optional": event.optional,
        "people": {"right": [[[p.name, *p.alt], p.role] for p in event.people]},
        "orgs": {"right": [[[o.name, *o.alt], o.role, *(["optional"] if o.optional else [])] for o in event.orgs]},
        "date": {"right": dates},
        "certainty": {"right": [event.certainty, *event.certainty_alt]},
    }
