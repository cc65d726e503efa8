"""The reading room's data files as models, compiled once: header labels, boilerplate, outlets."""

from __future__ import annotations

from functools import cache
from typing import Literal
from urllib.parse import unquote, urlsplit

import regex

from schemas.declarative import DataModel, load_packaged

_SHORT_NAME = regex.compile(r"[一-鿿]{2,3}")
Field = Literal[
    "title",
    "publisher",
    "published",
    "saved",
    "place",
    "url",
    "cover",
    "author",
    "translator",
    "compiler",
    "editor",
    "ignore",
]


class Headers(DataModel):
    """headers.yaml."""

    labels: dict[Field, tuple[str, ...]]
    dated_by_the_tool: frozenset[str]
    keeping: frozenset[str]
    addressed: frozenset[str]
    not_names: frozenset[str]
    checked: tuple[str, ...]
    around_names: tuple[str, ...]
    examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


class Boilerplate(DataModel):
    """boilerplate.yaml."""

    tail_part: float
    lead_lines: int
    line: tuple[str, ...]
    tail: tuple[str, ...]
    lead: tuple[str, ...]
    credit: tuple[str, ...]
    untitled: tuple[str, ...]
    examples: dict[Literal["line", "tail", "lead", "credit", "untitled"], tuple[str, ...]]
    counter_examples: tuple[str, ...]


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
    archives: tuple[str, ...]
    platforms: frozenset[str]
    sections: frozenset[str]
    name_ends: tuple[str, ...]
    desk_ends: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


class HeadLines(DataModel):
    """head_lines.yaml."""

    fields: dict[str, str]
    rows: dict[str, str]
    desks_may_write: tuple[str, ...]
    places: tuple[str, ...]
    examples: dict[str, dict[str, dict[Field, str]]]
    counter_examples: tuple[str, ...]


@cache
def head_lines() -> HeadLines:
    """head_lines.yaml."""
    return load_packaged("vocabulary/reading/head_lines.yaml", HeadLines)


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
def pattern(kind: Literal["line", "tail", "lead", "credit", "untitled"]) -> regex.Pattern[str]:
    """One pattern for all lines of a kind."""
    return regex.compile("|".join(f"(?:{p})" for p in getattr(boilerplate(), kind)))


@cache
def credit_at_the_end() -> regex.Pattern[str]:
    """What says at the end of a line whose picture it is; sought from there, for a line without one costs less so."""
    return regex.compile(f"(?r)(?:{'|'.join(boilerplate().credit)})+$")


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


def is_wechat(url: str | None) -> bool:
    """Whether an address is that of an account's article on WeChat."""
    return host_of(url) == "mp.weixin.qq.com"


def outlet_of(host: str) -> Outlet | None:
    """The outlet that prints at this host or above it: the longest that matches."""
    if not host:
        return None
    found = [(len(h), o) for o in outlets().outlets for h in o.hosts if _is_at(host, h)]
    carried = is_archive(host) or any(_is_at(host, c) for c in outlets().carriers)
    return None if carried or not found else max(found, key=lambda x: x[0])[1]


def is_archive(host: str) -> bool:
    """Whether a host keeps copies of other sites' pages."""
    return any(_is_at(host, a) for a in outlets().archives)


def _is_at(host: str, site: str) -> bool:
    """Whether a host is the site's or below it."""
    return host == site or host.endswith("." + site)


@cache
def outlet_names() -> frozenset[str]:
    """The names of all outlets in outlets.yaml."""
    return frozenset(o.name for o in outlets().outlets)


@cache
def _name_end(desks: bool) -> regex.Pattern[str]:
    ends = (*outlets().name_ends, *(outlets().desk_ends if desks else ()))
    return regex.compile(f"(?:{'|'.join(map(regex.escape, ends))})$")


def account_of(name: str) -> str:
    """An account's name without the mark that a platform puts behind those that it has checked."""
    return next((name.removesuffix(mark) for mark in headers().checked if name.endswith(mark)), name)


def is_outlet(name: str) -> bool:
    """Whether a name is an outlet's or a desk's, no person's: known, or by how it ends."""
    return name in outlet_names() or bool(_name_end(True).search(name))


def may_be_person(name: str) -> bool:
    """Whether a name without a label can be a person's rather than an account's: two or three Chinese characters.

    A surname of two characters is rarer than an account of four; the name of an outlet or a desk is no person's.
    """
    return bool(_SHORT_NAME.fullmatch(name)) and not is_outlet(name)


def is_desk(name: str) -> bool:
    """Whether a name is a desk's (綜合報導, 社會中心), which no reader would cite."""
    return any(name.endswith(end) for end in outlets().desk_ends)


def is_suffix(name: str) -> bool:
    """Whether a title's last part is no part of it: an outlet, a channel, a section."""
    return (
        name in outlets().sections
        or name in outlets().platforms
        or bool(_name_end(False).search(name))
        or any(known in name for known in outlet_names())
    )


def outlet_in(name: str) -> str:
    """A known outlet's name without the Latin one behind it (`某社 ABC`); any other name as it is."""
    found = regex.fullmatch(r"([\u4e00-\u9fff\d]{2,12})[\s\-–]+[A-Za-z. ]{2,20}", name)
    return found[1] if found and found[1] in outlet_names() else name
