from __future__ import annotations

from dataclasses import replace

import polars as pl

from flows.entities.judgements import Judgements
from flows.entities.registry import Registry
from flows.entities.resolution import Resolved
from flows.entities.resolution import resolve as resolve_frames
from flows.entities.resolution.forms.other_forms import other_forms
from tests.entities.resolution import Article, frames, resolve, who


def forms(*names: tuple[str, int]) -> dict[str, str]:
    """Further forms among names that stand in so many articles each, all in one article at least."""
    written = [name for name, times in names for _ in range(times)]
    sources = [f"s{i}" for _, times in names for i in range(times)]
    return other_forms(dict(enumerate(written)), sources)


def test_a_married_name_is_called_by_its_surnames_or_her_own_name() -> None:
    assert forms(("陆温若谷", 4), ("陆温", 6), ("温若谷", 2)) == {"陆温": "陆温若谷", "温若谷": "陆温若谷"}


def test_surnames_that_several_married_names_share_are_none_of_them() -> None:
    assert "陆温" not in forms(("陆温若谷", 4), ("陆温砚秋", 4), ("陆温", 6))


def test_surnames_that_never_stand_beside_the_whole_name_stay_apart() -> None:
    written = {0: "陆温若谷", 1: "陆温若谷", 2: "陆温若谷", 3: "陆温"}
    assert other_forms(written, ["a", "b", "c", "d"]) == {}


def test_a_full_name_with_a_title_or_a_character_stuck_before_it_is_the_name() -> None:
    assert forms(("陆知衡", 6), ("陆知衡主教", 2)) == {"陆知衡主教": "陆知衡"}
    assert forms(("陆知衡", 6), ("校陆知衡", 1)) == {"校陆知衡": "陆知衡"}
    assert forms(("贝洛尼", 6), ("小贝洛尼", 1), ("老贝洛尼", 1)) == {}
    assert forms(("知衡", 6), ("陆知衡", 1)) == {}


def test_a_surname_stuck_before_the_two_of_a_married_name_is_a_word() -> None:
    assert forms(("陆温若谷", 6), ("陆温", 6), ("连陆温", 1))["连陆温"] == "陆温若谷"
    assert "连知衡" not in forms(("知衡", 6), ("连知衡", 1))
    assert "连陆温" not in forms(("陆温", 6), ("连陆温", 1))  # nobody of that married name is known


def test_a_rare_name_of_one_sound_is_a_slip_of_a_known_one_a_common_one_is_another() -> None:
    assert forms(("陆砚衡", 6), ("陆砚恒", 1)) == {"陆砚恒": "陆砚衡"}
    assert forms(("陆砚衡", 2), ("陆砚恒", 1)) == {}
    assert forms(("李文杰", 6), ("李文洁", 1)) == {}
    assert forms(("陆砚衡", 6), ("路砚衡", 1)) == {}


def often(
    resolved: list[Article], times: dict[tuple[str, str], tuple[str, int]], *, posts_at: int | None = None
) -> Resolved:
    """Resolve articles in which an entity is also mentioned by another form so many times, from character 1000 on.

    `posts_at`: where their posts stand.
    """
    f = frames(resolved)
    more = [
        {**row, "surface": surface, "char_start": 1000 + i, "char_end": 1000 + i + len(surface)}
        for row in f["mentions"].iter_rows(named=True)
        for (source, key), (surface, count) in times.items()
        if (row["source_id"], row["entity_key"]) == (source, key)
        for i in range(count)
    ]  # fmt: skip
    mentions = pl.concat([f["mentions"], pl.DataFrame(more, schema=f["mentions"].schema)]) if more else f["mentions"]
    roles = f["roles"]
    if posts_at is not None:
        roles = roles.with_columns(char_start=pl.lit(posts_at, pl.Int32), char_end=pl.lit(posts_at + 2, pl.Int32))
    return resolve_frames(
        f["entities"], mentions, roles, f["participants"], f["sources"], Registry.empty(), Judgements()
    )


KNOWN = [Article(f"k{i}", ["贝洛尼", "贺兰亭"]) for i in range(6)]


def test_a_well_known_surname_beside_the_full_name_of_kin_is_not_the_kin() -> None:
    kin = [Article("a", ["安娜·贝洛尼", "贺兰亭"]), Article("b", ["马可·贝洛尼"])]
    found = often([*KNOWN, *kin], {("a", "person:安娜·贝洛尼"): ("贝洛尼", 5)})
    ids = who(found)
    parted = found.assignments.filter(pl.col("part").is_not_null())
    assert set(parted["entity_id"]) == {ids["k0", "贝洛尼"]}
    assert ids["a", "安娜·贝洛尼"] != ids["k0", "贝洛尼"]
    assert len(parted) == 5


def test_a_surname_is_its_article_s_full_name_where_nobody_else_is_known_by_it() -> None:
    one = Article("a", ["安娜·贝洛尼", "贺兰亭"])
    for others in ([], KNOWN[:2]):
        found = often([*others, one, replace(one, id="b")], {("a", "person:安娜·贝洛尼"): ("贝洛尼", 5)})
        assert found.assignments.filter(pl.col("part").is_not_null()).is_empty()


def test_kin_whose_full_name_stands_once_beside_a_surname_that_many_articles_know_are_not_its_bearer() -> None:
    known = [Article(f"k{i}", ["贝洛尼", "贺兰亭"], roles=[("贝洛尼", None, "首相")]) for i in range(6)]
    kin = Article("a", ["安娜·贝洛尼", "贺兰亭"], roles=[("安娜·贝洛尼", None, "首相")])
    called = {("a", "person:安娜·贝洛尼"): ("贝洛尼", 5)}
    found = often([*known, kin], called, posts_at=998)
    ids = who(found)
    parted = found.assignments.filter(pl.col("part").is_not_null())
    assert set(parted["entity_id"]) == {ids["k0", "贝洛尼"]}  # the post stands before the surname
    assert ids["a", "安娜·贝洛尼"] != ids["k0", "贝洛尼"]
    ids = who(often([*known, kin], called, posts_at=22))  # before the full name: that is who bears it
    assert ids["a", "安娜·贝洛尼"] == ids["k0", "贝洛尼"]
    several = [replace(kin, id=x) for x in "abc"]
    found = often([*known, *several], {(x, "person:安娜·贝洛尼"): ("贝洛尼", 5) for x in "abc"})
    assert found.assignments.filter(pl.col("part").is_not_null()).is_empty()  # told in full too often


def test_a_surname_by_which_articles_call_one_person_is_that_person_elsewhere() -> None:
    stated = [Article(x, ["武田砚秋"]) for x in "ab"]
    called = {(x, "person:武田砚秋"): ("武田", 2) for x in "ab"}
    ids = who(often([*stated, Article("c", bare=["武田"])], called))
    assert ids["c", "武田"] == ids["a", "武田砚秋"]
    two = [*stated, Article("d", ["武田若谷"]), Article("e", ["武田若谷"]), Article("c", bare=["武田"])]
    both = called | {(x, "person:武田若谷"): ("武田", 2) for x in "de"}
    ids = who(often(two, both))
    assert ids["c", "武田"] not in (ids["a", "武田砚秋"], ids["d", "武田若谷"])


def test_a_part_of_a_name_that_articles_give_posts_is_one_person() -> None:
    a, b = (Article(x, bare=["舒京"], roles=[("舒京", None, "总统")], orgs=["外交部"]) for x in "ab")
    assert len(resolve(a, b).people) == 1
    assert len(resolve(replace(a, roles=()), replace(b, roles=())).people) == 2
