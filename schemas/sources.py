"""The published tables about articles and files."""

from __future__ import annotations

from typing import Annotated, Any

import pandera.polars as pa
import polars as pl

from schemas.row_rules import Publication
from schemas.tables import Table

PRECISIONS = ["second", "minute", "day", "week", "month", "quarter", "half", "year", "range", "unknown"]
BASES = ["header", "front_matter", "byline", "dateline", "title", "url", "meta", "path", "inferred", "none"]
PUBLISHER_BASES = ["header", "front_matter", "byline", "meta", "url", "text"]
FILE_STATUSES = ["loaded", "duplicate", "near_duplicate", "quarantined", "container"]
AUTHOR_ROLES = ["author", "translator", "editor", "compiler"]
LINK_ROLES = ["original", "reference", "inline", "image", "cover"]
PARTS = ["title", "body"]
GROUP_KINDS = ["representative", "same_bytes", "reprint", "excerpt"]

Timestamp = Annotated[pl.Datetime, "us", None]
SHA256 = r"^[0-9a-f]{64}$"


def key(description: str, **kwargs: Any) -> Any:
    """A key column: unique, not null."""
    return pa.Field(unique=True, description=description, metadata={"key": True}, **kwargs)


def ref(target: str, description: str, **kwargs: Any) -> Any:
    """A column whose values stand in `table.column`."""
    return pa.Field(description=description, metadata={"references": target}, **kwargs)


class Sources(Publication):
    """One row per distinct article: reprints and copies of it are one source."""

    source_id: str = key("Key of the article.")
    title: str = pa.Field(description="Title as a reader would cite it; no markdown marks.")
    publisher: str = pa.Field(nullable=True, description="Outlet or account that published this copy.")
    publisher_basis: str = pa.Field(
        nullable=True,
        isin=PUBLISHER_BASES,
        description="How the publisher is known; text: only the article's own words name it as theirs.",
    )
    place: str = pa.Field(nullable=True, description="Place of publication stated in the header.")
    script: str = pa.Field(
        str_matches=r"^[A-Z][a-z]{3}$",
        description="ISO 15924: Hans, Hant, or another code for text that is not Chinese.",
    )
    published_at: Timestamp = pa.Field(
        nullable=True, description="As stated by the file, wall clock of published_zone; null when it states none."
    )
    published_zone: str = pa.Field(nullable=True, description="IANA zone, stated, or assumed for the outlet.")
    published_precision: str = pa.Field(isin=PRECISIONS, description="How exact the publication time is.")
    published_basis: str = pa.Field(isin=BASES, description="Where the publication date was read.")
    published_earliest: pl.Date = pa.Field(nullable=True, description="First day it can have been published.")
    published_latest: pl.Date = pa.Field(nullable=True, description="Last day it can have been published.")
    saved_at: Timestamp = pa.Field(
        nullable=True,
        description="When the file says that somebody clipped or saved the article; never its publication.",
    )
    url: str = pa.Field(nullable=True, description="The article's own address.")
    cover_image_url: str = pa.Field(nullable=True, description="Address of the cover picture.")
    format: str = pa.Field(description="The raw format recognised.")
    body: str = pa.Field(description="Cleaned text; what offsets in the body index.")
    body_chars: pl.Int32 = pa.Field(ge=1, description="Length of the body in characters.")
    content_sha256: str = pa.Field(str_matches=SHA256, description="SHA-256 of the body (UTF-8).")
    first_run_id: str = pa.Field(description="The run that published it first.")
    last_run_id: str = pa.Field(description="The run that published it last.")


class SourceFiles(Table):
    """One row per raw file ever seen, and per article in a file that holds several, with one status."""

    path: str = key("Relative to the raw folder when the file lies in it, else absolute; / between its parts.")
    container_path: str = ref(
        "source_files.path", "Of an article in a container: the file that holds it; null for a file.", nullable=True
    )
    sha256: str = pa.Field(
        nullable=True, str_matches=SHA256, description="SHA-256 of the file's bytes; null when it could not be opened."
    )
    bytes: pl.Int64 = pa.Field(ge=0, description="Size of the file in bytes.")
    encoding: str = pa.Field(nullable=True, description="Encoding it was decoded with.")
    format: str = pa.Field(nullable=True, description="The raw format recognised.")
    format_certainty: float = pa.Field(nullable=True, ge=0, le=1, description="How sure the recogniser was (0..1).")
    status: str = pa.Field(isin=FILE_STATUSES, description="What became of the file.")
    source_id: str = ref(
        "sources.source_id", "The article it holds; null when quarantined, removed or a container.", nullable=True
    )
    first_run_id: str = pa.Field(description="The run that saw it first.")
    last_run_id: str = pa.Field(description="The run that saw it last.")
    removed_at: Timestamp = pa.Field(nullable=True, description="When it was found gone (UTC); null while it is there.")


class SourceAuthors(Table):
    """The people of the byline, in order."""

    source_id: str = ref("sources.source_id", "The article.")
    position: pl.Int32 = pa.Field(ge=0, description="Order in the byline, from 0.")
    name: str = pa.Field(str_length={"min_value": 1}, description="Name as the byline gives it.")
    role: str = pa.Field(isin=AUTHOR_ROLES, description="What the person did for the article.")


class DateEvidence(Table):
    """What bounds the day of an article that states none: each bound with its words, or with what else supports it."""

    source_id: str = ref("sources.source_id", "The article.")
    rule: str = pa.Field(description="How the bound follows from the words; docs/time.md has the list.")
    words: str = pa.Field(
        nullable=True, description="The words, or what supports the bound where none stand in the text."
    )
    part: str = pa.Field(nullable=True, isin=PARTS, description="Where the words stand; null: in no part of the text.")
    char_start: pl.Int32 = pa.Field(nullable=True, ge=0, description="First character of the words in the part.")
    char_end: pl.Int32 = pa.Field(nullable=True, ge=1, description="Behind the last character of the words.")
    earliest: pl.Date = pa.Field(nullable=True, description="The article is not older than this day.")
    latest: pl.Date = pa.Field(nullable=True, description="The article is not younger than this day.")
    used: bool = pa.Field(description="Whether it bounds the published range; false where other bounds contradict it.")
    other_source_id: str = ref(
        "sources.source_id", "The article that dates the event which the words speak of.", nullable=True
    )


class SourceLinks(Table):
    """Addresses in the file, in order."""

    source_id: str = ref("sources.source_id", "The article.")
    position: pl.Int32 = pa.Field(ge=0, description="Order in the file, from 0.")
    url: str = pa.Field(description="The address.")
    role: str = pa.Field(isin=LINK_ROLES, description="What the link is for.")


class SourceGroups(Table):
    """Who else printed the article: each copy with its own header."""

    source_id: str = ref("sources.source_id", "The article.")
    path: str = ref("source_files.path", "The file of this copy.")
    kind: str = pa.Field(isin=GROUP_KINDS, description="How this copy relates to the representative.")
    similarity: float = pa.Field(ge=0, le=1, description="Likeness to the representative's body (0..1).")
    title: str = pa.Field(description="This copy's own title.")
    publisher: str = pa.Field(nullable=True, description="This copy's own publisher.")
    published_at: Timestamp = pa.Field(nullable=True, description="This copy's own publication time.")
    published_earliest: pl.Date = pa.Field(nullable=True, description="First day this copy can have been published.")
    published_latest: pl.Date = pa.Field(nullable=True, description="Last day this copy can have been published.")
    url: str = pa.Field(nullable=True, description="This copy's own address.")
