"""What a run did, as the command line, the artifacts and the table of runs tell it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Outcome:
    """What a run did. `status`: published, nothing_new, refused or failed."""

    run_id: str
    status: str = "running"
    files: dict[str, int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    warehouse: str = ""
    note: str = ""

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the wall time of a step."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = round(self.seconds.get(step, 0) + time.perf_counter() - begun, 3)
