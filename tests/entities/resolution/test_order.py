"""Whatever the order of articles, the same clusters; whatever article comes, only those whom it concerns change."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.entities.judgements import Judgements
from flows.entities.registry import Registry
from flows.entities.resolution import Resolved
from flows.entities.resolution import resolve as resolve_frames
from tests.entities.resolution import Article, frames, resolve, who

PEOPLE = [
    "王维安",
    "陆知衡",
    "方砚秋|Yanqiu Fang",
    "Yanqiu Fang",
    "Anna Petrov",
    "安娜·彼得罗夫|Anna Petrov",
    "李苇|Li Wei",
    "李薇|Li Wei",
]
ORGS = ["澄江半导体", "澄江半导体集团", "远舟汽车|远舟", "远舟证券|远舟", "临江大学"]
TITLES = ["总裁", "教授"]


@st.composite
def corpora(draw: st.DrawFn) -> list[Article]:
    articles = []
    for i in range(draw(st.integers(2, 9))):
        people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique_by=lambda p: p.split("|")[0]))
        orgs = draw(st.lists(st.sampled_from(ORGS), max_size=3, unique=True))
        roles = [
            (p.split("|")[0], o.split("|")[0], draw(st.sampled_from(TITLES)))
            for p in people for o in orgs if draw(st.booleans())
        ]  # fmt: skip
        bare = draw(st.lists(st.sampled_from(["Petrov", "知衡"]), max_size=1))
        day = f"2023-0{draw(st.integers(1, 9))}-01"
        articles.append(Article(f"s{i}", people, orgs, roles, bare, day=day))
    return articles


def content(found: Resolved) -> dict[str, list[tuple[object, ...]]]:
    tables = ("people", "person_aliases", "organizations", "organization_aliases", "assignments", "resolutions")
    return {t: sorted(getattr(found, t).rows(), key=repr) for t in tables}


@settings(max_examples=60, deadline=None)
@given(articles=corpora(), seed=st.integers(0, 1000))
def test_the_order_of_the_rows_does_not_matter(articles: list[Article], seed: int) -> None:
    f = frames(articles)
    whole = ("entities", "mentions", "roles", "participants", "sources")
    one, other = (
        resolve_frames(*(x[n] for n in whole), Registry.empty(), Judgements())
        for x in (f, {n: df.sample(fraction=1, shuffle=True, seed=seed) for n, df in f.items()})
    )
    assert content(one) == content(other)


@settings(max_examples=60, deadline=None)
@given(articles=corpora())
def test_every_mention_has_one_owner_and_ids_are_of_rows(articles: list[Article]) -> None:
    found = resolve(*articles)
    assert len(found.assignments) == sum(len(set(a.named())) for a in articles)
    assert found.people["person_id"].is_unique().all()
    assert found.organizations["org_id"].is_unique().all()
    owners = set(found.assignments["entity_id"])
    assert owners <= set(found.people["person_id"]) | set(found.organizations["org_id"])
    assert set(found.resolutions["entity_id"]) == owners


@settings(max_examples=60, deadline=None)
@given(articles=corpora())
def test_an_article_of_others_renames_nobody(articles: list[Article]) -> None:
    unrelated = Article("z", ["温若谷"], ["南湾证券"], [("温若谷", "南湾证券", "总裁")], day="2022-01-01")
    before, after = who(resolve(*articles)), who(resolve(*articles, unrelated))
    assert {k: v for k, v in after.items() if k[0] != "z"} == before


FAMILIES = (("王维安",), ("陆知衡", "知衡"), ("方砚秋", "Yanqiu Fang"),
            ("Anna Petrov", "安娜·彼得罗夫", "Petrov"), ("李苇", "李薇", "Li Wei"))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(articles=corpora(), person=st.sampled_from(PEOPLE), org=st.sampled_from(["", *ORGS]))
def test_an_article_joins_and_parts_only_bearers_of_the_names_that_it_holds(
    articles: list[Article], person: str, org: str
) -> None:
    extra = Article("z", [person], [org] if org else [], day="2022-01-01")
    of_name = {form for forms in FAMILIES if person.split("|")[0] in forms for form in forms}
    before, after = who(resolve(*articles)), who(resolve(*articles, extra))
    assert {k: v for k, v in after.items() if k[1] not in of_name} == {
        k: v for k, v in before.items() if k[1] not in of_name
    }


def test_a_namesake_elsewhere_renames_nobody() -> None:
    a = Article("a", ["王维安"], ["澄江半导体"], [("王维安", "澄江半导体", "总裁")])
    earlier = Article("z", ["王维安"], ["临江大学"], [("王维安", "临江大学", "教授")], day="2022-01-01")
    assert who(resolve(a))["a", "王维安"] == who(resolve(a, earlier))["a", "王维安"]


def test_later_news_of_a_person_does_not_rename_the_person() -> None:
    a = Article("a", ["陆知衡"], ["澄江半导体"], [("陆知衡", "澄江半导体", "总裁")])
    later = Article("b", ["陆知衡"], ["澄江半导体", "安泰基金"],
                    [("陆知衡", "澄江半导体", "总裁"), ("陆知衡", "安泰基金", "董事")], day="2023-09-01")  # fmt: skip
    found = resolve(a, later)
    assert who(resolve(a))["a", "陆知衡"] == who(found)["a", "陆知衡"] == who(found)["b", "陆知衡"]
    assert found.people.filter(pl.col("name") == "陆知衡").height == 1
