"""The first page and the search: one box, people, organisations, events, articles, and filters in the address."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flows.browse.listings import Row
from flows.browse.names import in_both_scripts
from flows.browse.pages.entities import add_tellings
from flows.browse.visit import Page, Visit
from schemas.errors import Usage

KINDS = ("people", "organizations", "events", "articles")
CERTAINTIES = ("announced", "asserted", "reported")
_GLANCE = 8  # rows of each kind when all kinds are shown
_SUGGESTED = 6


def home(visit: Visit) -> Page:
    """What the warehouse holds, the newest events, whom most articles name."""
    events = visit.asking.rows("found_events", 10, any=True, ids=[], **_filters())
    add_tellings(visit, events)
    return Page("home.html", {
        "totals": visit.asking.one("totals"), "events": events,
        "people": visit.asking.rows("most_named_people", 12),
        "organizations": visit.asking.rows("most_named_organizations", 12),
    })  # fmt: skip


def search(visit: Visit) -> Page:
    """Everything that fits the query and the filters."""
    asked, kind = visit.text("q"), visit.text("kind", KINDS)
    filters = {
        "type": visit.text("type"), "certainty": visit.text("certainty", CERTAINTIES), "since": _day(visit, "since"),
        "until": _day(visit, "until"), "publisher": visit.text("publisher"),
    }  # fmt: skip
    size = visit.settings.browse.rows if kind else _GLANCE
    offset = (visit.number("page") - 1) * size if kind else 0
    values: dict[str, Any] = {"asked": asked, "kind": kind, "filters": filters, "found": {}, "near": False,
                              "page": visit.number("page"), "more": set()}  # fmt: skip
    names = visit.index().names(asked) if asked and kind in ("", "people", "organizations") else None
    for what in KINDS:
        if kind not in ("", what):
            continue
        if what in ("people", "organizations"):
            rows = _named(visit, what, getattr(names, what) if names else [], filters, size, offset)
        elif not (asked or kind or any(filters.values())):
            rows = []
        elif what == "events":
            rows = _events(visit, asked, filters, size, offset)
        else:  # every body is read only for who asks for articles, or when nothing else is found
            bodies = bool(kind) or not any(values["found"].values())
            rows = _articles(visit, asked, filters, size, offset, bodies)
        values["found"][what] = rows[:size]
        if len(rows) > size:
            values["more"].add(what)
    values["near"] = bool(
        names and names.near and (values["found"].get("people") or values["found"].get("organizations"))
    )
    if values["found"].get("events"):
        add_tellings(visit, values["found"]["events"])
    return Page("search.html", {
        **values, "any": any(values["found"].values()), "filtered": any(filters.values()),
        "types": visit.asking.rows("event_types"), "publishers": visit.asking.rows("publishers", 100),
        "certainties": CERTAINTIES, "kinds": KINDS,
    })  # fmt: skip


def suggest(visit: Visit) -> Page:
    """The best people and organisations for what stands in the box so far."""
    names = visit.index().names(visit.text("q"))
    ids = [i for pair in zip(names.people[:_SUGGESTED], names.organizations[:_SUGGESTED], strict=False) for i in pair]
    ids = list(dict.fromkeys((*ids, *names.people[:_SUGGESTED], *names.organizations[:_SUGGESTED])))[:_SUGGESTED]
    return Page("suggestions.html", {"rows": _in_order(visit, ids), "asked": visit.text("q")})


def _named(visit: Visit, what: str, ids: list[str], filters: dict[str, str], size: int, offset: int) -> list[Row]:
    if filters["publisher"] or filters["since"] or filters["until"] or filters["type"] or filters["certainty"]:
        ids = _narrowed(visit, ids, filters)
    return _in_order(visit, ids[offset : offset + size + 1])


def _narrowed(visit: Visit, ids: list[str], filters: dict[str, str]) -> list[str]:
    kept = (
        {r["entity_id"] for r in visit.asking.rows("names_filtered", ids=ids, **_filters(**filters))} if ids else set()
    )
    return [i for i in ids if i in kept]


def _in_order(visit: Visit, ids: list[str]) -> list[Row]:
    rows = {r["id"]: r for r in visit.asking.rows("found_names", ids=ids)} if ids else {}
    return [rows[i] for i in ids if i in rows]


def _events(visit: Visit, asked: str, filters: dict[str, str], size: int, offset: int) -> list[Row]:
    ids = visit.index().texts(asked, "event") if asked else []
    if asked and not any(filters.values()):
        return _of_ids(visit, "event", "event_id", ids[offset : offset + size + 1])
    return visit.asking.rows("found_events", size + 1, offset, any=not asked, ids=ids, **_filters(**filters))


def _articles(visit: Visit, asked: str, filters: dict[str, str], size: int, offset: int, bodies: bool) -> list[Row]:
    ids = visit.index().texts(asked, "article") if asked else []
    if asked and not bodies and not any(filters.values()):
        return _of_ids(visit, "article_titles", "source_id", ids[offset : offset + size + 1])
    words: dict[str, Any] = dict(in_both_scripts(asked) if asked and bodies else {"simplified": "", "traditional": ""})
    of_articles = {k: filters[k] for k in ("since", "until", "publisher")}
    return visit.asking.rows("found_articles", size + 1, offset, any=not asked, ids=ids, **words, **of_articles)


def _of_ids(visit: Visit, query: str, key: str, ids: list[str]) -> list[Row]:
    rows = {r[key]: r for r in visit.asking.rows(query, ids=ids)} if ids else {}
    return [rows[i] for i in ids]


def _day(visit: Visit, name: str) -> str:
    value = visit.text(name)
    try:
        return dt.date.fromisoformat(value).isoformat() if value else ""
    except ValueError as e:
        raise Usage(f"{name}={value}: a day as 2023-04-17 is accepted.") from e


def _filters(**given: str) -> dict[str, Any]:
    return {**dict.fromkeys(("type", "certainty", "since", "until", "publisher"), ""), **given}
