"""What articles call an organisation by a fuller form too says what its short form means elsewhere."""

from __future__ import annotations

from flows.entities.registry import Entry, Registry
from tests.entities.resolution import Article, resolve, who

TREE = Entry("pear", "organization", "Pear", "云杉", "Pear", "company", None, True, None, (("云杉", "alias", False),))
SURE = Entry(
    "larch", "organization", "Larch", "落松", "Larch", "company", None, False, None, (("落松", "alias", False),)
)


def explained(outlet: str, name: str = "云杉日报", short: str = "云杉") -> list[Article]:
    """Three articles of an outlet that call a name by a short form."""
    return [Article(f"{outlet}{i}", orgs=[name], calls={name: short}, outlet=outlet) for i in range(3)]


def test_a_form_that_articles_explain_again_and_again_is_the_same_where_it_stands_alone() -> None:
    ids = who(resolve(*explained("甲"), Article("z", orgs=["云杉"])), "organization")
    assert ids["z", "云杉"] == ids["甲0", "云杉日报"]
    once = who(resolve(*explained("甲")[:1], Article("z", orgs=["云杉"])), "organization")
    assert once["z", "云杉"] != once["甲0", "云杉日报"]


def test_an_outlet_goes_before_all() -> None:
    paper, maker = explained("甲"), explained("乙", "云杉电脑公司")
    alone = [Article("y", orgs=["云杉"], outlet="甲"), Article("z", orgs=["云杉"], outlet="乙")]
    ids = who(resolve(*paper, *maker, *alone, Article("x", orgs=["云杉"])), "organization")
    assert ids["y", "云杉"] == ids["甲0", "云杉日报"]
    assert ids["z", "云杉"] == ids["乙0", "云杉电脑公司"]
    assert ids["x", "云杉"] not in (ids["y", "云杉"], ids["z", "云杉"])


def test_a_registered_name_that_others_bear_goes_by_usage_and_one_of_its_own_does_not() -> None:
    registry = Registry([TREE, SURE])
    for name, key, moves in (("云杉", "pear", True), ("落松", "larch", False)):
        alone = Article("z", orgs=[name], registered={name: key})
        ids = who(resolve(*explained("甲", f"{name}日报", name), alone, registry=registry), "organization")
        assert (ids["z", name] == ids["甲0", f"{name}日报"]) is moves


def test_the_office_of_one_country_is_not_that_of_another() -> None:
    ids = who(resolve(*explained("甲", "青岚国财政部", "财政部"), Article("z", orgs=["财政部"])), "organization")
    assert ids["z", "财政部"] != ids["甲0", "青岚国财政部"]


def test_a_name_with_what_the_law_adds_is_the_registered_company_though_the_name_alone_may_be_a_tree() -> None:
    registry = Registry([TREE])
    told = Article("a", orgs=["云杉"], registered={"云杉": "pear"})
    ids = who(resolve(told, Article("b", orgs=["云杉公司"]), registry=registry), "organization")
    assert ids["a", "云杉"] == ids["b", "云杉公司"]


def test_a_short_form_beside_a_registered_name_again_and_again_is_that_one() -> None:
    registry = Registry([SURE])
    beside = [Article(f"a{i}", orgs=["落松立交会", "落会"], registered={"落松立交会": "larch"}) for i in range(3)]
    ids = who(resolve(*beside, Article("z", orgs=["落会"]), registry=registry), "organization")
    assert ids["z", "落会"] == ids["a0", "落松立交会"]
