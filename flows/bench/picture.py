"""Seconds by step against articles, as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.bench.measure import Measured
from schemas.errors import Usage

PICTURES = (".png", ".svg", ".pdf", ".html")
STEPS = ("discover", "read", "group", "facts", "resolve", "build", "check", "publish")


def picture(measured: Sequence[Measured], path: Path) -> None:
    """Save bars of seconds by step, and the yardstick's seconds for the same characters as a line."""
    try:
        import altair as alt
        import polars as pl
        import vl_convert  # noqa: F401 (what altair saves with)
    except ImportError as e:
        raise Usage(f"a picture needs altair and vl-convert-python ({e}): pip install 'newsledger[report]'.") from e
    steps = pl.DataFrame(
        [
            {"articles": m.articles, "step": s, "order": i, "seconds": m.median.steps.get(s, 0.0)}
            for m in measured
            for i, s in enumerate(STEPS)
        ]
    )
    stock = pl.DataFrame(
        [
            {"articles": m.articles, "seconds": m.chars / m.yardstick_chars_a_second, "what": "LAC().run"}
            for m in measured
        ]
    )
    bars = (
        alt.Chart(steps, title="newsledger: seconds by step, cold, and the stock tagger call on the same text")
        .mark_bar()
        .encode(
            x=alt.X("articles:O", title="articles", axis=alt.Axis(format=",d", labelAngle=0)),
            y=alt.Y("seconds:Q", title="seconds"),
            color=alt.Color("step:N", sort=list(STEPS), title="step"),
            order="order:Q",
        )
    )
    line = (
        alt.Chart(stock).mark_line(point=True, color="black", strokeDash=[4, 3]).encode(x="articles:O", y="seconds:Q")
    )
    (bars + line).properties(width=460, height=300).save(str(path))
