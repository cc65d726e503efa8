"""From any row of a published table to the bytes that it comes from: claims, rules, places in texts, files, runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from flows.quality.audit.drawing import days_of
from schemas.errors import Usage

Row = dict[str, Any]

# What tells a row of each table from others; the parts of an id, with / between them. Of a table with several, the
# first ones are enough to see all rows that begin with them.
ROW_IDS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "source_files": ("path",),
    "source_authors": ("source_id", "position"),
    "date_evidence": ("source_id", "rule"),
    "source_links": ("source_id", "position"),
    "source_groups": ("source_id", "path"),
    "people": ("person_id",),
    "person_aliases": ("person_id", "alias", "kind"),
    "organizations": ("org_id",),
    "organization_aliases": ("org_id", "alias", "kind"),
    "mentions": ("mention_id",),
    "person_roles": ("person_id", "source_id", "part", "char_start"),
    "resolutions": ("entity_id", "source_id", "surface"),
    "event_types": ("event_type",),
    "events": ("event_id",),
    "event_participants": ("event_id", "entity_id", "role"),
    "event_mentions": ("event_mention_id",),
    "event_decisions": ("event_mention_id", "event_id"),
    "withheld_claims": ("withheld_id",),
    "runs": ("run_id",),
    "quarantine": ("quarantine_id",),
    "audits": ("audit_id",),
    "quality_results": ("run_id", "check_name"),
}
_AROUND = 30  # characters of the text shown on each side of a place
_MOST = 20  # places, claims or files shown of each; the count tells how many there are


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the way: how deep it stands, what kind of thing it tells of, what it says."""

    depth: int
    what: str
    says: str


def explain(con: duckdb.DuckDBPyConnection, table: str, row_id: str) -> list[Step]:
    """The way of the rows with this id in the current database. Raises Usage for no such table or row."""
    if table not in ROW_IDS:
        raise Usage(f"{table}: no published table; accepted are {', '.join(ROW_IDS)}.")
    way = _Way(con)
    rows = way.named(table, row_id)
    if not rows:
        shape = "/".join(ROW_IDS[table])
        raise Usage(f"{row_id}: no row of {table} has this id; its ids are {shape} (the first parts are enough).")
    for row in way.first(rows, 0, f"rows of {table}"):
        way.row(table, row)
    return way.steps


