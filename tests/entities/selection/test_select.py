"""The best set of spans without overlap, and what a span knows of those that overlap it."""

from __future__ import annotations

from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.selection.consolidate import consolidate
from flows.entities.selection.select import Chosen, is_partial, schedule
from flows.entities.selection.span import CandidateSpan, spans_of
from flows.entities.view import PartView
from schemas.records import Sentence, Token


def view(*words: str) -> PartView:
    at, tokens = 0, []
    for word in words:
        tokens.append(Token(word, "n", at, at + len(word)))
        at += len(word)
    text = "".join(words)
    return PartView("body", text, [Sentence("body", 0, 0, at, text, tuple(tokens))])


VIEW = view("临江", "大学", "周明", "远", "教授")


def spans(*places: tuple[int, int]) -> list[CandidateSpan]:
    candidates = [VIEW.candidate(start, end, "person", 0.5, "test") for start, end in places]
    return spans_of(candidates, VIEW, ArticleStrings([VIEW]))


def chosen(*gains: tuple[int, int, float]) -> list[tuple[int, int]]:
    some = spans(*[(s, e) for s, e, _ in gains])
    by_place = {(s, e): g for s, e, g in gains}
    picked = schedule([Chosen(s, "person", by_place[s.start, s.end], 0.9) for s in some])
    return [(c.span.start, c.span.end) for c in picked]


def test_of_two_that_overlap_the_better_one_is_taken() -> None:
    assert chosen((0, 4, 2.0), (2, 6, 3.0)) == [(2, 6)]


def test_two_beside_each_other_outweigh_one_that_crosses_both() -> None:
    assert chosen((0, 4, 2.0), (2, 6, 3.0), (4, 7, 2.0)) == [(0, 4), (4, 7)]


def test_what_does_not_overlap_is_all_taken_in_order() -> None:
    assert chosen((4, 7, 0.1), (0, 2, 5.0), (2, 4, 0.2)) == [(0, 2), (2, 4), (4, 7)]


def test_a_span_knows_what_holds_it_what_it_holds_and_what_crosses_it() -> None:
    whole, first, crossing = spans((0, 4), (0, 2), (3, 6))[1], *spans((0, 4), (0, 2), (3, 6))[::2]
    assert (whole.start, whole.end) == (0, 4)
    assert [s.name for s in whole.inner] == ["临江"]
    assert [s.name for s in whole.crossed] == ["学周明"]
    assert [s.name for s in first.outer] == ["临江大学"]
    assert crossing.outer == crossing.inner == []


def test_a_surname_a_title_or_one_latin_word_is_partial_of_a_name() -> None:
    assert all(map(is_partial, ["周", "周校长", "Sam"]))
    assert not any(map(is_partial, ["周明远", "Sam Porter", "王方"]))


def test_the_article_tells_how_a_string_stands() -> None:
    strings = ArticleStrings([view("记者", "周明远", "说", "，", "周明远", "们", "。"), view("见", "周明远")])
    standing = strings.standing("明远")
    assert (standing.count, standing.fixed_before, standing.fixed_behind) == (3, True, False)
    assert strings.as_word("周明远") == 3
    assert strings.standing("无人").count == 0


def test_a_thing_is_nobody_unless_the_registry_states_the_name() -> None:
    some = view("一", "只", "机器狗", "“", "阿墨", "”", "亮相", "。")
    told = [some.candidate(6, 8, "person", 0.9, "voice")]
    assert consolidate(told, {"body": some}) == []
    stated = [some.candidate(6, 8, "person", 0.9, "registry", key="mo")]
    assert consolidate(stated, {"body": some}) == stated
    weak = [some.candidate(6, 8, "person", 0.9, "registry", key="mo", weak=True)]
    assert consolidate(weak, {"body": some}) == []


def test_what_is_told_in_few_of_its_places_is_no_organization() -> None:
    some = view("长河", "说", "。", "长河", "等", "。", "长河", "在", "。", "长河", "来", "。")
    told = [some.candidate(at, at + 2, "organization", 0.6, "voice") for at in (0, 4)]
    assert consolidate(told[:1], {"body": some}) == []
    assert consolidate(told, {"body": some}) == told
    full = view("长河", "说", "。", "长河", "等", "。", "长河", "在", "。", "长河网络公司", "来", "。")
    both = [full.candidate(0, 2, "organization", 0.6, "voice"), full.candidate(12, 18, "organization", 0.9, "tagger")]
    assert consolidate(both, {"body": full}) == both
