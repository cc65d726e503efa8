"""Chinese sentences in which every person and every organisation is marked, by class.

One file a field (business.txt, sport.txt …): `# class: <name>` heads a class, then a line a sentence, `o` (open) or
`h` (held out), a tab, the text. Marks: `[P:陈立群]` a person's surface, `[O:星渡科技]` an organisation's; `[P?:…]`
and `[O?:…]` what a reasonable reader may leave out. What is not marked is neither. People and firms are invented;
well-known bodies appear in harmless facts. A class whose name ends in `/not` holds what tempts and is no name.

How the marks are meant
- A surname that only a title makes a name is marked with it (张总, 葉太, 李某); a title beside a fuller name is not.
  A surname alone is marked where the sentence has named its bearer.
- An organisation's surface holds what belongs to its name (country of a ministry, city of a court, owner of a
  committee or team), no words of the sentence, no quotation marks around it.
- Optional: an agency or outlet in a credit or dateline, a board or parliament without its owner, a brand or platform
  that may be the product, the author of a work or law, a place that stands for its government, an authority
  of which a title holds a part only (商务部长), an epithet beside a name. Public bodies with a title after them
  (外交部次長) are marked; a team, department or board of named owners is marked with its owner.

Whoever writes rules reads the open sentences only, and measures on both. From a test:
`from tests.labelled.names import name_sentences`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.language.script import script_of
from tests.labelled import HEADING, LATIN, SPLITS, Split

HERE = Path(__file__).resolve().parent
Span = tuple[str, int, int, bool]
LINE = re.compile(r"([oh])\t(\S.*\S)")
MARK = re.compile(r"\[([PO])(\??):([^\[\]]+)\]")


@dataclass(frozen=True)
class NameSentence:
    """A text with the spans (surface, start, end, optional) of everybody and every body that it names."""

    id: str
    field: str
    kind: str
    split: Split
    script: str
    text: str
    people: tuple[Span, ...]
    organizations: tuple[Span, ...]


def without_marks(marked: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The text without its marks, the people and the organisations.

    `[P:于是之]来了` gives `于是之来了` and the person ("于是之", 0, 3, False).
    """
    spans: dict[str, list[Span]] = {"P": [], "O": []}
    text, end = "", 0
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        kind, optional, surface = mark.groups()
        spans[kind].append((surface, len(text), len(text) + len(surface), bool(optional)))
        text, end = text + surface, mark.end()
    text += marked[end:]
    if "[" in text or "]" in text:
        raise ValueError(f"a bracket that is no mark in {marked!r}; marks are [P:…], [O:…], [P?:…] and [O?:…]")
    return text, tuple(spans["P"]), tuple(spans["O"])


def sentences_of(path: Path) -> tuple[NameSentence, ...]:
    """The sentences of one file. Raises ValueError for a line that is neither blank, heading nor sentence."""
    found: list[NameSentence] = []
    kind = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if heading := HEADING.fullmatch(line):
            kind = heading[1]
        elif (sentence := LINE.fullmatch(line)) and kind:
            text, people, organizations = without_marks(sentence[2])
            name = f"{path.stem}-{len(found) + 1:03}"
            split = SPLITS[sentence[1]]
            found.append(
                NameSentence(name, path.stem, kind, split, script_of(LATIN.sub("", text)), text, people, organizations)
            )
        elif line:
            raise ValueError(f"{path.name}:{number}: {line!r} is neither `# class: …` nor `o|h<TAB>text` below one")
    return tuple(found)


@cache
def name_sentences(split: Split | None = None) -> tuple[NameSentence, ...]:
    """The labelled sentences of all fields, of one split or of both."""
    every = [s for path in sorted(HERE.glob("*.txt")) for s in sentences_of(path)]
    return tuple(s for s in every if split in (None, s.split))
