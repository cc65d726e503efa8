from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.events.merging import Merged
from flows.events.merging import merge as merge_frames
from flows.events.merging.judged import JUDGED
from tests.events.merging import LENGTH, TYPES, Claim, events, frames, merge

LEFT = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01")


def event(*claims: Claim) -> dict[str, Any]:
    """The one event of the claims."""
    found = merge(*claims).events
    assert len(found) == 1
    return found.row(0, named=True)


def participants(*claims: Claim) -> set[tuple[str, str]]:
    return set(merge(*claims).event_participants.select("entity_id", "role").rows())


def test_the_published_range_is_the_tightest_that_the_most_trusted_support() -> None:
    trusted = Claim("b", "departure", "陆知衡", "澄江半导体", "2023-04-20/2023-05-10", certainty="announced")
    rumoured = Claim("c", "departure", "陆知衡", "澄江半导体", "2023-05-12", certainty="reported", confidence=0.5)
    tighter = event(LEFT, trusted)
    assert (tighter["date_earliest"], tighter["date_latest"]) == (dt.date(2023, 5, 1), dt.date(2023, 5, 1))
    assert tighter["date_precision"] == "day"
    assert tighter["certainty"] == "announced"
    kept = event(trusted, Claim("c", "departure", "陆知衡", "澄江半导体", "2023-05-12/2023-05-13", confidence=0.5))
    assert kept["date_latest"] == dt.date(2023, 5, 10)
    assert event(trusted, rumoured)["date_latest"] == dt.date(2023, 5, 10)


def test_sources_are_counted_once_and_mentions_each() -> None:
    told = event(LEFT, LEFT, Claim("b", "departure", "陆知衡", "澄江半导体"))
    assert (told["source_count"], told["mention_count"]) == (2, 3)
    assert told["confidence"] > event(LEFT)["confidence"]


def test_each_mention_keeps_its_type_and_the_event_has_the_one_most_told() -> None:
    fired = [Claim(x, "dismissal", "陆知衡", "澄江半导体", "2023-05-01") for x in "bc"]
    assert event(LEFT, *fired)["event_type"] == "dismissal"


def test_a_teams_organization_takes_part_with_it_once() -> None:
    unnamed = Claim("a", "departure", "陆知衡", None, "2023-05-01", also=[("team", "封装团队")])
    assert participants(unnamed) == {("陆知衡", "leaver"), ("封装团队", "team"), ("澄江半导体", "parent")}
    named = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01", also=[("team", "封装团队")])
    assert participants(named) == {("陆知衡", "leaver"), ("封装团队", "team"), ("澄江半导体", "former_employer")}


def test_the_parent_of_a_company_takes_part_where_the_source_tells_of_it() -> None:
    left = Claim("a", "departure", "陆知衡", "澄江封测", "2023-05-01")
    assert participants(left) == {("陆知衡", "leaver"), ("澄江封测", "former_employer")}
    parent = ("澄江集团", "parent")
    assert parent in participants(left, Claim("a", "founding", "方砚秋", "澄江集团", "2011-01-01"))
    assert parent not in participants(left, Claim("b", "founding", "方砚秋", "澄江集团", "2011-01-01"))


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (LEFT, "陆知衡离开澄江半导体"),
        (Claim("a", "departure", "陆知衡", "澄江半导体", post="总裁"), "陆知衡卸任澄江半导体总裁"),
        (Claim("a", "departure", "陆知衡"), "陆知衡离职"),
        (Claim("a", "departure", "陆知衡", script="Hant"), "陆知衡離職"),
        (Claim("a", "founding", None, "澄江半导体"), "澄江半导体成立"),
        (Claim("a", "founding", "陆知衡", "澄江半导体"), "陆知衡创立澄江半导体"),
        (Claim("a", "investment", None, "澄江半导体", also=[("investor", "南湾证券")]), "南湾证券投资澄江半导体"),
        (Claim("a", "investment", None, "澄江半导体"), "澄江半导体获投资"),
        (Claim("a", "release", None, "澄江半导体", thing="星河 2"), "澄江半导体发布星河 2"),
        (Claim("a", "letter", "陆知衡"), "陆知衡发出信函"),
        (Claim("a", "letter", None, "澄江半导体", also=[("recipient", "澄江半导体")]), "致澄江半导体的信函"),
        (Claim("a", "dissolution", None, "封装团队"), "封装团队解散"),
        (Claim("a", "dismissal", "陆知衡", "澄江半导体", post="总裁"), "陆知衡被澄江半导体解除总裁职务"),
        (Claim("a", "dismissal", "陆知衡", "澄江半导体"), "陆知衡被澄江半导体解雇"),
        (Claim("a", "appointment", "陆知衡", "澄江半导体", post="总裁", also=[("predecessor", "方砚秋")]),
         "陆知衡出任澄江半导体总裁"),
        (Claim("a", "departure", "陆知衡", "澄江半导体", post="负责人", also=[("team", "封装团队")]),
         "陆知衡卸任澄江半导体封装团队负责人"),
        (Claim("a", "appointment", "陆知衡", "澄江半导体", post="主席", also=[("team", "特別調查委員會")]),
         "陆知衡出任澄江半导体特別調查委員會主席"),
        (Claim("a", "departure", "陆知衡", "澄江半导体", post="總裁", also=[("team", "封装团队")]),
         "陆知衡卸任澄江半导体總裁"),
    ],
)  # fmt: skip
def test_the_headline_is_made_of_what_is_known(claim: Claim, words: str) -> None:
    assert event(claim)["headline"] == words


