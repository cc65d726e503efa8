"""What the tagger, other spans and the words beside it say of a span."""

from __future__ import annotations

import pytest

from flows.entities.selection import overlap_measures, owner_measures, place_measures, tagging_measures
from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.selection.span import CandidateSpan, spans_of
from schemas.records import VoiceSpan
from tests.entities.stand_ins import view


def span(words: str, name: str, *others: str, second: tuple[VoiceSpan, ...] = ()) -> CandidateSpan:
    """The span of a name, among those of others that are proposed as organisations."""
    part = view(words, second=second)
    places = [(part.text.index(n), n) for n in (name, *others)]
    some = [part.candidate(at, at + len(n), "organization", 0.5, "known") for at, n in places]
    found = spans_of(some, part, ArticleStrings([part]))
    return next(s for s in found if s.name == name)


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("远舟/nz 说/v", "one nz"),
        ("远/a 舟/n 说/v", "words a n"),
        ("远舟车/n 说/v", "cut behind n"),
        ("永远舟/n 说/v", "cut before n"),
    ],
)
def test_the_tagger_s_words_lie_under_the_span_in_one_way(words: str, how: str) -> None:
    assert tagging_measures.tagger(span(words, "远舟")) == how


def test_another_voice_is_asked_or_not_and_says_so() -> None:
    said = VoiceSpan(0, 2, "ORGANIZATION", 0.95, "cutword")
    more = VoiceSpan(0, 4, "ORGANIZATION", 0.95, "cutword")
    assert tagging_measures.voice(span("远舟/nz 汽车/n", "远舟")) == ["not asked"]
    assert tagging_measures.voice(span("远舟/nz 汽车/n", "远舟", second=(said,))) == ["ORGANIZATION sure"]
    assert tagging_measures.voice(span("远舟/nz 汽车/n", "远舟", second=(more,))) == [
        "within ORGANIZATION", "not this span",
    ]  # fmt: skip


def test_a_span_knows_what_holds_it_what_it_holds_and_what_crosses_it() -> None:
    words = "远舟/nz 汽车/n 城/n"
    assert "piece" in overlap_measures.known(span(words, "远舟", "远舟汽车"))
    assert "begins with one" in overlap_measures.known(span(words, "远舟汽车", "远舟"))
    assert "crosses one" in overlap_measures.known(span(words, "远舟汽车", "汽车城"))
    assert "itself in nothing longer" in overlap_measures.known(span(words, "远舟汽车", "汽车"))
    assert "itself in nothing longer" not in overlap_measures.known(span(words, "远舟汽车", "远舟汽车城"))
    assert "itself in nothing longer" not in overlap_measures.known(span(words, "远舟"))  # two characters are too few


@pytest.mark.parametrize(
    ("words", "owner"),
    [("沙梁/LOC 西北部/n", ["part of a place"]), ("高中/n 部/n", ["noun word and unit"])],
)
def test_a_quarter_of_a_place_that_only_the_tagger_knows_is_one(words: str, owner: list[str]) -> None:
    assert owner_measures.owner(span(words, "".join(w.partition("/")[0] for w in words.split()))) == owner


@pytest.mark.parametrize(
    ("words", "name", "found"),
    [
        ("石衡远/PER 说/v ，/w 石坚持/v 要/v 走/v", "石坚", ["a bearer's surname and a word"]),
        ("石衡远/PER 说/v ，/w 石坚/PER 持/v 票/n", "石坚", []),  # cut there, it may be somebody
        ("林衡远/PER 说/v ，/w 石坚持/v 要/v 走/v", "石坚", []),  # nobody of the surname
        ("石衡远/PER 说/v ，/w 石始/PER 同意/v", "石始", ["a bearer's surname and a word"]),
    ],
)
def test_a_surname_of_the_article_and_the_beginning_of_a_word_are_told(words: str, name: str, found: list[str]) -> None:
    assert place_measures.bearer(span(words, name)) == found


def test_the_words_that_it_is_made_of_and_its_end_are_told() -> None:
    assert overlap_measures.composition(span("远舟/nz 大学/n 说/v", "远舟大学")) == "nz n form"
    assert overlap_measures.composition(span("远舟/nz 说/v", "远舟")) is None


@pytest.mark.parametrize(
    ("words", "sign"),
    [("加盟/v 远舟/nz ，/w", "acted on"), ("平台/n 远舟/nz 说/v", "kind"), ("券商/n 远舟/nz 说/v", "company word")],
)
def test_what_stands_before_shows_an_organization(words: str, sign: str) -> None:
    assert sign in place_measures.organization_signs_before(span(words, "远舟"))


def test_what_stands_behind_shows_an_organization() -> None:
    assert "act" in place_measures.organization_signs_after(span("远舟/nz 昨日/TIME 裁员/v", "远舟"))
    assert place_measures.organization_signs_after(span("远舟/nz 很/d 大/a", "远舟")) == []


def test_marks_beside_it_have_a_class_and_words_their_own() -> None:
    assert place_measures.left(span("“/w 远舟/nz ”/w", "远舟")) == ["quote"]
    assert place_measures.right(span("“/w 远舟/nz ”/w", "远舟")) == ["quote end"]
    assert place_measures.left(span("远舟/nz 说/v", "远舟")) == ["beginning"]
    assert "“被”" in place_measures.left(span("他/r 被/p 远舟/nz 解雇/v", "远舟"))
