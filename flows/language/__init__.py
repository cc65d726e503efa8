"""Language: sentences with offsets, script folding, words with tags, what further voices see, time expressions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.language.sentences import split
from flows.language.tagging.kept_tags import with_words
from flows.language.tagging.protocol import Voice, WordTagger
from flows.language.tagging.tagger import Tagger
from schemas.records import Sentence, SourceText, Token

__all__ = ["Tagger", "analyze", "hear"]


def analyze(texts: Sequence[SourceText], tagger: WordTagger, kept: Sequence[bytes | None] = ()) -> list[list[Sentence]]:
    """For each text the sentences of its title, then of its body, with words; token offsets index the part.

    All sentences of all texts are tagged together, so hand over many texts at once. `kept`: the words that were packed
    of each text (`tagging.kept_tags`), None where there are none; such a text is not tagged again.
    """
    cut = [[*split(text.title, "title"), *split(text.body, "body")] for text in texts]
    done = [
        with_words(sentences, packed) if packed is not None else None
        for sentences, packed in zip(cut, kept or [None] * len(cut), strict=True)
    ]
    every = [s for sentences, known in zip(cut, done, strict=True) if known is None for s in sentences]
    read = iter(tagger.read([s.text for s in every], [s.start for s in every]) if every else ())
    return [
        [_with_tokens(sentence, *next(read)) for sentence in sentences] if known is None else known
        for sentences, known in zip(cut, done, strict=True)
    ]


def hear(sentences: Sequence[Sentence], voices: Sequence[Voice]) -> list[Sentence]:
    """The same sentences with what these voices say of each. All are read together, so hand over many at once."""
    if not voices or not sentences:
        return list(sentences)
    texts, starts = [s.text for s in sentences], [s.start for s in sentences]
    said = zip(*(voice.spans(texts, starts) for voice in voices), strict=True)
    return [
        replace(sentence, second=tuple(span for spans in of_voices for span in spans))
        for sentence, of_voices in zip(sentences, said, strict=True)
    ]


def _with_tokens(sentence: Sentence, tokens: Sequence[Token], nearly: Sequence[Token]) -> Sentence:
    return replace(sentence, tokens=tuple(tokens), nearly=tuple(nearly))
