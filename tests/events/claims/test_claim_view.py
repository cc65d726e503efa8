"""What a claim is looked at by: where its trigger stands, who takes part, how they were found."""

from __future__ import annotations

import pytest

from flows.events.claims.view import ClaimView
from tests.events.stand_ins import views


def view(text: str) -> ClaimView:
    return views(text, ("程岚", "宋涛"), ("云岭科技",))[0]


@pytest.mark.parametrize(
    ("text", "inside"),
    [("有人说：“程岚离开云岭科技。", True), ("“可惜”，程岚离开云岭科技。", False), ("程岚离开云岭科技。", False)],
)
def test_a_trigger_stands_in_quotes_that_are_open_before_it(text: str, inside: bool) -> None:
    assert view(text).in_quotes == inside


def test_the_words_around_the_trigger_are_the_sentence_cut_at_it() -> None:
    found = view("程岚去年离开云岭科技。")
    assert (found.before, found.trigger.text, found.after) == ("程岚去年", "离开", "云岭科技。")
    assert found.own_before == "程岚去年"


def test_who_is_named_and_who_takes_part_are_told_apart() -> None:
    found = view("程岚离开云岭科技，宋涛表示惋惜。")
    assert [k.partition(":")[2] for k in found.people_here] == ["程岚", "宋涛"]
    assert [p.entity_key.partition(":")[2] for p in found.taking_part("person")] == ["程岚"]
    assert found.found == "named"


def test_a_title_and_the_script_of_the_article_are_known() -> None:
    found = view("程岚离开云岭科技。")
    assert not found.in_title
    assert not found.traditional
