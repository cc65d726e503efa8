"""A user's decisions about who or what is the same: YAML, keyed by what does not move, replayed in every run."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from schemas.appended_lists import append, remove
from schemas.declarative import DataModel, load_yaml
from schemas.records import Part

Kind = Literal["people", "organizations", "events"]
Verdict = Literal["same", "different", "wrong", "right"]
ALONE = ("wrong", "right")  # verdicts on one place


class Place(DataModel):
    """A mention: content hash of the article's body, part, the words and their offsets (end exclusive).

    Of a person or organisation the words are the name. Of an event the offsets bound the evidence, `event_type` is
    the type told there, and the words name the person or organisation that the event is about.
    """

    source: str
    part: Part = "body"
    surface: str = ""
    start: int
    end: int
    event_type: str | None = None

    def __str__(self) -> str:
        what = f"{self.event_type} of “{self.surface}”" if self.event_type else f"“{self.surface}”"
        return f"{what} at {self.start}–{self.end} of the {self.part} with content {self.source[:12]}…"


class Judgement(DataModel):
    """`same`: all places are one. `different`: none of `places` is one with any of `others`, or, without others, no
    two places are one. `wrong`: what stands at the places is no person, organisation or event.
    `right`: what was read at the places is an event, and is told however unsure the reading was.
    """

    kind: Kind
    verdict: Verdict
    places: tuple[Place, ...]
    others: tuple[Place, ...] = ()
    note: str = ""
    by: str = ""  # who judged
    at: dt.datetime | None = None  # and when (UTC)

    @model_validator(mode="after")
    def _enough(self) -> Judgement:
        alone = self.verdict in ALONE
        if len(self.places) + len(self.others) < (1 if alone else 2) or not self.places:
            raise ValueError(f"a judgement `{self.verdict}` needs {'a place' if alone else 'two places'}")
        if self.verdict == "right" and self.kind != "events":
            raise ValueError("`right` is a verdict on events alone")
        if self.others and self.verdict != "different":
            raise ValueError("`others` belongs to `different` alone")
        if self.kind == "events" and any(p.event_type is None for p in (*self.places, *self.others)):
            raise ValueError("a place of an event needs its event_type")
        return self

    @property
    def key(self) -> str:
        """Tells it from other judgements, whoever made it and when."""
        said = self.model_dump_json(exclude={"note", "by", "at"})
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    def apart(self) -> list[tuple[Place, Place]]:
        """The pairs of places that a `different` keeps apart."""
        if self.others:
            return [(a, b) for a in self.places for b in self.others]
        return [(a, b) for i, a in enumerate(self.places) for b in self.places[i + 1 :]]


class Judgements(DataModel):
    """The judgements file."""

    judgements: tuple[Judgement, ...] = ()

    def of(self, kind: Kind) -> tuple[Judgement, ...]:
        """The judgements of one kind."""
        return tuple(j for j in self.judgements if j.kind == kind)


def load_judgements(path: Path) -> Judgements:
    """The user's file; none when it is not there. Raises SettingsError with file and line."""
    return load_yaml(path, Judgements) if path.is_file() else Judgements()


def add_judgements(path: Path, judgements: Sequence[Judgement]) -> None:
    """Append judgements; what stands in the file stays as it is, comments too. SettingsError when it is broken."""
    load_judgements(path)
    append(path, "judgements", [j.model_dump(mode="json", exclude_defaults=True) for j in judgements])


def signed(judgements: Sequence[Judgement], by: str, at: dt.datetime, note: str = "") -> list[Judgement]:
    """The judgements with who made them, when, and why."""
    return [
        j.model_copy(update={"by": by, "at": at.replace(microsecond=0), "note": note or j.note}) for j in judgements
    ]


def remove_judgement(path: Path, key: str) -> bool:
    """Take a judgement out of the file; the rest stays as it is, comments too. False when none has this key."""
    found = [i for i, j in enumerate(load_judgements(path).judgements) if j.key == key]
    if found:
        remove(path, "judgements", found)
    return bool(found)
