"""Drawings of shares: one with its interval, and how right the confidence is."""

from __future__ import annotations

from markupsafe import Markup

from flows.report.charts.drawing import NARROW, Rows, box, disc, line, mark, svg, text

_SIDE = 240  # of the square of the reliability curve
_EDGE = 34


def interval(share: float, low: float, high: float, label: str, width: float = NARROW) -> Markup:
    """A share of 1 as a point, its interval as a bar, between 0 and 100 %."""
    span = width - 20
    parts = [line(10, 16, width - 10, 16)]
    for percent in (0, 25, 50, 75, 100):
        x = 10 + span * percent / 100
        anchor = "start" if percent == 0 else "end" if percent == 100 else "middle"
        parts += [line(x, 12, x, 20), text(x, 36, f"{percent} %", anchor=anchor)]
    parts += [
        mark(box(10 + span * low, 12, max(2.0, span * (high - low)), 8, 4), label, opacity="0.4"),
        mark(disc(10 + span * share, 16, 6), label),
    ]
    return svg(width, 42, label, parts)


def reliability(rows: Rows, told: str, right: str) -> Markup:
    """What share is right against how sure it was told: `told`, `right` and `n` of each row; the diagonal is honest."""

    def x(value: float) -> float:
        return _EDGE + _SIDE * value

    def y(value: float) -> float:
        return 8 + _SIDE * (1 - value)

    parts = [line(x(0), y(0), x(1), y(1), stroke_dasharray="4 4")]
    for tenth in (0, 0.25, 0.5, 0.75, 1):
        parts += [line(x(0), y(tenth), x(1), y(tenth)), text(x(0) - 6, y(tenth) + 4, f"{tenth:.0%}", anchor="end"),
                  text(x(tenth), y(0) + 16, f"{tenth:.0%}", anchor="middle")]  # fmt: skip
    most = max(r["n"] for r in rows)
    for r in rows:
        label = f"{told} {r['told']:.0%}, {right} {r['right']:.0%} ({r['n']:,})"
        parts.append(mark(disc(x(r["told"]), y(r["right"]), 4 + 7 * (r["n"] / most) ** 0.5), label, opacity="0.75"))
    parts.append(text(x(0.5), y(0) + 32, told, anchor="middle"))
    return svg(NARROW, _SIDE + 50, f"{told}, {right}", parts)
