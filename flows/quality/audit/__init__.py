"""Rows drawn at random and read by a person: how much of what is told is so?

    row_ids → drawn → record (undo) → read_rows, shares

In come a way to ask a warehouse (`flows.quality.judging.Ask`) and the user's audits file; out go rows to read with
their sentences, and the shares that are right. The command line and the explorer both audit so; each run publishes what
was read (`table`).
"""

from __future__ import annotations

from flows.quality.audit.drawing import Drawn, Evidence, drawn, row_ids
from flows.quality.audit.file import KINDS, Audit, AuditKind, Verdict, load_audits, record, undo
from flows.quality.audit.found import read_rows, table
from flows.quality.audit.offering import judgement_of
from flows.quality.audit.right_shares import AuditShare, figures, shares
from flows.quality.audit.vocabulary import Key, causes, verdicts

__all__ = [
    "KINDS", "Audit", "AuditKind", "AuditShare", "Drawn", "Evidence", "Key", "Verdict", "causes", "drawn", "figures",
    "judgement_of", "load_audits", "read_rows", "record", "row_ids", "shares", "table", "undo", "verdicts",
]  # fmt: skip
