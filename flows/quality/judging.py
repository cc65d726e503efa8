"""Building judgements from rows: nobody, two are one, one is two, no such event; keyed by places in texts.

In comes a way to ask the published file, and ids; out go judgements, which `flows.entities.judgements` writes to the
user's file and every run replays. The command line and the explorer both judge so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from schemas.errors import Usage

if TYPE_CHECKING:  # the command line names people and organisations without loading pydantic
    import duckdb

    from flows.entities.judgements import Judgement, Place

Row = dict[str, Any]
Ask = Callable[..., list[Row]]  # SQL and its values → rows


@dataclass(frozen=True, slots=True)
class NamedRow:
    """What differs between people and organisations: words, table, its key, and the table of its forms."""

    kind: str
    table: str
    key: str
    aliases: str
    noun: str


PERSON = NamedRow("person", "people", "person_id", "person_aliases", "person")
ORGANIZATION = NamedRow("organization", "organizations", "org_id", "organization_aliases", "organisation")
NAMED = {what.table: what for what in (PERSON, ORGANIZATION)}

MENTIONS = """
SELECT m.*, s.content_sha256, s.title AS source_title, s.publisher, s.script,
    coalesce(s.published_at::DATE, s.published_earliest) AS day,
    CASE m.part WHEN 'title' THEN s.title ELSE s.body END AS text
FROM mentions m JOIN sources s USING (source_id)
WHERE m.entity_kind = ? AND m.entity_id = ?
ORDER BY day NULLS LAST, m.source_id, m.part DESC, m.char_start
"""

# The name of a judged event's principal as its article writes it, nearest to the evidence.
CLAIMS = """
SELECT m.*, d.rule, d.score, d.evidence AS agrees, s.content_sha256, s.title AS source_title, s.publisher, s.script,
    coalesce(s.published_at::DATE, s.published_earliest) AS day,
    coalesce((
        SELECT n.surface FROM event_participants p
        JOIN mentions n ON n.entity_kind = p.entity_kind AND n.entity_id = p.entity_id AND n.source_id = m.source_id
        WHERE p.event_id = m.event_id AND p.role NOT IN ('predecessor', 'dismisser')
        ORDER BY n.part = m.part AND n.char_start >= m.char_start AND n.char_end <= m.char_end DESC,
            p.entity_kind = 'person' DESC, n.char_start
        LIMIT 1
    ), '') AS surface
FROM event_mentions m
JOIN event_decisions d USING (event_mention_id)
JOIN sources s USING (source_id)
WHERE m.event_id = ? OR m.event_mention_id = ?
ORDER BY d.rule <> 'first_told', day NULLS LAST, m.source_id, m.part DESC, m.char_start
"""


# Withheld claims by id, or those whose evidence covers characters of a part; the words are the name, as the article
# writes it, of who is likeliest to take part in the first place.
WITHHELD = """
SELECT w.*, s.content_sha256, s.title AS source_title, s.publisher, s.script,
    coalesce(s.published_at::DATE, s.published_earliest) AS day,
    coalesce((
        SELECT n.surface FROM (
            SELECT unnest(from_json(w.participants, '[{"entity_kind": "VARCHAR", "entity_id": "VARCHAR", '
                '"role": "VARCHAR", "probability": "DOUBLE"}]'), recursive := true)
        ) p
        JOIN mentions n ON n.entity_kind = p.entity_kind AND n.entity_id = p.entity_id AND n.source_id = w.source_id
        WHERE p.role NOT IN ('predecessor', 'dismisser')
        ORDER BY p.entity_kind = 'person' DESC, coalesce(p.probability, 1) DESC,
            n.part = w.part AND n.char_start >= w.char_start AND n.char_end <= w.char_end DESC, n.char_start
        LIMIT 1
    ), '') AS surface
