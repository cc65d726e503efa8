"""A user's judgements on events, brought to the claims of this run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from flows.events.merging.claims import Claim

JUDGED = {
    "judgement": pl.Int64, "verdict": pl.String, "other": pl.Boolean, "source": pl.String, "part": pl.String,
    "start": pl.Int64, "end": pl.Int64, "event_type": pl.String, "surface": pl.String, "words": pl.String,
}  # fmt: skip
"""A place of a judgement: its number, verdict and side (`other`: of those that `places` are kept apart from), the
article's content hash, the evidence's offsets, the type, a name of who takes part, and the place in words."""


@dataclass(slots=True)
class Judged:
    """`wrong`: claims that are none. `right`: claims that are told however unsure. `same`, `different`: pairs.
    `unmatched`: places that match no claim, in words.
    """

    wrong: set[tuple[str, int]] = field(default_factory=set)
    right: set[tuple[str, int]] = field(default_factory=set)
    same: list[tuple[Claim, Claim]] = field(default_factory=list)
    different: list[tuple[Claim, Claim]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def apply_judgements(
    claims: Sequence[Claim], rows: pl.DataFrame, participants: pl.DataFrame, minimum: float = 0.0
) -> Judged:
    """Find the claims at the judged places (rows of JUDGED). `participants` have `surfaces`: how their article writes
    the name. Claims less sure than `minimum` are withheld; `right` looks for those first, other verdicts last.
    """
    found, judgements = Judged(), defaultdict(list)
    if rows.is_empty():
        return found
    for r in rows.iter_rows(named=True):
        judgements[r["judgement"]].append(r)
    surfaces: dict[tuple[str, int], set[str]] = defaultdict(set)
    for source_id, claim, names in participants.select("source_id", "claim", "surfaces").iter_rows():
        surfaces[source_id, claim].update(names or ())
    here: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        here[c.content_sha256].append(c)
    for _, places in sorted(judgements.items()):
        at: list[tuple[Claim, Mapping[str, Any]]] = []
        for p in places:
            told = _claim_at(p, here.get(p["source"], []), surfaces, minimum)
            if told is None:
                found.unmatched.append(f"events, {p['verdict']}: there is no {p['words']}")
            else:
                at.append((told, p))
        verdict = places[0]["verdict"]
        if verdict == "wrong":
            found.wrong |= {(c.source_id, c.claim) for c, _ in at}
        elif verdict == "right":
            found.right |= {(c.source_id, c.claim) for c, _ in at}
        elif verdict == "same":
            found.right |= {(c.source_id, c.claim) for c, _ in at}
            found.same += [(at[0][0], c) for c, _ in at[1:] if c is not at[0][0]]
        else:
            sided = any(p["other"] for p in places)
            found.different += [
                (a, b) for i, (a, p) in enumerate(at) for b, q in at[i + 1 :]
                if a is not b and (p["other"] != q["other"] or not sided)
            ]  # fmt: skip
    return found


def _claim_at(
    p: Mapping[str, Any], claims: Iterable[Claim], surfaces: Mapping[tuple[str, int], set[str]], minimum: float
) -> Claim | None:
    """The claim of that type whose evidence overlaps the place most and in which the named one takes part."""
    near = [
        (min(c.end, p["end"]) - max(c.start, p["start"]), c)
        for c in claims
        if c.event_type == p["event_type"]
        and c.part == p["part"]
        and (not p["surface"] or p["surface"] in surfaces[c.source_id, c.claim])
    ]
    near = [x for x in near if x[0] > 0]
    unsure_first = p["verdict"] == "right"
    best = max(near, key=lambda x: (x[0], (x[1].confidence < minimum) == unsure_first, -x[1].claim), default=None)
    return best[1] if best else None
