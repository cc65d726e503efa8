"""What workers do with a batch: `read` makes article frames of files, `facts` makes fact frames of source texts."""

from __future__ import annotations

INLINE_BYTES = 600_000  # below it, starting workers (about 2 s each) costs more than it saves
