"""The user's audits file: YAML, one entry a row that was read, keyed by what does not move."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from flows.entities.judgements import Place
from flows.quality.audit.vocabulary import causes
from schemas.appended_lists import append, remove
from schemas.declarative import DataModel, load_yaml

AuditKind = Literal["person", "organization", "event"]
Verdict = Literal["right", "core", "wrong"]
KINDS: dict[str, AuditKind] = {"people": "person", "organizations": "organization", "events": "event"}
_LIST = "audits"


class Audit(DataModel):
    """What a reader said of one row: `told` is what the row said then, `place` one of the places it said it from.

    It stays true of these words: when the row at the place comes to say something else, the verdict is not of it.
    """

    kind: AuditKind
    verdict: Verdict
    cause: str | None = None
    note: str = ""
    told: str
    place: Place
    reader: str
    read_at: dt.datetime  # UTC

    @model_validator(mode="after")
    def _fits(self) -> Audit:
        known = [c.name for c in causes(self.kind)]
        if self.cause is not None and self.cause not in known:
            raise ValueError(f"cause {self.cause!r} of {self.kind}: accepted are {', '.join(known)}")
        if self.verdict == "core" and self.kind != "event":
            raise ValueError("`core` is said of events alone")
        if self.verdict == "right" and self.cause:
            raise ValueError("a row that is right has no cause")
        if self.kind == "event" and self.place.event_type is None:
            raise ValueError("a place of an event needs its event_type")
        return self

    @property
    def audit_id(self) -> str:
        """Its key in the published table."""
        return "a_" + hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]


class Audits(DataModel):
    """The audits file."""

    audits: tuple[Audit, ...] = ()


def load_audits(path: Path) -> tuple[Audit, ...]:
    """What was read so far, the first first; nothing when there is no file. Raises SettingsError with file and line."""
    return load_yaml(path, Audits).audits if path.is_file() else ()


def record(path: Path, audit: Audit) -> None:
    """Append a verdict; what stands in the file stays as it is. Raises SettingsError when the file is broken."""
    load_audits(path)
    append(path, _LIST, [audit.model_dump(mode="json", exclude_defaults=True)])


def undo(path: Path, audit_id: str | None = None) -> Audit | None:
    """Take out the last verdict, or the one of this id; None when there is none. Comments and the rest stay."""
    standing = load_audits(path)
    found = [i for i, a in enumerate(standing) if audit_id in (None, a.audit_id)]
    if not found:
        return None
    remove(path, _LIST, found[-1:])
    return standing[found[-1]]
