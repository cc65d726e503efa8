"""Rows of blocks that were merged before are taken as they are, and the result is that of merging from nothing."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.events.merging import Merged, MergedBlocks
from flows.events.merging import merge as merge_frames
from flows.events.merging.judged import JUDGED
from tests.events.merging import LENGTH, TYPES, Claim, frames
from tests.events.merging.test_merge import content, stories

NONE = pl.DataFrame(schema=JUDGED)
LEFT = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01")
AGAIN = Claim("b", "departure", "陆知衡", "澄江半导体", "2023-05-02")
OTHER = Claim("c", "departure", "方砚秋", "远舟汽车", "2023-05-01")


def merged(
    *claims: Claim, known: MergedBlocks | None = None, judgements: pl.DataFrame = NONE, minimum: float = 0.0, **of: Any
) -> Merged:
    return merge_frames(
        **{**frames(claims), **of}, judgements=judgements, types=TYPES, minimum=minimum, known=known
    )  # fmt: skip


def fresh(found: Merged) -> set[str]:
    """The articles whose claims were merged and not taken from what was known."""
    return set(found.new.tellings["source_id"])


def test_what_was_merged_before_is_not_merged_again() -> None:
    first = merged(LEFT, AGAIN, OTHER)
    again = merged(LEFT, AGAIN, OTHER, known=first.new)
    assert fresh(first) == {"a", "b", "c"}
    assert fresh(again) == set()
    assert content(again) == content(first)


def test_a_new_claim_costs_the_claims_about_its_people_and_no_others() -> None:
    first = merged(LEFT, OTHER)
    again = merged(LEFT, OTHER, AGAIN, known=first.new)
    assert fresh(again) == {"a", "b"}
    assert content(again) == content(merged(LEFT, OTHER, AGAIN))


def test_a_claim_that_is_gone_costs_the_claims_about_its_people() -> None:
    first = merged(LEFT, AGAIN, OTHER)
    again = merged(LEFT, OTHER, known=first.new)
    assert fresh(again) == {"a"}
    assert set(again.blocks) < set(first.blocks) | set(again.new.tellings["block"])
    assert content(again) == content(merged(LEFT, OTHER))


def test_a_claim_about_two_people_brings_the_claims_about_both_into_one_block() -> None:
    together = Claim("d", "departure", "陆知衡", "南湾证券", also=[("leaver", "方砚秋")])
    assert len(merged(LEFT, OTHER).blocks) == 2
    assert len(merged(LEFT, OTHER, together).blocks) == 1


def test_another_name_of_an_organisation_or_another_parent_costs_the_blocks_that_tell_of_it() -> None:
    first = merged(LEFT, OTHER)
    orgs = frames([LEFT, OTHER])["organizations"]
    here = pl.col("org_id") == "澄江半导体"
    for changed in (
        orgs.with_columns(name=pl.when(here).then(pl.lit("澄江")).otherwise("name")),
        orgs.with_columns(parent_org_id=pl.when(here).then(pl.lit("澄江集团")).otherwise("parent_org_id")),
        orgs.with_columns(kind=pl.when(here).then(pl.lit("team")).otherwise("kind")),
    ):
        again = merged(LEFT, OTHER, known=first.new, organizations=changed)
        assert fresh(again) == {"a"}
        assert content(again) == content(merged(LEFT, OTHER, organizations=changed))


def judgement(verdict: str, place: Claim, number: int) -> dict[str, Any]:
    return {"judgement": 0, "verdict": verdict, "other": False, "source": place.content, "part": "body",
            "start": number * LENGTH, "end": (number + 1) * LENGTH, "event_type": place.type, "surface": None,
            "words": "words"}  # fmt: skip


@st.composite
def runs(draw: st.DrawFn) -> dict[str, Any]:
    """Claims, a judgement on some of them, names and parents: what a run may find."""
    claims = draw(stories())
    verdict = draw(st.sampled_from([None, "same", "different", "wrong", "right"]))
    rows: list[dict[str, Any]] = []
    for c in draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3)) if verdict else ():
        number = [x for x in claims if x.article == c.article].index(c)
        rows.append(judgement(str(verdict), c, number))
    orgs = frames(claims)["organizations"]
    named = draw(st.sampled_from(orgs["org_id"].to_list()))
    above = draw(st.sampled_from([None, *orgs["org_id"].to_list()]))
    here = (pl.col("org_id") == named) & (pl.lit(above) != named)
    changed = orgs.with_columns(
        name=pl.when(here).then(pl.lit(draw(st.sampled_from(["某厂", named])))).otherwise("name"),
        parent_org_id=pl.when(here).then(pl.lit(above, pl.String)).otherwise("parent_org_id"),
    )
    return {
        "claims": claims, "judgements": pl.DataFrame(rows, schema=JUDGED, orient="row"),
        "minimum": draw(st.sampled_from([0.0, 0.52])), "organizations": changed,
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(history=st.lists(runs(), min_size=2, max_size=4))
def test_whatever_was_merged_before_the_same_claims_give_the_same_events(history: list[dict[str, Any]]) -> None:
    known = MergedBlocks.none()
    for run in history:
        claims, of = run["claims"], {k: v for k, v in run.items() if k != "claims"}
        found = merged(*claims, known=known, **of)
        assert content(found) == content(merged(*claims, **of))
        known = MergedBlocks(*(
            pl.concat([before, now]) for before, now in (
                (known.events, found.new.events), (known.participants, found.new.participants),
                (known.tellings, found.new.tellings),
            )
        ))  # fmt: skip
