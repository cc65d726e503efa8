"""The year that headings and sentences before give to a sentence."""

from __future__ import annotations

import pytest

from flows.events.timeline import Timeline
from schemas.records import Sentence


def years(*lines: str) -> list[str | None]:
    """The last day from which each line counts back."""
    body, sentences = "\n".join(lines), []
    for i, line in enumerate(lines):
        at = body.index(line)
        sentences.append(Sentence("body", i, at, at + len(line), line))
    found = Timeline(sentences, body)
    days = [found.last_day(i, line) for i, line in enumerate(lines)]
    return [str(d) if d else None for d in days]


def test_two_headings_make_a_timeline_and_one_does_not() -> None:
    assert years("【2015】", "五月加入。", "【2019】", "八月离开。")[1::2] == ["2015-12-31", "2019-12-31"]
    assert years("【2015】", "五月加入。")[1] is None


@pytest.mark.parametrize("word", ["去年", "今天", "上月", "近日"])
def test_what_counts_from_the_article_takes_no_year_from_above(word: str) -> None:
    assert years("【2015】", f"{word}加入。", "【2019】", "八月离开。")[1] is None
