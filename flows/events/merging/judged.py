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
    """`wrong`: claims that are none. `same`, `different`: pairs. `unmatched`: places that match no claim, in words."""

    wrong: set[tuple[str, int]] = field(default_factory=set)
    same: list[tuple[Claim, Claim]] = field(default_factory=list)
    different: list[tuple[Claim, Claim]] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def judge(claims: Sequence[Claim], rows: Iterable[Mapping[str, Any]]) -> Judged:
    """Find the claims at the judged places (rows of JUDGED)."""
    found, judgements = Judged(), defaultdict(list)
    for r in rows:
        judgements[r["judgement"]].append(r)
    if not judgements:
        return found
    here: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        here[c.content_sha256].append(c)
    for _, places in sorted(judgements.items()):
        at: list[tuple[Claim, Mapping[str, Any]]] = []
        for p in places:
            told = _claim_at(p, here.get(p["source"], []))
            if told is None:
                found.unmatched.append(f"events, {p['verdict']}: there is no {p['words']}")
            else:
                at.append((told, p))
        verdict = places[0]["verdict"]
        if verdict == "wrong":
            found.wrong |= {(c.source_id, c.claim) for c, _ in at}
        elif verdict == "same":
            found.same += [(at[0][0], c) for c, _ in at[1:] if c is not at[0][0]]
        else:
            sided = any(p["other"] for p in places)
            found.different += [
                (a, b) for i, (a, p) in enumerate(at) for b, q in at[i + 1 :]
                if a is not b and (p["other"] != q["other"] or not sided)
            ]  # fmt: skip
    return found


def _claim_at(p: Mapping[str, Any], claims: Iterable[Claim]) -> Claim | None:
    """The claim of that type whose evidence overlaps the place most and in which the named one takes part."""
    near = [
        (min(c.place[2], p["end"]) - max(c.place[1], p["start"]), c)
        for c in claims
        if c.event_type == p["event_type"]
        and c.place[0] == p["part"]
        and (not p["surface"] or p["surface"] in c.surfaces)
    ]
    near = [x for x in near if x[0] > 0]
    return max(near, key=lambda x: (x[0], -x[1].claim))[1] if near else None
