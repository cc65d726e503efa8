"""Words given by hand in place of the tagger's, so that each step of recognition is tested by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from flows.entities.candidate import Candidate
from flows.entities.view import PartView
from schemas.records import Sentence, Token, VoiceSpan


def view(words: str, *, nearly: Iterable[tuple[str, float]] = (), second: Iterable[VoiceSpan] = ()) -> PartView:
    """A body of one sentence: its words with their tags, `佟雪/PER 表示/v`; `_` before a word stands for a space.

    nearly: persons that the tagger nearly saw, with their lead; second: what another voice says.
    """
    text, tokens = "", []
    for said in words.split():
        word, _, tag = said.rpartition("/")
        if word.startswith("_"):
            text, word = text + " ", word[1:]
        tokens.append(Token(word, tag, len(text), len(text) + len(word)))
        text += word
    near = tuple(Token(n, "PER", at := text.index(n), at + len(n), lead) for n, lead in nearly)
    sentence = Sentence("body", 0, 0, len(text), text, tuple(tokens), near, tuple(second) or None)
    return PartView("body", text, [sentence])


def proposed(voice: Callable[[PartView], Iterator[Candidate]], words: str) -> set[str]:
    """The names that a voice proposes in these words."""
    return {c.name for c in voice(view(words))}
