"""Years that hold on: a heading that is a year, or a sentence that begins with one, dates the months after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

import regex

from flows.language.patterns import alternation
from schemas.declarative import DataModel, load_packaged
from schemas.records import Sentence

_YEAR = r"((?:19|20)\d\d)\s?年"
# 2015年｜创立, 【2015】, ## 2015 年: a line of its own, the year first and not much behind it
_HEADING = regex.compile(r"^[\s#*【\[（(]*((?:19|20)\d\d)\s?年?[】\]）)]?\s*(?:$|[｜|:：·•—–-].{0,16}$)")
_BEGINS_WITH_YEAR = regex.compile(rf"^\W*{_YEAR}")
_BEGINS_WITH_MONTH = regex.compile(r"^\W*(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
# Sentences back in which the date that 次日 and 同年 lean on is looked for.
SPOKEN_REACH = 3
_FEWEST = 2  # headings that make a timeline


class TimelineWords(DataModel):
    """vocabulary/events/timeline.yaml."""

    from_the_article: tuple[str, ...]


@cache
def _from_the_article() -> regex.Pattern[str]:
    """What is counted from the day of the article, whatever stands before."""
    return regex.compile(alternation(load_packaged("vocabulary/events/timeline.yaml", TimelineWords).from_the_article))


class Timeline:
    """The year that what stands before gives to a sentence, by its place in the list of sentences. body: its text."""

    def __init__(self, sentences: Sequence[Sentence], body: str) -> None:
        headings = [i for i, s in enumerate(sentences) if s.part == "body" and _HEADING.match(s.text)]
        self._years: list[int | None] = []
        below: int | None = None  # the heading's year
        said: int | None = None  # that of a sentence before in the paragraph
        end = 0
        self._opening: set[int] = set()
        for i, sentence in enumerate(sentences):
            if sentence.part == "body":
                if "\n" in body[end : sentence.start]:
                    said = None
                    self._opening.add(i)
                end = sentence.end
            begins = _BEGINS_WITH_YEAR.match(sentence.text)
            if i in headings and len(headings) >= _FEWEST and (heading := _HEADING.match(sentence.text)):
                below = int(heading[1])
            said = int(begins[1]) if begins else said
            follows = said is not None and _BEGINS_WITH_MONTH.match(sentence.text)
            self._years.append(said if follows else below)

    def opens(self, number: int) -> bool:
        """Whether the sentence begins a paragraph."""
        return number in self._opening

    def reach(self, number: int) -> int:
        """The first of the sentences before in which the date that 次日 and 同月 lean on is looked for.

        Three back; from the sentence that opens a paragraph to the one that opens the paragraph before.
        """
        opening = self._opening
        if number not in opening or number == 0:
            return max(0, number - SPOKEN_REACH)
        return min(max(0, number - SPOKEN_REACH), max((i for i in opening if i < number), default=0))

    def last_day(self, number: int, folded: str) -> dt.date | None:
        """The day from which a sentence counts back; None where the article's own is meant."""
        year = self._years[number]
        return None if year is None or _from_the_article().search(folded) else dt.date(year, 12, 31)
