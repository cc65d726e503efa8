"""Which sentences further voices are asked about: those with a candidate that the registry does not settle and
that more than its words propose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from flows.entities.candidate import Candidate
from flows.entities.view import PartView
from schemas.records import Sentence

OF_WORDS_ALONE = frozenset({"run", "piece", "surname"})  # propose much, and by themselves are right 1 in 80 times


def undecided(candidates: Iterable[Candidate], view: PartView) -> list[Sentence]:
    """The sentences of a part, in order, in which something is open."""
    starts = [s.start for s in view.sentences]
    places = {
        bisect_right(starts, c.start) - 1
        for c in candidates
        if c.method not in OF_WORDS_ALONE and not (c.method == "registry" and not c.weak)
    }
    return [view.sentences[i] for i in sorted(places) if i >= 0]
