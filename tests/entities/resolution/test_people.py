from __future__ import annotations

from flows.entities.registry import Entry, Registry
from flows.entities.resolution.people.name_rarity import bits
from flows.entities.resolution.rules import rules
from tests.entities.resolution import Article, resolve, rule, who


def one(name: str, *articles: Article) -> bool:
    """Whether all articles mean one person."""
    ids = who(resolve(*articles))
    return len({ids[a.id, name] for a in articles}) == 1


def at(ident: str, person: str, org: str, title: str = "总裁", **more: object) -> Article:
    return Article(ident, [person, *more.pop("also", ())], [org], [(person, org, title)], **more)  # type: ignore[misc,arg-type]


def test_one_name_and_one_organization_is_one_person() -> None:
    assert one("陆知衡", at("a", "陆知衡", "澄江半导体"), at("b", "陆知衡", "澄江半导体", "董事"))


def test_two_people_of_one_name_in_different_organizations_stay_two() -> None:
    assert not one("王维安", at("a", "王维安", "澄江半导体"), at("b", "王维安", "临江大学", "教授"))
    assert not one("Anna Petrov", at("a", "Anna Petrov", "澄江半导体"), at("b", "Anna Petrov", "临江大学"))


def test_two_employers_of_a_rare_name_are_no_contradiction_two_fields_of_work_are() -> None:
    engineer = at("a", "陆知衡", "澄江半导体", "工程师")
    assert one("陆知衡", engineer, at("b", "陆知衡", "远舟汽车", "顾问"))
    professor, footballer = at("a", "王雅丽", "临江大学", "教授"), at("b", "王雅丽", "南湾俱乐部", "球员")
    assert not one("王雅丽", professor, footballer)
    assert one("王雅丽", professor, at("b", "王雅丽", "南湾俱乐部", "球员", day="2012-05-01"))  # not at one time


def test_a_common_name_needs_more_than_itself() -> None:
    assert not one("王伟", Article("a", ["王伟"]), Article("b", ["王伟"]))
    assert not one("王伟", at("a", "王伟", "澄江半导体"), at("b", "王伟", "远舟汽车"))
    assert one("王伟", at("a", "王伟", "澄江半导体"), at("b", "王伟", "澄江半导体", "董事"))
    assert one("王伟", Article("a", ["王伟", "贺兰亭"]), Article("b", ["王伟", "贺兰亭"]))


def test_who_is_well_known_is_not_split_by_a_stray_post() -> None:
    known = [at(f"a{i}", "王雅丽", "临江大学", "教授", day=f"2023-05-{i + 1:02}") for i in range(30)]
    stray = at("z", "王雅丽", "南湾俱乐部", "球员")
    assert one("王雅丽", *known, stray)
    assert not one("王雅丽", known[0], stray)


def test_who_conflicts_with_a_well_known_person_is_not_joined_to_an_article_that_tells_no_post() -> None:
    known = [at(f"a{i}", "罗尔特", "临江央行", "主席", day=f"2023-05-{i + 1:02}") for i in range(7)]
    silent = Article("b", ["罗尔特"], day="2023-05-01")
    minister = at("z", "罗尔特", "青岚国外交部", "部长")
    assert one("罗尔特", *known, silent)
    assert not one("罗尔特", *known, silent, minister)


def test_a_form_of_many_is_never_one_over_articles_and_is_marked() -> None:
    for form in ("王某", "陈官", "张先生", "小陈"):
        found = resolve(Article("a", [form], ["澄江半导体"]), Article("b", [form], ["澄江半导体"]))
        assert len(found.people) == 2
        assert found.people["named"].to_list() == [False, False]
    assert resolve(Article("a", ["陆知衡"])).people["named"].to_list() == [True]


def test_a_transliterated_piece_of_a_name_is_one_person_where_the_articles_agree() -> None:
    a = Article("a", bare=["贝洛尼"], people=["贺兰亭"])
    assert one("贝洛尼", a, Article("b", bare=["贝洛尼"], people=["贺兰亭"]))
    assert not one("贝洛尼", a, Article("b", bare=["贝洛尼"], day="2020-01-01"))


def test_an_article_that_tells_both_organizations_of_one_person_makes_them_one() -> None:
    moves = Article("c", ["陆知衡"], ["澄江半导体", "远舟汽车"],
                    [("陆知衡", "澄江半导体", "总裁"), ("陆知衡", "远舟汽车", "首席财务官")])  # fmt: skip
    assert one("陆知衡", at("a", "陆知衡", "澄江半导体"), at("b", "陆知衡", "远舟汽车"), moves)


