"""Local facts of invented articles, as the recogniser would hand them over."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from flows.entities.judgements import Judgements, Place
from flows.entities.registry import Registry
from flows.entities.resolution import Resolved
from flows.entities.resolution import resolve as resolve_frames
from schemas import facts

LENGTH = 20  # characters between two mentions


@dataclass(frozen=True)
class Article:
    """`people`, `orgs`: names, or a name with its other form (`孙正义|Masayoshi Son`); `bare`: parts of names;
    `roles`: (person, organisation or None, title); `teams`: (team, its organisation or None); `calls`: name → a short
    form by which the article calls it too.
    """

    id: str
    people: Sequence[str] = ()
    orgs: Sequence[str] = ()
    roles: Sequence[tuple[str, str | None, str]] = ()
    bare: Sequence[str] = ()
    teams: Sequence[tuple[str, str | None]] = ()
    registered: dict[str, str] = field(default_factory=dict)
    day: str = "2023-05-01"
    times: int = 1
    born: dict[str, int] = field(default_factory=dict)
    namesakes: Sequence[str] = ()
    calls: dict[str, str] = field(default_factory=dict)
    outlet: str | None = None

    @property
    def content(self) -> str:
        """Hash that stands for the body."""
        return hashlib.sha256(self.id.encode()).hexdigest()

    def named(self) -> list[tuple[str, str, bool, str | None]]:
        """(kind, form, bare, parent) in the order of the mentions."""
        return [
            *(("person", p, False, None) for p in self.people),
            *(("person", p, True, None) for p in self.bare),
            *(("organization", o, False, None) for o in self.orgs),
            *(("organization", t, False, o) for t, o in self.teams),
        ]

    def start_of(self, form: int, time: int) -> int:
        """Where the n-th mention of a form stands; behind its own name there is room for the short form."""
        return (form * (self.times + 1) + time) * LENGTH

    def place(self, name: str, time: int = 0) -> Place:
        """Where a name is mentioned for the n-th time."""
        forms = [f.split("|")[0] for _, f, _, _ in self.named()]
        start = self.start_of(forms.index(name), time)
        return Place(source=self.content, surface=name, start=start, end=start + len(name))


def frames(articles: Sequence[Article]) -> dict[str, pl.DataFrame]:
    """entities, mentions, roles, participants and sources."""
    rows: dict[str, list[dict[str, object]]] = {"entities": [], "mentions": [], "roles": [], "sources": []}
    for a in articles:
        day = dt.date.fromisoformat(a.day)
        rows["sources"].append({"source_id": a.id, "content_sha256": a.content, "published_earliest": day,
                                "published_latest": day, "publisher": a.outlet})  # fmt: skip
        for i, (kind, form, bare, parent) in enumerate(a.named()):
            name, _, other = form.partition("|")
            latin = next((f for f in (name, other) if f.isascii() and f), None)
            team = any(name == t for t, _ in a.teams)
            rows["entities"].append({
                "source_id": a.id, "entity_kind": kind, "entity_key": f"{kind}:{name}", "name": name,
                "name_zh": next((f for f in (name, other) if f and not f.isascii()), None), "name_latin": latin,
                "org_kind": None if kind == "person" else "team" if team else "company",
                "parent_key": f"organization:{parent}" if parent else None,
                "registry_key": a.registered.get(name), "partial": bare, "alternatives": [other] if other else [],
                "born": a.born.get(name), "namesake": name in a.namesakes,
            })  # fmt: skip
            for t, said in enumerate([name] * a.times + ([a.calls[name]] if name in a.calls else [])):
                start = a.start_of(i, t)
                rows["mentions"].append({
                    "source_id": a.id, "entity_kind": kind, "entity_key": f"{kind}:{name}", "part": "body",
                    "char_start": start, "char_end": start + len(said), "surface": said,
                    "alias_kind": "surname" if bare else "full", "method": "tagger", "score": 0.8,
                })  # fmt: skip
        for i, (person, org, title) in enumerate(a.roles):
            rows["roles"].append({
                "source_id": a.id, "person_key": f"person:{person}", "org_key": org and f"organization:{org}",
                "title": title, "part": "body", "char_start": i, "char_end": i + len(title),
            })  # fmt: skip
    models = {"entities": facts.LocalEntities, "mentions": facts.LocalMentions, "roles": facts.LocalRoles}
    found = {n: pl.DataFrame(rows[n], schema=facts.by_source(m), orient="row") for n, m in models.items()}
    found["participants"] = pl.DataFrame(schema=facts.by_source(facts.LocalParticipants))
    days = {"published_earliest": pl.Date, "published_latest": pl.Date, "publisher": pl.String}
    found["sources"] = pl.DataFrame(
        rows["sources"], schema={"source_id": pl.String, "content_sha256": pl.String, **days}, orient="row"
    )
    return found


def resolve(*articles: Article, registry: Registry | None = None, judgements: Judgements | None = None) -> Resolved:
    """Resolve the articles."""
    f = frames(articles)
    return resolve_frames(
        f["entities"], f["mentions"], f["roles"], f["participants"], f["sources"], registry or Registry.empty(),
        judgements or Judgements(),
    )  # fmt: skip


def who(resolved: Resolved, kind: str = "person") -> dict[tuple[str, str], str]:
    """(article, name) → id."""
    own = resolved.assignments.filter(pl.col("entity_kind") == kind, pl.col("part").is_null())
    return {(r["source_id"], r["entity_key"].split(":", 1)[1]): r["entity_id"] for r in own.iter_rows(named=True)}


def rule(resolved: Resolved, article: str, surface: str) -> tuple[str, float, str]:
    """Why a form belongs where it does."""
    row = resolved.resolutions.filter(pl.col("source_id") == article, pl.col("surface") == surface)
    return row.select("rule", "score", "evidence").row(0)
