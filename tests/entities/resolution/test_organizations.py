from __future__ import annotations

import polars as pl

from flows.entities.registry import Entry, Registry
from flows.entities.resolution.forms.comparison import core
from tests.entities.resolution import Article, resolve, rule, who


def names(*articles: Article) -> list[str]:
    return sorted(resolve(*articles).organizations["name"])


def test_what_the_law_adds_to_a_name_makes_no_other_company() -> None:
    assert len(names(Article("a", orgs=["澄江半导体"]), Article("b", orgs=["澄江半导体股份有限公司"]))) == 1
    assert len(names(Article("a", orgs=["Northwind Robotics"]), Article("b", orgs=["Northwind Robotics, Inc."]))) == 1
    assert len(names(Article("a", orgs=["远舟汽车"]), Article("b", orgs=["远舟证券"]))) == 2
    assert core("中国公司") == "中国公司"


def test_a_short_form_is_the_one_company_that_an_article_says_it_is() -> None:
    said = Article("a", orgs=["澄江半导体|澄江"])
    assert len(names(said, Article("b", orgs=["澄江"]))) == 1


def test_a_short_form_of_two_companies_joins_neither() -> None:
    ids = who(
        resolve(
            Article("a", orgs=["远舟汽车|远舟"]), Article("b", orgs=["远舟证券|远舟"]), Article("c", orgs=["远舟"])
        ),
        "organization",
    )
    assert len(set(ids.values())) == 3


def test_a_team_is_one_inside_its_organization_and_has_it_as_parent() -> None:
    a, b = (Article(x, orgs=["澄江半导体"], teams=[("封装团队", "澄江半导体")]) for x in "ab")
    other = Article("c", orgs=["远舟汽车"], teams=[("封装团队", "远舟汽车")])
    found = resolve(a, b, other)
    ids = who(found, "organization")
    assert ids["a", "封装团队"] == ids["b", "封装团队"] != ids["c", "封装团队"]
    parents = dict(found.organizations.filter(pl.col("kind") == "team").select("org_id", "parent_org_id").iter_rows())
    assert parents[ids["c", "封装团队"]] == ids["c", "远舟汽车"]


def test_a_team_whose_organization_is_not_said_stays_in_its_article() -> None:
    ids = who(
        resolve(Article("a", teams=[("封装团队", None)]), Article("b", teams=[("封装团队", None)])), "organization"
    )
    assert len(set(ids.values())) == 2


def test_a_misspelt_name_is_the_one_of_its_article() -> None:
    right = Article("a", orgs=["Northwind", "Nortwhind"], registered={"Northwind": "northwind"})
    entry = Entry("northwind", "organization", "Northwind", None, "Northwind", "company", None, False, None,
                  (("Northwind", "canonical", False),))  # fmt: skip
    found = resolve(right, registry=Registry((entry,)))
    assert found.organizations["name"].to_list() == ["Northwind"]
    assert rule(found, "a", "Nortwhind")[0] == "misspelling"
    assert len(names(Article("a", orgs=["Northwind", "Nortwhind"]))) == 2
    assert len(names(Article("a", orgs=["Acme", "Acne"], registered={"Acme": "acme"}))) == 2


def test_every_parent_is_a_row() -> None:
    found = resolve(Article("a", orgs=["澄江半导体"], teams=[("封装团队", "澄江半导体")])).organizations
    assert set(found["parent_org_id"].drop_nulls()) <= set(found["org_id"])


def together(*articles: Article) -> list[set[str]]:
    """Names by the organisation they stand for, those of several names."""
    ids: dict[str, set[str]] = {}
    for (_, name), ident in who(resolve(*articles), "organization").items():
        ids.setdefault(ident, set()).add(name)
    return [names for names in ids.values() if len(names) > 1]


def test_a_short_form_that_stands_beside_one_name_again_and_again_is_that_organization() -> None:
    beside = [Article(x, orgs=["临江大学", "临大"]) for x in "ab"]
    assert together(*beside, Article("c", orgs=["临大"])) == [{"临江大学", "临大"}]
    assert together(*beside[:1], Article("c", orgs=["临大"])) == []
    assert together(*(Article(x, orgs=["国家药品管理委", "国家药管委"]) for x in "ab")) == [
        {"国家药品管理委", "国家药管委"}
    ]
    assert together(*(Article(x, orgs=["东临大学", "临大"]) for x in "ab")) == [{"东临大学", "临大"}]
    assert together(*(Article(x, orgs=["临江工业大学", "江大"]) for x in "ab")) == []


def test_a_short_form_of_several_goes_by_its_article_or_stays_apart() -> None:
    one = [Article(x, orgs=["临江大学", "临大"]) for x in "abf"]
    other = [Article(x, orgs=["临海大学", "临大"]) for x in "cdg"]
    ids = who(resolve(*one, *other, Article("e", orgs=["临大"])), "organization")
    assert ids["a", "临大"] == ids["b", "临江大学"] != ids["c", "临大"] == ids["d", "临海大学"]
    assert ids["e", "临大"] not in (ids["a", "临大"], ids["c", "临大"])


