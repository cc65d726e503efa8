"""The best tag sequence of a batch under a linear chain: NumPy over all sentences at once, one step a character."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def best_paths(scores: Floats, transitions: Floats, lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Scores (batch, steps, tags), transitions (from, to), lengths (batch) → tags (batch, steps); 0 behind the end.

    Forwards only the best sums are kept; which tag they came from is asked on the way back, for the tags on the
    path alone. Same sums and the same order on ties as decoding each sentence by itself.
    """
    batch, steps, tags = scores.shape
    into = np.ascontiguousarray(transitions.T)
    best = np.empty((steps, batch, tags), dtype=np.float32)
    best[0] = scores[:, 0]
    sums = np.empty((batch, tags, tags), dtype=np.float32)
    for step in range(1, steps):
        np.add(best[step - 1][:, None, :], into[None], out=sums)
        np.max(sums, axis=2, out=best[step])
        best[step] += scores[:, step]
    rows = np.arange(batch)
    paths = np.zeros((batch, steps), dtype=np.intp)
    current = np.argmax(best[lengths - 1, rows], axis=1)
    last = lengths - 1
    for step in range(steps - 1, -1, -1):
        if step + 1 < steps:
            came = np.argmax(best[step] + into[current], axis=1)
            current = np.where(step < last, came, current)
        paths[:, step] = np.where(step <= last, current, 0)
    return paths
