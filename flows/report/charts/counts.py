"""Drawings of how many: ranked bars, columns by month, failed checks by run."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable

from markupsafe import Markup

from flows.report.charts.drawing import (
    NARROW,
    Row,
    Rows,
    TimeAxis,
    box,
    count_axis,
    mark,
    shortened,
    svg,
    text,
)

_ROW = 36
_SEVERITIES = ("error", "warn", "info")
_EDGE = 30  # room for numbers at the left


def ranking(rows: Rows, unit: str, href: Callable[[Row], str] | None = None) -> Markup:
    """Horizontal bars of `name` and `n`, the name above its bar and the number at the end of its line."""
    most = max((r["n"] for r in rows), default=1) or 1
    parts = []
    for i, r in enumerate(rows):
        y = i * _ROW
        parts += [
            text(0, y + 16, shortened(r["name"]), "ink", font_size="13"),
            text(NARROW, y + 16, f"{r['n']:,}", anchor="end", font_size="13"),
            mark(box(0, y + 22, max(2, NARROW * r["n"] / most), 7), f"{r['name']}: {r['n']} {unit}",
                 href=href(r) if href else None),
        ]  # fmt: skip
    return svg(NARROW, _ROW * len(rows), unit, parts)


def by_month(rows: Rows, unit: str = "articles", column: str = "articles", href: Callable[[Row], str] | None = None,
             width: float = NARROW, days_each: float = 30.4) -> Markup:  # fmt: skip
    """Columns of a count over `month`, its first day as text."""
    height, bottom = 190, 165
    most = max(r[column] for r in rows)
    days = [dt.date.fromisoformat(r["month"][:10]) for r in rows]
    axis = TimeAxis.over([*days, days[-1] + dt.timedelta(days=31)], _EDGE, width - 4)
    wide = max(1.5, (axis.right - axis.left) / max(2.0, (axis.last - axis.first).days / days_each) - 1)
    parts = [*count_axis(most, _EDGE, width, 10, bottom), *axis.drawn(bottom, bottom)]
    for r, day in zip(rows, days, strict=True):
        tall = (bottom - 10) * r[column] / most
        parts.append(mark(box(axis.x(day), bottom - tall, wide, tall, 1), f"{r['month'][:7]}: {r[column]} {unit}",
                          href=href(r) if href else None))  # fmt: skip
    return svg(width, height, unit, parts)


def failed_checks(rows: Rows) -> Markup:
    """For each run, oldest first, how many checks failed, stacked by severity."""
    by_run: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        by_run[r["run_id"]].append(r)
    most = max(Counter({run: sum(r["failed"] for r in some) for run, some in by_run.items()}).values()) or 1
    bottom = 160
    parts = count_axis(most, _EDGE, NARROW, 26, bottom)
    for i, severity in enumerate(_SEVERITIES):
        parts += [mark(box(_EDGE + i * 80, 2, 10, 10), severity, severity), text(_EDGE + 15 + i * 80, 11, severity)]
    step = (NARROW - _EDGE) / len(by_run)
    for i, some in enumerate(by_run.values()):
        y = float(bottom)
        for r in sorted(some, key=lambda r: _SEVERITIES.index(r["severity"])):
            tall = (bottom - 26) * r["failed"] / most
            if tall:
                y -= tall
                wide = min(26.0, step * 0.7)
                parts.append(mark(box(_EDGE + step * (i + 0.5) - wide / 2, y, wide, tall, 1),
                                  f"{r['run']}: {r['failed']} failed ({r['severity']})", r["severity"]))  # fmt: skip
    return svg(NARROW, 170, "failed checks", parts)
