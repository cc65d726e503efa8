"""Articles with labelled events: what the links of claims are fitted on.

In: the open entries of tests/labelled/events.yaml and tests/labelled/claims, examples of event types, constructions of
the grammar, the annotated samples of raw/, and further folders of pages with their annotations (the format that
`newsledger evaluate` reads). Out: `Article`s. `label_judge` compares claims with the labels, `fit_links` fits on its
verdicts.

A label names its "type" (or several that would do); "event": false says that it is none. Of an event, "people" and
"orgs" hold who takes part, [names, role], "date" and "certainty" the values that are right; what is left out is not
judged. A label with "anywhere" speaks of any claim of its type in
the article, one with "again" may be told in several places. What a `complete` article does not list is no event, but
for the types that it does not annotate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.events.event_types import CounterExample, Example
from flows.language.script import script_of
from flows.quality.evaluation.annotations import Annotation
from flows.quality.evaluation.scoring import SELDOM_ANNOTATED
from flows.reading import read_article
from schemas.events import PERSON_ROLES
from schemas.records import Article as ReadArticle
from schemas.records import SourceText
from tests.events.constructions import ORGANIZATIONS, PEOPLE, TEAMS, TOLD
from tests.events.measuring import days
from tests.events.stand_ins import packaged
from tests.labelled import annotated_articles, article_files, event_entries
from tests.labelled.claims import claim_sentences

CONSTRUCTION_NAMES = CounterExample(
    text="-", people=PEOPLE, organizations=ORGANIZATIONS, teams=TEAMS, why="names of constructions"
)
LEFT_OUT = ("team", "parent")  # roles that one of several places that tell an event may leave out
REAL = 2.0  # what a claim of a folder weighs beside one of the project's own entries, which are harder and invented


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its labels tell."""

    id: str
    text: SourceText
    labels: tuple[dict[str, Any], ...]
    complete: bool = True
    names: Example | CounterExample | None = None  # whose people and organisations are given
    unannotated: frozenset[str] = frozenset()  # event types that the labels do not speak of
    weight: float = 1.0


def articles(folders: Sequence[Path]) -> Iterator[Article]:
    """The project's own open entries and annotated samples of raw/, then those of the folders.

    folders: pages and their annotations, in pairs.
    """
    for entry in event_entries():
        if entry.split == "open":
            text = SourceText(entry.title or "", entry.text, entry.script, entry.published, entry.published)
            yield Article(entry.id, text, tuple(map(_claim, entry.events)))
    for said in claim_sentences("open"):
        text = SourceText("", said.text, said.script, said.published, said.published)
        yield Article(said.id, text, tuple(map(_claim, said.events)))
    for kind in packaged().types:
        for number, example in enumerate((*kind.examples, *kind.counter_examples)):
            text = SourceText("", example.text, script_of(example.text), None, None)
            label = _example(kind.event_type, example)
            yield Article(f"{kind.event_type}{number}", text, (label,), complete=False, names=example)
    for number, (told, event_type, roles) in enumerate(TOLD):
        text = SourceText("", told, script_of(told), None, None)
        label = _construction(event_type, roles)
        yield Article(f"construction{number}", text, (label,), complete=False, names=CONSTRUCTION_NAMES)
    for page, path in article_files():
        annotation = Annotation.model_validate_json(path.read_text(encoding="utf-8"))
        yield _annotated(read_article(page.read_bytes(), str(page)), annotation, 1.0)
    for pages, folder in zip(folders[::2], folders[1::2], strict=True):
        for read, annotation in annotated_articles(pages, folder):
            if annotation.events is not None:
                yield _annotated(read, annotation, REAL)


def _annotated(read: ReadArticle, annotation: Annotation, weight: float) -> Article:
    """An annotated article; each of its events may be told in several places."""
    text = SourceText(read.title, read.body, read.script, read.published.earliest, read.published.latest)
    names: dict[str, list[str]] = {
        x.name: [*x.forms(), *x.mentions] for x in (*(annotation.people or ()), *(annotation.organizations or ()))
    }
    labels = []
    for event in annotation.events or ():
        sides = {
            side: [
                [names.get(p.name, [p.name]) + p.forms(), p.role]
                + (["optional"] if p.optional or p.role in LEFT_OUT else [])
                for p in taking_part
            ]
            for side, taking_part in (("people", event.people), ("orgs", event.orgs))
        }
        labels.append({
            "type": [event.type, *event.type_alt], "again": True, **sides,
            "optional": event.optional,
            "date": [list(map(str, days(d))) if d else None for d in (event.date, *event.date_alt)],
            "certainty": [event.certainty, *event.certainty_alt],
        })  # fmt: skip
    unannotated = SELDOM_ANNOTATED - annotation.also_annotated
    return Article(annotation.file, text, tuple(labels), unannotated=unannotated, weight=weight)


def _example(event_type: str, example: Example | CounterExample) -> dict[str, Any]:
    """An example of an event type as a claim: whatever of the type is read from it is one, or is none."""
    return {"type": event_type, "anywhere": True, "again": True, "event": isinstance(example, Example)}


def _construction(event_type: str, roles: dict[str, list[str]]) -> dict[str, Any]:
    """A construction of the grammar as a claim; its organisations are judged where it names any."""
    said = [[n, role] for role, names in roles.items() for n in names]
    people = [[n, role] for n, role in said if role in PERSON_ROLES and n in PEOPLE]  # a firm can be an investor too
    orgs = [[n, role] for n, role in said if [n, role] not in people]
    sides = {"people": people} | ({"orgs": orgs} if orgs else {})
    return {"type": event_type, "anywhere": True, "again": True, **sides}


def _claim(event: Any) -> dict[str, Any]:
    """A labelled event of the project's own entries as a claim."""
    dates = [list(map(str, days(d))) if d else None for d in (event.date, *event.date_alt)]
    return {
        "type": [event.type, *event.type_alt],
        "optional": event.optional,
        "people": [[[p.name, *p.alt], p.role] for p in event.people],
        "orgs": [[[o.name, *o.alt], o.role, *(["optional"] if o.optional else [])] for o in event.orgs],
        "date": dates,
        "certainty": [event.certainty, *event.certainty_alt],
    }
