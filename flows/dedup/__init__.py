"""Which articles are one: sketches of bodies, candidates by bands, every pair verified exactly."""

from __future__ import annotations

from flows.dedup.folding import fold_body, sketch
from flows.dedup.groups import Groups, group

__all__ = ["Groups", "fold_body", "group", "sketch"]
