"""The page of an event: its tellings side by side, where they disagree, why they are one event."""

from __future__ import annotations

from flows.browse.pages.entities import add_tellings
from flows.browse.visit import Page, Visit

_AROUND = 6  # events of the same people and organisations before and after


def event(visit: Visit) -> Page:
    """One event with all its tellings."""
    one = visit.there(visit.asking.one("event", ids=[visit.key]))
    add_tellings(visit, [one])
    one["tellings"].sort(key=lambda t: (str(t["published_earliest"] or "9999"), t["source_id"], t["char_start"]))
    around = visit.asking.rows("events_around", id=visit.key)
    here = next((i for i, e in enumerate(around) if e["event_id"] == visit.key), 0)
    return Page("event.html", {
        "one": one, "around": around[max(0, here - _AROUND) : here + _AROUND + 1],
        "disagreement": visit.asking.rows("event_disagreement", 20, id=visit.key),
        "certainties": sorted({t["certainty"] for t in one["tellings"]}),
        "types": sorted({t["event_type"] for t in one["tellings"]}),
        "labels": {t["event_type"]: visit.wording.type(t) for t in visit.asking.rows("event_types")},
    })  # fmt: skip
