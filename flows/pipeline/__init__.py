"""What the driver calls, in order: discover, bookkeeping, read, facts, corpus.

`read` (files → article frames) and `facts` (source texts → fact frames) are pure functions of a batch, which workers
run; `corpus` is what needs all articles: groups, dates, resolution, merging. `flows.ingest` joins them.
"""

from __future__ import annotations

INLINE_BYTES = 600_000  # below it, starting workers (about 2 s each) costs more than it saves
