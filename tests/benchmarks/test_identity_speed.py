"""Resolution and merging over generated articles: four times the articles cost about four times the time."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import time
from typing import Any

import polars as pl
import pytest

from flows.entities.judgements import Judgements
from flows.entities.registry import Registry
from flows.entities.resolution import resolve
from flows.events.event_types import EventTypes
from flows.events.merging import MergedBlocks, merge
from flows.events.merging.judged import JUDGED
from schemas import facts

SURNAMES, GIVEN = "陆方贺温王李张刘陈杨赵黄周吴", "知衡砚秋兰亭若谷维安敏行思齐文远"
FIRST, LAST = ("Anna", "Marco", "Irina", "Tomas", "Lena"), ("Petrov", "Belloni", "Sokolova", "Novak", "Berg")
TYPES = {"departure": "leaver", "appointment": "appointee", "joining": "joiner", "return": "returner"}
TITLES = ("总裁", "首席财务官", "董事", "工程师")


def articles(count: int) -> dict[str, pl.DataFrame]:
    """Facts of so many articles; namesakes, people in a fifth of a percent and in a percent of them, bare surnames."""
    chance = random.Random(7)
    people = [chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN) for _ in range(count // 2)]
    people += [f"{a} {b}{end}" for a in FIRST for b in LAST for end in ("", "son", "ini")]
    orgs = [f"澄江{i}号科技" for i in range(count // 5)]
    home = {p: chance.sample(orgs, 2) for p in people}
    rows: dict[str, list[dict[str, Any]]] = {
        k: [] for k in ("entities", "mentions", "roles", "events", "who", "sources")
    }
    for i in range(count):
        source, day = f"s{i:06}", dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(1500))
        rows["sources"].append({"source_id": source, "content_sha256": hashlib.sha256(source.encode()).hexdigest(),
                                "script": "Hans", "publisher": None, "published_earliest": day,
                                "published_latest": day})  # fmt: skip
        here = list(dict.fromkeys(people[int(len(people) * chance.random() ** 3)] for _ in range(5)))
        there = list(dict.fromkeys(chance.choice(home[p]) for p in here))
        named = [("person", p, False) for p in here] + [("organization", o, False) for o in there]
        named += [("person", chance.choice(LAST), True)] * (chance.random() < 0.2)
        for k, (kind, name, partial) in enumerate(named):
            entity = {"source_id": source, "entity_kind": kind, "entity_key": f"{kind}:{name}"}
            rows["entities"].append({
                **entity, "name": name, "name_zh": None if name.isascii() else name,
                "name_latin": name if name.isascii() else None, "org_kind": None, "parent_key": None,
                "registry_key": None, "partial": partial, "alternatives": [],
                "born": None, "namesake": False,
            })  # fmt: skip
            rows["mentions"] += [
                {**entity, "part": "body", "char_start": 90 * k + 20 * t, "char_end": 90 * k + 20 * t + len(name),
                 "surface": name, "alias_kind": "full", "method": "tagger", "score": 0.8}
                for t in range(3)
            ]  # fmt: skip
        for k, p in enumerate(here):
            org = next((o for o in there if o in home[p]), there[0])
            rows["roles"].append({"source_id": source, "person_key": f"person:{p}", "org_key": f"organization:{org}",
                                  "title": chance.choice(TITLES), "part": "body", "char_start": k,
                                  "char_end": k + 2})  # fmt: skip
            if k < 2:
                kind, role = chance.choice(list(TYPES.items()))
                when = day if chance.random() < 0.6 else None
                rows["events"].append({
                    "source_id": source, "claim": k, "event_type": kind, "part": "body", "char_start": k,
                    "char_end": k + 9, "trigger": "说", "trigger_start": k, "object": None, "date_text": None,
                    "date_earliest": when,
                    "date_latest": when, "date_precision": "day" if when else "unknown", "certainty": "asserted",
                    "extractor": "test", "confidence": 0.8, "confidence_parts": "{}", "doubt": None,
                })  # fmt: skip
                rows["who"] += [
                    {"source_id": source, "claim": k, "entity_kind": what, "entity_key": f"{what}:{name}", "role": as_,
                     "post": None}
                    for what, name, as_ in (("person", p, role), ("organization", org, "employer"))
                ]  # fmt: skip
    models = {"entities": facts.LocalEntities, "mentions": facts.LocalMentions, "roles": facts.LocalRoles,
              "events": facts.LocalEvents, "who": facts.LocalParticipants}  # fmt: skip
    found = {n: pl.DataFrame(rows[n], schema=facts.by_source(m), orient="row") for n, m in models.items()}
    return {**found, "sources": pl.DataFrame(rows["sources"])}


def seconds(f: dict[str, pl.DataFrame]) -> float:
    """Processor time of resolving and merging."""
    begun = time.process_time()
    merged = merge(**resolved(f))
    assert len(merged.event_mentions) == len(f["events"])
    return time.process_time() - begun


def resolved(f: dict[str, pl.DataFrame]) -> dict[str, Any]:
    """What `merge` takes."""
    found = resolve(f["entities"], f["mentions"], f["roles"], f["who"], f["sources"], Registry.empty(), Judgements())
    key = ["source_id", "entity_kind", "entity_key"]
    who = f["who"].join(found.assignments.select(*key, "entity_id"), on=key).drop("entity_key")
    return {
        "claims": f["events"], "participants": who, "sources": f["sources"], "people": found.people,
        "organizations": found.organizations, "judgements": pl.DataFrame(schema=JUDGED), "types": EventTypes.load(),
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.benchmark
def test_four_times_the_articles_cost_no_square() -> None:
    few, many = articles(2_000), articles(8_000)
    seconds(few)  # what is loaded once
    ratio = min(seconds(many) for _ in range(2)) / min(seconds(few) for _ in range(3))
    assert ratio < 8, f"{ratio:.1f} times the time for 4 times the articles (16 would be a square)"


@pytest.mark.slow
@pytest.mark.benchmark
def test_one_article_more_costs_a_part_of_merging_all() -> None:
    every = articles(8_000)
    frames = resolved(every)
    last = pl.col("source_id") == every["sources"]["source_id"].max()
    before = merge(**{**frames, "claims": frames["claims"].filter(~last)})

    def merging(known: MergedBlocks | None) -> float:
        begun = time.process_time()
        found = merge(**frames, known=known)
        assert len(found.event_mentions) == len(every["events"])
        return time.process_time() - begun

    ratio = min(merging(before.new) for _ in range(3)) / min(merging(None) for _ in range(3))
    assert ratio < 0.5, f"{ratio:.2f} of merging from nothing"
