"""Entities: who is named in one article (`recognise`), and who is who over all of them (`resolution`)."""

from __future__ import annotations

from flows.entities.recognize import Proposed, decide_all, propose, recognize

__all__ = ["Proposed", "decide_all", "propose", "recognize"]
