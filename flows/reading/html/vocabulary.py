"""html_page.yaml as a model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from schemas.declarative import DataModel, load_packaged

_TOKENS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class MetaKeys(DataModel):
    """Names of meta elements by field, in the order in which they are trusted."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    publisher: tuple[str, ...]
    author: tuple[str, ...]
    url: tuple[str, ...]
    cover: tuple[str, ...]
    keywords: tuple[str, ...]


class Tags(DataModel):
    """Elements by what they do to the text."""

    drop: frozenset[str]
    blocks: frozenset[str]
    void: frozenset[str]


class Marks(DataModel):
    """What ids and classes say of an element."""

    tags: frozenset[str]
    words: tuple[str, ...]
    tokens: frozenset[str]
    bodies: frozenset[str]

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words)))

    def aside(self, marks: Iterable[str]) -> bool:
        """Whether an element so marked is beside the article: navigation, comments, promotion."""
        for mark in marks:
            if mark and (self._word.search(mark.lower()) or not self.tokens.isdisjoint(_tokens(mark))):
                return True
        return False

    def body(self, marks: Iterable[str]) -> bool:
        """Whether a well-known layout marks the article's text so."""
        return any(mark in self.bodies for mark in marks)


@cache
def _tokens(mark: str) -> frozenset[str]:
    return frozenset(t.lower() for t in _TOKENS.findall(mark[:200]))


class Page(DataModel):
    """html_page.yaml."""

    meta: MetaKeys
    marks: Marks
    tags: Tags
    notices: tuple[str, ...]
    controls: tuple[str, ...]
    notice_examples: tuple[str, ...]
    notice_counter_examples: tuple[str, ...]
    control_examples: tuple[str, ...]

    @cached_property
    def notice(self) -> re.Pattern[str]:
        """A line that speaks of the page, not of the news."""
        return re.compile("|".join(f"(?:{p})" for p in self.notices))

    @cached_property
    def control(self) -> re.Pattern[str]:
        """Buttons and counters that stand among the words of a byline."""
        return re.compile("|".join(f"(?:{p})" for p in self.controls))


@cache
def page() -> Page:
    """html_page.yaml."""
    return load_packaged("vocabulary/reading/html_page.yaml", Page)
