"""Whether a claim tells the event that another tells: type, principal, organisation, thing, post, dates, terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import cache

from flows.events.merging.claims import Claim
from flows.events.merging.terms import Terms
from flows.events.merging.vocabulary import MergingRules, settings

Reason = tuple[str, float, str]
"""rule, score, the parts that agreed in words."""


def same_event(core: Claim, c: Claim, terms: Terms, rules: MergingRules) -> Reason | None:
    """Why a claim tells the core's event; None where type, organisation, thing, post, date or a second term forbids."""
    shared = set(core.principals).intersection(c.principals)
    if not shared or not rules.may_be_one(core.event_type, c.event_type) or _conflict(core, c, shared, rules):
        return None
    when = _dates(core, c, rules) or _looked_back(core, c, terms, rules)
    if when is None or terms.between(core, c):
        return None
    same_house = not c.houses.isdisjoint(core.houses)
    parts = ["same principal", *(["same organisation"] if same_house else []), when[1]]
    return "same_event", round(0.5 + 0.2 * same_house + 0.3 * when[0], 3), ", ".join(parts)


def _conflict(core: Claim, c: Claim, shared: Collection[str], rules: MergingRules) -> bool:
    """Whether organisations, things or names differ that both claims tell, or the posts of one of the people."""
    if any(a and b and a.isdisjoint(b) for a, b in ((core.houses, c.houses), (core.named, c.named))):
        return True
    of_type = rules.of(core.event_type)
    if of_type.by_organization and core.thing and c.thing and not _same_thing(core.thing, c.thing):
        return True
    posts = [(core.posts.get(p), c.posts.get(p)) for p in shared] if of_type.by_post else []
    return any(a and b and not rules.settings.same_post(a, b) for a, b in posts)


def _same_thing(a: str, b: str) -> bool:
    return a in b or b in a


def _loosely(a: Claim, b: Claim, rules: MergingRules) -> tuple[float, str] | None:
    """Two articles may date one event differently; what one article dates apart is two.

    Somebody leaves a house once unless he comes back: the day of the news and the day itself may lie weeks apart.
    """
    r = rules.settings
    if a.source_id == b.source_id or not (a.first and a.last and b.first and b.last):
        return None
    gap = max((a.first - b.last).days, (b.first - a.last).days)
    if gap <= r.slack_days:
        return 0.6, f"dates within {r.slack_days} days"
    if rules.of(a.event_type).loosely_dated and gap <= r.loose_days and not a.houses.isdisjoint(b.houses):
        return 0.3, f"dates within {r.loose_days} days"
    return None


def _looked_back(a: Claim, b: Claim, terms: Terms, rules: MergingRules) -> tuple[float, str] | None:
    """An article that dates somebody's coming or going long ago may name it again without the day.

    在加入甲公司之前 beside 2016年加入甲公司. Where they went, or came back, long before the article, it may be another.
    """
    if a.source_id != b.source_id or bool(a.first) == bool(b.first) or a.houses.isdisjoint(b.houses):
        return None
    of_type, dated = rules.of(a.event_type), a if a.first else b
    if not of_type.moves or not dated.last or not dated.published:
        return None
    until = dated.published - dt.timedelta(rules.settings.loose_days)
    moved = (p for p in {*a.principals} & {*b.principals} if terms.moved(of_type.ended_by, p, dated.last, until))
    return None if any(moved) else (0.3, "one article, one is not dated")


@cache
def _spans() -> tuple[dt.timedelta, dt.timedelta, dt.timedelta]:
    r = settings()
    return dt.timedelta(r.slack_days), dt.timedelta(r.window_days), dt.timedelta(r.wide_days)


def _dates(a: Claim, b: Claim, rules: MergingRules) -> tuple[float, str] | None:
    """(how well the dates agree, in words); None when they cannot be one event's."""
    if a.first and a.last and b.first and b.last:
        if a.first > b.last or b.first > a.last:
            return _loosely(a, b, rules)
        wide = max(a.last - a.first, b.last - b.first) > _spans()[2]
        return (0.8, "dates overlap, one widely") if wide else (1.0, "dates overlap")
    named = a.named & b.named
    if rules.of(a.event_type).by_object and not named and not (a.thing and b.thing):
        return None
    dated, other = (a, b) if a.first else (b, a)
    said = "one is not dated" if dated.first else "neither is dated"
    if rules.of(a.event_type).once and named:
        return 0.5, said
    return (0.4, said) if _told_in_time(dated, other) else None


def _told_in_time(dated: Claim, other: Claim) -> bool:
    """Whether a claim without a day is told about when the other's event was, or both are told about one time."""
    slack, window, _ = _spans()
    if not dated.first:
        return not (dated.published and other.published and abs(dated.published - other.published) > window)
    if not (dated.last and other.published):
        return True
    if dated.first > other.published + slack and other.certainty != "announced":
        return False  # told before it happened
    return dated.first - window <= other.published <= dated.last + window
