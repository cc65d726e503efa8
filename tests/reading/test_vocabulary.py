"""The reading room's data files: every example is matched, no counter-example is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.reading import bylines, clippers, heads
from flows.reading.draft import Draft
from flows.reading.formats import microblog
from flows.reading.html import saved_page
from flows.reading.html.vocabulary import page
from flows.reading.vocabulary import (
    boilerplate,
    credit_at_the_end,
    headers,
    host_of,
    is_archive,
    is_outlet,
    labels,
    outlet_of,
    outlets,
    pattern,
)

EXAMPLES = clippers.clippers().examples
# How the reader asks for each kind.
KINDS: dict[str, Callable[[str], object]] = {
    "line": pattern("line").match,
    "tail": pattern("tail").match,
    "lead": pattern("lead").match,
    "credit": credit_at_the_end().search,
    "untitled": pattern("untitled").fullmatch,
}


@pytest.mark.parametrize("kind", KINDS)
def test_boilerplate_examples_are_matched_by_their_kind(kind: str) -> None:
    examples = boilerplate().examples[kind]  # type: ignore[index]
    assert [x for x in examples if not KINDS[kind](x.strip("↓"))] == []


@pytest.mark.parametrize("sentence", boilerplate().counter_examples)
def test_no_boilerplate_pattern_takes_news_for_boilerplate(sentence: str) -> None:
    assert [kind for kind, matches in KINDS.items() if matches(sentence)] == []


def test_notices_are_told_from_news_about_the_same_things() -> None:
    assert [x for x in page().notice_examples if not page().notice.search(x)] == []
    assert [x for x in page().notice_counter_examples if page().notice.search(x)] == []


def test_pages_that_lack_their_article_are_told_from_news() -> None:
    assert [x for x in page().gone_examples if not page().gone_sign.search(x)] == []
    assert [x for x in page().gone_counter_examples if page().gone_sign.search(x)] == []


@pytest.mark.parametrize("name", heads.rows())
def test_a_line_without_labels_is_taken_apart(name: str) -> None:
    for line, want in heads.head_lines().examples[name].items():
        assert heads.rows()[name].match(line)
        assert heads.row_of(line) == want


@pytest.mark.parametrize("line", heads.head_lines().counter_examples)
def test_a_sentence_is_no_head_line(line: str) -> None:
    assert heads.row_of(line) == {}


def test_lines_of_saving_tools_are_told_from_text() -> None:
    found = {name: [x for x in some if not clippers.patterns()[name].match(x)] for name, some in EXAMPLES.items()}
    assert found == {name: [] for name in clippers.patterns()}
    feet = clippers.clippers().foot_examples
    assert {name for name, some in feet.items() for x in some if clippers.foot_patterns()[name].match(x)} == set(
        clippers.foot_patterns()
    )
    assert [
        x for x in clippers.clippers().counter_examples if any(p.match(x) for p in clippers.patterns().values())
    ] == []


def test_buttons_and_counters_leave_nothing_of_a_byline() -> None:
    assert [x for x in page().control_examples if page().control.sub("", x).strip()] == []


def test_outlets_and_desks_are_told_from_persons() -> None:
    assert [x for x in outlets().examples if not is_outlet(x)] == []
    assert [x for x in outlets().counter_examples if is_outlet(x)] == []


@pytest.mark.parametrize(("line", "want"), headers().examples.items())
def test_a_byline_line_is_taken_apart(line: str, want: tuple[str, ...]) -> None:
    draft = Draft()
    assert bylines.take(draft, line, "byline")
    assert tuple(f"{a.role} {a.name}" for a in draft.authors) == want


@pytest.mark.parametrize("line", headers().counter_examples)
def test_a_sentence_about_editors_or_reporters_is_no_byline(line: str) -> None:
    draft = Draft()
    bylines.take(draft, line, "byline")
    assert draft.authors == []


def test_no_label_stands_for_two_fields() -> None:
    assert sum(len(some) for some in headers().labels.values()) >= len(labels())
    for field, some in headers().labels.items():
        assert [x for x in some if labels()[x.casefold().replace(" ", "").replace("_", "")] != field] == []


def test_the_longest_host_names_the_outlet_and_a_carrier_names_none() -> None:
    assert outlet_of("money.163.com").name == "网易"  # type: ignore[union-attr]
    assert outlet_of("inews.qq.com").name == "腾讯新闻"  # type: ignore[union-attr]
    assert outlet_of("mp.weixin.qq.com") is None
    assert outlet_of("unknown.example") is None
    assert host_of("https://web.archive.org/web/20210901000000/https://www.hkcnews.com/a/1") == "www.hkcnews.com"
    assert host_of("http://[broken") == ""


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("2024-03-11 08:30 · 沿潮日报 · 秦筝", True),
        ("秦筝 | 沿潮日报 | 2024年3月11日", True),
        ("2024-03-11 · 总裁离职，副手接任", False),  # a clause is no name
        ("2024-03-11 08:30 | 秦筝 | 步青", False),  # no outlet
    ],
)
def test_pieces_of_a_head_line_are_known_each_or_the_line_is_left(line: str, taken: bool) -> None:
    draft = Draft()
    heads.take_unlabelled(draft, line)
    assert (draft.publisher == "沿潮日报" and [a.name for a in draft.authors] == ["秦筝"]) is taken


@pytest.mark.parametrize("lines", microblog.words().examples)
def test_what_stands_above_a_post_is_its_head(lines: tuple[str, ...]) -> None:
    said, taken = microblog.head_of([*lines, "总裁辞职。"])
    assert (said["account"], taken) == (lines[0], len(lines))


@pytest.mark.parametrize("lines", microblog.words().counter_examples)
def test_what_is_no_post_has_no_head(lines: tuple[str, ...]) -> None:
    assert microblog.head_of([*lines, "总裁辞职。"]) == ({}, 0)


@pytest.mark.parametrize(
    ("host", "kept"), [("archive.ph", True), ("www.archive.today", True), ("archive-notes.example", False)]
)
@pytest.mark.parametrize(
    "moment", ["2022.03.01-021200", "20220301021200", "web/20220301021200", "web/20220301021200if_"]
)
def test_only_an_archive_has_copies(host: str, kept: bool, moment: str) -> None:
    url = "https://www.beiting.example/1.html"
    found = saved_page.copy_in(f"https://{host}/{moment}/{url}")
    assert found == (("2022-03-01T02:12:00Z", url) if kept else ("", ""))
    assert is_archive(host) is kept
