"""Clauses of a sentence: where its words break, and what stands in brackets.

In: the words of a sentence. Out: `Clause`s in order, each with its chunks, which `chunks` finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from flows.events.lexicon import grammar
from flows.events.syntax.chunks import Chunk, chunk
from flows.events.syntax.tokens import (
    BREAK,
    CLOSE,
    DE,
    OPEN,
    TRIGGER,
    VERB,
    Word,
)  # fmt: skip


@dataclass(slots=True)
class Clause:
    """Words between two breaks. `mark` is the mark that ends it; `bracketed` for what stands in round brackets."""

    index: int
    words: list[Word]
    mark: str = ""
    bracketed: bool = False
    row: bool = False  # the cells of a row of a table
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Offset of its first word in the part."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset after its last word in the part."""
        return self.words[-1].end

    def chunk_of(self, position: int) -> int:
        """The chunk that holds the word at this position."""
        for i, found in enumerate(self.chunks):
            if found.start <= position < found.end:
                return i
        return len(self.chunks) - 1


def split(words: Sequence[Word]) -> list[Clause]:
    """Clauses in order. What stands in round brackets is a clause of its own, taken out of the one around it."""
    done: list[Clause] = []
    open_clauses: list[Clause] = [Clause(0, [])]
    for i, word in enumerate(words):
        current = open_clauses[-1]
        if word.cat == OPEN and len(open_clauses) < 3:
            open_clauses.append(Clause(0, [], bracketed=True))
        elif word.cat == CLOSE and len(open_clauses) > 1:
            done.append(open_clauses.pop())
        elif word.cat == BREAK and _goes_on(words, i):
            continue
        elif word.cat == BREAK:
            current.mark = word.text
            done.append(current)
            open_clauses[-1] = Clause(0, [], bracketed=current.bracketed)
        elif word.cat in (OPEN, CLOSE):
            continue
        else:
            current.words.append(word)
    done.extend(open_clauses)
    clauses = sorted((c for c in done if c.words), key=lambda c: c.words[0].start)
    for i, clause in enumerate(clauses):
        clause.index = i
        clause.chunks = chunk(clause.words)
    return clauses


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """The mark does not end the clause: 名单包括：甲、乙, 任命：甲为局长, 接过他教鞭的，是甲, 1,050人."""
    if not 0 < i < len(words) - 1:
        return False
    before, after = words[i - 1], words[i + 1]
    if words[i].text == "," and before.text[-1].isdigit() and after.text[0].isdigit() and before.end + 1 == after.start:
        return True
    if words[i].text in (":", "："):
        return before.text in grammar().including or _opens_list(words, i - 1)
    return before.cat == DE and after.text in grammar().cleft


def _opens_list(words: Sequence[Word], at: int) -> bool:
    """A verb of official lists, a colon, and who gets or loses which post: 决定任命：甲为局长；免去：乙的局长职务."""
    word, over = words[at], words[at - 1] if at else None
    free = over is None or over.cat == BREAK or over.kind == "organization" or over.text in grammar().deciding
    if not (free and word.trigger and word.text in grammar().listing):
        return False
    item = list(takewhile(lambda w: w.cat != BREAK, words[at + 2 :]))
    plain = all(w.cat not in (VERB, TRIGGER) or w.text in grammar().complements for w in item)
    return plain and item[:1] != [] and item[0].kind == "person" and any(w.kind == "post" for w in item)
