"""The cases of quarantine in the working store: listing them, accepting them, letting what they hold be read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields

from flows.pipeline.bookkeeping import ARTICLE_KEY
from schemas.errors import Usage
from warehouse.store import Store


@dataclass(frozen=True, slots=True)
class Case:
    """A row of quarantine. `standing`: unresolved; `location`: where the file lay when a run last looked."""

    quarantine_id: str
    path: str
    sha256: str | None
    stage: str
    check_name: str
    severity: str
    reason: str
    detail: str | None
    first_run_id: str
    last_run_id: str
    resolved_run_id: str | None
    resolution: str | None
    accepted_at: dt.datetime | None
    accepted_reason: str | None
    location: str

    @property
    def standing(self) -> bool:
        """Whether nothing has resolved it."""
        return self.resolved_run_id is None

    @property
    def state(self) -> str:
        """In a word: open, accepted, or how it was resolved."""
        if not self.standing:
            return self.resolution or "resolved"
        return "accepted" if self.accepted_at else "open"


_COLUMNS = ", ".join(f"q.{f.name}" for f in fields(Case) if f.name != "location")


def cases(store: Store, named: Sequence[str] = ()) -> list[Case]:
    """All cases by path; or those with these ids or paths. Raises Usage for a name that none has."""
    rows = store.rows(
        f"SELECT {_COLUMNS}, coalesce(f.location, q.path) FROM quarantine q LEFT JOIN files f USING (path) "
        "ORDER BY q.path, q.first_run_id, q.quarantine_id"
    )
    found = [Case(*r) for r in rows]
    if not named:
        return found
    for name in named:
        if not any(name in (c.quarantine_id, c.path) for c in found):
            raise Usage(
                f"{name}: no case of quarantine has this id or path; `newsledger quarantine list --all` shows them."
            )
    return [c for c in found if c.quarantine_id in named or c.path in named]


def accept(store: Store, accepted: Sequence[Case], reason: str) -> None:
    """Record a person's decision that these cases may stand. They stay listed, and replay leaves them alone."""
    store.run(
        "UPDATE quarantine SET accepted_at = ?, accepted_reason = ? WHERE list_contains(?::TEXT[], quarantine_id)",
        [dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0), reason, [c.quarantine_id for c in accepted]],
    )


def forget(store: Store, replayed: Sequence[Case]) -> None:
    """Drop what is kept of exactly these files and texts, so that the next run takes them through again."""
    from schemas.tables import table_name
    from schemas.working import ARTICLE_CACHE, FACT_CACHE

    articles = [
        r[0]
        for r in store.rows(
            f"SELECT {ARTICLE_KEY} FROM files WHERE list_contains(?::TEXT[], path)",
            [[c.path for c in replayed if c.stage in ("read", "validate")]],
        )
    ]
    texts = [
        r[0]
        for r in store.rows(
            "SELECT DISTINCT text_key FROM text_refusals WHERE list_contains(?::TEXT[], stage || check_name || reason)",
            [[c.stage + c.check_name + c.reason for c in replayed]],
        )
    ]
    with store.transaction():
        for cache, column, keys in ((ARTICLE_CACHE, "article_key", articles), (FACT_CACHE, "text_key", texts)):
            for model in cache:
                store.run(f"DELETE FROM {table_name(model)} WHERE list_contains(?::TEXT[], {column})", [keys])
