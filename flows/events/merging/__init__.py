"""Event mentions of all articles → events: which claims tell one event, and what the event is."""

from __future__ import annotations

from flows.events.merging.merge import Merged, MergedBlocks, merge

__all__ = ["Merged", "MergedBlocks", "merge"]
