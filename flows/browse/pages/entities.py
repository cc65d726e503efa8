"""The pages of a person and of an organisation."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flows.browse.drawings import COMING, LEAVING, NARROW, WIDE, career, changes, people_flow
from flows.browse.listings import Row
from flows.browse.visit import Listing, Page, Visit, listing

_BESIDE = 24  # rows of a table in the narrow column, as many as are read at a glance
_POSTS_DRAWN = 200  # more bars than that are no picture any more; the list has all


def person(visit: Visit) -> Page:
    """Names, posts, events in order with their sentences, company, articles."""
    one = visit.there(visit.asking.one("person", id=visit.key))
    events = told(visit, "person")
    drawn = visit.asking.rows("posts_of_person", _POSTS_DRAWN, id=visit.key)
    return Page("person.html", {
        "one": one, "kind": "person", "events": events, **_shared(visit, "person"),
        "posts": listing(visit, "posts_of_person", "posts", _BESIDE, id=visit.key),
        "drawn": [career(visit, drawn, events.rows, width) for width in (WIDE, NARROW)],
        "then": followed_by(events.rows),
    })  # fmt: skip


def organization(visit: Visit) -> Page:
    """Names, changes, who came and who left, parts and parent, articles."""
    one = visit.there(visit.asking.one("organization", id=visit.key))
    events = told(visit, "organization")
    drawn = visit.asking.rows("came_and_left", id=visit.key)
    return Page("organization.html", {
        "one": one, "kind": "organization", "events": events, **_shared(visit, "organization"),
        "drawn": [changes(visit, events.rows, width) for width in (WIDE, NARROW)],
        "flow": listing(visit, "came_and_left", "flow", _BESIDE, id=visit.key),
        "flow_drawn": people_flow(visit, drawn, NARROW),
        "posts": listing(visit, "posts_at_organization", "posts", _BESIDE, id=visit.key),
        "parts_of": listing(visit, "parts_of_organization", "parts", _BESIDE, id=visit.key),
    })  # fmt: skip


def told(visit: Visit, kind: str) -> Listing:
    """The events of one, each with who takes part and who tells it."""
    found = listing(visit, "events_of", "events", kind=kind, id=visit.key)
    add_tellings(visit, found.rows)
    return found


def add_tellings(visit: Visit, events: list[Row]) -> None:
    """Put `participants` and `tellings` into rows of events."""
    ids = [e["event_id"] for e in events]
    if not ids:
        return
    by_event: dict[str, dict[str, list[Row]]] = {
        name: _grouped(visit.asking.rows(name, ids=ids)) for name in ("participants", "tellings")
    }
    for event in events:
        for name, rows in by_event.items():
            event[name] = rows.get(event["event_id"], [])
        event["tellings"].sort(key=lambda t: (-t["confidence"], t["source_id"], t["char_start"]))
        event["publishers"] = list(dict.fromkeys(t["publisher"] or t["title"] for t in event["tellings"]))


def followed_by(events: list[Row]) -> dict[str, Row]:
    """For each event in which somebody left: the next dated one in which they came somewhere."""
    dated = [e for e in events if e["date_earliest"]]
    found = {}
    for event in dated:
        if LEAVING & set(event["roles"].split()):
            after = [
                e for e in dated
                if COMING & set(e["roles"].split()) and e["date_earliest"] >= event["date_earliest"] and e is not event
            ]  # fmt: skip
            if after:
                found[event["event_id"]] = after[0]
    return found


def _shared(visit: Visit, kind: str) -> dict[str, Any]:
    surface = visit.text("form")
    return {
        "names": visit.asking.rows(f"{kind}_names", id=visit.key),
        "surface": surface,
        "articles": listing(visit, "articles_of", "articles", 20, kind=kind, id=visit.key, surface=surface),
        "company": listing(visit, "company", "company", _BESIDE, kind=kind, id=visit.key),
    }


def _grouped(rows: list[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["event_id"]].append(row)
    return grouped
