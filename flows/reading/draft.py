"""What a format's reader hands on: strings as the file gives them. `finish` makes an Article of it for all formats."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas.records import Author, Basis, Link, Notice, PublisherBasis


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text (newlines are \\n), the encoding it was decoded with, and its path as shown to people."""

    text: str
    encoding: str
    path: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as the file writes it, and where it was read."""

    value: str
    basis: Basis


@dataclass(slots=True)
class Draft:
    """Title, body and whatever the header states.

    `body` holds lines; `wrapped` says how a single line break is meant: True, inside a paragraph (Markdown, HTML text);
    False, as likely its end (plain text). `markdown`: its marks are read and taken off. `dates` stand in the order in
    which they are to be trusted; `saved`: when somebody clipped the article.
    """

    title: str = ""
    body: str = ""
    wrapped: bool = True
    markdown: bool = True
    dates: list[Stated] = field(default_factory=list)
    saved: list[Stated] = field(default_factory=list)
    publisher: str | None = None
    publisher_basis: PublisherBasis | None = None
    place: str | None = None
    url: str | None = None
    cover_image_url: str | None = None
    authors: list[Author] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def name_publisher(self, name: str | None, basis: PublisherBasis) -> None:
        """Put who published it and how that is known; what was stated first stays."""
        if name and not self.publisher:
            self.publisher, self.publisher_basis = name, basis
