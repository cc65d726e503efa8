"""html_page.yaml as a model."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class MetaKeys(DataModel):
    """Names of meta elements by field, in the order in which they are trusted."""

    title: tuple[str, ...]
    published: tuple[str, ...]
    publisher: tuple[str, ...]
    author: tuple[str, ...]
    url: tuple[str, ...]
    cover: tuple[str, ...]


class Page(DataModel):
    """html_page.yaml."""

    meta: MetaKeys
    body_selectors: tuple[str, ...]
    drop_tags: frozenset[str]
    drop_words: tuple[str, ...]
    source_words: tuple[str, ...]


@cache
def page() -> Page:
    """html_page.yaml."""
    return load_packaged("vocabulary/reading/html_page.yaml", Page)
