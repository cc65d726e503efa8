"""What share of the rows that were read is right, with its interval: of each kind, by type and by confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flows.quality.audit.drawing import told
from flows.quality.audit.file import KINDS, Audit, AuditKind
from flows.quality.audit.found import read_rows
from flows.quality.audit.vocabulary import vocabulary
from flows.quality.intervals import wilson
from flows.quality.judging import Ask, Row

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class AuditShare:
    """So many read, so many right; `by`: all, type or confidence, `of` which one. low, high: the 95 % interval of
    `share`. `core`: right but for date or certainty, or wholly right.
    """

    kind: AuditKind
    by: str
    of: str
    read: int
    right: int
    core: int
    share: float
    low: float
    high: float
    core_share: float


def shares(ask: Ask, audits: Sequence[Audit]) -> list[AuditShare]:
    """All shares, of the rows that still say what was read; a row that was read twice counts by its last verdict."""
    found = []
    for kind in KINDS.values():
        verdict_of = read_rows(ask, audits, kind)
        rows = told(ask, kind, list(verdict_of))
        groups: dict[tuple[str, str], list[Audit]] = {}
        for row_id, audit in verdict_of.items():
            for group in _groups(rows[row_id]):
                groups.setdefault(group, []).append(audit)
        found += [_share(kind, *group, groups[group]) for group in sorted(groups)]
    return found


def figures(ask: Ask, audits: Sequence[Audit]) -> tuple[dict[str, float | None], dict[str, list[dict[str, Any]]]]:
    """Figures by the names that checks use (`audits.events.right`), and the shares behind each.

    A figure is None where too few rows were read to hold anything by it.
    """
    every = shares(ask, audits)
    values: dict[str, float | None] = {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for plural, kind in KINDS.items():
        mine = [s for s in every if s.kind == kind]
        whole = next((s for s in mine if s.by == "all"), None)
        enough = whole is not None and whole.read >= vocabulary().fewest
        for name in ("right", "core") if kind == "event" else ("right",):
            figure = f"audits.{plural}.{name}"
            values[figure] = (whole.share if name == "right" else whole.core_share) if whole and enough else None
            rows[figure] = [{k: v for k, v in asdict(s).items() if k != "kind"} for s in mine]
    return values, rows


def _groups(row: Row) -> list[tuple[str, str]]:
    groups = [("all", "")]
    if row["type"]:
        groups.append(("type", row["type"]))
    if row["confidence"] is not None:
        low = min(int(row["confidence"] * _TENTHS + 1e-9), _TENTHS - 1) / _TENTHS
        groups.append(("confidence", f"{low:.1f}–{low + 1 / _TENTHS:.1f}"))
    return groups


def _share(kind: AuditKind, by: str, of: str, audits: Sequence[Audit]) -> AuditShare:
    right = sum(a.verdict == "right" for a in audits)
    core = right + sum(a.verdict == "core" for a in audits)
    low, high = wilson(right, len(audits))
    n = len(audits)
    return AuditShare(
        kind, by, of, n, right, core, round(right / n, 4), round(low, 4), round(high, 4), round(core / n, 4)
    )
