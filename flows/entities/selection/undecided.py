"""Which sentences further voices are asked about: those that hold a candidate which the registry does not settle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from flows.entities.candidate import Candidate
from flows.entities.view import PartView
from schemas.records import Sentence


def undecided(candidates: Iterable[Candidate], view: PartView) -> list[Sentence]:
    """The sentences of a part, in order, in which something is open."""
    starts = [s.start for s in view.sentences]
    places = {bisect_right(starts, c.start) - 1 for c in candidates if not (c.method == "registry" and not c.weak)}
    return [view.sentences[i] for i in sorted(places) if i >= 0]
