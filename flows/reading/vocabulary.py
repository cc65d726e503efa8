"""The reading room's data files as models, compiled once: header labels, boilerplate, outlets."""

from __future__ import annotations

from functools import cache
from typing import Literal
from urllib.parse import unquote, urlsplit

import regex

from schemas.declarative import DataModel, load_packaged

Field = Literal[
    "title", "publisher", "published", "place", "url", "cover", "author", "translator", "compiler", "editor", "ignore"
]


class Headers(DataModel):
    """headers.yaml."""

    labels: dict[Field, tuple[str, ...]]
    not_names: tuple[str, ...]
    around_names: tuple[str, ...]


class Boilerplate(DataModel):
    """boilerplate.yaml."""

    tail_part: float
    lead_lines: int
    line: tuple[str, ...]
    tail: tuple[str, ...]
    lead: tuple[str, ...]


class Outlet(DataModel):
    """A host's outlet."""

    name: str
    hosts: tuple[str, ...]
    zone: str | None = None
    image: bool = False


class Outlets(DataModel):
    """outlets.yaml."""

    zones: dict[str, str]
    outlets: tuple[Outlet, ...]
    carriers: tuple[str, ...]


@cache
def headers() -> Headers:
    """headers.yaml."""
    return load_packaged("vocabulary/reading/headers.yaml", Headers)


@cache
def labels() -> dict[str, Field]:
    """Folded label → field."""
    return {folded(label): field for field, some in headers().labels.items() for label in some}


def folded(label: str) -> str:
    """A label without case, spaces and underscores."""
    return label.casefold().replace(" ", "").replace("_", "").replace("-", "").replace("\u3000", "")


@cache
def boilerplate() -> Boilerplate:
    """boilerplate.yaml."""
    return load_packaged("vocabulary/reading/boilerplate.yaml", Boilerplate)


@cache
def pattern(kind: Literal["line", "tail", "lead"]) -> regex.Pattern[str]:
    """One pattern for all lines of a kind."""
    return regex.compile("|".join(f"(?:{p})" for p in getattr(boilerplate(), kind)))


@cache
def outlets() -> Outlets:
    """outlets.yaml."""
    return load_packaged("vocabulary/reading/outlets.yaml", Outlets)


def host_of(url: str | None) -> str:
    """The host of an address, of the archived address where it is an archive copy; empty when it has none."""
    if not url:
        return ""
    inner = regex.search(r"web\.archive\.org/web/\d+[a-z_]*/(https?://.+)", url)
    try:
        return (urlsplit(unquote(inner[1]) if inner else url).hostname or "").lower()
    except ValueError:
        return ""


def outlet_of(host: str) -> Outlet | None:
    """The outlet that prints at this host or above it: the longest that matches."""
    if not host:
        return None
    found = [(len(h), o) for o in outlets().outlets for h in o.hosts if host == h or host.endswith("." + h)]
    carried = any(host == c or host.endswith("." + c) for c in outlets().carriers)
    return None if carried or not found else max(found, key=lambda x: x[0])[1]
