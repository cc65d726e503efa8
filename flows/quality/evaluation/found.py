"""What a warehouse says of the annotated articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import duckdb

from flows.quality.evaluation.comparing import Span, folded

_FULL = ("canonical", "full", "transliteration", "traditional")  # aliases that name a person without the article


@dataclass(slots=True)
class FoundEvent:
    """An event as one article tells it. `people` and `orgs`: id → roles; `evidence` the first words that tell it;
    `confidence` that of the event.
    """

    types: set[str] = field(default_factory=set)
    certainties: set[str] = field(default_factory=set)
    ranges: set[Span] = field(default_factory=set)
    people: dict[str, set[str]] = field(default_factory=dict)
    orgs: dict[str, set[str]] = field(default_factory=dict)
    evidence: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A raw file: the source it holds (null: none) and what became of it."""

    path: str
    source_id: str | None
    status: str


class FoundFacts:
    """Files, people, organisations and events of the warehouse that is the current database of the connection."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self._files = [
            FoundFile(*r)
            for r in self._rows(
                "SELECT path, source_id, status FROM source_files WHERE removed_at IS NULL ORDER BY path"
            )
        ]
        self.names = {str(i): str(n) for i, n in self._rows("SELECT person_id, name FROM people")}
        self.person_forms = self._forms(
            "SELECT person_id, unnest([name, name_zh, name_latin]) FROM people UNION ALL "
            f"SELECT person_id, alias FROM person_aliases WHERE kind IN {_FULL}"
        )
        self.org_forms = self._forms(
            "SELECT org_id, unnest([name, name_zh]) FROM organizations UNION ALL "
            "SELECT org_id, alias FROM organization_aliases"
        )

    def _rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        return self._con.execute(sql, list(parameters)).fetchall()

    def _forms(self, sql: str) -> dict[str, set[str]]:
        forms: dict[str, set[str]] = defaultdict(set)
        for entity, name in self._rows(sql):
            if name:
                forms[entity].add(folded(name))
        return forms

    def file(self, name: str) -> FoundFile | None:
        """The file whose path ends with this name; a loaded one before its copies, the shortest path before others."""
        ending = [f for f in self._files if f.path == name or f.path.endswith("/" + name)]
        return min(ending, key=lambda f: (f.status != "loaded", len(f.path)), default=None)

    def source(self, source_id: str) -> dict[str, Any]:
        """Its header and body."""
        columns = ("title", "publisher", "script", "published_at", "published_earliest", "published_latest", "body")
        row = self._rows(f"SELECT {', '.join(columns)} FROM sources WHERE source_id = ?", source_id)[0]
        return dict(zip(columns, row, strict=True))

    def authors(self, source_id: str) -> set[str]:
        """The folded names of its byline."""
        return {folded(n) for (n,) in self._rows("SELECT name FROM source_authors WHERE source_id = ?", source_id)}

    def people(self, source_id: str) -> list[str]:
        """Ids of the people that it names."""
        return [
            str(p)
            for (p,) in self._rows(
                "SELECT DISTINCT entity_id FROM mentions WHERE source_id = ? AND entity_kind = 'person' ORDER BY ALL",
                source_id,
            )
        ]

    def organizations(self, source_id: str) -> dict[str, set[str]]:
        """Ids of the organisations that it names, with the folded words that name them."""
        return {
            str(o): {folded(n) for n in surfaces}
            for o, surfaces in self._rows(
                "SELECT entity_id, list(DISTINCT surface) FROM mentions "
                "WHERE source_id = ? AND entity_kind = 'organization' GROUP BY entity_id ORDER BY entity_id",
                source_id,
            )
        }

    def events(self, source_id: str, without: Iterable[str]) -> dict[str, FoundEvent]:
        """The events that it tells, by id, without claims of the types `without`."""
        events: dict[str, FoundEvent] = {}
        left_out = set(without)
        # which of two equally good pairs is taken hangs on the order of these rows: that of the text
        for event_id, kind, certainty, first, last, confidence in self._rows(
            "SELECT DISTINCT e.event_id, m.event_type, m.certainty, m.date_earliest, m.date_latest, e.confidence "
            "FROM events e JOIN event_mentions m USING (event_id) WHERE m.source_id = ? "
            "ORDER BY m.part DESC, m.char_start, e.event_id",
            source_id,
        ):
            if kind in left_out:
                continue
            event = events.setdefault(event_id, FoundEvent())
            event.confidence = confidence
            event.types.add(kind)
            event.certainties.add(certainty)
            event.ranges.add((first, last))
        for event_id, evidence in self._rows(
            "SELECT event_id, arg_min(evidence, char_start) FROM event_mentions WHERE source_id = ? GROUP BY event_id",
            source_id,
        ):
            if event_id in events:
                events[event_id].evidence = evidence
        for event_id, kind, entity, role in self._rows(
            "SELECT event_id, entity_kind, entity_id, role FROM event_participants WHERE event_id IN "
            "(SELECT event_id FROM event_mentions WHERE source_id = ?) ORDER BY ALL",
            source_id,
        ):
            if event_id in events:
                side = events[event_id].people if kind == "person" else events[event_id].orgs
                side.setdefault(entity, set()).add(role)
        return events
