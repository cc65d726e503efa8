"""Reading time expressions costs no more a character than it did before whole expressions were read."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

import pytest

from flows.language.script import fold
from flows.language.time import expressions
from tests.labelled import event_entries, people_entries

PAIRS = 9
# Times the cost of folding the same text: 13 on news before, 13 after, measured side by side in November 2026 on
# articles; the labelled sentences hold twice as many dates as news has. The rest is noise of other machines.
MOST = 40


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.benchmark
def test_a_character_costs_as_little_as_a_few_foldings() -> None:
    on = dt.date(2024, 5, 23)
    said = [e.text for e in (*event_entries(), *people_entries())]
    for text in said:
        expressions(text, on, on)  # tables and patterns are made at the first use
    ratios = []
    for _ in range(PAIRS):
        folding = timed(lambda: [fold(text) for _ in range(10) for text in said]) / 10
        ratios.append(timed(lambda: [expressions(text, on, on) for text in said]) / folding)
    assert statistics.median(ratios) <= MOST