def test_a_bearer_that_says_no_organization_is_the_only_one_known() -> None:
    assert one("陆知衡", at("a", "陆知衡", "澄江半导体"), Article("b", ["陆知衡"]), Article("c", ["陆知衡"]))


def test_a_bearer_that_says_nothing_is_neither_of_two_namesakes() -> None:
    found = resolve(at("a", "王维安", "澄江半导体"), at("b", "王维安", "临江大学"), Article("c", ["王维安"]))
    assert len(set(who(found).values())) == 3
    assert rule(found, "c", "王维安")[0] == "own_article"


def test_a_companion_or_an_organization_of_the_article_says_which_namesake_is_meant() -> None:
    a, b = at("a", "王维安", "澄江半导体", also=["贺兰亭"]), at("b", "王维安", "临江大学")
    with_companion, beside = Article("c", ["王维安", "贺兰亭"]), Article("d", ["王维安"], ["临江大学"])
    ids = who(resolve(a, b, with_companion, beside))
    assert ids["c", "王维安"] == ids["a", "王维安"] != ids["b", "王维安"] == ids["d", "王维安"]


def test_a_namesake_far_better_known_takes_those_who_say_nothing() -> None:
    famous = [at(f"a{i}", "王维安", "澄江半导体") for i in range(6)]
    ids = who(resolve(*famous, at("b", "王维安", "临江大学"), Article("c", ["王维安"])))
    assert ids["c", "王维安"] == ids["a0", "王维安"]


def test_camps_do_not_chain_over_companions() -> None:
    # each neighbour agrees in companion and context, the ends of the chain agree in nothing
    a = Article("a", ["王维安", "甲文远"], ["澄江半导体", "远舟汽车"], [("王维安", "澄江半导体", "总裁")])
    b = Article(
        "b", ["王维安", "甲文远", "乙思齐"], ["远舟汽车", "澄江半导体", "南湾证券"], [("王维安", "远舟汽车", "总裁")]
    )
    c = Article("c", ["王维安", "乙思齐"], ["南湾证券", "远舟汽车"], [("王维安", "南湾证券", "总裁")])
    ids = who(resolve(a, b, c))
    assert ids["a", "王维安"] != ids["c", "王维安"]
    assert one("王维安", a, b)
    assert one("王维安", b, c)


def test_simplified_and_traditional_are_one_name() -> None:
    found = resolve(Article("a", ["温若谷"]), Article("b", ["溫若谷"]))
    assert len(found.people) == 1
    assert set(found.person_aliases["alias"]) == {"温若谷", "溫若谷"}


def test_two_forms_that_one_article_states_together_are_one_name_everywhere() -> None:
    found = resolve(
        Article("a", ["瓦莲京娜·索科洛娃|Valentina Sokolova"]), Article("b", ["Valentina Sokolova"]),
        Article("c", ["瓦莲京娜·索科洛娃"]),
    )  # fmt: skip
    assert found.people["name"].to_list() == ["Valentina Sokolova"]
    assert rule(found, "b", "Valentina Sokolova")[0] == "other_form"


def test_a_person_known_by_a_chinese_name_keeps_it() -> None:
    found = resolve(Article("a", ["方砚秋|Yanqiu Fang"]), Article("b", ["Yanqiu Fang"]), Article("c", ["Yanqiu Fang"]))
    assert found.people.select("name", "name_latin").rows() == [("方砚秋", "Yanqiu Fang")]


def test_a_latin_form_of_two_chinese_names_joins_neither() -> None:
    ids = who(resolve(Article("a", ["李苇|Li Wei"]), Article("b", ["李薇|Li Wei"]), Article("c", ["Li Wei"])))
    assert len(set(ids.values())) == 3


def test_a_latin_form_that_is_told_of_another_name_once_is_of_the_usual_one() -> None:
    often = [Article(x, ["李苇|Li Wei"]) for x in "abcdef"]
    ids = who(resolve(*often, Article("x", ["李薇|Li Wei"])))
    assert ids["a", "李苇"] == ids["f", "李苇"] != ids["x", "李薇"]


