"""Annotation files: one JSON file an article. What they hold beyond these fields (notes, excluded events) is not read.

Where readers may reasonably differ a field holds a list of acceptable values; what is `optional` is neither rewarded
nor missed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from schemas.errors import SettingsError

Choices = Annotated[tuple[str | None, ...], BeforeValidator(lambda v: tuple(v) if isinstance(v, list) else (v,))]


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AnnotatedName(_Read):
    """A name and its further acceptable forms."""

    name: str
    latin: Choices = ()
    zh: Choices = ()
    alt: Choices = ()
    optional: bool = False

    def forms(self) -> list[str]:
        """All forms of the name."""
        return [n for n in (self.name, *self.zh, *self.latin, *self.alt) if n]


class AnnotatedPerson(AnnotatedName):
    """A person and the words that name the person in the text.

    `who`: a word of the annotator's for this person in all annotated articles; people without it are not compared
    over articles.
    """

    mentions: tuple[str, ...]
    who: str | None = None


class AnnotatedOrganization(AnnotatedName):
    """An organisation and the words that name it in the text."""

    mentions: tuple[str, ...]


class Participant(AnnotatedName):
    """Who takes part in an event, in which role."""

    role: str


class AnnotatedEvent(_Read):
    """An event; `date` is '2024', '2024-05', '2024-05-14', 'a/b' or null."""

    type: str
    type_alt: tuple[str, ...] = ()
    people: tuple[Participant, ...]
    orgs: tuple[Participant, ...]
    date: str | None
    date_alt: tuple[str | None, ...] = ()
    date_text: str | None = None
    certainty: str
    certainty_alt: tuple[str, ...] = ()
    evidence: str | None = None
    cue: str | None = None
    optional: bool = False

    @property
    def words(self) -> str:
        """Words by which a person finds it in the text."""
        return self.evidence or self.cue or ""


class AnnotatedAuthor(_Read):
    """A name of the byline, in its acceptable forms."""

    name: Choices
    optional: bool = False


class AnnotatedSource(_Read):
    """What the article says of itself."""

    title: Choices
    publisher: Choices
    authors: tuple[AnnotatedAuthor, ...]
    published_at: str | None
    published_earliest: Choices = (None,)
    published_latest: Choices = (None,)
    script: str
    body_first: Choices
    body_last: Choices
    boilerplate: tuple[str, ...]


class Annotation(_Read):
    """One article. `file` ends the path of the raw file; `also_annotated` names types covered beyond the usual ones.

    People and events are annotated together, or (null) not at all: then only the source is compared. An article
    without `organizations` counts for no figure of organisations.
    """

    file: str
    people: tuple[AnnotatedPerson, ...] | None = None
    organizations: tuple[AnnotatedOrganization, ...] | None = None
    events: tuple[AnnotatedEvent, ...] | None = None
    source: AnnotatedSource | None = None
    also_annotated: frozenset[str] = frozenset()


def load(folder: Path) -> list[Annotation]:
    """The annotations of a folder, by file name; JSON files without "file" are something else. Raises SettingsError."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            value: Any = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(value, dict) and "file" in value:
                found.append(Annotation.model_validate(value))
        except ValidationError as e:
            place = ".".join(map(str, e.errors()[0]["loc"]))
            raise SettingsError(f"{path}: {place}: {e.errors()[0]['msg']}.") from e
        except (OSError, ValueError) as e:
            raise SettingsError(f"{path}: cannot be read as an annotation: {e}.") from e
    if not found:
        raise SettingsError(f"{folder}: no annotations; expected are JSON files with file, people and events.")
    return found
