"""Weights estimated from a corpus: what was put into invented articles comes out, in whatever order."""

from __future__ import annotations

import random

import pytest

from flows.entities.registry import Registry
from flows.entities.resolution.people.estimate import Estimate, of_facts
from tests.entities.resolution import Article, frames

SURNAMES, GIVEN = "陆温贺方谢程孟邵", "砚衡谷亭秋渊泽岚"
SHARED = 0.75  # of the people, whose two articles name one companion


def rare_names(number: int) -> list[str]:
    every = [s + a + b for s in SURNAMES for a in GIVEN for b in GIVEN if a != b]
    return random.Random(3).sample(every, number)


def corpus() -> list[Article]:
    """A hundred people in two articles each; three in four beside one companion, one in two with one post."""
    names = rare_names(300)
    articles = []
    for i in range(100):
        name, friend, other = names[3 * i : 3 * i + 3]
        second = friend if i < 100 * SHARED else other
        post = ("总裁", "总裁" if i % 2 else "顾问")
        days = (f"2023-01-{i % 28 + 1:02}", f"2023-09-{i % 28 + 1:02}")
        for j, beside in enumerate((friend, second)):
            articles.append(Article(f"a{i}-{j}", [name, beside], roles=[(name, None, post[j])], day=days[j]))
    return articles


def estimated(articles: list[Article]) -> dict[tuple[str, str], Estimate]:
    f = frames(articles)
    found = of_facts(f["entities"], f["mentions"], f["roles"], f["participants"], f["sources"], Registry.empty())
    return {(e.finding, e.level): e for e in found}


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], Estimate]:
    return estimated(corpus())


def test_the_share_of_agreeing_pairs_of_one_person_is_found(found: dict[tuple[str, str], Estimate]) -> None:
    # friends are people of one name in two articles, too, and each has the other for a companion
    assert found["companion", "same companion 0"].m == pytest.approx((100 + 75) / (100 + 75 + 25), abs=0.15)
    assert found["companion", "same companion 0"].u < 0.05
    assert found["companion", "same companion 0"].bits > 3 > 0 > found["companion", "none"].bits
    assert found["title", "same title 2"].m == pytest.approx(0.5, abs=0.1)


def test_what_all_articles_say_tells_nobody_apart(found: dict[tuple[str, str], Estimate]) -> None:
    assert abs(found["title", "same title 2"].bits) < abs(found["companion", "same companion 0"].bits)
    assert found["nothing_in_common", "nothing in common"].bits < -1


def test_what_nobody_tells_is_not_estimated(found: dict[tuple[str, str], Estimate]) -> None:
    assert {finding for finding, _ in found} == {"companion", "title", "field", "near_in_time", "nothing_in_common"}


def test_the_order_of_articles_changes_no_estimate(found: dict[tuple[str, str], Estimate]) -> None:
    other = corpus()
    random.Random(5).shuffle(other)
    assert estimated(other) == found
