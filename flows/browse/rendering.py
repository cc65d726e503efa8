"""Pages as HTML: Jinja2 templates that escape everything, with the words of the visit's language."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup, escape

from flows.browse.pages.tables import FORMATS, parameters, sql_shown
from flows.browse.visit import Page, Visit
from flows.report.wording import lang, linked, name_lang, thousands

_TEMPLATES = Path(__file__).resolve().parent / "templates"


_A_DAY = re.compile(r"\d{4}(?:-\d\d)+|\d{4}年(?:\d+月)?(?:\d+日)?")


def unbroken(days: str) -> Markup:
    """Days as HTML in which no line ends within a day."""
    return Markup(_A_DAY.sub(r'<span class="day">\g<0></span>', str(escape(days))))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.filters |= {
        "linked": linked, "lang": lang, "name_lang": name_lang, "thousands": thousands,
        "unbroken": unbroken, "from_json": lambda text: sorted(json.loads(text).items()),
    }  # fmt: skip
    return environment


def html(visit: Visit, page: Page, totals: dict[str, Any] | None) -> str:
    """The page as text."""
    w = visit.wording
    other = "zh" if w.language == "en" else "en"
    query = f"?{urlencode(visit.query)}" if visit.query else ""
    return _environment().get_template(page.template).render(
        page.values, w=w, visit=visit, address=visit.address, take=lambda name, **values: _take(visit, name, values),
        other=f"/{other}{visit.path}{query}", other_lang="zh-Hans" if other == "zh" else "en",
        warehouse=visit.settings.warehouse.name, published=totals, judging=visit.judging,
        asked_now=visit.query.get("q", ""),
        visit_address=lambda query: visit.address(visit.path, **query),
    )  # fmt: skip


def _take(visit: Visit, name: str, values: dict[str, Any]) -> dict[str, Any]:
    """What is needed to take a table away: its addresses, and its SQL with the values in place."""
    asked = {p: values[p] for p in parameters(name)}
    flat = {k: " ".join(v) if isinstance(v, list) else str(v).lower() if isinstance(v, bool) else v
            for k, v in asked.items()}  # fmt: skip
    query = urlencode(flat)
    addresses = {form: f"/table/{name}.{form}" + (f"?{query}" if query else "") for form in FORMATS}
    return {"name": name, "sql": sql_shown(name, asked), **addresses}
