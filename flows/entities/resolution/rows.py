"""Clusters → the frames of the published tables."""

from __future__ import annotations

from typing import Any

import polars as pl

from flows.entities.registry import Registry
from flows.entities.resolution.local import Local
from flows.entities.resolution.naming import Cluster, most_frequent, short
from flows.entities.resolution.people.compared_names import ComparedNames
from flows.entities.resolution.reasons import JoinReason
from schemas.entities import Organizations, People, Resolutions
from schemas.tables import polars_schema


def people(clusters: list[Cluster], named: ComparedNames) -> pl.DataFrame:
    """Rows of people; counts are filled in when they are published."""
    rows = [
        {"person_id": c.id, "name": c.name, "name_zh": c.name_zh, "name_latin": c.name_latin,
         "wikidata_id": c.entry.wikidata_id if c.entry else None, "in_registry": c.entry is not None,
         "named": c.entry is not None or any(n in named.block for n in c.nodes), "source_count": None,
         "mention_count": None}
        for c in clusters if c.kind == "person"
    ]  # fmt: skip
    return _frame(rows, polars_schema(People))


def organizations(clusters: list[Cluster], local: Local, ids: list[str], registry: Registry) -> pl.DataFrame:
    """Rows of organizations, registered parents that no article names among them."""
    rows = {c.id: _of_cluster(c, local, ids) for c in clusters if c.kind == "organization"}
    _add_parents(rows, registry)
    for r in rows.values():
        if r["parent_org_id"] not in rows:
            r["parent_org_id"] = None
    return _frame(list(rows.values()), polars_schema(Organizations))


def _frame(rows: list[dict[str, Any]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """The rows as a frame, handed over by column: polars looks at a column at once, at rows cell by cell."""
    return pl.DataFrame({column: [r[column] for r in rows] for column in schema}, schema=schema)


def _of_cluster(c: Cluster, local: Local, ids: list[str]) -> dict[str, Any]:
    """The row of an organisation: of a registered one what the registry says, of others what most articles do."""
    if c.entry:
        parent = short(c.kind, f"#{c.entry.parent}") if c.entry.parent else None
        return _organization(c.id, c.name, c.name_zh, c.entry.org_kind, parent, c.entry.wikidata_id, True)
    parents = [(local.source[n], p) for n in c.nodes if (p := local.parent[n])]
    above = [ids[local.number[x]] if x in local.number else _registered_id(x[1]) for x in parents]
    kind = most_frequent(local.org_kind[n] for n in c.nodes)
    return _organization(c.id, c.name, c.name_zh, kind, most_frequent(above), None, False)


def _add_parents(rows: dict[str, dict[str, Any]], registry: Registry) -> None:
    """Add the registered parents of these organisations, and theirs, that no article names."""
    known = {short("organization", f"#{e.key}"): e for e in registry.entries if e.kind == "organization"}
    waiting = [r["parent_org_id"] for r in rows.values()]
    while waiting:
        ident = waiting.pop()
        if ident in known and ident not in rows:
            e = known[ident]
            up = short("organization", f"#{e.parent}") if e.parent else None
            rows[ident] = _organization(ident, e.name, e.name_zh, e.org_kind, up, e.wikidata_id, True)
            waiting.append(up)


def _organization(
    ident: str, name: str, zh: str | None, kind: str | None, parent: str | None, wikidata: str | None, known: bool
) -> dict[str, Any]:
    return {"org_id": ident, "name": name, "name_zh": zh, "kind": kind or "other",
            "parent_org_id": parent if parent != ident else None, "wikidata_id": wikidata, "in_registry": known,
            "source_count": None, "mention_count": None}  # fmt: skip


def _registered_id(key: str) -> str | None:
    return short("organization", key.removeprefix("organization:")) if key.startswith("organization:#") else None


def aliases(clusters: list[Cluster], local: Local, ids: list[str], kind: str) -> pl.DataFrame:
    """Alias rows: the canonical form, the registry's, full forms that articles state, and forms of the mentions. A form
    has the first kind that it is said to be of.
    """
    found: dict[str, dict[str, str]] = {}  # id → form → kind
    for c in clusters:
        if c.kind != kind:
            continue
        own = found[c.id] = {c.name: "canonical"}
        for form, of, weak in sorted(c.entry.forms) if c.entry else ():
            if not weak:
                own.setdefault(form, of)
        for n in c.nodes:
            for form in () if local.partial[n] else local.forms[n]:
                own.setdefault(form, "full")
    said = local.surfaces.filter(pl.col("entity_kind") == kind).sort("alias_kind")
    for n, form, of in zip(*(said[c].to_list() for c in ("node", "surface", "alias_kind")), strict=True):
        found[ids[n]].setdefault(form, of)
    columns = {
        "person_id" if kind == "person" else "org_id": [i for i, own in found.items() for _ in own],
        "alias": [form for own in found.values() for form in own],
        "kind": [of for own in found.values() for of in own.values()],
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def ids(clusters: list[Cluster]) -> list[str]:
    """The published id of each node."""
    found = [""] * sum(len(c.nodes) for c in clusters)
    for c in clusters:
        for n in c.nodes:
            found[n] = c.id
    return found


def resolutions(local: Local, ids: list[str], why: dict[int, JoinReason]) -> pl.DataFrame:
    """Why each form in each article belongs where it does."""
    of_nodes = [why[n] for n in range(len(ids))]
    columns = {"entity_id": ids, "source_id": local.source, "rule": [r.rule for r in of_nodes],
               "score": [r.score for r in of_nodes], "evidence": [r.evidence for r in of_nodes]}  # fmt: skip
    schema = polars_schema(Resolutions)
    by_node = pl.DataFrame(columns, schema={c: schema[c] for c in columns})
    surfaces = local.surfaces.select("node", "entity_kind", "surface").unique()
    return pl.concat([surfaces, by_node[surfaces["node"]]], how="horizontal").select(*schema)
