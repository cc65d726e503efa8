"""The charts of the report and of the explorer, as SVG: no script, nothing fetched, one drawing for both themes.

In come rows of the warehouse; out goes markup whose text is escaped and stays text, so that the reader's own fonts set
it. A drawing library that measures text needs those fonts and takes 30 to 50 ms a chart; these take less than one.
Colours are CSS variables of the page (`var(--bar)`); nothing depends on the width of a name: it stands above its bar.
"""

from flows.report.charts.counts import by_month, failed_checks, ranking
from flows.report.charts.drawing import NARROW, WIDE
from flows.report.charts.shares import interval, reliability
from flows.report.charts.times import Lane, Point, TimeBar, flow, lanes, timeline

__all__ = [
    "NARROW",
    "WIDE",
    "Lane",
    "Point",
    "TimeBar",
    "by_month",
    "failed_checks",
    "flow",
    "interval",
    "lanes",
    "ranking",
    "reliability",
    "timeline",
]