def test_headline_and_participant_have_the_same_post() -> None:
    exact = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01", post="首席财务官", certainty="announced")
    loose = Claim("a", "departure", "陆知衡", "澄江半导体", "2023-05-01", post="创始人")
    for claims in ([exact, loose], [loose, exact]):
        found = merge(*claims)
        assert found.events["headline"].to_list() == ["陆知衡卸任澄江半导体首席财务官"]
        assert found.event_participants["post"].drop_nulls().to_list() == ["首席财务官"]


def test_every_type_has_headlines_in_both_scripts() -> None:
    assert [t.event_type for t in TYPES.types if sorted(t.headlines) != ["Hans", "Hant"]] == []


def row(verdict: str, c: Claim, number: int = 0, *, other: bool = False, judgement: int = 0) -> dict[str, Any]:
    start = number * LENGTH
    return {"judgement": judgement, "verdict": verdict, "other": other, "source": c.content, "part": "body",
            "start": start + 2, "end": start + 9, "event_type": c.type, "surface": c.who, "words": "words"}  # fmt: skip


AGAIN = Claim("b", "departure", "陆知衡", "澄江半导体", "2023-05-01")
ELSEWHERE = Claim("c", "departure", "陆知衡", "远舟汽车", "2020-05-01")


def test_same_joins_what_nothing_else_joins_and_what_fits_either_follows() -> None:
    like_it = Claim("d", "departure", "陆知衡", "远舟汽车", "2020-05-01")
    judged = [row("same", LEFT), row("same", ELSEWHERE)]
    assert events(LEFT, ELSEWHERE, like_it) == [{0}, {1, 2}]
    assert events(LEFT, ELSEWHERE, like_it, judgements=judged) == [{0, 1, 2}]


def test_different_parts_what_everything_else_joins() -> None:
    third = Claim("d", "departure", "陆知衡", "澄江半导体", "2023-05-01")
    apart = [row("different", AGAIN), row("different", LEFT, other=True), row("different", third, other=True)]
    assert events(LEFT, AGAIN, third) == [{0, 1, 2}]
    assert events(LEFT, AGAIN, third, judgements=apart) == [{0, 2}, {1}]


def test_wrong_takes_a_claim_out() -> None:
    assert events(LEFT, AGAIN, judgements=[row("wrong", AGAIN)]) == [{0}]


def test_a_judgement_names_one_of_two_people_of_a_sentence() -> None:
    both = [Claim("a", "departure", who, "澄江半导体") for who in ("陆知衡", "方砚秋")]
    judged = row("wrong", both[1], 1)
    found = merge(*both, judgements=[judged, {**judged, "surface": "陆知衡", "judgement": 1}])
    assert found.event_participants["entity_id"].to_list().count("方砚秋") == 0
    assert len(found.unmatched) == 1


def test_a_judgement_that_matches_nothing_is_said_and_costs_nothing() -> None:
    gone = row("same", Claim("zz", "departure", "陆知衡"))
    found = merge(LEFT, AGAIN, judgements=[row("same", LEFT), gone])
    assert len(found.events) == 1
    assert found.unmatched == ("events, same: there is no words",)


@st.composite
def stories(draw: st.DrawFn) -> list[Claim]:
    days = [None, "2023-05-01", "2023-05-03", "2023-09-01", "2023-01-01/2023-12-31"]
    found = []
    for i in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(["departure", "dismissal", "return", "appointment", "founding", "release"]))
        found.append(Claim(
            draw(st.sampled_from("abcdef")), kind, draw(st.sampled_from(["陆知衡", "方砚秋", None])),
            draw(st.sampled_from(["澄江半导体", "远舟汽车", "封装团队", None])), draw(st.sampled_from(days)),
            draw(st.sampled_from([None, "总裁", "CEO"])), draw(st.sampled_from([None, "星河"])),
            certainty=draw(st.sampled_from(["announced", "reported"])), confidence=0.5 + i / 100,
        ))  # fmt: skip
    return found


def content(found: Merged) -> list[list[tuple[object, ...]]]:
    tables = (found.events, found.event_participants, found.event_mentions, found.event_decisions)
    return [sorted(t.rows(), key=repr) for t in tables]


@settings(max_examples=80, deadline=None)
@given(claims=stories(), seed=st.integers(0, 1000))
def test_the_order_of_the_rows_does_not_matter(claims: list[Claim], seed: int) -> None:
    whole = frames(claims)
    shuffled = {n: f.sample(fraction=1, shuffle=True, seed=seed) for n, f in whole.items()}
    one, other = (merge_frames(**f, judgements=pl.DataFrame(schema=JUDGED), types=TYPES) for f in (whole, shuffled))
    assert content(one) == content(other)
    assert one.events["event_id"].is_unique().all()


@settings(max_examples=60, deadline=None)
@given(claims=stories())
def test_an_article_of_others_renames_no_event(claims: list[Claim]) -> None:
    unrelated = Claim("z", "departure", "温若谷", "南湾证券", "2023-05-01")
    before, after = merge(*claims).event_mentions, merge(*claims, unrelated).event_mentions
    assert sorted(after.filter(pl.col("source_id") != "z").rows()) == sorted(before.rows())
