"""Drawings of when: events by month and type, spans and points on lanes, who came and who left by year."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from flows.report.charts.drawing import NARROW, Rows, TimeAxis, box, disc, line, linked, mark, shortened, svg, text

_LANE = 44
_POINT = 5.5
_LABEL = 90  # room for the types of the timeline
_UNIT = 15  # a person who came or left, at most


@dataclass(frozen=True, slots=True)
class TimeBar:
    """Something that lasted, or that is told of between two days."""

    first: dt.date
    last: dt.date
    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Something that happened in a range of days; `kind` is a colour: came, left, bar."""

    first: dt.date
    last: dt.date
    label: str
    kind: str = "bar"
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the time axis."""

    name: str
    spans: tuple[TimeBar, ...] = ()
    points: tuple[Point, ...] = ()
    href: str | None = None

    @property
    def days(self) -> list[dt.date]:
        """All days that the lane needs room for."""
        found: tuple[TimeBar | Point, ...] = (*self.spans, *self.points)
        return [d for x in found for d in (x.first, x.last)]


def lanes(rows: Sequence[Lane], label: str, width: float = NARROW) -> Markup | None:
    """Lanes one below the other on one time axis, the name above each; None when no lane has a day."""
    shown = [r for r in rows if r.days]
    if not shown:
        return None
    axis = TimeAxis.over([d for r in shown for d in r.days], 8, width - 22)
    bottom = _LANE * len(shown) + 4
    parts = axis.drawn(0, bottom)
    for i, lane in enumerate(shown):
        y = i * _LANE + 30.0
        name = text(0, y - 14, shortened(lane.name, width / 14), "ink", font_size="13")
        parts.append(linked(lane.href, lane.name, name) if lane.href else name)
        for s in lane.spans:
            parts.append(mark(box(axis.x(s.first) - 3, y - 3, axis.x(s.last) - axis.x(s.first) + 6, 6, 3), s.label,
                              href=s.href, opacity="0.45"))  # fmt: skip
        parts += [_point(axis, p, y) for p in lane.points]
    return svg(width, bottom + 20, label, parts)


def _point(axis: TimeAxis, p: Point, y: float) -> Markup:
    """A disc on a day; a range that is wider than a disc is as long as it is."""
    left, right = axis.x(p.first), axis.x(p.last)
    if right - left > 2 * _POINT:
        d = box(left, y - _POINT + 1, right - left, 2 * _POINT - 2, _POINT)
        return mark(d, p.label, p.kind, p.href, opacity="0.7", stroke="var(--ground)")
    return mark(disc((left + right) / 2, y, _POINT), p.label, p.kind, p.href, stroke="var(--ground)")


def flow(rows: Rows, came: str, left: str, width: float = NARROW) -> Markup | None:
    """By year, a square for each person: those who came above the line, those who left below; None when none is dated.

    `rows`: date_earliest, leaves, label, href. `came` and `left` are the words beside the line.
    """
    by_year: dict[int, dict[bool, list[dict[str, str]]]] = defaultdict(lambda: {False: [], True: []})
    for r in rows:
        if r["date_earliest"]:
            by_year[r["date_earliest"].year][bool(r["leaves"])].append(r)
    if not by_year:
        return None
    first, last = min(by_year), max(by_year)
    first, last = (first - 1, last + 1) if last - first < 2 else (first, last)
    step = (width - 40) / (last - first + 1)
    unit = min(_UNIT, max(4.0, step - 3), 150 / max(len(side) for year in by_year.values() for side in year.values()))
    above = max(len(year[False]) for year in by_year.values()) * unit + 18
    below = max(len(year[True]) for year in by_year.values()) * unit
    base = above + 22
    every = max(1, -(-44 // int(max(1, step))))
    parts = [text(0, 12, came, "came", font_weight="600"), text(0, base + below + 26, left, "left", font_weight="600"),
             line(0, above, width, above), line(0, base, width, base)]  # fmt: skip
    for i, year in enumerate(range(first, last + 1)):
        x = 40 + (i + 0.5) * step
        if (year - first) % every == 0:
            parts.append(text(x, above + 15, str(year), anchor="middle"))
        for leaves, some in by_year[year].items() if year in by_year else ():
            for n, r in enumerate(some):
                y = base + n * unit + 1 if leaves else above - (n + 1) * unit
                d = box(x - unit / 2 + 0.5, y, unit - 1, unit - 1, 3)
                parts.append(mark(d, r["label"], "left" if leaves else "came", r["href"]))
    return svg(width, base + below + 34, f"{came}, {left}", parts)


def timeline(rows: Rows, width: int, unit: str = "events") -> Markup:
    """A bubble for every `month` and `type`; its area is the number of `events`, which are called `unit`."""
    types = sorted({r["type"] for r in rows})
    most = max(r["events"] for r in rows)
    days = [dt.date.fromisoformat(r["month"][:10]) for r in rows]
    axis = TimeAxis.over(days, _LABEL + 10, width - 14)
    bottom = 26 * len(types) + 6
    parts = axis.drawn(0, bottom)
    for i, name in enumerate(types):
        y = 26 * i + 16
        parts += [text(_LABEL - 6, y + 4, shortened(name, 7), anchor="end"), line(_LABEL, y, width, y)]
    for r, day in zip(rows, days, strict=True):
        radius = 3 + 7.5 * (r["events"] / most) ** 0.5
        parts.append(mark(disc(axis.x(day), 26 * types.index(r["type"]) + 16, radius),
                          f"{r['month'][:7]}, {r['type']}: {r['events']} {unit}", opacity="0.8"))  # fmt: skip
    return svg(width, bottom + 20, unit, parts)
