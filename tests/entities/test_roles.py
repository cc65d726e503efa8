"""Posts that a text gives people: before the name, behind it, and of which organisation."""

from __future__ import annotations

import pytest

from flows.entities.roles import find
from schemas.records import Mention, Sentence, SourceText


def posts(body: str) -> list[tuple[str, str, str | None]]:
    """(person, post, organisation) of a sentence with the names 陆知衡, 叶知秋, 远舟, 澄江."""
    mentions = []
    for name, kind in (("陆知衡", "person"), ("叶知秋", "person"), ("远舟", "organization"), ("澄江", "organization")):
        at = body.find(name)
        if at >= 0:
            mentions.append(Mention(name, kind, "body", at, at + len(name), name, "full", "given", 1.0))  # type: ignore[arg-type]
    mentions.sort(key=lambda m: m.start)
    text = SourceText("", body, "Hans", None, None)
    found = find(text, [Sentence("body", 0, 0, len(body), body)], mentions)
    return [(r.person_key, r.title, r.org_key) for r in found]


@pytest.mark.parametrize(
    "body", ["远舟首席执行官陆知衡说", "远舟的首席执行官陆知衡说", "远舟公司财务部首席执行官陆知衡说"]
)
def test_a_post_before_the_name_is_of_the_organization_before_it(body: str) -> None:
    assert posts(body) == [("陆知衡", "首席执行官", "远舟")]


@pytest.mark.parametrize("body", ["陆知衡，首席执行官，说", "陆知衡是首席执行官", "陆知衡（左）系首席执行官"])
def test_a_post_behind_the_name_is_that_persons(body: str) -> None:
    assert posts(body) == [("陆知衡", "首席执行官", None)]


def test_the_nearest_organization_has_the_post() -> None:
    assert posts("远舟宣布，澄江首席执行官陆知衡离职") == [("陆知衡", "首席执行官", "澄江")]


@pytest.mark.parametrize("body", ["陆知衡见到了远舟首席执行官", "陆知衡与首席执行官不和", "首席执行官昨天见了陆知衡"])
def test_a_post_with_other_words_between_is_nobody_s(body: str) -> None:
    assert posts(body) == []


def test_what_says_that_it_is_over_is_no_part_of_the_post() -> None:
    assert posts("远舟前首席执行官陆知衡说")[0][1] == "首席执行官"


@pytest.mark.parametrize(
    ("body", "title", "organization"),
    [
        ("远舟集团副总裁陆知衡说", "副总裁", "远舟"),  # whose it is, is no part of the post
        ("现任首席运营官陆知衡接任", "首席运营官", None),
        ("第二代掌门陆知衡接班", "掌门", None),
        ("代理首席执行官陆知衡说", "代理首席执行官", None),
        ("代市长陆知衡说", "代市长", None),
        ("独立非执行董事陆知衡辞任", "独立非执行董事", None),
        ("执业大律师陆知衡担任主席", "执业大律师", None),
        ("律师陆知衡说", "律师", None),
    ],
)
def test_a_post_is_told_whole_and_without_what_stands_before_it(
    body: str, title: str, organization: str | None
) -> None:
    assert posts(body)[:1] == [("陆知衡", title, organization)]
