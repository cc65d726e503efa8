"""Timelines: a heading that is a year dates the months of the lines below it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

import regex

from schemas.records import Sentence

# 2015年｜创立, 【2015】, ## 2015 年: a line of its own, the year first and not much behind it
_HEADING = regex.compile(r"^[\s#*【\[（(]*((?:19|20)\d\d)\s?年?[】\]）)]?\s*(?:$|[｜|:：·•—–-].{0,16}$)")
# What is counted from the day of the article, whatever the heading says
_FROM_THE_ARTICLE = regex.compile("今年|去年|前年|明年|昨|今[天日]|本[周月]|上[周月]|这个?月|日前|近日")
_FEWEST = 2  # headings that make a timeline


class Timeline:
    """The years that the headings of a text give to its sentences, by their place in the list of sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        found = [(i, int(m[1])) for i, s in enumerate(sentences) if (m := _HEADING.match(s.text)) and s.part == "body"]
        self._starts = [i for i, _ in found] if len(found) >= _FEWEST else []
        self._years = [year for _, year in found]

    def last_day(self, number: int, folded: str) -> dt.date | None:
        """The day from which a sentence below a heading counts back; None where the article's own is meant."""
        at = bisect_right(self._starts, number) - 1
        return None if at < 0 or _FROM_THE_ARTICLE.search(folded) else dt.date(self._years[at], 12, 31)
