"""Python's search for reference cycles, seldom: a run makes millions of objects and hardly a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Measured: with the default of 700 objects the search took a tenth of finding facts and a sixth of resolving them.
SELDOM = (200_000, 20, 20)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Within this, the collector looks seldom; reference counts free almost everything anyway."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
