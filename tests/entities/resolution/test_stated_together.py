"""Forms that articles state together stand for one name, unless they are stated with names that cannot be one."""

from __future__ import annotations

from collections import Counter

from flows.entities.resolution.forms.comparison import core, folded_name
from flows.entities.resolution.forms.stated_together import name_classes


def one(stated: list[tuple[str, ...]], a: str, b: str, *, organizations: bool = False) -> bool:
    """Whether two forms stand for one name."""
    found, key = name_classes(Counter(stated), organizations=organizations), core if organizations else folded_name
    return found[key(a)] == found[key(b)]


def test_a_pair_makes_one_name_of_two_forms() -> None:
    assert one([("叶知秋", "Zhiqiu Ye")], "叶知秋", "Zhiqiu Ye")


def test_a_form_that_is_paired_with_two_names_is_a_form_of_neither() -> None:
    stated = [("叶知秋", "Zhiqiu Ye"), ("叶至秋", "Zhiqiu Ye")]
    assert not one(stated, "叶知秋", "叶至秋")
    assert not one(stated, "叶知秋", "Zhiqiu Ye")


def test_a_slip_of_one_article_among_many_changes_nothing() -> None:
    stated = [("叶知秋", "Zhiqiu Ye"), ("奥斯·瓦恩", "Oskel Varn")] * 20 + [("叶知秋", "Oskel Varn")]
    assert one(stated, "叶知秋", "Zhiqiu Ye")
    assert not one(stated, "叶知秋", "Oskel Varn")


def test_two_transliterations_of_one_latin_name_are_one() -> None:
    stated = [("山姆·瓦恩", "Sam Varn"), ("萨姆·瓦恩", "Sam Varn")]
    assert one(stated, "山姆·瓦恩", "萨姆·瓦恩")


def test_a_short_form_of_an_organization_is_one_with_the_long_one_it_is_taken_from() -> None:
    stated = [("远山移动", "Farhill"), ("远移", "Farhill")]
    assert one(stated, "远山移动", "远移", organizations=True)
