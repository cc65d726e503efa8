"""Blocks of merging: the claims that are merged by themselves, and a digest of all that their merging looks at.

In: frames of claims with their resolved participants. Out: the block of each claim. Claims are of one block where they
share a principal, over however many steps, and where a judgement names both: claims of two blocks are never compared,
nor do they see each other's terms. The digest is over the claims, who takes part in them under which name, whom the
participants belong to, and the judgements on them; so blocks of one digest merge alike, in whatever run
(`merge` keeps their rows).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from flows.events.merging.judged import Judged
from flows.events.merging.vocabulary import MergingRules

KEY = ["source_id", "claim"]
BLOCKS = {"source_id": pl.String, "claim": pl.Int32, "block": pl.String}
_FIELD, _ROW, _NULL = "\x1f", "\x1e", "\x00"
# What a claim is made of, see claims.claims_of.
_TOLD = (
    *KEY, "event_type", "date_earliest", "date_latest", "date_precision", "certainty", "confidence", "object", "part",
    "char_start", "char_end", "script", "content_sha256", "published_latest",
)  # fmt: skip
_PART = ("entity_kind", "entity_id", "role", "post", "name", "parent", "team")
_LAST = 1 << 16  # behind every role that a type looks for


def blocks_of(
    claims: pl.DataFrame,
    participants: pl.DataFrame,
    beside: pl.DataFrame,
    entities: pl.DataFrame,
    judged: Judged,
    rules: MergingRules,
) -> pl.DataFrame:
    """source_id, claim, block (of BLOCKS) of `claims` (LocalEvents with what of their source a claim is made of).

    `participants`: theirs, with entity_id. `beside`: source_id, entity_id of organisations that the claims of a source
    name and that others belong to. `entities`: entity_id, name, parent, team.
    """
    rows = claims.sort(KEY).with_row_index("row")
    number = rows.select(*KEY, "row")
    part = participants.join(number, on=KEY).join(entities, on="entity_id", how="left")
    about = pl.concat([_principals(rows, part, rules), _judged_pairs(judged, number)])
    codes: dict[str, int] = {}
    things = np.array([codes.setdefault(x, len(codes)) for x in about["about"]], dtype=np.int64)
    blocks = _components(about["row"].to_numpy().astype(np.int64), things, len(rows))
    text = rows.select("row", *KEY, _text(_TOLD).alias("told")).with_columns(block=pl.Series(blocks, dtype=pl.Int64))
    who = part.select("row", _text(_PART).alias("who")).group_by("row").agg(pl.col("who").sort().str.join(_ROW))
    near = beside.group_by("source_id").agg(pl.col("entity_id").sort().str.join(_FIELD).alias("beside"))
    said = _judgements(judged, number)
    whole = (
        text.join(who, on="row", how="left").join(near, on="source_id", how="left").join(said, on="row", how="left")
        .sort("row").select(*KEY, "block", _text(("told", "who", "beside", "said")).alias("text"))
    )  # fmt: skip
    of_block = whole.group_by("block", maintain_order=True).agg(pl.col("text").str.join(_ROW))
    digests = [hashlib.sha256(t.encode()).hexdigest()[:32] for t in of_block["text"]]
    named = of_block.select("block").with_columns(digest=pl.Series(digests, dtype=pl.String))
    return whole.join(named, on="block").select(*KEY, pl.col("digest").alias("block"))


def _text(columns: Sequence[str]) -> pl.Expr:
    return pl.concat_str([pl.col(c).cast(pl.String).fill_null(_NULL) for c in columns], separator=_FIELD)


def _principals(rows: pl.DataFrame, part: pl.DataFrame, rules: MergingRules) -> pl.DataFrame:
    """row, about: whom each claim is about, as `Claim.principals` says it. Of nobody: no row."""
    types = rows["event_type"].unique().to_list()
    order = pl.DataFrame(
        [
            (t, with_orgs, kind, role, place)
            for t in types
            for with_orgs in (False, True)
            for place, (kind, role) in enumerate(rules.principal_roles(t, with_organizations=with_orgs))
        ],
        schema={"event_type": pl.String, "orgs": pl.Boolean, "entity_kind": pl.String, "role": pl.String,
                "place": pl.Int64},
        orient="row",
    )  # fmt: skip
    person = pl.col("entity_kind") == "person"
    ranked = (
        part.join(rows.select("row", "event_type"), on="row")
        .with_columns(orgs=(~person).any().over("row"))
        .join(order, on=["event_type", "orgs", "entity_kind", "role"], how="left")
        .with_columns(place=pl.coalesce("place", pl.when(person).then(_LAST)))
        .drop_nulls("place")
    )
    first = ranked.filter(pl.col("place") == pl.col("place").min().over("row"))
    anybody = pl.when(pl.col("place") == _LAST).then(pl.col("entity_id").min().over("row")).otherwise("entity_id")
    return first.select("row", anybody.alias("about")).unique()


def _judged_pairs(judged: Judged, number: pl.DataFrame) -> pl.DataFrame:
    pairs = [
        (c.source_id, c.claim, f"{_FIELD}{i}") for i, pair in enumerate((*judged.same, *judged.different)) for c in pair
    ]
    frame = pl.DataFrame(pairs, schema={**{k: BLOCKS[k] for k in KEY}, "about": pl.String}, orient="row")
    return frame.join(number, on=KEY).select("row", "about")


def _judgements(judged: Judged, number: pl.DataFrame) -> pl.DataFrame:
    """row, said: what is judged of a claim, with the other claim."""
    said: Mapping[tuple[str, int], set[str]] = defaultdict(set)
    for verdict, pairs in (("same", judged.same), ("different", judged.different)):
        for a, b in pairs:
            said[a.source_id, a.claim].add(f"{verdict} {b.source_id} {b.claim}")
            said[b.source_id, b.claim].add(f"{verdict} {a.source_id} {a.claim}")
    rows = [(*key, _ROW.join(sorted(words))) for key, words in said.items()]
    frame = pl.DataFrame(rows, schema={**{k: BLOCKS[k] for k in KEY}, "said": pl.String}, orient="row")
    return frame.join(number, on=KEY).select("row", "said")


Numbers = npt.NDArray[np.int64]


def _components(row: Numbers, about: Numbers, rows: int) -> Numbers:
    """The smallest row that each row reaches: two rows reach each other where they are about one thing."""
    labels = np.arange(rows, dtype=np.int64)
    while len(row):
        least = np.full(int(about.max()) + 1, rows, dtype=np.int64)
        np.minimum.at(least, about, labels[row])
        new = labels.copy()
        np.minimum.at(new, row, least[about])
        if np.array_equal(new, labels):
            break
        labels = new
    return labels
