"""Scoring a warehouse against hand-made annotations: how much of what is there was found, how much found is right.

`annotations` reads the files, `found` what the warehouse says about the same articles, `comparing` holds the rules by
which names, days and pairs are the same, `scoring` counts, `result` is what is counted.
"""

from __future__ import annotations

from flows.quality.evaluation.result import Result
from flows.quality.evaluation.scoring import evaluate

__all__ = ["Result", "evaluate"]