FROM withheld_claims w JOIN sources s USING (source_id)
WHERE w.withheld_id = $1 OR (w.source_id = $2 AND w.part = $3 AND w.char_start < $5 AND w.char_end > $4)
ORDER BY w.source_id, w.part DESC, w.char_start, w.withheld_id
"""
_PLACE = re.compile(r"(?P<source>s_\w+)/(?P<part>title|body)/(?P<start>\d+)(?:-(?P<end>\d+))?")


def asking(con: duckdb.DuckDBPyConnection) -> Ask:
    """A way to ask the current database of a connection."""

    def ask(sql: str, *values: Any) -> list[Row]:
        result = con.execute(sql, list(values))
        names = [d[0] for d in result.description or []]
        return [dict(zip(names, r, strict=True)) for r in result.fetchall()]

    return ask


def place(row: Row) -> Place:
    """Where a mention stands, by what does not move: content_sha256, part, surface, char_start, char_end."""
    from flows.entities.judgements import Place

    return Place(source=row["content_sha256"], part=row["part"], surface=row["surface"], start=row["char_start"],
                 end=row["char_end"], event_type=row.get("event_type"))  # fmt: skip


def mentions(ask: Ask, what: NamedRow, ident: str) -> list[Row]:
    """All mentions of a person or organisation, oldest article first."""
    return ask(MENTIONS, what.kind, ident)


def claims(ask: Ask, ident: str) -> list[Row]:
    """The mentions of an event, or the one mention of an event."""
    return ask(CLAIMS, ident, ident)


def withheld(ask: Ask, place_or_id: str) -> list[Row]:
    """The withheld claims of an id (`w_…`) or at a place: `<source id>/<title or body>/<character>[-<end>]`."""
    at = _PLACE.fullmatch(place_or_id)
    if at is None:
        return ask(WITHHELD, place_or_id, "", "", 0, 0)
    start = int(at["start"])
    return withheld_at(ask, at["source"], at["part"], start, int(at["end"] or start + 1))


def withheld_at(ask: Ask, source_id: str, part: str, start: int, end: int) -> list[Row]:
    """The withheld claims whose evidence covers some of these characters."""
    return ask(WITHHELD, "", source_id, part, start, end)


def told_all_the_same(found: list[Row]) -> Judgement:
    """These withheld claims are events: they are told, however unsure the reading was."""
    return _judgement("events", "right", found)


def nobody(what: NamedRow, found: list[Row], articles: Sequence[str] = ()) -> Judgement:
    """It is no person or organisation: in these articles, or in all."""
    chosen = [m for m in found if not articles or m["source_id"] in articles]
    return _judgement(what.table, "wrong", _one_each(chosen))


def one(what: NamedRow, groups: Sequence[list[Row]]) -> Judgement:
    """These are one. Raises Usage: fewer than two, or one that no article names."""
    if len(groups) < 2:
        raise Usage(f"the same {what.noun} already; name two.")
    if any(not some for some in groups):
        raise Usage(f"no article names one of them, so there is no place to judge the {what.noun} by.")
    return _judgement(what.table, "same", [some[0] for some in groups])


def apart(what: NamedRow, name: str, found: list[Row], where: Sequence[str]) -> Judgement:
    """The mentions or articles of these ids are another's. Raises Usage: an unknown one, or nothing would be left."""
    unknown = [w for w in where if not any(w in (m["mention_id"], m["source_id"]) for m in found)]
    if unknown or not where:
        said = unknown[0] if unknown else "nothing is chosen"
        raise Usage(f"{said}: no mention or article of {name}; `newsledger {what.table} why` lists them.")
    other = [m for m in found if m["mention_id"] in where or m["source_id"] in where]
    rest = [m for m in found if m not in other]
    if not rest:
        raise Usage(f"all of {name} would be split off; leave at least one mention or article out.")
    return _judgement(what.table, "different", _one_each(other), _one_each(rest))


def no_event(found: list[Row]) -> Judgement:
    """What these mentions tell is no event."""
    return _judgement("events", "wrong", found)


def one_event(groups: Sequence[list[Row]]) -> Judgement:
    """These events are one. Raises Usage when they are already."""
    if len({some[0]["event_id"] for some in groups}) < 2:
        raise Usage("one event already; name two.")
    return _judgement("events", "same", [some[0] for some in groups])


def other_event(event: str, found: list[Row], apart_from_it: list[Row]) -> Judgement:
    """These mentions tell another event. Raises Usage when nothing of the event would be left."""
    away = {c["event_mention_id"] for c in apart_from_it}
    kept = [c for c in found if c["event_mention_id"] not in away]
    if not kept or not away:
        raise Usage(f"{event}: nothing of it would be left; name some of its mentions, or another event.")
    return _judgement("events", "different", apart_from_it, kept)


def _one_each(found: list[Row]) -> list[Row]:
    """One mention for each article and form: what stands for the rest of its article."""
    return list({(m["source_id"], m["surface"]): m for m in reversed(found)}.values())[::-1]


def _judgement(kind: str, verdict: str, places: list[Row], others: Sequence[Row] = ()) -> Judgement:
    from flows.entities.judgements import Judgement

    return Judgement.model_validate(
        {"kind": kind, "verdict": verdict, "places": [place(m) for m in places], "others": [place(m) for m in others]}
    )
