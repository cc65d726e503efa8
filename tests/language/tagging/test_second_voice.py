from __future__ import annotations

from flows.language.script import fold
from flows.language.tagging.second_voice import SecondVoice
from tests.labelled import people_entries

TEXTS = [e.text for e in people_entries("open")][:150]
VOICE = SecondVoice()


def test_the_batch_that_a_text_stands_in_changes_nothing() -> None:
    together = VOICE.spans(TEXTS)
    assert any(together)
    assert [VOICE.spans([text])[0] for text in TEXTS[:60]] == together[:60]
    assert VOICE.spans(TEXTS[::-1])[::-1] == together


def test_spans_are_said_in_the_texts_own_offsets() -> None:
    text = "温若谷（Ruogu Wen）昨日在北京出任首席执行官。"
    told = {(text[s.start : s.end], s.label) for s in VOICE.spans([text])[0] if s.probability > 0.5}
    assert {("温若谷", "PERSON"), ("首席执行官", "POST"), ("昨日", "TIME")} <= told
    moved = VOICE.spans([text], [100])[0]
    assert [(s.start - 100, s.end - 100) for s in moved] == [(s.start, s.end) for s in VOICE.spans([text])[0]]


def test_both_scripts_are_read_alike() -> None:
    traditional = "財務總監歐陽曉嵐離開遠舟汽車"
    assert fold(traditional) != traditional
    assert VOICE.spans([traditional]) == VOICE.spans([fold(traditional)]) != [[]]


def test_texts_without_a_letter_and_empty_ones_say_nothing() -> None:
    assert VOICE.spans(["", " ", "\u3000\n", "。"]) == [[], [], [], []]
    assert VOICE.spans([]) == []


def test_text_without_a_chinese_character_is_not_read() -> None:
    assert VOICE.spans(["Ruogu Wen left Farboat Motors."]) == [[]]
