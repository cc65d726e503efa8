"""A user's decisions about who or what is the same: YAML, keyed by what does not move, replayed in every run."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import polars as pl
import yaml

from schemas.declarative import DataModel, load_yaml
from schemas.records import Part


class Place(DataModel):
    """A mention: content hash of the article's body, part, the words and their offsets."""

    source: str
    part: Part = "body"
    surface: str = ""
    start: int
    end: int


class Judgement(DataModel):
    """`same`: all places are one; `different`: no two of them are; `wrong` (events): the claims at them are none."""

    kind: Literal["people", "organizations", "events"]
    verdict: Literal["same", "different", "wrong"]
    places: tuple[Place, ...]
    note: str = ""


class Judgements(DataModel):
    """The judgements file."""

    judgements: tuple[Judgement, ...] = ()

    def of(self, kind: str) -> tuple[Judgement, ...]:
        """The judgements of one kind."""
        return tuple(j for j in self.judgements if j.kind == kind)

    def event_frame(self) -> pl.DataFrame:
        """Judgements on events as a frame: verdict, group, source (content hash), part, start, end."""
        rows = [
            {"verdict": j.verdict, "group": i, "source": p.source, "part": p.part, "start": p.start, "end": p.end}
            for i, j in enumerate(self.of("events"))
            for p in j.places
        ]
        schema = {"verdict": pl.String, "group": pl.Int64, "source": pl.String, "part": pl.String, "start": pl.Int64,
                  "end": pl.Int64}  # fmt: skip
        return pl.DataFrame(rows, schema=schema)


def load_judgements(path: Path) -> Judgements:
    """The user's file; none when it is not there. Raises SettingsError with file and line."""
    return load_yaml(path, Judgements) if path.is_file() else Judgements()


def add_judgement(path: Path, judgement: Judgement) -> None:
    """Append a judgement; what stands in the file stays as it is."""
    load_judgements(path)
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    entry = yaml.safe_dump(
        [judgement.model_dump(mode="json", exclude_defaults=False)], allow_unicode=True, sort_keys=False
    )
    if "judgements:" not in text:
        text += "judgements:\n"
    path.write_text(text.rstrip("\n") + "\n" + "".join(f"  {line}\n" for line in entry.rstrip().split("\n")), "utf-8")
