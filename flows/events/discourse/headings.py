"""Lines and heads that say what the sentences under them are about.

In: the sentences of an article and what each names. Out: which are headings, and the runs of sentences that are a text
of their own. A digest prints several texts as one, and nothing of one is told of another; other articles are one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from schemas.records import Mention, Part, Sentence

# Characters that a line may have to be a heading.
_HEADING = 18
# What stands in such brackets at the beginning of a paragraph: 【甲公司换帅】
_HEAD = regex.compile(r"^[\s*#]*[【〖]([^】〗\n]{2,40})[】〗]")
_FEWEST = 3  # heads of a digest
_TOLD_OF = 2  # organisations that they name


def is_line(sentence: Sentence, body: str) -> bool:
    """Whether it is a short line of its own that ends in no mark."""
    said = sentence.text.strip()
    if sentence.part == "title" or not 0 < len(said) <= _HEADING or not (said[-1].isalnum() or said[-1] in "*）)"):
        return False
    return _opens_line(sentence, body) and body[sentence.end :].lstrip(" *")[:1] in ("", "\n")


def texts(sentences: Sequence[Sentence], by_sentence: Sequence[Sequence[Mention]], body: str) -> list[range]:
    """The runs of sentence numbers that are a text of their own.

    Heads of chapters (【河流与雨水】) part nothing: those of a digest name different organisations.
    """
    heads = {i: end for i, s in enumerate(sentences) if (end := _head(s, body)) is not None}
    named = {
        m.entity_key
        for i, end in heads.items()
        for m in by_sentence[i]
        if m.entity_kind == "organization" and m.end <= end
    }
    if len(heads) < _FEWEST or len(named) < _TOLD_OF:
        return [range(len(sentences))]
    bounds = [0, *heads, len(sentences)]
    return [range(a, b) for a, b in pairwise(bounds) if a < b]


def _head(sentence: Sentence, body: str) -> int | None:
    """Where the head ends with which a sentence opens a paragraph."""
    found = _HEAD.match(sentence.text) if sentence.part == "body" and _opens_line(sentence, body) else None
    return sentence.start + found.end() if found else None


def _opens_line(sentence: Sentence, body: str) -> bool:
    return body[: sentence.start].rstrip(" *#")[-1:] in ("", "\n")


def mentions_by_sentence(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[list[Mention]]:
    """For each sentence the mentions inside it, in order of place."""
    out: list[list[Mention]] = [[] for _ in sentences]
    bounds: dict[Part, list[tuple[int, int, int]]] = {"title": [], "body": []}
    for number, sentence in enumerate(sentences):
        bounds[sentence.part].append((sentence.start, sentence.end, number))
    for part, spans in bounds.items():
        at = 0
        for mention in sorted((m for m in mentions if m.part == part), key=lambda m: m.start):
            while at < len(spans) and spans[at][1] <= mention.start:
                at += 1
            if at == len(spans):
                break
            if spans[at][0] <= mention.start and mention.end <= spans[at][1]:
                out[spans[at][2]].append(mention)
    return out
