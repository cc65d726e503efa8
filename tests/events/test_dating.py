"""Articles without a day, dated by events that other articles date."""

from __future__ import annotations

import datetime as dt
import itertools

from flows.events.dating import DatedWords, evidence_from_others

TOLD = dt.date(2024, 5, 14)  # a Tuesday


def claim(source: str, words: str, day: dt.date | None = None, *, who: str = "person:程岚") -> DatedWords:
    evidence = f"{words}，程岚离开云岭科技。"
    return DatedWords(source, day is not None, "departure", who, words, day, day, "body", 7, evidence)


def ranges(*claims: DatedWords) -> dict[str, set[tuple[str, str, str | None]]]:
    found = evidence_from_others(claims)
    return {s: {(str(e.earliest), str(e.latest), e.other_source) for e in some} for s, some in found.items()}


def test_an_article_that_says_last_tuesday_was_written_in_the_week_after() -> None:
    found = evidence_from_others([claim("a", "上周二"), claim("b", "5月14日", TOLD)])
    (row,) = found["a"]
    assert (str(row.earliest), str(row.latest), row.other_source) == ("2024-05-20", "2024-05-26", "b")
    assert (row.part, row.start, row.end) == ("body", 7, 10)


def test_the_order_of_articles_does_not_matter() -> None:
    claims = [claim("a", "上周二"), claim("b", "5月14日", TOLD), claim("c", "昨日", TOLD), claim("d", "上个月")]
    assert len({str(sorted((s, sorted(map(str, r))) for s, r in ranges(*some).items()))
                for some in itertools.permutations(claims)}) == 1  # fmt: skip


def test_an_article_without_a_day_dates_nobody() -> None:
    assert ranges(claim("a", "上周二"), claim("b", "昨日")) == {}


def test_others_of_the_name_and_articles_that_disagree_date_nobody() -> None:
    assert ranges(claim("a", "上周二"), claim("b", "5月14日", TOLD, who="person:宋涛")) == {}
    apart = dt.date(2021, 5, 14)
    assert ranges(claim("a", "上周二"), claim("b", "5月14日", TOLD), claim("c", "5月14日", apart)) == {}


def test_words_that_cannot_mean_the_day_or_mean_it_always_bound_nothing() -> None:
    dated = claim("b", "5月14日", TOLD)
    assert ranges(claim("a", "上周六"), dated) == {}
    assert ranges(claim("a", "2024年5月14日"), dated) == {}