def test_the_office_of_a_country_is_not_that_of_another_and_a_company_not_the_one_with_a_word_more() -> None:
    for short, long in (("外交部", "临海外交部"), ("远舟证券", "远舟建投证券"), ("临江市委", "临江市东湖区委")):
        assert together(*(Article(x, orgs=[short, long]) for x in "ab")) == []
    assert together(*(Article(x, orgs=["标委会", "国家标委会"]) for x in "ab")) == [{"标委会", "国家标委会"}]


def apart(articles: list[Article]) -> dict[tuple[str, str], str]:
    return who(resolve(*articles), "organization")


def test_an_office_that_several_places_have_is_that_of_its_article_and_nobodys_elsewhere() -> None:
    often = [Article(x, orgs=["临江市教育局|教育局"]) for x in "abcdef"]
    other, bare = Article("x", orgs=["北川县教育局|教育局"]), Article("z", orgs=["教育局"])
    ids = apart([*often, other, bare])
    assert ids["a", "临江市教育局"] == ids["f", "临江市教育局"]
    assert len({ids["a", "临江市教育局"], ids["x", "北川县教育局"], ids["z", "教育局"]}) == 3
    ids = apart([*often, bare])  # of one place alone, it may be called so
    assert ids["a", "临江市教育局"] == ids["z", "教育局"]


def test_a_pair_that_is_told_seldom_joins_no_other_name_to_the_usual_one() -> None:
    often = [Article(x, orgs=["远舟汽车|远舟"]) for x in "abcdef"]
    ids = apart([*often, Article("x", orgs=["远舟证券|远舟"]), Article("z", orgs=["远舟"])])
    assert ids["a", "远舟汽车"] == ids["z", "远舟"] != ids["x", "远舟证券"]


def test_a_short_form_is_found_for_a_name_of_which_an_article_states_another_form() -> None:
    stated = Article("a", orgs=["临江记者协会|临江记者"])
    beside = [Article(x, orgs=["临江记者协会", "记协"]) for x in "bcd"]
    ids = apart([stated, *beside, Article("z", orgs=["记协"])])
    assert ids["z", "记协"] == ids["a", "临江记者协会"] == ids["b", "临江记者协会"]


def test_two_names_that_both_say_their_place_are_two_however_often_they_stand_beside_each_other() -> None:
    stated = Article("a", orgs=["临江大律师公会|大律师公会", "临江律师会|律师会"])
    beside = [Article(x, orgs=["临江大律师公会", "临江律师会"]) for x in "bcd"]
    ids = apart([stated, *beside])
    assert ids["b", "临江大律师公会"] != ids["b", "临江律师会"]
    ids = apart([Article(x, orgs=["国家药物管理委员会", "国家药管委"]) for x in "bcd"])
    assert ids["b", "国家药物管理委员会"] == ids["b", "国家药管委"]


def test_what_is_called_by_two_characters_already_is_not_meant_by_two_others() -> None:
    beside = [Article(x, orgs=["远海航空", "远航"]) for x in "bcd"]
    ids = apart(beside)
    assert ids["b", "远海航空"] == ids["b", "远航"]
    ids = apart([Article("a", orgs=["远海航空|远海"]), *beside])
    assert ids["b", "远海航空"] != ids["b", "远航"]


def test_an_office_that_articles_name_alone_oftener_than_with_its_place_is_not_that_places() -> None:
    alone = [Article(x, orgs=["教育局"]) for x in "bcd"]
    ids = apart([Article("a", orgs=["临江市教育局|教育局"]), *alone])
    assert ids["a", "临江市教育局"] != ids["b", "教育局"] == ids["d", "教育局"]


def test_an_article_that_names_the_place_of_a_shared_office_once_means_that_one() -> None:
    first, other = Article("a", orgs=["临江市教育局"]), Article("b", orgs=["北川县教育局"])
    seldom = Article("c", orgs=["教育局|临江市教育局"])
    ids = apart([first, other, seldom, Article("d", orgs=["教育局"])])
    assert ids["c", "教育局"] == ids["a", "临江市教育局"]
    assert len({ids["a", "临江市教育局"], ids["b", "北川县教育局"], ids["d", "教育局"]}) == 3


def test_a_kind_without_a_name_is_what_its_article_says_and_nothing_elsewhere() -> None:
    funds = [Article("a", orgs=["基金|Riverside Fund"]), Article("b", orgs=["基金|Harbour Fund"])]
    ids = apart([*funds, Article("c", orgs=["基金"]), Article("d", orgs=["基金"]), Article("e", orgs=["Harbour Fund"])])
    assert len({ids[x, "基金"] for x in "abcd"}) == 4
    assert ids["b", "基金"] == ids["e", "Harbour Fund"]
