"""What a span's own characters say, and what stands beside it."""

from __future__ import annotations

import pytest

from flows.entities.lexicon import ends_as_place
from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.selection.context import neighbor, signs_after, verb_after
from flows.entities.selection.form_measures import inside, organization_form, person_form, script
from flows.entities.selection.span import CandidateSpan, spans_of
from flows.entities.selection.undecided import undecided
from tests.entities.stand_ins import view


def span(words: str, name: str) -> CandidateSpan:
    part = view(words)
    at = part.text.index(name)
    one = part.candidate(at, at + len(name), "person", 0.5, "tagger")
    return spans_of([one], part, ArticleStrings([part]))[0]


@pytest.mark.parametrize(
    ("name", "found"),
    [("陆知衡", "common surname and 2"), ("陆先生", "called"), ("山姆·瓦恩", "dotted"), ("Oskel", "")],
)
def test_a_name_looks_like_one_kind_of_person(name: str, found: str) -> None:
    measured = person_form(span(f"{name}/n 说/v", name))
    assert found in measured or (not found and not any("surname" in m for m in measured))


@pytest.mark.parametrize(
    ("name", "found"), [("陆知衡", "han 3"), ("Oskel Varn", "latin several capitalized"), ("A股", "mixed")]
)
def test_the_script_and_length_are_measured(name: str, found: str) -> None:
    words = "_".join(name.split())
    assert script(span(f"{words.replace('_', '/nx _')}/n 说/v", name)) == found


def test_what_joins_bodies_and_digits_inside_are_told() -> None:
    assert {"and", "digit"} <= set(inside(span("远山及2号/n 说/v", "远山及2号")))
    assert inside(span("远山/n 说/v", "远山")) == []


def test_the_form_at_the_end_tells_the_kind() -> None:
    assert "kind university" in organization_form(span("远山大学/n 说/v", "远山大学"))


@pytest.mark.parametrize(("name", "place"), [("远斯克", True), ("苍山", True), ("陆知衡", False)])
def test_places_end_as_places_do(name: str, place: bool) -> None:
    assert ends_as_place(name) == place


@pytest.mark.parametrize("after", ["昨日表示，", "(左)说", "先生来了", "等人到场", "在北川说"])
def test_over_brackets_days_and_adverbs_a_person_speaks(after: str) -> None:
    assert verb_after().match(after)


@pytest.mark.parametrize("after", ["很大", "的天气", "昨日下雨"])
def test_other_words_are_no_sign_of_a_person(after: str) -> None:
    assert not verb_after().match(after)
    assert "speaks" not in signs_after(after)


def test_a_neighbor_is_what_a_joiner_joins() -> None:
    part = view("陆知衡/PER 、/w 远山/n 和/c 叶知秋/PER")
    assert neighbor(part, 4, 6, left=True) == "PER"
    assert neighbor(part, 4, 6, left=False) == "PER"
    assert neighbor(view("远山/n 很/d 大/a"), 0, 2, left=False) is None


def test_a_place_before_an_office_belongs_to_the_next_name() -> None:
    part = view("远山/n 和/c 以色列/LOC 总理/n")
    assert neighbor(part, 0, 2, left=False) is None


def test_sentences_are_open_where_more_than_words_propose() -> None:
    part = view("远山/n 说/v")
    assert undecided([part.candidate(0, 2, "person", 0.5, "tagger")], part) == list(part.sentences)
    assert undecided([part.candidate(0, 2, "person", 0.5, "piece")], part) == []
    assert undecided([part.candidate(0, 2, "person", 0.5, "registry")], part) == []
