"""Who stands in credits only is nobody of the article; who is spoken of too stays."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.entities import recognize
from flows.entities.credited import credited, credits
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from schemas.records import SourceText


def span(marked: str) -> tuple[str, int, int]:
    start, end = marked.index("【"), marked.index("】") - 1
    return marked.replace("【", "", 1).replace("】", "", 1), start, end


@pytest.mark.parametrize("marked", credits().examples)
def test_a_name_in_a_credit_is_known_as_such(marked: str) -> None:
    assert credited(*span(marked))


@pytest.mark.parametrize("marked", credits().counter_examples)
def test_a_name_of_the_story_is_no_credit(marked: str) -> None:
    assert not credited(*span(marked))


def people(body: str) -> set[str]:
    day = dt.date(2024, 5, 6)
    text = SourceText("城北大桥通车", body, "Hans", day, day)
    (sentences,) = analyze([text], Tagger(threads=1))
    return {e.name for e in recognize(text, sentences, Registry()).entities if e.kind == "person"}


def test_who_only_edits_the_article_is_none_of_its_people() -> None:
    body = "城北大桥周一通车，总工程师林知夏出席了仪式。\n\n城北晚报记者 周建国 摄\n\n责任编辑：赵明华"
    assert people(body) == {"林知夏"}


def test_who_edits_and_is_spoken_of_stays() -> None:
    body = "城北大桥周一通车，总工程师林知夏说，工期是三年。赵明华也在场，赵明华说，他等了十年。\n\n责任编辑：赵明华"
    assert people(body) == {"林知夏", "赵明华"}
