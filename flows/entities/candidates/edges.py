"""Where proposals end, whoever makes them: without the blank beside a name and the beginning of the post behind it.

In: the candidates of a part. Out: the same, some of them shorter. Next: `selection` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from flows.entities.candidate import Candidate
from flows.entities.lexicon import organization_patterns


def with_true_edges(candidates: Iterable[Candidate], folded: str) -> Iterator[Candidate]:
    """The candidates without white space at their ends and without a piece of a post; what nothing is left of is out.

    Taggers count a blank to the word beside it, and the first word of a post that says what its holder founded to the
    organisation before: 智能联合 + 创始人, 民主党创党 + 主席. `folded`: the part's folded text, of the same length.
    """
    for c in candidates:
        end = _before_cut_post(folded, c.start, c.end) if c.kind == "organization" else c.end
        name = c.name[: len(c.name) - (c.end - end)]
        start = c.start + len(name) - len(name.lstrip())
        if name := name.strip():
            yield c if name == c.name else replace(c, name=name, start=start, end=start + len(name))


def _before_cut_post(folded: str, start: int, end: int) -> int:
    """Where a name ends that holds the beginning of the post behind it."""
    for post in organization_patterns().cut_posts:
        at = folded.find(post, max(start, end - len(post) + 1), end + len(post) - 1)
        if at >= 0:
            return at
    return end
