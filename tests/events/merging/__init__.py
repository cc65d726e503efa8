"""Claims of invented articles with resolved participants, as resolution would hand them over."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from flows.events.event_types import EventTypes
from flows.events.merging import Merged
from flows.events.merging import merge as merge_frames
from flows.events.merging.judged import JUDGED
from schemas import facts

LENGTH = 40
TYPES = EventTypes.load()
PARENTS = {"封装团队": "澄江半导体", "澄江封测": "澄江集团"}
TEAMS = {"封装团队"}
DEFAULT_ROLES = {
    "departure": ("leaver", "former_employer"), "dismissal": ("dismissed", "former_employer"),
    "appointment": ("appointee", "employer"), "joining": ("joiner", "new_employer"), "return": ("returner", "employer"),
    "founding": ("founder", "founded"), "release": ("leader", "publisher"), "layoff": ("member", "employer"),
    "investment": ("investor", "investee"), "suspension": ("suspended", "employer"), "letter": ("author", "recipient"),
    "team_formed": ("founder", "team"), "acquisition": ("investor", "investee"), "dissolution": ("leader", "team"),
}  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """`who`, `at`: ids, which are names; `also`: (role, organisation or person) beyond them; `on`: a day, a range
    `a/b`, or None; `told`: the article's day.
    """

    article: str
    type: str
    who: str | None = None
    at: str | None = None
    on: str | None = None
    post: str | None = None
    thing: str | None = None
    told: str = "2023-05-02"
    certainty: str = "asserted"
    confidence: float = 0.8
    also: Sequence[tuple[str, str]] = ()
    script: str = "Hans"

    @property
    def content(self) -> str:
        """Hash that stands for the body."""
        return hashlib.sha256(self.article.encode()).hexdigest()


PEOPLE = {"陆知衡", "方砚秋", "贺兰亭", "温若谷"}


def frames(claims: Sequence[Claim]) -> dict[str, pl.DataFrame]:
    """claims, participants, sources, people, organizations."""
    numbers: dict[str, int] = {}
    rows: dict[str, list[dict[str, Any]]] = {"claims": [], "participants": [], "sources": []}
    for c in claims:
        number = numbers[c.article] = numbers.get(c.article, -1) + 1
        if number == 0:
            day = dt.date.fromisoformat(c.told)
            rows["sources"].append({"source_id": c.article, "content_sha256": c.content, "script": c.script,
                                    "published_latest": day})  # fmt: skip
        first, _, last = (c.on or "").partition("/")
        days = [dt.date.fromisoformat(d) for d in (first, last or first)] if c.on else [None, None]
        rows["claims"].append({
            "source_id": c.article, "claim": number, "event_type": c.type, "part": "body",
            "char_start": number * LENGTH, "char_end": (number + 1) * LENGTH, "trigger": "说", "trigger_start": 0,
            "object": c.thing, "date_text": c.on, "date_earliest": days[0], "date_latest": days[1],
            "date_precision": ("range" if last else "day") if c.on else "unknown", "certainty": c.certainty,
            "extractor": "test", "confidence": c.confidence, "confidence_parts": "{}", "doubt": None,
        })  # fmt: skip
        person_role, org_role = DEFAULT_ROLES[c.type]
        named = [(person_role, c.who), (org_role, c.at), *c.also]
        for role, entity in named:
            if entity:
                person = entity in PEOPLE
                rows["participants"].append({
                    "source_id": c.article, "claim": number, "entity_kind": "person" if person else "organization",
                    "role": role, "post": c.post if person and entity == c.who else None, "entity_id": entity,
                    "surfaces": [entity],
                })  # fmt: skip
    participants = {**facts.by_source(facts.LocalParticipants), "entity_id": pl.String, "surfaces": pl.List(pl.String)}
    del participants["entity_key"]
    orgs = sorted({r["entity_id"] for r in rows["participants"]} - PEOPLE | set(PARENTS) | set(PARENTS.values()))
    return {
        "claims": pl.DataFrame(rows["claims"], schema=facts.by_source(facts.LocalEvents), orient="row"),
        "participants": pl.DataFrame(rows["participants"], schema=participants, orient="row"),
        "sources": pl.DataFrame(rows["sources"]),
        "people": pl.DataFrame({"person_id": sorted(PEOPLE), "name": sorted(PEOPLE)}),
        "organizations": pl.DataFrame({
            "org_id": orgs, "name": orgs, "kind": ["team" if o in TEAMS else "company" for o in orgs],
            "parent_org_id": pl.Series([PARENTS.get(o) for o in orgs], dtype=pl.String),
        }),
    }  # fmt: skip


def merge(*claims: Claim, judgements: Sequence[dict[str, Any]] = ()) -> Merged:
    """Merge the claims."""
    return merge_frames(**frames(claims), judgements=pl.DataFrame(judgements, schema=JUDGED, orient="row"), types=TYPES)


def events(*claims: Claim, judgements: Sequence[dict[str, Any]] = ()) -> list[set[int]]:
    """The events as sets of positions of their claims."""
    found = merge(*claims, judgements=judgements).event_mentions
    numbers: dict[str, int] = {}
    place = {}
    for i, c in enumerate(claims):
        numbers[c.article] = numbers.get(c.article, -1) + 1
        place[c.article, numbers[c.article]] = i
    groups: dict[str, set[int]] = {}
    for r in found.iter_rows(named=True):
        groups.setdefault(r["event_id"], set()).add(place[r["source_id"], r["claim"]])
    return sorted(groups.values(), key=min)
