"""Chinese sentences and articles labelled by hand, written before the rules and apart from them.

`people.yaml` and `events.yaml` hold sentences by class; `../annotations/` annotates samples of raw/ in the format that
`newsledger evaluate` reads; `names/` marks every person and organisation of 1,500 sentences, so that it measures
precision too. People and companies in them are invented; well-known
organisations appear in harmless facts only. From a test: `from tests.labelled import people_entries, event_entries`.

Every entry is `open` or `held_out`. Whoever writes rules reads the open ones only and measures on both;
where the two figures part, the rules were fitted to sentences and not to the class.

How the labels are meant
- A class whose name ends in `/not` holds counter-examples: what tempts there is no person (or no event). Other people
  (or events) may still stand in such an entry, and are labelled.
- A label is complete: a person, event or organisation of an event that is not labelled is a false find. `optional`
  marks what a reasonable reader may leave out or take in. Organisations of people.yaml are the exception: only those
  worth testing are named, so they measure recall, not precision.
- `mentions`: the distinct surfaces by which the text names somebody. Where only a title or prefix makes a surname a
  name, it is part of the surface (张总, 小李, 欧阳老师); a title beside a fuller name is not. A surface broken by a
  line end is given with the line end. `alt`: further full forms that are as good a name.
- `people` of an event: the fullest name that the text gives. `orgs`: likewise, in the roles of the contract; a body
  that is dissolved has the role team, a body that lays off employer, the body bought investee, its buyer investor.
- `date`: of the event, read from the text and `published`; null where the text gives none. `YYYY`, `YYYY-MM`,
  `YYYY-MM-DD` or `a/b`. An announcement's day is the event's date only where the text gives no better one.
  `date_alt` (null for no date), `type_alt`, `certainty_alt`: what a reasonable reader could answer as well.
- A person removed by 免去 or 罢免 is dismissed (a departure is accepted where the text reads as routine); 不再担任,
  卸任, 退休 are departures; a player's transfer is a joining.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from flows.quality.evaluation.annotations import Annotation, load
from flows.reading import read_article
from schemas.declarative import DataModel, load_yaml
from schemas.errors import BadInput
from schemas.records import Article

HERE = Path(__file__).resolve().parent
Split = Literal["open", "held_out"]
Certainty = Literal["announced", "asserted", "reported"]
# Lists of sentences (`names/`, `claims/`): the letter of a split, a heading that opens a class
SPLITS: dict[str, Split] = {"o": "open", "h": "held_out"}
HEADING = re.compile(r"# class: (.+)")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")  # names in Latin letters leave a short Chinese sentence Chinese


class Named(DataModel):
    """Somebody or some body that a sentence names, with the surfaces by which it does."""

    name: str
    alt: tuple[str, ...] = ()
    mentions: tuple[str, ...] = Field(min_length=1)
    optional: bool = False


class LabelledText(DataModel):
    """A text of a class, open to those who write rules or held out from them."""

    id: str
    kind: str = Field(alias="class")
    split: Split
    script: Literal["Hans", "Hant"]
    text: str
    note: str | None = None


class PeopleEntry(LabelledText):
    """A text and everybody whom it names."""

    published: dt.date | None = None
    people: tuple[Named, ...] = ()
    organizations: tuple[Named, ...] = ()


class Participant(DataModel):
    """A person or an organisation of an event, in its role."""

    name: str
    role: str
    alt: tuple[str, ...] = ()
    optional: bool = False


class LabelledEvent(DataModel):
    """An event that the text asserts. `object` is what was released, sent or founded."""

    type: str
    people: tuple[Participant, ...] = ()
    orgs: tuple[Participant, ...] = ()
    date: str | None
    certainty: Certainty
    post: str | None = None
    post_alt: tuple[str, ...] = ()
    object: str | None = None
    type_alt: tuple[str, ...] = ()
    date_alt: tuple[str | None, ...] = ()
    certainty_alt: tuple[Certainty, ...] = ()
    optional: bool = False


class EventEntry(LabelledText):
    """A text and every event that it asserts."""

    published: dt.date
    title: str | None = None
    events: tuple[LabelledEvent, ...] = ()


class PeopleFile(DataModel):
    """people.yaml."""

    entries: tuple[PeopleEntry, ...]


class EventsFile(DataModel):
    """events.yaml."""

    entries: tuple[EventEntry, ...]


@cache
def people_entries(split: Split | None = None) -> tuple[PeopleEntry, ...]:
    """The labelled sentences about people, of one split or of both."""
    return tuple(e for e in load_yaml(HERE / "people.yaml", PeopleFile).entries if split in (None, e.split))


@cache
def event_entries(split: Split | None = None) -> tuple[EventEntry, ...]:
    """The labelled sentences about events, of one split or of both."""
    return tuple(e for e in load_yaml(HERE / "events.yaml", EventsFile).entries if split in (None, e.split))


def article_files() -> Iterator[tuple[Path, Path]]:
    """(raw file, annotation) of every annotated sample of raw/."""
    pages = {p.name: p for p in (HERE.parent.parent / "raw").rglob("*") if p.is_file()}
    for annotation in sorted((HERE.parent / "annotations").glob("*.json")):
        yield pages[json.loads(annotation.read_text(encoding="utf-8"))["file"]], annotation


def annotated_articles(pages: Path, annotations: Path) -> Iterator[tuple[Article, Annotation]]:
    """(article, annotation) of a folder of annotations; a page that reading refuses is told and left out.

    Raises ValueError for an annotation whose page stands nowhere in `pages`.
    """
    for page, annotation in annotated_pages(pages, annotations):
        try:
            yield read_article(page.read_bytes(), str(page)), annotation
        except BadInput as refused:
            sys.stderr.write(f"left out: {refused}\n")


def annotated_pages(pages: Path, annotations: Path) -> Iterator[tuple[Path, Annotation]]:
    """(page, annotation) of a folder of annotations. Raises ValueError for one whose page stands nowhere in `pages`."""
    files = [p for p in pages.rglob("*") if p.is_file()]
    for annotation in load(annotations):
        page = next((p for p in files if p.as_posix().endswith("/" + annotation.file)), None)
        if page is None:
            raise ValueError(f"{annotations}: {annotation.file} stands nowhere in {pages}.")
        yield page, annotation
