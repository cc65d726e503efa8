"""A raw file as read: title, body, authors, links, when it was published and what bounds that day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from schemas.records.closed_lists import AuthorRole, Basis, LinkRole, Part, Precision, PublisherBasis


@dataclass(frozen=True, slots=True)
class Author:
    """A name of the byline and what that person did for the article."""

    name: str
    role: AuthorRole = "author"


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the file and its role."""

    url: str
    role: LinkRole


@dataclass(frozen=True, slots=True)
class Notice:
    """Something of a loaded file that could not be used (a date that no calendar has): becomes a warning row."""

    check: str
    reason: str
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: the moment stated (wall clock of `zone`), and the tightest range of days.

    `at` is None when the file states none (basis path, inferred, none); earliest and latest are equal when a day is
    known and None when nothing supports a bound.
    """

    at: dt.datetime | None = None
    zone: str | None = None
    precision: Precision = "unknown"
    basis: Basis = "none"
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What bounds the day of an article that states none: the rule, its words and where they stand, the bounds.

    `used` is False for a bound that others contradict; `other_source`: the article that dates the event spoken of.
    """

    rule: str
    words: str | None = None
    part: Part | None = None
    start: int | None = None
    end: int | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    used: bool = True
    other_source: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One raw file as read. `body` is the cleaned text that offsets index (see the contract)."""

    title: str
    body: str
    format: str
    format_certainty: float
    encoding: str
    script: str
    published: Published = field(default_factory=Published)
    publisher: str | None = None
    publisher_basis: PublisherBasis | None = None
    place: str | None = None
    url: str | None = None
    cover_image_url: str | None = None
    authors: tuple[Author, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[Notice, ...] = ()
    saved_at: dt.datetime | None = None
    date_evidence: tuple[DateEvidence, ...] = ()
