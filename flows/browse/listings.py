"""What the pages list of every person, organisation, event and article, asked for once for all and kept.

In comes a cursor on a published file; out go rows by the id that they belong to. A query of `queries/` gives the rows
of one id; a lateral join gives those of all ids at once, for the cost of a few dozen single ones. They are kept as
Arrow tables sorted by id until the next publish. `published` looks here first, and asks DuckDB for the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from schemas.quoting import quoted

Row = dict[str, Any]
Named = tuple[str, tuple[tuple[str, str], ...]]  # a query, and the values that it has besides the id

_PEOPLE = "SELECT person_id FROM people"
_ORGANIZATIONS = "SELECT org_id FROM organizations"
_EVENTS = "SELECT event_id FROM events"
_ARTICLES = "SELECT source_id FROM sources"
_AS_PERSON, _AS_ORGANIZATION = (("kind", "person"),), (("kind", "organization"),)
_ANY_FORM = (("surface", ""),)

# Query and its other values → the ids whose rows are kept; what pages need most stands first, in case memory ends.
KEPT: dict[Named, str] = {
    ("event", ()): _EVENTS,
    ("found_names", ()): f"{_PEOPLE} UNION ALL {_ORGANIZATIONS}",
    ("article_titles", ()): _ARTICLES,
    ("participants", ()): _EVENTS,
    ("tellings", ()): _EVENTS,
    ("person", ()): _PEOPLE,
    ("organization", ()): _ORGANIZATIONS,
    ("events_of", _AS_PERSON): _PEOPLE,
    ("events_of", _AS_ORGANIZATION): _ORGANIZATIONS,
    ("person_names", ()): _PEOPLE,
    ("organization_names", ()): _ORGANIZATIONS,
    ("posts_of_person", ()): _PEOPLE,
    ("posts_at_organization", ()): _ORGANIZATIONS,
    ("came_and_left", ()): _ORGANIZATIONS,
    ("parts_of_organization", ()): _ORGANIZATIONS,
    ("event_disagreement", ()): _EVENTS,
    ("articles_of", _AS_PERSON + _ANY_FORM): _PEOPLE,
    ("articles_of", _AS_ORGANIZATION + _ANY_FORM): _ORGANIZATIONS,
    ("article_claims", ()): _ARTICLES,
    ("article_withheld", ()): _ARTICLES,
    ("article_authors", ()): _ARTICLES,
    ("article_links", ()): _ARTICLES,
    ("article_date_evidence", ()): _ARTICLES,
    ("article_copies", ()): _ARTICLES,
    ("article_files", ()): _ARTICLES,
    ("article_mentions", ()): _ARTICLES,
}

# Tables that a file of an earlier version lacks.
_NEEDS = {"article_withheld": "withheld_claims", "article_date_evidence": "date_evidence"}

_ORDER = re.compile(r"\nORDER BY ([^\n]+)\s*$")
_COMMENT = re.compile(r"^--.*\n", re.MULTILINE)
_ALIAS = re.compile(r"\b[a-z]+\.")
_VALUE = re.compile(r"\$([a-z_]+)")


def for_all(sql: str, ids: str, others: Iterable[tuple[str, str]] = ()) -> str:
    """The query of one `$id`, or of `$ids`, as one of all ids: the id stands first in each row, and orders them.

    The last line of such a query is its ORDER BY, by columns that it gives.
    """
    body = _COMMENT.sub("", sql)
    order = _ORDER.search(body)
    by = _ALIAS.sub("", order[1]) if order else "ALL"
    body = (
        _ORDER.sub("", body).replace("IN (SELECT unnest($ids))", "= each_one.id").replace("unnest($ids)", "each_one.id")
    )
    values = {"id": "each_one.id", **{name: quoted(value) for name, value in others}}
    body = _VALUE.sub(lambda m: values[m[1]], body)
    by = by if by == "ALL" else f"key_, {by}"
    return f"SELECT each_one.id AS key_, it.* FROM ({ids}) each_one(id), LATERAL ({body}) it\nORDER BY {by}"


@dataclass(frozen=True, slots=True)
class KeptListing:
    """The rows of one query for all ids."""

    rows: pa.Table  # sorted by id
    ids: _Ids
    ends: list[int]  # where the rows of each id end

    @classmethod
    def of(cls, table: pa.Table) -> KeptListing:
        """A table whose first column is the id, sorted by it."""
        table = table.combine_chunks()
        runs = pc.run_end_encode(table.column(0).combine_chunks())
        return cls(table.drop_columns("key_"), _Ids(runs.values), runs.run_ends.to_pylist())

    def of_one(self, key: str, limit: int | None, offset: int) -> list[Row]:
        """The rows of an id, as DuckDB would give them."""
        i = bisect_left(self.ids, key)
        if i == len(self.ids) or self.ids[i] != key:
            return []
        start, end = (self.ends[i - 1] if i else 0) + offset, self.ends[i]
        end = end if limit is None else min(end, start + limit)
        return list(self.rows.slice(start, end - start).to_pylist()) if end > start else []


class _Ids(Sequence[str]):
    """Sorted ids that stay in Arrow."""

    def __init__(self, values: pa.Array) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, i: Any) -> Any:
        return self._values[i].as_py()


class Listings:
    """The listings of one published file that are in memory."""

    def __init__(self) -> None:
        self._kept: dict[Named, KeptListing] = {}

    def rows(self, name: str, limit: int | None, offset: int, values: dict[str, Any]) -> list[Row] | None:
        """The rows of a named query; None when they are not kept."""
        ids = values.get("ids")
        if "id" not in values and ids is None:
            return None
        others = tuple((k, v) for k, v in values.items() if k not in ("id", "ids"))
        kept = self._kept.get((name, others))
        if kept is None:
            return None
        if ids is None:
            return kept.of_one(values["id"], limit, offset)
        found = [row for key in sorted(set(ids)) for row in kept.of_one(key, None, 0)]
        return found[offset:] if limit is None else found[offset : offset + limit]

    def fill(
        self, cursor: duckdb.DuckDBPyConnection, text: Callable[[str], str], tables: frozenset[str], most_bytes: int
    ) -> int:
        """Ask for the listings one after the other while they take no more than these bytes; what they take."""
        used: int = 0
        for (name, others), ids in KEPT.items():
            needed = _NEEDS.get(name)
            if needed and needed not in tables:
                continue
            batches, more = [], 0
            reader = cursor.sql(for_all(text(name), ids, others)).to_arrow_reader()
            for batch in reader:
                more += int(batch.nbytes)
                if used + more > most_bytes:
                    return used
                batches.append(batch)
            used += more
            self._kept[name, others] = KeptListing.of(pa.Table.from_batches(batches, reader.schema))
        return used
