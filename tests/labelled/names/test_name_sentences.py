"""The marked sentences are sound: what a machine can find wrong with them is found here."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.labelled.names import name_sentences, sentences_of, without_marks

FIELDS = {
    "business", "technology", "finance", "sport", "government", "culture", "science", "hongkong_cantonese", "taiwan",
}  # fmt: skip
FEWEST = {"all": 1500, "field": 120, "class": 20, "cantonese": 120}
CANTONESE = re.compile("[佢哋嘅咗喺唔嘢攞搵咁]")


def test_marks_become_spans() -> None:
    text, people, organizations = without_marks("[O:星渡科技]的[P:陈立群]和[P?:小陈]")
    assert text == "星渡科技的陈立群和小陈"
    assert people == (("陈立群", 5, 8, False), ("小陈", 9, 11, True))
    assert organizations == (("星渡科技", 0, 4, False),)


@pytest.mark.parametrize("marked", ["[X:星渡]", "星渡]科技", "[P:]来了", "[O:[P:陈立群]基金会]"])
def test_a_bracket_that_is_no_mark_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="a bracket that is no mark"):
        without_marks(marked)


@pytest.mark.parametrize("line", ["o\t没有班级的句子", "# class: a\nx\t句子", "# class: a\no 句子没有制表符"])
def test_a_line_of_another_form_is_refused(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:\d: "):
        sentences_of(tmp_path / "a.txt")


def test_spans_are_where_they_say() -> None:
    for s in name_sentences():
        for surface, start, end, _ in s.people + s.organizations:
            assert s.text[start:end] == surface == surface.strip(), s.id


def test_no_sentence_stands_twice() -> None:
    letters = Counter(re.sub(r"\W", "", s.text) for s in name_sentences())
    assert [text for text, n in letters.items() if n > 1] == []


def test_there_are_enough_of_every_field() -> None:
    fields = Counter(s.field for s in name_sentences())
    assert set(fields) == FIELDS
    assert min(fields.values()) >= FEWEST["field"]
    assert fields.total() >= FEWEST["all"]


def test_every_class_is_halved() -> None:
    splits: dict[str, Counter[str]] = defaultdict(Counter)
    for s in name_sentences():
        splits[s.kind][s.split] += 1
    assert [kind for kind, n in splits.items() if abs(n["open"] - n["held_out"]) > 1] == []
    assert [kind for kind, n in splits.items() if n.total() < FEWEST["class"]] == []


def test_both_scripts_and_cantonese_are_there() -> None:
    scripts = Counter(s.script for s in name_sentences())
    assert set(scripts) == {"Hans", "Hant"}
    assert 0.4 <= scripts["Hant"] / scripts.total() <= 0.5
    assert sum(bool(CANTONESE.search(s.text)) for s in name_sentences()) >= FEWEST["cantonese"]


def test_counter_examples_hold_mostly_no_names_of_their_kind() -> None:
    tempting = [s for s in name_sentences() if s.kind.endswith("/not")]
    assert sum(not (s.people or s.organizations) for s in tempting) >= len(tempting) // 3


def test_what_is_a_name_here_is_marked_wherever_it_stands_in_the_sentence() -> None:
    for s in name_sentences():
        for surface, *_ in s.people + s.organizations:
            marked = sum(found[0].count(surface) for found in s.people + s.organizations)
            assert len(surface) < 3 or s.text.count(surface) == marked, (s.id, surface)


@pytest.mark.parametrize("field", ["hongkong_cantonese", "taiwan"])
def test_fields_of_traditional_text_hold_no_simplified_sentence(field: str) -> None:
    written = {s.script for s in name_sentences() if s.field == field and len(s.text) > 12}
    assert written == {"Hant"}
