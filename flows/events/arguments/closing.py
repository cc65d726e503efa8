"""Words that close a phrase or a clause before the trigger: 在…后, 接受采访时."""

from __future__ import annotations

from flows.events.arguments.frame import ArgumentsDraft, Fits, any_fits
from flows.events.lexicon import grammar
from flows.events.syntax.chunks import GROUP, PHRASE, Chunk
from flows.events.syntax.tokens import PASSED, PREPOSITION, TIME


def opener_of(chunks: list[Chunk], closer: int) -> int | None:
    """Where the phrase that a closing word ends begins: 在转会窗关闭前; None when it is the clause so far."""
    for i in range(closer - 1, -1, -1):
        chunk = chunks[i]
        # 于5月的会议上: the preposition is part of the time
        timed = chunk.kind == TIME and chunk.end - chunk.start > 2
        if timed or (chunk.kind in (GROUP, PREPOSITION) and chunk.word.text in grammar().clausal):
            return i if i > 0 else None
    return None


def opens(chunk: Chunk) -> bool:
    """Whether a preposition opens a group whose inside may be a clause (因 … 的言论)."""
    return chunk.kind == PREPOSITION and chunk.word.text in grammar().clausal


def before_closer(chunks: list[Chunk], i: int, found: ArgumentsDraft, subject_fits: Fits) -> None:
    """The first phrase of the clause is the subject of both: 张三接受采访时宣布离职."""
    found.times += [c.word for c in chunks[:i] if c.kind == TIME and c.word.when is not None]
    for chunk in chunks[:i]:
        if chunk.kind == PHRASE and chunk.phrase is not None:
            if any_fits(chunk.phrase, subject_fits):
                found.subject = chunk.phrase
            return
        if chunk.kind not in (TIME, *PASSED):
            return