def test_a_transliteration_that_nobody_pairs_is_joined_by_sound_where_organization_and_title_agree() -> None:
    a, b = at("a", "Marco Belloni", "澄江半导体"), at("b", "马可·贝洛尼", "澄江半导体")
    found = resolve(a, b)
    assert len(found.people) == 1
    assert (
        rule(found, "b", "马可·贝洛尼")[0] == "sounds_alike" or rule(found, "a", "Marco Belloni")[0] == "sounds_alike"
    )
    assert len(resolve(a, at("b", "马可·贝洛尼", "澄江半导体", "董事")).people) == 2
    assert len(resolve(a, at("b", "马可·贝洛尼", "临江大学")).people) == 2


def test_a_slip_of_one_letter_is_joined_where_organization_and_title_agree() -> None:
    right, slip = at("a", "Valentina Sokolova", "澄江半导体"), at("b", "Valentina Sokolva", "澄江半导体")
    assert len(resolve(right, slip).people) == 1
    assert len(resolve(right, at("b", "Valentina Sokolva", "临江大学")).people) == 2
    assert len(resolve(at("a", "Anna Kim", "澄江半导体"), at("b", "Anna Kin", "澄江半导体")).people) == 2


BARE = {"bare": ["Sokolova"], "orgs": ["澄江半导体"]}


def test_a_bare_surname_is_joined_where_two_further_parts_agree() -> None:
    full = at("a", "Valentina Sokolova", "澄江半导体")
    same_post = Article("b", roles=[("Sokolova", "澄江半导体", "总裁")], **BARE)  # type: ignore[arg-type]
    found = resolve(full, same_post)
    assert len(found.people) == 1
    assert rule(found, "b", "Sokolova") == ("partial_name", 0.75, "part of the name, same organization and same title")


def test_a_bare_surname_stays_alone_on_one_part_and_where_a_rival_fits() -> None:
    full = at("a", "Valentina Sokolova", "澄江半导体")
    other_post = Article("b", roles=[("Sokolova", "澄江半导体", "董事")], **BARE)  # type: ignore[arg-type]
    assert len(resolve(full, other_post).people) == 2
    same_post = Article("b", roles=[("Sokolova", "澄江半导体", "总裁")], **BARE)  # type: ignore[arg-type]
    assert len(resolve(full, at("c", "Irina Sokolova", "澄江半导体"), same_post).people) == 3


def test_a_transliterated_surname_given_as_a_name_is_the_one_person_whose_post_it_has() -> None:
    full = at("a", "马可·贝洛尼", "澄江半导体")
    often = [at(x, "贝洛尼", "澄江半导体") for x in "bcd"]
    found = resolve(full, *often)
    assert found.people["name"].to_list() == ["马可·贝洛尼"]
    assert rule(found, "c", "贝洛尼")[0] == "partial_name"
    assert who(found)["a", "马可·贝洛尼"] == who(resolve(full))["a", "马可·贝洛尼"]
    assert len(resolve(full, *(at(x, "贝洛尼", "临江大学") for x in "bcd")).people) == 2


def test_bare_names_of_two_articles_are_not_one_person() -> None:
    assert len(resolve(Article("a", bare=["Sokolova"]), Article("b", bare=["Sokolova"])).people) == 2


def test_a_rare_name_that_stands_in_many_articles_is_one_person_and_a_common_one_is_not() -> None:
    assert len(resolve(*(Article(f"a{i}", ["王维安"]) for i in range(6))).people) == 1
    assert len(resolve(*(Article(f"a{i}", ["王伟"]) for i in range(6))).people) == 6


def test_the_registry_makes_one_of_its_forms_and_gives_the_id() -> None:
    entry = Entry(
        "lu", "person", "Luca Lu", None, "Luca Lu", None, None, False, "Q1", (("Luca Lu", "canonical", False),)
    )
    a = Article("a", ["卢卡"], ["澄江半导体"], [("卢卡", "澄江半导体", "总裁")], registered={"卢卡": "lu"})
    b = Article("b", ["Luca Lu"], ["临江大学"], [("Luca Lu", "临江大学", "教授")], registered={"Luca Lu": "lu"})
    found = resolve(a, b, registry=Registry((entry,)))
    assert found.people.select("name", "wikidata_id", "in_registry").rows() == [("Luca Lu", "Q1", True)]


def test_the_score_is_made_of_parts_that_can_be_read() -> None:
    found = resolve(at("a", "王维安", "澄江半导体", also=["贺兰亭"]), at("b", "王维安", "澄江半导体", also=["贺兰亭"]))
    r = rules()
    name, score, evidence = rule(found, "a", "王维安")
    assert (name, score) == ("same_name", 0.97)
    assert evidence == (
        f"same name {bits('王维安', {}):+.1f}, same organization (澄江半导体) {r.organization[0]:+.1f}, "
        f"same title (总裁) {r.title[0]:+.1f}, same companion (贺兰亭) {r.companion[0]:+.1f}"
    )  # fmt: skip


