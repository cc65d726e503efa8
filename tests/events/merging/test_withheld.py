"""Claims that are less sure than the setting asks are no events; who was weighed is told with them."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from flows.events.merging import Merged
from flows.events.merging import merge as merge_frames
from flows.events.merging.judged import JUDGED
from schemas.facts import LocalCandidates, by_source
from tests.events.merging import LENGTH, TYPES, Claim, frames

SURE = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01", confidence=0.9)
UNSURE = Claim("b", "appointment", "方砚秋", "远舟汽车", "2023-05-02", confidence=0.4)


def withheld(
    *claims: Claim, doubt: str | None = None, judgements: list[dict[str, Any]] | None = None,
    candidates: pl.DataFrame | None = None,
) -> Merged:  # fmt: skip
    given = frames(claims)
    given["claims"] = given["claims"].with_columns(doubt=pl.lit(doubt, dtype=pl.String))
    judged = pl.DataFrame(judgements or [], schema=JUDGED, orient="row")
    return merge_frames(**given, judgements=judged, types=TYPES, candidates=candidates, minimum=0.5)


def at(claim: Claim, verdict: str) -> dict[str, Any]:
    return {"judgement": 0, "verdict": verdict, "other": False, "source": claim.content, "part": "body", "start": 0,
            "end": LENGTH, "event_type": claim.type, "surface": claim.who, "words": "the place"}  # fmt: skip


def test_an_unsure_claim_is_withheld_and_counts_in_no_event() -> None:
    found = withheld(SURE, UNSURE)
    assert found.events["event_type"].to_list() == ["departure"]
    assert found.withheld_claims.select("source_id", "claim").rows() == [("b", 0)]
    assert found.events["mention_count"].sum() == 1


def test_the_reason_is_what_extraction_doubted_else_that_it_is_not_sure_enough() -> None:
    assert withheld(UNSURE, doubt="It is not sure who.").withheld_claims["reason"].to_list() == ["It is not sure who."]
    assert withheld(UNSURE).withheld_claims["reason"].to_list() == ["Confidence 0.40 is below the 0.50 that is asked."]


def test_a_claim_that_is_sure_enough_is_told_whatever_was_doubted() -> None:
    found = withheld(SURE, doubt="It is not sure when.")
    assert len(found.events) == 1
    assert found.withheld_claims.is_empty()


def test_a_judgement_right_tells_it_and_a_judgement_wrong_settles_it() -> None:
    told = withheld(UNSURE, judgements=[at(UNSURE, "right")])
    assert told.events["event_type"].to_list() == ["appointment"]
    assert told.withheld_claims.is_empty()
    gone = withheld(UNSURE, judgements=[at(UNSURE, "wrong")])
    assert gone.events.is_empty()
    assert gone.withheld_claims.is_empty()


def test_a_judgement_right_that_matches_nothing_is_said() -> None:
    nowhere = {**at(UNSURE, "right"), "start": 9 * LENGTH, "end": 10 * LENGTH}
    assert withheld(UNSURE, judgements=[nowhere]).unmatched == ("events, right: there is no the place",)


def test_participants_are_the_candidates_with_their_probabilities_the_likeliest_first() -> None:
    schema = {**by_source(LocalCandidates), "entity_id": pl.String}
    weighed = [("person", "appointee", 0.2, "贺兰亭"), ("person", "appointee", 0.5, "方砚秋"),
               ("organization", "employer", 0.6, "远舟汽车")]  # fmt: skip
    rows = [("b", 0, kind, "key", role, None, likely, who) for kind, role, likely, who in weighed]
    found = withheld(UNSURE, candidates=pl.DataFrame(rows, schema=schema, orient="row")).withheld_claims
    told = [(p["name"], p["role"], p["probability"]) for p in json.loads(found["participants"][0])]
    assert told == [("方砚秋", "appointee", 0.5), ("贺兰亭", "appointee", 0.2), ("远舟汽车", "employer", 0.6)]


def test_without_candidates_those_who_take_part_are_told() -> None:
    found = withheld(UNSURE).withheld_claims
    assert [p["name"] for p in json.loads(found["participants"][0])] == ["方砚秋", "远舟汽车"]
