"""A span: a place in a part, all candidates that the generators propose for it, and what stands around it.

In: candidates of a part. Out: one span for each place, which `measures` look at and `select` decides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from flows.entities.candidate import Candidate
from flows.entities.name_parts import plain_form
from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.view import PartView
from schemas.records import EntityKind, Token, VoiceSpan

LOOK = 16  # characters on the left
LOOK_RIGHT = 24


class CandidateSpan:
    """What measures may ask of a candidate's place. `before`, `after`: the folded text beside it, in its sentence."""

    __slots__ = (
        "after", "article", "before", "begin", "candidates", "crossed", "end", "first", "inner", "last", "left", "name",
        "outer", "right", "start", "stop", "view", "voiced",
    )  # fmt: skip

    def __init__(
        self, view: PartView, article: ArticleStrings, start: int, end: int, candidates: Sequence[Candidate],
        sentence: tuple[int, int], voiced: Sequence[VoiceSpan] | None,
    ) -> None:  # fmt: skip
        self.view, self.article, self.start, self.end, self.candidates = view, article, start, end, candidates
        self.begin, self.stop = sentence
        self.name = plain_form(view.folded[start:end])
        self.before = view.folded[max(self.begin, start - LOOK) : start]
        self.after = view.folded[end : min(self.stop, end + LOOK_RIGHT)]
        self.first: Token | None = view.by_start.get(start)
        self.last: Token | None = view.by_end.get(end)
        self.left: Token | None = view.before(start) if start > self.begin else None
        self.right: Token | None = view.after(end) if end < self.stop else None
        self.voiced = voiced
        self.outer: list[CandidateSpan] = []  # spans that hold this one and more
        self.inner: list[CandidateSpan] = []  # spans that this one holds
        self.crossed: list[CandidateSpan] = []  # spans that overlap it without holding it

    def of(self, kind: EntityKind) -> list[Candidate]:
        """What proposes it as a person's or an organisation's name."""
        return [c for c in self.candidates if c.kind == kind]


def spans_of(candidates: Iterable[Candidate], view: PartView, article: ArticleStrings) -> list[CandidateSpan]:
    """The distinct places, in order, each knowing what overlaps it."""
    by_place: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for c in candidates:
        by_place[c.start, c.end].append(c)
    spans: list[CandidateSpan] = []
    sentences = iter(view.sentences)
    sentence = next(sentences, None)
    for start, end in sorted(by_place):
        while sentence is not None and sentence.end <= start:
            sentence = next(sentences, None)
        if sentence is None:
            break
        voiced = sentence.second
        spans.append(
            CandidateSpan(
                view, article, start, end, by_place[start, end], (sentence.start, max(end, sentence.end)), voiced
            )
        )
    _relate(spans)
    return spans


def _relate(spans: Sequence[CandidateSpan]) -> None:
    """Tell each span which others overlap it; `spans` in order of their beginning."""
    for i, one in enumerate(spans):
        for other in spans[i + 1 :]:
            if other.start >= one.end:
                break
            if other.end <= one.end:
                one.inner.append(other)
                other.outer.append(one)
            elif other.start == one.start:
                one.outer.append(other)
                other.inner.append(one)
            else:
                one.crossed.append(other)
                other.crossed.append(one)
