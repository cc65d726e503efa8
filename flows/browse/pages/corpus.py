"""The page of the corpus: what came in, who published it, what it tells, what was refused, how the checks went."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flows.browse.drawings import right_share
from flows.browse.listings import Row
from flows.browse.visit import Page, Visit
from flows.report import charts

_WIDE = 1060


def corpus(visit: Visit) -> Page:
    """What the warehouse is made of."""
    ask = visit.asking
    shares = [s for s in ask.rows("audited") if s["by"] == "all"]
    checks = ask.rows("checks")
    return Page("corpus.html", {
        "totals": ask.one("totals"), "files": ask.rows("files"), "runs": ask.rows("runs"),
        "failed": [c for c in checks if not c["passed"]], "checks": checks, "quarantine": ask.rows("quarantine"),
        "shares": [(s, right_share(s["share"], s["low"], s["high"])) for s in shares], **_drawn(visit),
    })  # fmt: skip


def _drawn(visit: Visit) -> dict[str, Any]:
    ask, w = visit.asking, visit.wording
    unit, of_events = w("articles").lower(), w("events").lower()
    weeks = ask.rows("incoming_by_week")[::-1]
    months = ask.rows("articles_by_month")
    publishers = [{**r, "name": r["publisher"] or w("no_publisher")} for r in ask.rows("articles_by_publisher")]
    types = [{**r, "type": w.type(r)} for r in ask.rows("types_by_month")]
    audited = ask.rows("audit_reliability") if ask.has("audits") else []
    annotated = ask.rows("reliability")
    return {
        "weeks": charts.by_month(weeks, unit, days_each=7) if weeks else None,
        "months": charts.by_month(months, unit, href=lambda r: _of_month(visit, r["month"])) if months else None,
        "publishers": charts.ranking(publishers, unit, lambda r: _of_publisher(visit, r)),
        "types": [charts.timeline(types, wide, of_events) if types else None for wide in (_WIDE, charts.NARROW)],
        "reliability": [
            (query, heading, charts.reliability(rows, w("told_sure"), w("are_right")))
            for query, heading, rows in (
                ("audit_reliability", w("reliability"), audited),
                ("reliability", w("reliability_annotated"), annotated),
            )
            if rows
        ],
    }


def _of_month(visit: Visit, month: str) -> str:
    first = dt.date.fromisoformat(month[:10])
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return visit.address("/search", kind="articles", since=first, until=last)


def _of_publisher(visit: Visit, row: Row) -> str:
    return visit.address("/search", kind="articles", publisher=row["publisher"])
