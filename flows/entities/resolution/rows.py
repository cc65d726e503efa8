"""Clusters → the frames of the published tables."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl

from flows.entities.registry import Registry
from flows.entities.resolution.local import Local
from flows.entities.resolution.naming import Cluster, short
from flows.entities.resolution.people.cluster import ComparedNames
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
    return pl.DataFrame(rows, schema=polars_schema(People), orient="row")


def organizations(clusters: list[Cluster], local: Local, registry: Registry) -> pl.DataFrame:
    """Rows of organizations, registered parents that no article names among them."""
    id_of = {n: c.id for c in clusters for n in c.nodes}
    rows = {c.id: _of_cluster(c, local, id_of) for c in clusters if c.kind == "organization"}
    _add_parents(rows, registry)
    for r in rows.values():
        if r["parent_org_id"] not in rows:
            r["parent_org_id"] = None
    return pl.DataFrame([rows[k] for k in sorted(rows)], schema=polars_schema(Organizations), orient="row")


def _of_cluster(c: Cluster, local: Local, id_of: dict[int, str]) -> dict[str, Any]:
    """The row of an organisation: of a registered one what the registry says, of others what most articles do."""
    if c.entry:
        parent = short(c.kind, f"#{c.entry.parent}") if c.entry.parent else None
        return _organization(c.id, c.name, c.name_zh, c.entry.org_kind, parent, c.entry.wikidata_id, True)
    parents = ((local.source[n], p) for n in c.nodes if (p := local.parent[n]))
    above = _most([id_of.get(local.number.get(place, -1)) or _registered_id(place[1]) for place in parents])
    kind = _most([local.org_kind[n] for n in c.nodes])
    return _organization(c.id, c.name, c.name_zh, kind, above, None, False)


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


def _most(values: list[str | None]) -> str | None:
    some = {v for v in values if v}
    if len(some) < 2:
        return next(iter(some), None)
    votes = Counter(values)
    return min(some, key=lambda v: (-votes[v], v))


def aliases(clusters: list[Cluster], local: Local, ids: pl.DataFrame, kind: str) -> pl.DataFrame:
    """Alias rows: the canonical form, the registry's, full forms that articles state, and forms of the mentions."""
    said: list[tuple[str, str, str, int]] = []
    for c in clusters:
        if c.kind != kind:
            continue
        said.append((c.id, c.name, "canonical", 0))
        if c.entry:
            said += [(c.id, form, k, 1) for form, k, weak in c.entry.forms if not weak]
        said += [(c.id, f, "full", 2) for n in c.nodes if not local.partial[n] for f in local.forms[n]]
    id_column = "person_id" if kind == "person" else "org_id"
    names = [id_column, "alias", "kind"]
    stated = pl.DataFrame(said, schema={**dict.fromkeys(names, pl.String), "first": pl.Int32}, orient="row")
    seen = local.mentions.filter(pl.col("entity_kind") == kind).join(ids, on="node")
    mentioned = seen.select(
        pl.col("entity_id").alias(id_column), pl.col("surface").alias("alias"), pl.col("alias_kind").alias("kind"),
        pl.lit(3, pl.Int32).alias("first"),
    ).unique()  # fmt: skip
    every = pl.concat([stated, mentioned]).sort(id_column, "alias", "first", "kind")
    return every.unique([id_column, "alias"], keep="first", maintain_order=True).select(names)


def ids(clusters: list[Cluster]) -> pl.DataFrame:
    """node, entity_id."""
    rows = [(n, c.id) for c in clusters for n in c.nodes]
    return pl.DataFrame(rows, schema={"node": pl.UInt32, "entity_id": pl.String}, orient="row")


def resolutions(local: Local, ids: pl.DataFrame, why: dict[int, JoinReason]) -> pl.DataFrame:
    """Why each form in each article belongs where it does."""
    rows = [(n, r.rule, r.score, r.evidence) for n, r in why.items()]
    columns = {"node": pl.UInt32, "rule": pl.String, "score": pl.Float64, "evidence": pl.String}
    reasons = pl.DataFrame(rows, schema=columns, orient="row")
    surfaces = local.mentions.select("node", "entity_kind", "source_id", "surface").unique()
    found = surfaces.join(reasons, on="node").join(ids, on="node")
    in_order = found.sort("entity_kind", "entity_id", "source_id", "surface", "node")
    return in_order.select(*polars_schema(Resolutions))
