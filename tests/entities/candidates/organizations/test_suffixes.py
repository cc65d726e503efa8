"""Names by a core and a form: what the words before the form make of it. Words are given as a tagger would."""

from __future__ import annotations

import pytest

from flows.entities.candidates.organizations.suffixes import suffixed
from schemas.records import Sentence, Token


def names_in(*words: tuple[str, str]) -> dict[str, float]:
    """Name → score of the words, each with its tag."""
    text, tokens = "", []
    for word, tag in words:
        tokens.append(Token(text=word, tag=tag, start=len(text), end=len(text) + len(word)))
        text += word
    sentence = Sentence(part="body", index=0, start=0, end=len(text), text=text, tokens=tuple(tokens))
    return {text[start:end]: round(score, 2) for start, end, score in suffixed(sentence, text)}


def test_a_name_and_a_form_are_a_name() -> None:
    assert names_in(("昨日", "TIME"), ("澄江", "nz"), ("半导体", "n"), ("宣布", "v")) == {"澄江半导体": 0.7}


def test_a_strong_form_makes_a_name_of_open_words() -> None:
    found = names_in(("加入", "v"), ("米粒", "n"), ("科技", "n"), ("有限公司", "n"))
    assert list(found) == ["米粒科技有限公司"]


@pytest.mark.parametrize("verb", ["辞任", "出任"])
def test_a_name_begins_behind_a_verb_that_is_glued_to_a_person(verb: str) -> None:
    assert names_in((f"温若谷{verb}远舟", "PER"), ("汽车", "n")) == {"远舟汽车": 0.6}


def test_a_form_without_a_core_is_no_name() -> None:
    assert names_in(("这家", "r"), ("公司", "n")) == {}


def test_a_holding_shareholder_is_no_holding() -> None:
    assert names_in(("澄江", "nz"), ("控股", "n"), ("股东", "n")) == {}
