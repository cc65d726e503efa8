"""Mentions of all articles → people and organisations: who is meant, with a reason for each join."""

from __future__ import annotations

from flows.entities.resolution.resolve import Resolved, resolve

__all__ = ["Resolved", "resolve"]
