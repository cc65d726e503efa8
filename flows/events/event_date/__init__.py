"""Which time expression dates an event, if any: `of_event` asks `own_times` first, then `earlier_clauses`."""

from __future__ import annotations

from flows.events.event_date.choosing import of_event, spread
from flows.events.event_date.earlier_clauses import waits
from flows.events.event_date.own_times import told_as_done

__all__ = ["of_event", "spread", "told_as_done", "waits"]
