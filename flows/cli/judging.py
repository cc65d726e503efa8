"""Finding whom a user means, the sentences behind a row, and writing a judgement."""

from __future__ import annotations

import datetime as dt
import getpass
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from flows.cli.plain import counted, plain
from flows.quality.judging import PERSON, NamedRow

if TYPE_CHECKING:
    from pathlib import Path

    from flows.entities.judgements import Judgement
    from warehouse.reader import Reader

_SENTENCE_ENDS = re.compile(r"[。！？!?\n]")
_LONGEST = 240  # characters of a sentence that are shown on each side of the words


def say(text: str = "", indent: int = 0) -> None:
    """A line for a terminal, safe from what articles hold."""
    typer.echo(" " * indent + plain(text))


def rows(reader: Reader, sql: str, *parameters: Any) -> list[dict[str, Any]]:
    """Rows as dictionaries."""
    columns, found = reader.query(sql, list(parameters))
    return [dict(zip(columns, r, strict=True)) for r in found]


def find(reader: Reader, what: NamedRow, name: str) -> dict[str, Any]:
    """The one person or organisation of this name or id. Raises Usage that lists the candidates."""
    from schemas.errors import Usage

    base = f"SELECT t.{what.key} AS id, t.* FROM {what.table} t "
    found = rows(reader, base + f"WHERE t.{what.key} = ? OR t.name = ?", name, name) or rows(
        reader, base + f"WHERE t.{what.key} IN (SELECT {what.key} FROM {what.aliases} WHERE alias = ?)", name
    )
    if not found:
        same = _folded(reader, what, name)
        found = rows(reader, base + f"WHERE list_contains(?::TEXT[], t.{what.key})", same) if same else []
    if len(found) == 1:
        return found[0]
    if found:
        listed = "\n".join(_candidate(reader, what, r) for r in sorted(found, key=lambda r: -r["source_count"]))
        raise Usage(f"{name}: {len(found)} of this name; say the id:\n{listed}")
    near = _near(reader, what, name)
    hint = "".join(f"\n{_candidate(reader, what, r)}" for r in near)
    raise Usage(f"{name}: no {what.noun} has this name or id." + (f" Names like it:{hint}" if hint else ""))


def _candidate(reader: Reader, what: NamedRow, row: dict[str, Any]) -> str:
    more = ""
    if what is PERSON:
        posts = rows(
            reader,
            "SELECT DISTINCT coalesce(o.name || ' ', '') || r.title AS post FROM person_roles r "
            "LEFT JOIN organizations o USING (org_id) WHERE r.person_id = ? ORDER BY post LIMIT 3",
            row["id"],
        )
        more = "".join(f", {p['post']}" for p in posts)
    return f"  {row['id']}  {row['name']}  ({counted(row['source_count'], 'article')}{more})"


def _folded(reader: Reader, what: NamedRow, name: str) -> list[str]:
    from flows.entities.registry import folded_name

    aliases = rows(reader, f"SELECT DISTINCT {what.key} AS id, alias FROM {what.aliases}")
    return sorted({a["id"] for a in aliases if folded_name(a["alias"]) == folded_name(name)})


def _near(reader: Reader, what: NamedRow, name: str) -> list[dict[str, Any]]:
    from rapidfuzz import process
    from rapidfuzz.utils import default_process

    known = rows(reader, f"SELECT {what.key} AS id, name, source_count FROM {what.table}")
    best = process.extract(name, [r["name"] for r in known], processor=default_process, limit=5, score_cutoff=60)
    return [known[i] for _, _, i in best]


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around the words at these offsets, on one line."""
    before = [m.end() for m in _SENTENCE_ENDS.finditer(text, max(0, start - _LONGEST), start)]
    after = _SENTENCE_ENDS.search(text, end, min(len(text), end + _LONGEST))
    begin = before[-1] if before else max(0, start - _LONGEST)
    stop = after.end() if after else min(len(text), end + _LONGEST)
    return " ".join(text[begin:stop].split())


def write(path: Path, judgements: Sequence[Judgement]) -> None:
    """Write the judgements and say so."""
    from flows.entities.judgements import add_judgements, signed

    add_judgements(path, signed(judgements, by=getpass.getuser(), at=dt.datetime.now(dt.UTC)))
    say(f"Written to {path}:")
    for j in judgements:
        say(f"{j.kind}, {j.verdict}:", 2)
        for p in j.places:
            say(str(p), 4)
        if j.others:
            say(f"apart from {len(j.others)} other places, the first {j.others[0]}", 4)
    say("The next `newsledger ingest` applies it; taking it out of the file undoes it.")
