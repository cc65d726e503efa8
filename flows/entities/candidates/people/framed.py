"""Names known by the clause around them: 任命【高峰】为总裁, 免去【于是之】的职务; the frames stand in frames.yaml.

In: a view. Out: a candidate for each stretch between the halves of a frame that is a surname and one or two characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import frames, surname_pattern
from flows.entities.view import PartView


def framed(view: PartView) -> Iterator[Candidate]:
    """They may be words of the tagger's, or several."""
    for sentence in view.sentences:
        text = view.folded[sentence.start : sentence.end]
        for m in _frames().finditer(text):
            yield view.candidate(
                sentence.start + m.start("name"), sentence.start + m.end("name"), "person", worth("in a frame"), "frame"
            )


@cache
def _frames() -> regex.Pattern[str]:
    """All frames in one pattern; where a frame fits, nothing but a name is between its halves."""
    given = r"[^\P{Han}的]{1,2}"
    name = rf"(?P<name>{surname_pattern()}{given})"
    return regex.compile(
        "|".join(rf"(?:{before.pattern.removesuffix('$')}){name}(?={after.pattern})" for _, before, after in frames())
    )
