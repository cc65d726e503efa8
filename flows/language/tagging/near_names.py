"""How sure the tagger is of its names, and which persons it nearly saw: both lie in what the best path forgets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from flows.language.tagging.tagset import LAC
from flows.language.tagging.viterbi import Floats

MOST_LOSS = 8.0  # by how much a person may fall short of the best tags over all its characters
MOST_LOSS_FIRST = 4.0  # and at its first one alone
LONGEST = 12  # characters

Near = tuple[int, int, float]  # start, end, loss
Run = tuple[int, int, int, float]  # row, start, end, loss without what the next character costs


class NearNames:
    """Reads the scores (batch, steps, tags) of tags named `PER-B`, `n-I`, …"""

    def __init__(self, tags: Sequence[str]) -> None:
        self._begin, self._inside = tags.index("PER-B"), tags.index("PER-I")
        self._begins = [i for i, tag in enumerate(tags) if not tag.endswith("-I")]
        kinds = [tag.rsplit("-", 1)[0] for tag in tags]
        names = [kind for kind in LAC if kind in kinds]
        self._kind = np.array([names.index(kind) if kind in names else -1 for kind in kinds])
        self._others = [[i for i, kind in enumerate(kinds) if kind != name] for name in names]

    def read(self, scores: Floats, lengths: npt.NDArray[np.int64]) -> tuple[Floats, list[list[Near]]]:
        """(batch, steps) lead of a name over what is none of its kind, else 0; the near persons of each row."""
        best = scores.max(axis=2)
        first, on = best - scores[..., self._begin], best - scores[..., self._inside]
        leads: Floats = np.zeros_like(best)
        kinds = self._kind[scores.argmax(axis=2)]
        for kind, others in enumerate(self._others):
            there = kinds == kind
            leads[there] = best[there] - scores[there][:, others].max(axis=1)
        runs = [
            run
            for row, at in np.argwhere(first <= MOST_LOSS_FIRST).tolist()
            for run in _runs(row, at, int(lengths[row]), float(first[row, at]), on)
        ]
        found: list[list[Near]] = [[] for _ in lengths]
        for (row, start, end, loss), stop in zip(runs, self._stops(scores, best, runs), strict=True):
            whole = loss + stop if end < lengths[row] else loss
            if 0 < whole <= MOST_LOSS:
                found[row].append((start, end, round(whole, 1)))
        return leads, found

    def _stops(self, scores: Floats, best: Floats, runs: Sequence[Run]) -> list[float]:
        """What is lost where a word must begin behind each run."""
        rows = [row for row, _, _, _ in runs]
        ends = [min(end, best.shape[1] - 1) for _, _, end, _ in runs]
        stops: list[float] = (best[rows, ends] - scores[rows, ends][:, self._begins].max(axis=1)).tolist()
        return stops


def _runs(row: int, start: int, length: int, loss: float, on: Floats) -> list[Run]:
    """From here two characters and more, as long as not too much is lost."""
    runs: list[Run] = []
    for end, lost in enumerate(on[row, start + 1 : min(length, start + LONGEST)].tolist(), start + 2):
        loss += lost
        if loss > MOST_LOSS:
            break
        runs.append((row, start, end, loss))
    return runs
