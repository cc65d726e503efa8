"""The report: one HTML page about the published warehouse, with no script in it and nothing fetched."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from flows.report.wording import lang, linked, span, thousands
from schemas.errors import RunFailed
from warehouse.reader import Reader, reading

_HERE = Path(__file__).resolve().parent
QUERIES = _HERE / "queries"

Row = dict[str, Any]


def write(warehouse: Path, target: Path) -> Path:
    """Make the page of a published warehouse. Raises RunFailed: no library, or no way to write."""
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
    try:
        import jinja2
        from markupsafe import Markup

        drawing = _charts()
    except ImportError as e:
        raise RunFailed(
            f"the report needs the libraries of the extra `report` ({e.name} is not installed): "
            "pip install 'newsledger[report]'"
        ) from e
    with reading(warehouse) as reader:
        found = {path.stem: rows(reader, path.read_text(encoding="utf-8")) for path in sorted(QUERIES.glob("*.sql"))}
    drawn = {name: draw(found[query]) for name, (query, draw) in drawing.items() if found[query]}
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"linked": linked, "span": span, "lang": lang, "thousands": thousands, "sample": sample}
    return environment.get_template("page.html.j2").render(
        found, charts={name: Markup(svg) for name, svg in drawn.items()}, warehouse=warehouse.name,
        style=Markup(style), style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )  # fmt: skip


def _charts() -> dict[str, tuple[str, Callable[[list[Row]], str]]]:
    """Chart → the query whose rows it shows, and how they are drawn."""
    from flows.report import charts

    articles = partial(charts.ranking, unit="articles")
    return {
        "failed_checks": ("checks_by_run", charts.failed_checks),
        "quarantine": ("quarantine", partial(charts.ranking, unit="cases")),
        "articles_by_month": ("articles_by_month", charts.by_month),
        "articles_by_format": ("articles_by_format", articles),
        "articles_by_publisher": ("articles_by_publisher", articles),
        "people": ("people", articles),
        "organizations": ("organizations", articles),
        "events_by_type": ("events_by_type", partial(charts.ranking, unit="events")),
        "timeline_narrow": ("events_by_month", partial(charts.timeline, width=charts.NARROW)),
        "timeline_wide": ("events_by_month", partial(charts.timeline, width=charts.WIDE)),
    }


def rows(reader: Reader, sql: str) -> list[Row]:
    """The rows of a query, by column names."""
    names, found = reader.query(sql)
    return [dict(zip(names, row, strict=True)) for row in found]


def sample(text: str | None) -> list[Row]:
    """The sample rows of a failed check."""
    found = json.loads(text) if text else []
    return [row if isinstance(row, dict) else {"row": row} for row in found]
