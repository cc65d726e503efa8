"""Official lists that stand line by line under their verb: 任命： / 甲为局长； / 乙为院长。

In: the sentences of a source in order. Out: the same, the lines of such a list joined to one sentence with its verb, so
that the grammar reads them as it reads a list in one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.events.lexicon import grammar
from flows.language.script import fold
from schemas.records import Sentence, SourceText

# Characters of a line that is an item, and items of a list, at most.
_ITEM = 60
_MOST = 80
_COLONS = ("：", ":")
_GOES_ON = ("；", ";", "，", ",", "、")
_ENDS = ("。", "！")


def joined(text: SourceText, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, with the lines of each official list in one with its verb."""
    out: list[Sentence] = []
    at = 0
    while at < len(sentences):
        items = _items(sentences, at) if _opens(sentences[at]) else 0
        out.append(_one(text, sentences[at : at + items + 1]) if items else sentences[at])
        at += items + 1
    return out


def _opens(sentence: Sentence) -> bool:
    """Whether the line ends in a verb of official lists and a colon."""
    said = sentence.text.rstrip()
    if sentence.part == "title" or not said.endswith(_COLONS):
        return False
    return fold(said[:-1].rstrip()).endswith(tuple(grammar().listing))


def _items(sentences: Sequence[Sentence], at: int) -> int:
    """How many lines behind it belong to the list: all but the last end in a mark that goes on."""
    for count, sentence in enumerate(sentences[at + 1 : at + 1 + _MOST], 1):
        said = sentence.text.rstrip()
        if sentence.part != sentences[at].part or len(said) > _ITEM:
            return 0
        if said.endswith(_ENDS):
            return count
        if not said.endswith(_GOES_ON):
            return 0
    return 0


def _one(text: SourceText, lines: Sequence[Sentence]) -> Sentence:
    first, last = lines[0], lines[-1]
    tokens = tuple(t for line in lines for t in line.tokens)
    return replace(
        first, end=last.end, text=text.part(first.part)[first.start : last.end], tokens=tokens,
        nearly=tuple(t for line in lines for t in line.nearly),
    )  # fmt: skip
