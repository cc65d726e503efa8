"""Claims that are less sure than the setting asks: the rows of withheld_claims, with who was weighed for which role."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

WITHHELD = {
    "withheld_id": pl.String, "source_id": pl.String, "claim": pl.Int32, "reason": pl.String, "participants": pl.String,
}  # fmt: skip


def withheld_claims(
    claims: pl.DataFrame,
    participants: pl.DataFrame,
    candidates: pl.DataFrame | None,
    names: Mapping[str, str],
    minimum: float,
    judged: Collection[tuple[str, int]],
) -> pl.DataFrame:
    """Rows of WITHHELD for the claims below `minimum`, without those that a judgement settled.

    `claims`, `participants`, `candidates`: as `merge` takes them. `names`: by id; who has none is no row any more.
    """
    unsure = claims.filter(pl.col("confidence") < minimum)
    if unsure.is_empty():
        return pl.DataFrame(schema=WITHHELD)
    weighed = _weighed(unsure, participants, candidates, names)
    rows = []
    for c in unsure.iter_rows(named=True):
        key = c["source_id"], c["claim"]
        if key not in judged:
            rows.append({
                "withheld_id": "w_" + hashlib.sha256(f"{key[0]}|{key[1]}".encode()).hexdigest()[:16],
                "source_id": key[0], "claim": key[1], "reason": c["doubt"] or _weakest(c, minimum),
                "participants": json.dumps(weighed[key], ensure_ascii=False),
            })  # fmt: skip
    return pl.DataFrame(rows, schema=WITHHELD, orient="row")


def _weighed(
    unsure: pl.DataFrame, participants: pl.DataFrame, candidates: pl.DataFrame | None, names: Mapping[str, str]
) -> Mapping[tuple[str, int], list[dict[str, Any]]]:
    """Who was weighed for a role of each claim, the likeliest first; of a claim without candidates who takes part."""
    found: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    some = [participants] if candidates is None else [candidates, participants]
    for frame in some:
        here = frame.join(unsure.select("source_id", "claim"), on=["source_id", "claim"], how="semi")
        already = set(found)
        for p in here.iter_rows(named=True):
            key = p["source_id"], p["claim"]
            if key not in already and p["entity_id"] in names:
                found[key].append({
                    "entity_kind": p["entity_kind"], "entity_id": p["entity_id"], "name": names[p["entity_id"]],
                    "role": p["role"], "post": p["post"], "probability": p.get("probability"),
                })  # fmt: skip
    for rows in found.values():
        rows.sort(key=lambda r: (r["entity_kind"] != "person", r["role"], -(r["probability"] or 0), r["entity_id"]))
    return found


def _weakest(claim: Mapping[str, Any], minimum: float) -> str:
    """The sentence for a claim of which nothing in particular was doubted: the part that is least sure."""
    sure = f"Confidence {claim['confidence']:.2f} is below the {minimum:.2f} that is asked"
    parts = json.loads(claim["confidence_parts"])
    if not parts:
        return sure + "."
    part = min(parts, key=lambda k: parts[k])
    return f"{sure}; the least sure part is {part} ({parts[part]:.2f})."
