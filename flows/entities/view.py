"""A part as generators and measures look at it: its text, folded, and its words by where they begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from operator import add

from flows.entities.candidate import Candidate
from flows.entities.lexicon import title_pattern
from flows.language.patterns import han_count
from flows.language.script import fold
from schemas.records import EntityKind, Part, Sentence, Token


class PartView:
    """A part with its sentences. Words stand without the spaces around them; offsets are the part's."""

    def __init__(self, part: Part, text: str, sentences: Sequence[Sentence]) -> None:
        self.part, self.text = part, text
        self.sentences: Sequence[Sentence] = sentences
        # the wide full stop of names is folded to a narrow one, which ends Latin words: let it be a dot of names
        self.folded = fold(text.replace("．", "·"))
        self.words = [[w for t in s.tokens if (w := _trimmed(t))] for s in sentences]

    @cached_property
    def by_end(self) -> dict[int, Token]:
        """Words by their last offset."""
        return {t.end: t for words in self.words for t in words}

    @cached_property
    def by_start(self) -> dict[int, Token]:
        """Words by their first offset."""
        return {t.start: t for words in self.words for t in words}

    def hear(self, sentences: Iterable[Sentence]) -> None:
        """Take these sentences in the place of the same ones without what further voices say."""
        heard = {s.index: s for s in sentences}
        self.sentences = [heard.get(s.index, s) for s in self.sentences]
        self.__dict__.pop("second", None)

    @cached_property
    def second(self) -> dict[tuple[int, int], dict[str, float]]:
        """What further voices say: span → tag → probability, of several voices the highest."""
        said: dict[tuple[int, int], dict[str, float]] = {}
        for sentence in self.sentences:
            for span in sentence.second or ():
                tags = said.setdefault((span.start, span.end), {})
                tags[span.label] = max(tags.get(span.label, 0.0), span.probability)
        return said

    @cached_property
    def nearly(self) -> list[Token]:
        """Persons that the tagger nearly saw."""
        return [t for s in self.sentences for t in s.nearly]

    @cached_property
    def nearly_by_start(self) -> dict[int, list[Token]]:
        """The same by their first offset."""
        found: dict[int, list[Token]] = {}
        for token in self.nearly:
            found.setdefault(token.start, []).append(token)
        return found

    def is_latin(self, start: int, end: int) -> bool:
        """Whether a sentence is in letters but for few characters."""
        han = han_count(self.folded[start:end])
        return han * 10 < end - start

    @cached_property
    def titles(self) -> dict[int, int]:
        """Posts by their first offset, with the offset behind their last character."""
        return {m.start(): m.end() for m in title_pattern().finditer(self.folded)}

    @cached_property
    def pairs(self) -> frozenset[str]:
        """All two characters that stand side by side: what long lists of names are looked up by."""
        return frozenset(map(add, self.folded, self.folded[1:]))

    def places(self, string: str) -> Iterator[int]:
        """Where a string begins."""
        at = self.folded.find(string)
        while at >= 0:
            yield at
            at = self.folded.find(string, at + 1)

    @cached_property
    def title_ends(self) -> frozenset[int]:
        """The offsets behind posts."""
        return frozenset(self.titles.values())

    def before(self, at: int) -> Token | None:
        """The word that ends here, spaces left out."""
        while at > 0 and self.folded[at - 1] == " ":
            at -= 1
        return self.by_end.get(at)

    def after(self, at: int) -> Token | None:
        """The word that begins here, spaces left out."""
        while at < len(self.folded) and self.folded[at] == " ":
            at += 1
        return self.by_start.get(at)

    def around(self, at: int) -> Token | None:
        """The word in which this offset lies."""
        while at >= 0 and at not in self.by_start:
            at -= 1
        return self.by_start.get(at)

    def words_between(self, start: int, end: int) -> Iterator[Token]:
        """The words that begin in a stretch."""
        return (token for at in range(start, end) if (token := self.by_start.get(at)) is not None)

    def word(self, token: Token) -> str:
        """The word, folded."""
        return self.folded[token.start : token.end]

    def ends_of_words(self, start: int, longest: int, end: int) -> Iterator[int]:
        """Where words end within `longest` characters from a word's beginning."""
        at = start
        while (token := self.by_start.get(at)) is not None and token.end <= min(end, start + longest):
            at = token.end
            yield at

    def candidate(
        self, start: int, end: int, kind: EntityKind, score: float, method: str, *,
        weak: bool = False, pair: str | None = None, org_kind: str | None = None, key: str | None = None,
    ) -> Candidate:  # fmt: skip
        """A candidate of this part."""
        return Candidate(self.part, start, end, self.text[start:end], kind, score, method, key, weak, pair, org_kind)


def _trimmed(token: Token) -> Token | None:
    text = token.text.strip()
    if len(text) == len(token.text):
        return token
    start = token.start + len(token.text) - len(token.text.lstrip())
    return replace(token, text=text, start=start, end=start + len(text)) if text else None
