"""Which rows of a warehouse the verdicts are of: found by their places, kept where the row says what was read."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from flows.quality.audit.drawing import told
from flows.quality.audit.file import KINDS, Audit, AuditKind
from flows.quality.judging import Ask
from schemas.operations import Audits
from schemas.tables import polars_schema

_PLACES = """
WITH place AS (
    SELECT unnest(?::INTEGER[]) AS number, unnest(?::TEXT[]) AS source, unnest(?::TEXT[]) AS part,
        unnest(?::INTEGER[]) AS char_start, unnest(?::INTEGER[]) AS char_end, unnest(?::TEXT[]) AS event_type
)
SELECT DISTINCT a.number, m.{row} AS row_id
FROM place a JOIN sources s ON s.content_sha256 = a.source
JOIN {table} m ON m.source_id = s.source_id AND m.part = a.part AND {same}
ORDER BY ALL
"""
_MENTIONS = {
    "table": "mentions", "row": "entity_id",
    "same": "m.entity_kind = '{kind}' AND m.char_start = a.char_start AND m.char_end = a.char_end",
}  # fmt: skip
_CLAIMS = {
    "table": "event_mentions", "row": "event_id",
    "same": "m.event_type = a.event_type AND m.char_start < a.char_end AND m.char_end > a.char_start",
}  # fmt: skip


def row_of(ask: Ask, audits: Sequence[Audit]) -> dict[str, str]:
    """audit_id → id of the row, of those whose row still says what was read."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        some = [a for a in audits if a.kind == kind]
        if not some:
            continue
        names = _CLAIMS if kind == "event" else {k: v.format(kind=kind) for k, v in _MENTIONS.items()}
        places = [a.place for a in some]
        at = ask(
            _PLACES.format(**names), list(range(len(some))), [p.source for p in places], [p.part for p in places],
            [p.start for p in places], [p.end for p in places], [p.event_type for p in places],
        )  # fmt: skip
        say = told(ask, kind, sorted({r["row_id"] for r in at}))
        for r in at:
            audit = some[r["number"]]
            if r["row_id"] in say and say[r["row_id"]]["told"] == audit.told:
                found.setdefault(audit.audit_id, r["row_id"])
    return found


def read_rows(ask: Ask, audits: Sequence[Audit], kind: AuditKind) -> dict[str, Audit]:
    """Row id → its last verdict, of the rows of one kind that stand as they were read."""
    rows = row_of(ask, [a for a in audits if a.kind == kind])
    return {rows[a.audit_id]: a for a in sorted(audits, key=lambda a: a.read_at) if a.audit_id in rows}


def table(ask: Ask, audits: Sequence[Audit]) -> pl.DataFrame:
    """The published table `audits`."""
    rows = row_of(ask, audits)
    return pl.DataFrame(
        [
            {"audit_id": a.audit_id, "kind": a.kind, "row_id": rows.get(a.audit_id), "verdict": a.verdict,
             "cause": a.cause, "note": a.note or None, "told": a.told, "read_at": a.read_at.replace(tzinfo=None),
             "reader": a.reader}
            for a in {a.audit_id: a for a in audits}.values()
        ],
        schema=polars_schema(Audits),
        orient="row",
    )  # fmt: skip
