"""Rows of a table: a line whose cells stand apart by bars or spaces, read as one clause.

In: the clauses of a sentence. Out: the same clauses, or one that holds the cells of people, organisations, posts, times
and of the trigger in their order. A row says all that it says by itself, so nothing is borrowed for it.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.syntax.chunks import PHRASE, chunk
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import ADVERB, CELL, PARTICLE, TIME, Word

_BARS = frozenset(("|", "│", CELL))
_KEYS = frozenset((":", "："))
_FEWEST = 3
_NAMING = frozenset(("person", "organization", "team", "post"))


def as_row(clauses: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses of a sentence, or where it is a row of a table one clause of its cells."""
    cells = [c for c in clauses if c.mark not in _KEYS]
    if not _in_cells(clauses, cells):
        return clauses
    for clause in clauses if len(cells) > _FEWEST else ():
        clause.row = True  # a cell may hold a name that nothing recognised
    acts = [c for c in cells if any(w.trigger for w in c.words)]
    if len(acts) != 1 or not all(_is_cell(c) for c in cells if c is not acts[0]):
        return clauses
    words = _in_order([c for c in cells if c is acts[0] or _tells(c)], acts[0])
    return [Clause(0, words, chunks=chunk(words), row=True)]


def _in_cells(clauses: Sequence[Clause], cells: Sequence[Clause]) -> bool:
    """Whether bars or spaces alone part enough cells, and nothing stands in brackets."""
    parted = all(c.mark in _BARS for c in cells[:-1]) and not any(c.bracketed for c in clauses)
    return parted and len(cells) >= _FEWEST


def _in_order(cells: Sequence[Clause], acts: Clause) -> list[Word]:
    """The words of the cells; organisations before the act stand first, as whose it is: 张三 | 甲公司 | 卸任."""
    before = cells[: next(i for i, c in enumerate(cells) if c is acts)]
    whose = [c for c in before if {w.kind for w in c.words} <= {"organization", "team"}]
    rest = [c for c in cells if not any(c is w for w in whose)]
    return [w for c in (*whose, *rest) for w in c.words]


def _is_cell(clause: Clause) -> bool:
    """Names, nouns, numbers or times, and no verb."""
    return all(c.kind in (PHRASE, TIME, ADVERB, PARTICLE) for c in clause.chunks)


def _tells(clause: Clause) -> bool:
    """Who, where, which post or when: cells of other things take no part in the event."""
    if all(c.kind == TIME for c in clause.chunks):
        return True
    phrases = [c.phrase for c in clause.chunks if c.phrase is not None]
    return any(p.head is not None and p.head.kind in _NAMING for p in phrases)
