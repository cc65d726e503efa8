"""html_page.yaml as a model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property

from schemas.declarative import DataModel, load_packaged

_MOST_KNOWN = 20_000
_TOKENS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class MetaKeys(DataModel):
    """Names of meta elements by field, in the order in which they are trusted."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    changed: tuple[str, ...]
    publisher: tuple[str, ...]
    author: tuple[str, ...]
    url: tuple[str, ...]
    cover: tuple[str, ...]
    keywords: tuple[str, ...]
    exported: tuple[str, ...]
    saved: tuple[str, ...]


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
    accounts: frozenset[str]
    inserted: frozenset[str]

    @cached_property
    def _word(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words)))

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}  # marks come again on every page of a site

    def aside(self, marks: Iterable[str]) -> bool:
        """Whether an element so marked is beside the article: navigation, comments, promotion."""
        known = self._known
        for mark in marks:
            if mark:
                if mark not in known:
                    if len(known) > _MOST_KNOWN:
                        known.clear()
                    known[mark] = bool(self._word.search(mark.lower())) or not self.tokens.isdisjoint(_tokens(mark))
                if known[mark]:
                    return True
        return False

    def account(self, marks: Iterable[str]) -> bool:
        """Whether an element so marked names who publishes."""
        return not self.accounts.isdisjoint(marks)

    def body(self, marks: Iterable[str]) -> bool:
        """Whether a well-known layout marks the article's text so."""
        return not self.bodies.isdisjoint(marks)


def _tokens(mark: str) -> frozenset[str]:
    return frozenset(t.lower() for t in _TOKENS.findall(mark[:200]))


class PageVocabulary(DataModel):
    """html_page.yaml."""

    meta: MetaKeys
    marks: Marks
    tags: Tags
    notices: tuple[str, ...]
    gone: tuple[str, ...]
    gone_examples: tuple[str, ...]
    gone_counter_examples: tuple[str, ...]
    controls: tuple[str, ...]
    notice_examples: tuple[str, ...]
    notice_counter_examples: tuple[str, ...]
    control_examples: tuple[str, ...]

    @cached_property
    def notice(self) -> re.Pattern[str]:
        """A line that speaks of the page, not of the news."""
        return re.compile("|".join(f"(?:{p})" for p in self.notices))

    @cached_property
    def gone_sign(self) -> re.Pattern[str]:
        """A page's words for an article that is not there."""
        return re.compile("|".join(f"(?:{p})" for p in self.gone))

    @cached_property
    def control(self) -> re.Pattern[str]:
        """Buttons and counters that stand among the words of a byline."""
        return re.compile("|".join(f"(?:{p})" for p in self.controls))


@cache
def page() -> PageVocabulary:
    """html_page.yaml."""
    return load_packaged("vocabulary/reading/html_page.yaml", PageVocabulary)
