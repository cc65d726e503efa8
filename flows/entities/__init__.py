"""Entities: who is named in one article (`recognise`), and who is who over all of them (`resolution`)."""

from __future__ import annotations

from flows.entities.recognize import recognize

__all__ = ["recognize"]
