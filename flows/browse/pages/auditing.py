"""The audit in the browser: a row drawn at random with its sentences, one key a verdict; the shares that are right.

In comes which kind is read; a posted verdict goes to the user's audits file as `newsledger audit` writes it.
"""

from __future__ import annotations

import datetime as dt
import getpass

from flows.browse.drawings import right_share
from flows.browse.visit import Page, Visit
from flows.quality import audit
from schemas.errors import Usage

_ROWS, _SEED = 100, 1  # as `newsledger audit` draws without options


def auditing(visit: Visit) -> Page:
    """The next row to read, or that all are read, and the shares so far."""
    kind = _kind(visit)
    path, ask = visit.settings.audits, visit.asking.ask
    read = audit.load_audits(path)
    ids = audit.row_ids(ask, kind, _ROWS, _SEED)
    done = audit.read_rows(ask, read, kind)
    row_id = next((i for i in ids if i not in done), None)
    verdict = visit.text("verdict", tuple(v.name for v in audit.verdicts(kind)))
    return Page("audit.html", {
        "kind": kind, "kinds": audit.KINDS, "row": audit.drawn(ask, kind, row_id) if row_id else None,
        "read": sum(i in done for i in ids), "of": len(ids), "verdict": verdict, "file": path.name,
        "keys": audit.causes(kind) if verdict else audit.verdicts(kind), "last": read[-1] if read else None,
        "shares": [(s, right_share(s.share, s.low, s.high)) for s in audit.shares(ask, read) if s.by == "all"],
        "page_of": {"person": "person", "organization": "organization", "event": "event"},
    })  # fmt: skip


def recorded(visit: Visit) -> None:
    """Write a verdict. Raises Usage: no such row, verdict or cause, or no cause where one is needed."""
    kind = _kind(visit)
    row = audit.drawn(visit.asking.ask, kind, visit.text("row"))
    verdict = visit.text("verdict", tuple(v.name for v in audit.verdicts(kind)))
    cause = visit.text("cause", tuple(c.name for c in audit.causes(kind)))
    if not verdict or (verdict != "right" and not cause):
        raise Usage("a verdict is right, or something else with its cause.")
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    audit.record(visit.settings.audits, audit.Audit.model_validate({
        "kind": kind, "verdict": verdict, "cause": cause or None, "told": row.told, "place": row.place,
        "reader": getpass.getuser(), "read_at": now,
    }))  # fmt: skip


def taken_back(visit: Visit) -> None:
    """Take the last verdict out of the file. Raises Usage when there is none."""
    if audit.undo(visit.settings.audits) is None:
        raise Usage("nothing has been read yet.")


def _kind(visit: Visit) -> audit.AuditKind:
    given = visit.text("kind", tuple(audit.KINDS)) or "events"
    return audit.KINDS[given]
