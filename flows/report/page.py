"""The report: one HTML page about the published warehouse, with no script in it and nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from flows.report import charts
from flows.report.wording import lang, linked, span, thousands
from schemas.errors import RunFailed
from warehouse.reader import Reader, reading

_HERE = Path(__file__).resolve().parent
QUERIES = _HERE / "queries"

Row = dict[str, Any]

_articles = partial(charts.ranking, unit="articles")
# Chart → the query whose rows it shows, and how they are drawn.
CHARTS: dict[str, tuple[str, Callable[[list[Row]], Markup]]] = {
    "failed_checks": ("checks_by_run", charts.failed_checks),
    "reliability": ("reliability", partial(charts.reliability, told="told with", right="right as a whole")),
    "quarantine": ("quarantine", partial(charts.ranking, unit="cases")),
    "articles_by_month": ("articles_by_month", charts.by_month),
    "articles_by_format": ("articles_by_format", _articles),
    "articles_by_publisher": ("articles_by_publisher", _articles),
    "people": ("people", _articles),
    "organizations": ("organizations", _articles),
    "events_by_type": ("events_by_type", partial(charts.ranking, unit="events")),
    "timeline_narrow": ("events_by_month", partial(charts.timeline, width=charts.NARROW)),
    "timeline_wide": ("events_by_month", partial(charts.timeline, width=charts.WIDE)),
}


def write(warehouse: Path, target: Path) -> Path:
    """Make the page of a published warehouse. Raises RunFailed when it cannot be written."""
    page = render(warehouse)
    aside = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(page, encoding="utf-8")
        aside.replace(target)
    except OSError as e:
        raise RunFailed(f"{target}: the report cannot be written: {e.strerror}.") from e
    return target


def render(warehouse: Path) -> str:
    """The page as text."""
    with reading(warehouse) as reader:
        found = {path.stem: rows(reader, path.read_text(encoding="utf-8")) for path in sorted(QUERIES.glob("*.sql"))}
    drawn = {name: draw(found[query]) for name, (query, draw) in CHARTS.items() if found[query]}
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"linked": linked, "span": span, "lang": lang, "thousands": thousands, "sample": sample}
    return environment.get_template("page.html.j2").render(
        found, charts=drawn, warehouse=warehouse.name,
        style=Markup(style), style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )  # fmt: skip


def rows(reader: Reader, sql: str) -> list[Row]:
    """The rows of a query, by column names."""
    names, found = reader.query(sql)
    return [dict(zip(names, row, strict=True)) for row in found]


def sample(text: str | None) -> list[Row]:
    """The sample rows of a failed check."""
    found = json.loads(text) if text else []
    return [row if isinstance(row, dict) else {"row": row} for row in found]
