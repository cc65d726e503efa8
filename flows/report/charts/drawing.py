"""What all drawings are made of: text, marks with a label, a time axis, an axis of whole numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

NARROW, WIDE = 340, 1060  # pixels; a card on a phone, the whole page on a desk
_NAME_EMS = 24  # what fits above a bar of 340 pixels at 13 pixels, beside the number
_PIXELS_A_TICK = 64

Row = dict[str, Any]
Rows = Sequence[Row]


def svg(width: float, height: float, label: str, parts: Iterable[Markup]) -> Markup:
    """A drawing; `label` says to a screen reader what it shows."""
    w, h = number(width), number(height)
    return escaped(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="group" '
        'aria-label="%s" font-size="12">%s</svg>', w, h, w, h, label, Markup("").join(parts),
    )  # fmt: skip


def text(x: float, y: float, words: str, fill: str = "muted", anchor: str = "start", **more: str) -> Markup:
    """Words at a place; screen readers hear the marks' labels instead."""
    return escaped('<text x="%s" y="%s" fill="var(--%s)" text-anchor="%s" aria-hidden="true"%s>%s</text>',
                   number(x), number(y), fill, anchor, _attributes(more), words)  # fmt: skip


def line(x1: float, y1: float, x2: float, y2: float, stroke: str = "line", **more: str) -> Markup:
    """A line without meaning of its own."""
    return escaped('<path d="M%s,%sL%s,%s" stroke="var(--%s)" fill="none"%s/>',
                   number(x1), number(y1), number(x2), number(y2), stroke, _attributes(more))  # fmt: skip


def mark(d: str, label: str, fill: str = "bar", href: str | None = None, **more: str) -> Markup:
    """A shape that stands for something: `label` says what, and `href` leads there."""
    shape = escaped('<path d="%s" fill="var(--%s)" role="img" aria-label="%s"%s><title>%s</title></path>',
                    d, fill, label, _attributes(more), label)  # fmt: skip
    return linked(href, label, shape) if href else shape


def linked(href: str, label: str, shape: Markup) -> Markup:
    """A shape that leads somewhere."""
    return escaped('<a href="%s" aria-label="%s">%s</a>', href, label, shape)


def escaped(template: str, *values: object) -> Markup:
    """A template with values in it, each escaped unless it is markup. Markup.format does so too, ten times slower."""
    return Markup(template % tuple(map(escape, values)))


def box(x: float, y: float, width: float, height: float, radius: float = 2) -> str:
    """The path of a rectangle with round corners."""
    r = min(radius, width / 2, height / 2)
    h, v = width - 2 * r, height - 2 * r
    return (f"M{number(x + r)},{number(y)}h{number(h)}a{number(r)},{number(r)} 0 0 1 {number(r)},{number(r)}"
            f"v{number(v)}a{number(r)},{number(r)} 0 0 1 {number(-r)},{number(r)}h{number(-h)}"
            f"a{number(r)},{number(r)} 0 0 1 {number(-r)},{number(-r)}v{number(-v)}"
            f"a{number(r)},{number(r)} 0 0 1 {number(r)},{number(-r)}z")  # fmt: skip


def disc(x: float, y: float, radius: float) -> str:
    """The path of a circle."""
    r, two = number(radius), number(2 * radius)
    return f"M{number(x - radius)},{number(y)}a{r},{r} 0 1 0 {two},0a{r},{r} 0 1 0 {number(-2 * radius)},0z"


def shortened(name: str, ems: float = _NAME_EMS) -> str:
    """The name as far as it fits: a Chinese character is an em wide, a Latin one rather more than half."""
    used = 0.0
    for i, c in enumerate(name):
        used += 1 if ord(c) >= 0x2E80 else 0.6
        if used > ems:
            return name[:i].rstrip() + "…"
    return name


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from left to right."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    @classmethod
    def over(cls, days: Sequence[dt.date], left: float, right: float) -> TimeAxis:
        """An axis from the first to the last day, at least two months long."""
        first, last = min(days), max(days)
        if (last - first).days < 60:
            first, last = first - dt.timedelta(days=30), last + dt.timedelta(days=30)
        return cls(first, last, left, right)

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        return self.left + (self.right - self.left) * (day - self.first).days / (self.last - self.first).days

    def drawn(self, top: float, bottom: float) -> list[Markup]:
        """The axis with its grid and labels: years, or months where it is short."""
        parts = [line(self.left, bottom, self.right, bottom)]
        for day, label in self.ticks():
            x = self.x(day)
            anchor = "start" if x - self.left < _PIXELS_A_TICK / 3 else "middle"
            parts += [line(x, top, x, bottom), text(x, bottom + 15, label, anchor=anchor)]
        return parts

    def ticks(self) -> list[tuple[dt.date, str]]:
        """The first days of years, or of months, as many as have room."""
        room = max(2, int((self.right - self.left) / _PIXELS_A_TICK))
        years = [dt.date(y, 1, 1) for y in range(self.first.year + (self.first > dt.date(self.first.year, 1, 1)),
                                                 self.last.year + 1)]  # fmt: skip
        if len(years) >= 3:
            step = -(-len(years) // room)
            return [(d, f"{d.year}") for d in years if d.year % step == 0]
        months = [d for y in range(self.first.year, self.last.year + 1) for m in range(1, 13)
                  if self.first <= (d := dt.date(y, m, 1)) <= self.last]  # fmt: skip
        step = next(s for s in (1, 2, 3, 6, 12, 24) if len(months) <= room * s)
        return [(d, f"{d:%Y-%m}") for d in months if (d.month - 1) % step == 0]


def count_axis(most: int, left: float, right: float, top: float, bottom: float) -> list[Markup]:
    """Lines at whole numbers, at most five of them, with the numbers at the left."""
    parts = []
    step = next(s * 10**p for p in range(12) for s in (1, 2, 5) if s * 10**p * 5 > most)
    for n in range(0, most + 1, step):
        y = bottom - (bottom - top) * n / most
        parts += [line(left, y, right, y), text(left - 6, y + 4, str(n), anchor="end")]
    return parts


def number(value: float) -> str:
    """A coordinate, as short as it can be."""
    return f"{round(value, 1):g}"


def _attributes(more: dict[str, str]) -> Markup:
    return Markup("").join(escaped(' %s="%s"', k.replace("_", "-"), v) for k, v in more.items())
