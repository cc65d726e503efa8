"""Where people and organisations are found does not hang on width, script or line ends."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import opencc
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.entities import recognize
from flows.entities.candidate import Candidate
from flows.entities.candidates.edges import with_true_edges
from flows.entities.recognize import decide_all, propose
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from flows.language.script import fold
from schemas.records import Mention, Recognized, SourceText
from tests.labelled import people_entries

TAGGER = Tagger()
SENTENCES = [e.text for e in people_entries("open") if e.script == "Hans" and "\n" not in e.text]
WIDE = {chr(i): chr(i + 0xFEE0) for i in range(0x21, 0x7F)}
SOME = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)
FEW = settings(max_examples=40, deadline=None)


@cache
def registry() -> Registry:
    return Registry.load()


def found(body: str, title: str = "") -> Recognized:
    text = SourceText(title, body, "Hans", None, None)
    return recognize(text, analyze([text], TAGGER)[0], registry())


def spans(mentions: tuple[Mention, ...]) -> list[tuple[str, int, int, str]]:
    return [(m.part, m.start, m.end, m.entity_kind) for m in mentions]


@cache
def traditional(text: str) -> str:
    """Character by character: Traditional forms, the same length."""
    changed = opencc.OpenCC("s2t").convert("\n".join(text)).split("\n")
    return "".join(t if len(t) == 1 else c for c, t in zip(text, changed, strict=True))


@FEW
@given(SOME, SOME)
def test_every_mention_and_role_stands_at_its_offsets(title: list[str], body: list[str]) -> None:
    parts = {"title": title[0], "body": "".join(body)}
    some = found(parts["body"], parts["title"])
    for m in some.mentions:
        assert parts[m.part][m.start : m.end] == m.surface
    for r in some.roles:
        assert parts[r.part][r.start : r.end] == r.title
    assert len({(m.part, m.start) for m in some.mentions}) == len(some.mentions)


def test_a_blank_beside_a_name_is_no_part_of_it_whoever_proposes_it() -> None:
    body = "中聯辦副主任仇映雪 (右六)致辭， Limited 一詞不譯。"
    said = [(6, 10), (17, 26), (17, 18)]  # a blank behind, on both sides, and nothing else
    proposed = [Candidate("body", a, b, body[a:b], "person", 0.8, "voice") for a, b in said]
    kept = list(with_true_edges(proposed, fold(body)))
    assert [c.name for c in kept] == ["仇映雪", "Limited"]
    assert [body[c.start : c.end] for c in kept] == ["仇映雪", "Limited"]


def test_a_name_that_is_proposed_with_the_blank_beside_it_is_told_without() -> None:
    text = SourceText("", "中联办副主任仇映雪 （右六）出席。", "Hans", None, None)
    names = propose(text, analyze([text], TAGGER)[0], registry())
    names.candidates["body"] = [
        replace(c, name=c.name + " ", end=c.end + 1) if c.name == "仇映雪" else c for c in names.candidates["body"]
    ]
    assert [(m.surface, m.start, m.end) for m in decide_all(names).mentions if m.entity_kind == "person"] == [
        ("仇映雪", 6, 9)
    ]


@FEW
@given(SOME)
def test_wide_letters_and_digits_are_found_where_narrow_ones_are(body: list[str]) -> None:
    narrow = "".join(body)
    wide = "".join(WIDE.get(c, c) if c.isalnum() else c for c in narrow)
    assert spans(found(wide).mentions) == spans(found(narrow).mentions)


@FEW
@given(SOME)
def test_traditional_text_is_read_as_simplified_text_is(body: list[str]) -> None:
    text = "".join(body)
    other = found(traditional(text))
    assert spans(other.mentions) == spans(found(text).mentions)


@FEW
@given(SOME, st.integers(1, 3))
def test_lines_between_sentences_only_move_what_is_found(body: list[str], lines: int) -> None:
    joined, apart = "\n".join(body), ("\n" * lines).join(body)
    moved = [(p, s + (lines - 1) * joined.count("\n", 0, s), e - s) for p, s, e, _ in spans(found(joined).mentions)]
    assert [(p, s, e - s) for p, s, e, _ in spans(found(apart).mentions)] == moved