class _Way:
    """The steps as they are found, and the connection they are read from."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con
        self.steps: list[Step] = []
        self._told: set[str] = set()

    def rows(self, sql: str, *parameters: Any) -> list[Row]:
        result = self._con.execute(sql, list(parameters))
        names = [d[0] for d in result.description or []]
        return [dict(zip(names, r, strict=True)) for r in result.fetchall()]

    def named(self, table: str, row_id: str) -> list[Row]:
        """The rows whose id is this or begins with it."""
        columns = ROW_IDS[table]
        whole = f"concat_ws('/', {', '.join(columns)})"
        return self.rows(
            f"SELECT * FROM {table} WHERE {whole} = $1 OR starts_with({whole}, $1 || '/') ORDER BY ALL", row_id
        ) if len(columns) > 1 else self.rows(f"SELECT * FROM {table} WHERE {columns[0]} = ?", row_id)  # fmt: skip

    def tell(self, depth: int, what: str, says: str) -> None:
        self.steps.append(Step(depth, what, says))

    def first(self, rows: list[Row], depth: int, what: str) -> list[Row]:
        """As many as are shown, and a word about the rest."""
        if len(rows) > _MOST:
            self.tell(depth, what, f"{len(rows)}, of which the first {_MOST} follow")
        return rows[:_MOST]

    def row(self, table: str, row: Row) -> None:
        """A row, then what it rests on."""
        row_id = "/".join(str(row[c]) for c in ROW_IDS[table])
        shown = {k: v for k, v in row.items() if v is not None and k not in ("body", "evidence", "sample")}
        self.tell(0, table, row_id)
        self.tell(1, "says", ", ".join(f"{k} {_short(v)}" for k, v in shown.items() if k not in ROW_IDS[table]))
        if table == "events" or (table == "event_participants"):
            self.event(row["event_id"], 1)
        elif table in ("event_mentions", "event_decisions"):
            self.claims("event_mention_id = ?", row["event_mention_id"], depth=1)
        elif table in ("people", "person_aliases", "organizations", "organization_aliases", "resolutions"):
            self.entity(table, row)
        elif table in ("mentions", "person_roles"):
            self.place(row, 1)
            self.why_entity(row, 1)
            self.source(row["source_id"], 1)
        elif table == "withheld_claims":
            self.place(row, 1)
            self.tell(1, "withheld", row["reason"])
            self.source(row["source_id"], 1)
        elif table == "audits":
            self.tell(1, "rule", "the audits file of the settings")
            if row["row_id"] and row["kind"] == "event":
                self.event(row["row_id"], 1)
            elif row["row_id"]:
                self.entity(table, {"entity_id": row["row_id"]})
        elif table == "event_types":
            self.tell(1, "rule", f"event_types/{row['event_type']}.yaml of the vocabulary, or a file of the setting")
            self.claims("event_type = ?", row["event_type"], depth=1)
        elif table == "quality_results":
            self.tell(1, "found", f"{row['failing_rows']} failing rows: {_short(row['sample'], 600)}")
            self.check(str(row["check_name"]))
            self.run(row["run_id"], 1, "run")
        elif table == "runs":
            if not self.files("first_run_id = ?", row["run_id"], depth=1):
                self.tell(1, "file", "none: it met no file for the first time")
        elif table in ("source_files", "quarantine"):
            self.files("path = ?", row["path"], depth=1)
            self.run(row["first_run_id"], 1, "first run")
        else:
            self.source(row["source_id"], 1)

    def event(self, event_id: str, depth: int) -> None:
        for p in self.rows(
            "SELECT p.role, p.post, p.entity_id, coalesce(x.name, o.name) AS name FROM event_participants p "
            "LEFT JOIN people x ON x.person_id = p.entity_id LEFT JOIN organizations o ON o.org_id = p.entity_id "
            "WHERE event_id = ? ORDER BY ALL",
            event_id,
        ):
            self.tell(depth, "takes part", f"{p['name']} ({p['entity_id']}) as {p['role']} {p['post'] or ''}".rstrip())
        self.claims("event_id = ?", event_id, depth=depth)

    def claims(self, where: str, value: str, *, depth: int) -> None:
        """Claims of events: the words, the rule that read them, why they belong to the event, the source."""
        found = self.rows(f"SELECT * FROM event_mentions WHERE {where} ORDER BY source_id, part, char_start", value)
        for m in self.first(found, depth, "claims"):
            days = days_of(m)
            date = f", {days} from “{m['date_text']}”" if m["date_text"] else ""
            self.tell(depth, "claim", f"{m['event_mention_id']}: {m['event_type']}, {m['certainty']}{date}")
            self.place(m, depth + 1)
            sure = f"confidence {m['confidence']:.2f}: {m['confidence_parts']}"
            self.tell(depth + 1, "rule", f"{m['extractor']}, trigger “{m['trigger']}”, {sure}")
            for d in self.rows("SELECT * FROM event_decisions WHERE event_mention_id = ?", m["event_mention_id"]):
                self.tell(
                    depth + 1,
                    "joined",
                    f"to {d['event_id']} by {d['rule']}, score {d['score']:.2f}: {d['evidence'] or ''}",
                )
            self.source(m["source_id"], depth + 1)

    def entity(self, table: str, row: Row) -> None:
        """A person or organisation: its mentions (those of one form or article where the row is of one)."""
        entity = row.get("entity_id") or row.get("person_id") or row.get("org_id")
        where, values = "entity_id = ?", [entity]
        for column, of in (("surface", "surface"), ("alias", "surface"), ("source_id", "source_id")):
            if column in row:
                where, values = f"{where} AND {of} = ?", [*values, row[column]]
        found = self.rows(f"SELECT * FROM mentions WHERE {where} ORDER BY source_id, part DESC, char_start", *values)
        if row.get("in_registry") or not found:
            self.tell(1, "registry", "the registry states it (schemas/registry, or a file of the setting registry)")
        for m in self.first(found, 1, "mentions"):
            self.tell(1, "mention", f"{m['mention_id']} by {m['method']}, score {m['score']:.2f}")
            self.place(m, 2)
            self.why_entity(m, 2)
            self.source(m["source_id"], 2)

    def why_entity(self, row: Row, depth: int) -> None:
        """The resolutions of a mention."""
        if "surface" not in row:
            return
        for r in self.rows(
            "SELECT DISTINCT rule, score, evidence FROM resolutions "
            "WHERE entity_id = ? AND source_id = ? AND surface = ? ORDER BY ALL",
            row["entity_id"], row["source_id"], row["surface"],
        ):  # fmt: skip
            self.tell(
                depth,
                "resolved",
                f"to {row['entity_id']} by {r['rule']}, score {r['score']:.2f}: {r['evidence'] or ''}",
            )

    def place(self, row: Row, depth: int) -> None:
        """The words at the offsets, with what stands around them."""
        a, b = row["char_start"], row["char_end"]
        source = self.rows("SELECT title, body FROM sources WHERE source_id = ?", row["source_id"])[0]
        text = source["title" if row["part"] == "title" else "body"]
        before, after = text[max(0, a - _AROUND) : a], text[b : b + _AROUND]
        words = f"{before}【{text[a:b]}】{after}".replace("\n", " ")
        self.tell(depth, "words", f"{row['part']}[{a}:{b}] {words}")

    def source(self, source_id: str, depth: int) -> None:
        """A source and its files, once; later only its id."""
        s = self.rows("SELECT * EXCLUDE (body) FROM sources WHERE source_id = ?", source_id)[0]
        dated = f"{s['published_at'] or s['published_earliest'] or 'undated'} ({s['published_basis']})"
        self.tell(depth, "source", f"{source_id} “{s['title']}”, {s['publisher'] or 'no publisher'}, {dated}")
        if source_id in self._told:
            return
        self._told.add(source_id)
        self.bounds(source_id, depth + 1)
        self.tell(depth + 1, "body", f"{s['body_chars']} characters, sha256 {s['content_sha256']}")
        self.files("source_id = ?", source_id, depth=depth + 1)
        self.run(s["first_run_id"], depth + 1, "first run")
        self.run(s["last_run_id"], depth + 1, "last run")

    def bounds(self, source_id: str, depth: int) -> None:
        """What bounds the day of an article that states none."""
        for e in self.rows("SELECT * FROM date_evidence WHERE source_id = ? ORDER BY ALL", source_id):
            limits = [f"not before {e['earliest']}"] if e["earliest"] else []
            limits += [f"not after {e['latest']}"] if e["latest"] else []
            unused = "" if e["used"] else ", contradicted by others and not used"
            other = f", as {e['other_source_id']} dates it" if e["other_source_id"] else ""
            self.tell(
                depth, "bound", f"{' and '.join(limits)} by {e['rule']}: {_short(e['words'] or '')}{other}{unused}"
            )
            if e["part"]:
                self.place(e, depth + 1)

    def files(self, where: str, value: str, *, depth: int) -> int:
        """Raw files: bytes, encoding, format, what became of them, and why if they were refused. Returns how many."""
        found = self.rows(
            f"SELECT f.*, g.kind, g.similarity FROM source_files f LEFT JOIN source_groups g USING (path, source_id) "
            f"WHERE f.{where} ORDER BY g.kind = 'representative' DESC, f.path",
            value,
        )
        for f in self.first(found, depth, "files"):
            kind = f", {f['kind']} ({f['similarity']:.2f})" if f["kind"] else ""
            self.tell(depth, "file", f"{f['path']} ({f['status']}{kind}{', removed' if f['removed_at'] else ''})")
            self.tell(depth + 1, "bytes", f"{f['bytes']}, sha256 {f['sha256'] or 'could not be read'}")
            if f["format"]:
                self.tell(
                    depth + 1,
                    "reader",
                    f"{f['format']}, certainty {f['format_certainty']:.2f}, decoded as {f['encoding']}",
                )
            for q in self.rows(
                "SELECT * FROM quarantine WHERE path = ? ORDER BY first_run_id, quarantine_id", f["path"]
            ):
                state = f"resolved by {q['resolved_run_id']}" if q["resolved_run_id"] else "stands"
                self.tell(depth + 1, "quarantine", f"{q['quarantine_id']} ({state}) {q['check_name']}: {q['reason']}")
        return len(found)

    def check(self, name: str) -> None:
        """The rule of a check."""
        from flows.quality.definitions import FITS, load

        known = next((c for c in load() if c.name == name), None)
        if known is None:
            where = "the pandera model in schemas/" if name.endswith(FITS) else "a check of an earlier version"
            self.tell(1, "rule", where)
        elif known.kind == "rows":
            self.tell(1, "rule", f"schemas/checks/{name}.sql")
        else:
            self.tell(1, "rule", f"schemas/checks/limits.yaml, {name}: {known.sql}")

    def run(self, run_id: str, depth: int, what: str) -> None:
        """A run, and the version of the code that made its facts."""
        found: Iterable[Row] = self.rows("SELECT * FROM runs WHERE run_id = ?", run_id)
        for r in found:
            self.tell(
                depth,
                what,
                f"{run_id} ({r['status']}), pipeline {r['pipeline_version']}, registry {r['registry_version']}",
            )


def _short(value: Any, most: int = 80) -> str:
    text = str(value).replace("\n", " ")
    return text if len(text) <= most else text[:most] + "…"
