"""Rows drawn at random, each with what it tells and the sentences it tells it from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flows.entities.judgements import Place
from flows.quality.audit.file import AuditKind
from flows.quality.audit.vocabulary import vocabulary
from flows.quality.judging import CLAIMS, MENTIONS, ORGANIZATION, PERSON, Ask, NamedRow, Row, place
from schemas.errors import Usage

NAMED: dict[str, NamedRow] = {"person": PERSON, "organization": ORGANIZATION}
# What an event tells, in words that hold no id: names, roles and posts, the range of days, the certainty.
TOLD_BY_EVENTS = """
SELECT e.event_id AS row_id, e.headline AS name, e.event_type AS type, e.confidence, concat_ws('; ', e.event_type, (
        SELECT string_agg(p.role || ' ' || coalesce(x.name, o.name) || coalesce(' (' || p.post || ')', ''), '; '
            ORDER BY p.entity_kind DESC, p.role, coalesce(x.name, o.name))
        FROM event_participants p
        LEFT JOIN people x ON p.entity_kind = 'person' AND x.person_id = p.entity_id
        LEFT JOIN organizations o ON p.entity_kind = 'organization' AND o.org_id = p.entity_id
        WHERE p.event_id = e.event_id
    ), CASE WHEN e.date_earliest IS NULL THEN 'undated' WHEN e.date_earliest = e.date_latest THEN e.date_earliest::TEXT
        ELSE e.date_earliest || ' to ' || e.date_latest END, e.certainty) AS told
FROM events e WHERE e.event_id IN (SELECT unnest(?::TEXT[]))
"""
TOLD_BY_NAMES = """
SELECT t.{key} AS row_id, t.name, {type} AS type, t.name AS told, (
        SELECT avg(m.score) FROM mentions m WHERE m.entity_kind = '{kind}' AND m.entity_id = t.{key}
    ) AS confidence
FROM {table} t WHERE t.{key} IN (SELECT unnest(?::TEXT[]))
"""
_TEXT = "SELECT CASE ? WHEN 'title' THEN title ELSE body END AS text FROM sources WHERE source_id = ?"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that the row was read from: the words, what stands before and behind them, and the article."""

    source_id: str
    title: str
    publisher: str | None
    day: dt.date | None
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row to be read. `told`: all that is to be right; `more`: further forms of a name, or how an event is dated."""

    kind: AuditKind
    row_id: str
    name: str
    told: str
    type: str | None
    confidence: float | None
    place: Place
    evidence: tuple[Evidence, ...]
    more: str = ""


def row_ids(ask: Ask, kind: AuditKind, n: int, seed: int) -> list[str]:
    """Ids of n rows, each alike, in the order in which they are to be read.

    The order follows from the seed and the ids alone: a row that comes or goes leaves the others in their places.
    """
    if kind == "event":
        key, rows = "event_id", "FROM events"
    else:
        key, rows = NAMED[kind].key, f"FROM {NAMED[kind].table} WHERE mention_count > 0"
    sql = f"SELECT {key} AS id {rows} ORDER BY md5(concat_ws('|', ?::TEXT, {key})) LIMIT ?"
    return [str(r["id"]) for r in ask(sql, str(seed), n)]


def told(ask: Ask, kind: AuditKind, ids: list[str]) -> dict[str, Row]:
    """row_id → row_id, name, type, confidence, told of the rows that are there."""
    if kind == "event":
        sql = TOLD_BY_EVENTS
    else:
        what = NAMED[kind]
        sql = TOLD_BY_NAMES.format(
            key=what.key, table=what.table, kind=kind, type="t.kind" if kind == "organization" else "NULL::TEXT"
        )
    return {r["row_id"]: r for r in ask(sql, ids)}


def drawn(ask: Ask, kind: AuditKind, row_id: str) -> Drawn:
    """The row with some of its sentences. Raises Usage when there is no such row."""
    row = told(ask, kind, [row_id]).get(row_id)
    if row is None:
        raise Usage(f"{row_id}: no {kind} of the published warehouse has this id.")
    if kind == "event":
        found = ask(CLAIMS, row_id, row_id)
        shown = found[: vocabulary().sentences]
        more = "; ".join(f"{days_of(c)} from “{c['date_text']}”" for c in shown if c["date_text"])
        texts = [str(ask(_TEXT, c["part"], c["source_id"])[0]["text"]) for c in shown]
    else:
        found = ask(MENTIONS, NAMED[kind].kind, row_id)
        shown = _spread(found, vocabulary().sentences)
        forms = sorted({str(m["surface"]) for m in found} - {row["name"]})
        more = "also written " + ", ".join(forms[:8]) if forms else ""
        texts = [str(m["text"]) for m in shown]
    evidence = tuple(_evidence(m, text) for m, text in zip(shown, texts, strict=True))
    return Drawn(
        kind, row_id, row["name"], row["told"], row["type"], row["confidence"], place(shown[0]), evidence, more
    )


def _spread(found: list[Row], most: int) -> list[Row]:
    """Some of the mentions, from all over them: the first, the last, and those between at equal steps."""
    if len(found) <= most:
        return found
    return [found[round(i * (len(found) - 1) / (most - 1))] for i in range(most)]


def _evidence(row: Row, text: str) -> Evidence:
    width, start, end = vocabulary().width, row["char_start"], row["char_end"]
    before, after = text[max(0, start - width) : start], text[end : end + width]
    pieces = [" ".join(x.split()) for x in (before, text[start:end], after)]
    return Evidence(row["source_id"], row["source_title"], row["publisher"], row["day"], *pieces)


def days_of(claim: Row) -> str:
    """The days that a claim or an event tells, in words."""
    if claim["date_earliest"] is None:
        return "undated"
    if claim["date_earliest"] == claim["date_latest"]:
        return str(claim["date_earliest"])
    return f"{claim['date_earliest']} to {claim['date_latest']}"
