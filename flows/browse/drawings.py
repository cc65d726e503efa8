"""What is drawn on the pages of people and organisations: rows of the warehouse as lanes of a time axis.

In come the rows that a page shows; out go drawings of `flows.report.charts`, each mark with an address.
"""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from flows.browse.listings import Row
from flows.browse.visit import Visit
from flows.report import charts
from flows.report.charts import Lane, Point, TimeBar

LEAVING = frozenset({"leaver", "dismissed"})
COMING = frozenset({"appointee", "joiner", "returner", "founder"})
_COLOURS = {"departure": "left", "dismissal": "left", "appointment": "came", "joining": "came", "return": "came"}
NARROW, WIDE = 340, 660  # pixels: a phone, the wide column
_LANES = 12  # more are no picture any more; the table below has all


def career(visit: Visit, posts: list[Row], events: list[Row], width: float) -> Markup | None:
    """A lane an organisation: the posts that articles give, and what happened to the person there."""
    spans: dict[tuple[str | None, str], list[TimeBar]] = defaultdict(list)
    points: dict[tuple[str | None, str], list[Point]] = defaultdict(list)
    nowhere = (None, visit.wording("no_organization"))
    for p in posts:
        if p["first_day"] and p["last_day"]:
            where = (p["org_id"], p["organization"]) if p["org_id"] else nowhere
            label = f"{p['title']}: {visit.wording.days(p['first_day'], p['last_day'])}"
            source = visit.address(f"/article/{p['place']['source_id']}")
            spans[where].append(TimeBar(p["first_day"], p["last_day"], label, source))
    for e in events:
        at = [p for p in e["participants"] if p["entity_kind"] == "organization"]
        roles = set(e["roles"].split())
        for where in dict.fromkeys((p["entity_id"], p["name"]) for p in at) or (nowhere,):
            if e["date_earliest"] and e["date_latest"]:
                there = {p["role"] for p in at if p["entity_id"] == where[0]}
                points[where].append(_point(visit, e, _kind(roles, there)))
    order = sorted({*spans, *points}, key=lambda w: (-len(points[w]), -len(spans[w]), w[1]))[:_LANES]
    rows = []
    for where in order:
        href = visit.address(f"/organization/{where[0]}") if where[0] else None
        rows.append(Lane(where[1], tuple(spans[where]), tuple(points[where]), href))
    return charts.lanes(_by_time(rows), visit.wording("time_axis"), width)


def changes(visit: Visit, events: list[Row], width: float) -> Markup | None:
    """A lane a type of event: what happened to the organisation."""
    points: dict[str, list[Point]] = defaultdict(list)
    for e in events:
        if e["date_earliest"] and e["date_latest"]:
            points[visit.wording.type(e)].append(_point(visit, e, _COLOURS.get(e["event_type"], "bar")))
    rows = [Lane(name, points=tuple(some)) for name, some in points.items()]
    return charts.lanes(rows, visit.wording("time_axis"), width)


def people_flow(visit: Visit, rows: list[Row], width: float) -> Markup | None:
    """Who came and who left, by year."""
    w = visit.wording
    shown = []
    for r in rows:
        what = f"{r['name']}: {w.value('role', r['role'])} {r['post'] or ''}".rstrip()
        label = f"{what}, {w.days(r['date_earliest'], r['date_latest'])}"
        shown.append({**r, "href": visit.address(f"/event/{r['event_id']}"), "label": label})
    return charts.flow(shown, w("came"), w("left"), width)


def right_share(share: float, low: float, high: float) -> Markup:
    """What share of the rows that a person has read is right, with its interval."""
    return charts.interval(share, low, high, f"{share:.0%} ({low:.0%} – {high:.0%})")


def _point(visit: Visit, event: Row, kind: str) -> Point:
    days = (event["date_earliest"], event["date_latest"])
    label = f"{event['headline']}: {visit.wording.days(*days)}"
    return Point(*days, label, kind, visit.address(f"/event/{event['event_id']}"))


def _kind(roles: set[str], of_organization: set[str]) -> str:
    """Whether the person came to the organisation or left it: joining a new employer may name the former one."""
    if roles & LEAVING or (roles & COMING and of_organization == {"former_employer"}):
        return "left"
    return "came" if roles & COMING else "bar"


def _by_time(rows: list[Lane]) -> list[Lane]:
    return sorted((r for r in rows if r.days), key=lambda r: (min(r.days), r.name))
