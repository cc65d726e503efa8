from __future__ import annotations

import pickle
from typing import get_args

import pytest

from flows.language import hear
from flows.language.sentences import split
from flows.language.tagging import tagset
from flows.language.tagging.protocol import TAGGERS, VOICES, tagger_named, voice_named
from schemas.records import TaggerName, VoiceName

TEXT = "温若谷昨日在北京宣布，远舟汽车公司任命欧阳晓岚为首席执行官。"


def test_settings_know_the_models_that_there_are() -> None:
    assert set(get_args(VoiceName)) == set(VOICES)
    assert set(get_args(TaggerName)) == set(TAGGERS)


@pytest.mark.parametrize("name", sorted(VOICES))
def test_each_voice_tells_spans_in_the_shared_tagset(name: VoiceName) -> None:
    voice = pickle.loads(pickle.dumps(voice_named(name)))
    assert voice.name == name
    spans = voice.spans([TEXT])[0]
    assert {"PERSON", "PLACE"} <= {s.label for s in spans} <= set(tagset.TAGS)
    assert all(0 < s.probability <= 1 and s.voice == name for s in spans)
    assert "温若谷" in {TEXT[s.start : s.end] for s in spans if s.label == "PERSON"}
    assert [(s.start + 7, s.label) for s in spans] == [(s.start, s.label) for s in voice.spans([TEXT], [7])[0]]


@pytest.mark.parametrize("name", sorted(TAGGERS))
def test_each_tagger_gives_words_that_tile_the_text(name: TaggerName) -> None:
    words, _ = tagger_named(name).read([TEXT])[0]
    assert "".join(w.text for w in words) == TEXT


def test_sentences_hold_what_all_voices_say_at_the_offsets_of_their_part() -> None:
    body = "天晴了。" + TEXT
    last = split(body, "body")[-1]
    assert last.second is None
    heard = hear([last], [voice_named("cutword"), voice_named("lac")])[0]
    assert heard.second is not None
    assert {s.voice for s in heard.second} == {"cutword", "lac"}
    assert "温若谷" in {body[s.start : s.end] for s in heard.second}
    assert hear([last], []) == [last]
