"""The charts of the page, as SVG: no script in the page, and one drawing for both themes.

Colours are CSS variables of the page (`var(--bar)`), so a drawing follows the reader's theme. Nothing depends on the
width of Chinese text, which the drawing library cannot know without the reader's fonts: names stand above their bars.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Literal

import altair as alt
import vl_convert

NARROW, WIDE = 340, 1060  # pixels; a card on a phone, the whole page on a desk
_NAME_EMS = 24  # what fits above a bar of 340 pixels at 13 pixels, beside the number
_ROW = 36
_SEVERITIES = {"error": "var(--error)", "warn": "var(--warn)", "info": "var(--info)"}

Rows = Sequence[dict[str, Any]]


def ranking(rows: Rows, unit: str) -> str:
    """Horizontal bars of `name` and `n`, the name above its bar and the number at the end of its line."""
    data = [
        {"row": i, "n": r["n"], "name": shortened(r["name"]), "said": f"{r['name']}: {r['n']} {unit}"}
        for i, r in enumerate(rows)
    ]
    base = alt.Chart(alt.InlineData(values=data)).encode(y=alt.Y("row:O", axis=None))
    bars = base.mark_bar(height=7, yOffset=9, cornerRadius=2, color="var(--bar)").encode(
        x=alt.X("n:Q", axis=None, scale=alt.Scale(domainMin=0, nice=False)), description="said:N"
    )
    line: dict[str, Any] = {"baseline": "bottom", "dy": 2, "fontSize": 13, "aria": False}
    names = base.mark_text(align="left", color="var(--ink)", **line).encode(x=alt.value(0), text="name:N")
    numbers = base.mark_text(align="right", color="var(--muted)", **line).encode(x=alt.value(NARROW - 6), text="n:Q")
    return _svg(alt.layer(bars, names, numbers).properties(width=NARROW, height=_ROW * len(data)), autosize="none")


def by_month(rows: Rows) -> str:
    """Bars of `articles` over `month`."""
    data = [{**r, "said": f"{r['month'][:7]}: {r['articles']} articles"} for r in rows]
    chart = (
        alt.Chart(alt.InlineData(values=data), width=NARROW, height=190)
        .mark_bar(color="var(--bar)")
        .encode(x=_months(NARROW), y=_counts("articles", max(r["articles"] for r in rows)), description="said:N")
    )
    return _svg(chart)


def timeline(rows: Rows, width: int) -> str:
    """A bubble for every `month` and `type`; its area is the number of `events`."""
    data = [{**r, "said": f"{r['month'][:7]}, {r['type']}: {r['events']} events"} for r in rows]
    chart = (
        alt.Chart(alt.InlineData(values=data), width=width, height=26 * len({r["type"] for r in rows}) + 40)
        .mark_circle(color="var(--bar)", opacity=0.8)
        .encode(
            x=_months(width),
            y=alt.Y(
                "type:N", title=None, axis=alt.Axis(grid=True, offset=10, minExtent=84, maxExtent=84, labelLimit=76)
            ),
            size=alt.Size("events:Q", legend=None, scale=alt.Scale(range=[30, 330], domainMin=1)),
            description="said:N",
        )
    )
    return _svg(chart)


def failed_checks(rows: Rows) -> str:
    """For each run, oldest first, how many checks failed, stacked by severity."""
    data = [{**r, "said": f"{r['run']}: {r['failed']} failed ({r['severity']})"} for r in rows]
    by_run: Counter[str] = Counter()
    for r in rows:
        by_run[r["run_id"]] += r["failed"]
    color = alt.Color(
        "severity:N",
        title=None,
        scale=alt.Scale(domain=list(_SEVERITIES), range=list(_SEVERITIES.values())),
        legend=alt.Legend(orient="top", direction="horizontal"),
    )
    chart = (
        alt.Chart(alt.InlineData(values=data), width=NARROW, height=170)
        .mark_bar(size=min(26, 220 // len(by_run)))
        .encode(
            x=alt.X("run_id:O", title=None, axis=alt.Axis(labels=False, ticks=False)),
            y=_counts("failed", max(by_run.values())),
            color=color,
            description="said:N",
        )
    )
    return _svg(chart)


def shortened(name: str, ems: float = _NAME_EMS) -> str:
    """The name as far as it fits: a Chinese character is an em wide, a Latin one rather more than half."""
    used = 0.0
    for i, c in enumerate(name):
        used += 1 if ord(c) >= 0x2E80 else 0.6
        if used > ems:
            return name[:i].rstrip() + "…"
    return name


def _months(width: int) -> alt.X:
    axis = alt.Axis(tickCount=width // 100, labelOverlap="greedy", labelSeparation=12)
    return alt.X("month:T", timeUnit="utcyearmonth", scale=alt.Scale(type="utc"), title=None, axis=axis)


def _counts(column: str, most: int) -> alt.Y:
    """An axis of whole numbers: at most five of them."""
    axis = alt.Axis(values=list(range(0, most + 1, -(-most // 4) or 1)), format="d", minExtent=28, maxExtent=28)
    return alt.Y(f"{column}:Q", title=None, axis=axis)


def _svg(chart: Any, autosize: Literal["fit-x", "none"] = "fit-x") -> str:
    """Drawn, and nothing fetched for it. With `fit-x` the width counts the axes too."""
    chart = chart.configure(background="transparent", padding=2).configure_view(stroke=None)
    chart = chart.configure_legend(labelColor="var(--muted)", labelFontSize=12).configure_axis(
        labelColor="var(--muted)", labelFontSize=12,
        gridColor="var(--line)", domainColor="var(--line)", tickColor="var(--line)",
    )  # fmt: skip
    chart.autosize = alt.AutoSizeParams(type=autosize, contains="padding")
    return str(vl_convert.vegalite_to_svg(chart.to_dict(), allowed_base_urls=[]))
