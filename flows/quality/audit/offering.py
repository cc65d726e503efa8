"""What a wrong verdict can become: a judgement that the next run applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.quality import judging
from flows.quality.audit.drawing import NAMED, Drawn
from flows.quality.audit.file import Audit
from flows.quality.judging import Ask

if TYPE_CHECKING:
    from flows.entities.judgements import Judgement

# Causes that say that the row should not be there at all; a row that mixes two is split by the reader, not struck out.
STRUCK = {"person": ("nobody", "bounds"), "organization": ("none", "bounds")}


def judgement_of(ask: Ask, row: Drawn, audit: Audit) -> Judgement | None:
    """The judgement `wrong` on the row; None where the verdict does not say that the row should not be there.

    A wrong event is struck out whatever is wrong with it: one who reads the row relies on all of it.
    """
    if audit.verdict != "wrong":
        return None
    if row.kind == "event":
        return judging.no_event(judging.claims(ask, row.row_id))
    if audit.cause not in STRUCK[row.kind]:
        return None
    what = NAMED[row.kind]
    return judging.nobody(what, judging.mentions(ask, what, row.row_id))
