"""A text's tags are kept as bytes and come back as they were."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.bench.stories import story
from flows.language import Tagger, analyze, hear
from flows.language.sentences import split
from flows.language.tagging.kept_tags import pack_heard, pack_words, unpack_heard, with_words
from flows.language.tagging.second_voice import SecondVoice
from schemas.records import Sentence, SourceText, Token, VoiceSpan

TITLE = "渡川重工總裁聞人岫辭職"
BODY = (
    "6月3日，渡川重工宣布，總裁聞人岫（Wenren Xiu）因個人原因辭去職務。\n\n他說：“我很高興。”蘇菲·霍恩接任。\n"
    "𠮷田商事 had no comment. 海沙灣。"
)
TEXT = SourceText(TITLE, BODY, "Hant", None, None)


class Counting(Tagger):
    """A tagger that counts the sentences that it was given."""

    seen = 0

    def read(self, texts: Sequence[str], starts: Sequence[int] = ()) -> list[tuple[list[Token], list[Token]]]:
        self.seen += len(texts)
        return super().read(texts, starts)


@pytest.fixture(scope="module")
def tagged() -> list[Sentence]:
    return analyze([TEXT], Tagger())[0]


def plain(sentences: Sequence[Sentence]) -> list[Sentence]:
    return [Sentence(s.part, s.index, s.start, s.end, s.text) for s in sentences]


def test_words_leads_and_persons_nearly_seen_come_back_as_they_were(tagged: list[Sentence]) -> None:
    assert any(t.lead for s in tagged for t in s.tokens)
    assert with_words(plain(tagged), pack_words(tagged)) == tagged


def test_what_was_kept_of_another_text_is_not_taken_for_this_one(tagged: list[Sentence]) -> None:
    packed = pack_words(tagged)
    assert with_words(plain(tagged)[1:], packed) is None
    other = BODY.replace("辭去職務", "辭去職位了")
    assert with_words([*split(TITLE, "title"), *split(other, "body")], packed) is None


def test_only_texts_without_kept_words_are_tagged() -> None:
    tagger = Counting()
    other = SourceText("遠岸日報", "遠岸日報沒有回應。", "Hant", None, None)
    first = analyze([TEXT, other], tagger)
    every, tagger.seen = tagger.seen, 0
    again = analyze([TEXT, other], tagger, [pack_words(first[0]), None])
    assert (again, tagger.seen) == (first, len(first[1]))
    assert every > tagger.seen


def test_what_voices_say_comes_back_by_part_and_sentence_also_where_they_saw_nothing(tagged: list[Sentence]) -> None:
    said = hear(tagged[:3], [SecondVoice()])
    heard = {(s.part, s.index): s.second or () for s in said} | {("body", 7): ()}
    assert any(heard.values())
    assert unpack_heard(pack_heard(heard)) == heard


span = st.builds(
    lambda start, length, label, probability, voice: VoiceSpan(start, start + length, label, probability, voice),
    st.integers(0, 2**31),
    st.integers(0, 99),
    st.text(max_size=9),
    st.floats(0, 1),
    st.sampled_from(["cutword", "lac"]),
)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from(["title", "body"]), st.integers(0, 10**6)), st.lists(span, max_size=3).map(tuple)
    )
)
def test_whatever_a_voice_says_is_kept_exactly(heard: dict[tuple[str, int], tuple[VoiceSpan, ...]]) -> None:
    assert unpack_heard(pack_heard(heard)) == heard  # type: ignore[arg-type]


words = st.lists(st.tuples(st.text(min_size=1, max_size=5), st.sampled_from(["n", "PER"]), st.floats(0, 99)))


@given(st.lists(words, max_size=4))
def test_whatever_a_tagger_says_is_kept_exactly(read: list[list[tuple[str, str, float]]]) -> None:
    sentences, at = [], 3
    for index, some in enumerate(read):
        start, tokens = at, []
        for text, tag, lead in some:
            tokens.append(Token(text, tag, at, at + len(text), lead))
            at += len(text)
        whole = "".join(t for t, _, _ in some)
        nearly = tuple(Token(t.text, "PER", t.start, t.end, -1.7) for t in tokens[:1])
        sentences.append(Sentence("body", index, start, at, whole, tuple(tokens), nearly))
    assert with_words(plain(sentences), pack_words(sentences)) == sentences


def test_a_kept_article_takes_no_more_than_its_text() -> None:
    bodies = [story(random.Random(n))[0].body for n in range(3)]
    for body, sentences in zip(
        bodies, analyze([SourceText(TITLE, body, "Hans", None, None) for body in bodies], Tagger()), strict=True
    ):
        assert len(pack_words(sentences)) < len(body.encode()) / 2