def test_ages_that_do_not_fit_keep_a_rare_name_apart_and_are_printed() -> None:
    some = resolve(
        Article("a", ["陆知衡"], born={"陆知衡": 1960}),
        Article("b", ["陆知衡"], born={"陆知衡": 1961}),
        Article("c", ["陆知衡"], born={"陆知衡": 1992}),
    )
    ids = who(some)
    assert ids["a", "陆知衡"] == ids["b", "陆知衡"] != ids["c", "陆知衡"]
    assert "same age (1960) +1.5" in rule(some, "a", "陆知衡")[2]


def test_whom_a_text_tells_from_a_namesake_is_another() -> None:
    some = resolve(
        Article("a", ["陆知衡"], ["星渡科技"], [("陆知衡", "星渡科技", "总裁")]),
        Article("b", ["陆知衡"]),
        Article("c", ["陆知衡"], namesakes=["陆知衡"]),
    )
    ids = who(some)
    assert ids["a", "陆知衡"] == ids["b", "陆知衡"] != ids["c", "陆知衡"]


def test_a_namesake_of_one_organisation_is_the_one_that_it_tells_of() -> None:
    some = resolve(
        Article("a", ["陆知衡"], ["星渡科技"], [("陆知衡", "星渡科技", "总裁")]),
        Article("b", ["陆知衡"], ["星渡科技"], [("陆知衡", "星渡科技", "总裁")], namesakes=["陆知衡"]),
    )
    assert len(set(who(some).values())) == 1


def test_another_field_that_a_row_holds_all_the_same_is_printed_with_its_weight() -> None:
    many = [Article(f"a{i}", ["陆知衡", "贺兰亭"], ["星渡科技"], [("陆知衡", "星渡科技", "总裁")]) for i in range(40)]
    some = resolve(*many, Article("b", ["陆知衡", "贺兰亭"], ["临江大学"], [("陆知衡", "临江大学", "校长")]))
    ids = who(some)
    assert ids["b", "陆知衡"] == ids["a0", "陆知衡"]
    assert "other field (science and business) -4.0" in rule(some, "b", "陆知衡")[2]


def test_articles_that_have_nothing_in_common_are_evidence_against_one_bearer() -> None:
    name, later = "江立", "2023-09-01"
    assert rules().threshold < bits(name, {}) < rules().threshold - rules().nothing_in_common
    trial = Article("a", [name, "贺兰亭"])
    assert not one(name, trial, Article("b", [name, "方砚秋"], day=later))
    assert one(name, trial, Article("b", [name, "贺兰亭"], day=later))
    assert one(name, trial, Article("b", [name], day=later))  # names nobody else, and so has nothing to compare
    assert one("陆知衡", Article("a", ["陆知衡", "贺兰亭"]), Article("b", ["陆知衡", "方砚秋"], day=later))


def test_that_articles_have_nothing_in_common_is_told() -> None:
    found = resolve(Article("a", ["陆知衡", "贺兰亭"]), Article("b", ["陆知衡", "方砚秋"]))
    assert f"nothing in common {rules().nothing_in_common:+.1f}" in rule(found, "a", "陆知衡")[2]
    found = resolve(Article("a", ["陆知衡", "贺兰亭"]), Article("b", ["陆知衡", "贺兰亭"]))
    assert "nothing in common" not in rule(found, "a", "陆知衡")[2]


def test_an_expert_and_a_minister_of_a_piece_of_a_name_are_two() -> None:
    # the expert's article states a full name, and both speak of somebody of whom many do
    many = [Article(f"m{i}", ["贺兰亭"]) for i in range(12)]
    forms = ["贝洛尼|Marco Belloni", "贺兰亭"]
    minister = [Article(x, ["贝洛尼", "贺兰亭"], roles=[("贝洛尼", None, "首相")]) for x in "bcd"]
    for post, same in (("专家", False), ("首相", True)):
        other = Article("a", forms, day="2022-01-01", roles=[("贝洛尼", None, post)])
        ids = who(resolve(other, *minister, *many))
        assert len({ids[x, "贝洛尼"] for x in "bcd"}) == 1
        assert (ids["a", "贝洛尼"] == ids["b", "贝洛尼"]) is same
