"""The chunks of a clause: noun phrases, prepositional groups, verbs, times.

In: the words of a clause. Out: `Chunk`s in order. `noun_phrases` reads the members of each phrase, `arguments`
which place around a trigger a chunk fills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.events.lexicon import grammar
from flows.events.syntax.noun_phrases import NounPhrase, joins_as, read
from flows.events.syntax.tokens import (
    ADVERB,
    CLOSER,
    DE,
    ENTITY,
    JOINER,
    NOUN,
    NUMBER,
    PARTICLE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    TIME,
    TRIGGER,
    VERB,
    Word,
)  # fmt: skip

PHRASE = "NP"
GROUP = "PP"
# Words between a preposition and its noun, at most.
_GROUP_REACH = 14
_NOMINAL = frozenset((ENTITY, NOUN, PRONOUN, NUMBER))


@dataclass(slots=True)
class Chunk:
    """A stretch of a clause: a noun phrase (NP), a preposition with its phrase (PP), or one word of its category."""

    kind: str
    start: int
    end: int
    word: Word
    phrase: NounPhrase | None = None
    closed: bool = False  # 在…后: a closing word ends the group


def chunk(words: Sequence[Word]) -> list[Chunk]:
    """The chunks of a clause in order; quotes that open or close nothing are left out."""
    out: list[Chunk] = []
    position, count = 0, len(words)
    while position < count:
        word = words[position]
        end = position + 1
        if word.cat == QUOTE:
            position = end
            continue
        if word.cat in _NOMINAL:
            end = _phrase_end(words, position)
            out.append(Chunk(PHRASE, position, end, word, read(words, position, end)))
        elif word.cat == TIME:
            end = _time_end(words, end)
            out.append(Chunk(TIME, position, end, word))
        elif word.cat in (PREPOSITION, JOINER):
            out.append(_group(words, position))
            end = out[-1].end
        else:
            out.append(Chunk(word.cat, position, end, word))
        position = end
    return _with_instances(out)


def _with_instances(chunks: list[Chunk]) -> list[Chunk]:
    """The phrase that names the instances stands for the whole: 包括甲、乙在内的多名高管."""
    for i, chunk in enumerate(chunks):
        if chunk.word.text not in grammar().including or chunk.kind == PHRASE:
            continue
        for k in range(i + 2, min(i + 4, len(chunks) - 1)):
            closing = chunks[k].word.text in grammar().included
            head = chunks[k + 1] if chunks[k + 1].kind != DE or k + 2 >= len(chunks) else chunks[k + 2]
            if closing and chunks[i + 1].phrase is not None and head.phrase is not None:
                whole = Chunk(PHRASE, chunk.start, head.end, chunks[i + 1].word, chunks[i + 1].phrase)
                return [*chunks[:i], whole, *_with_instances(chunks[chunks.index(head) + 1 :])]
    return chunks


def _group(words: Sequence[Word], position: int) -> Chunk:
    """A preposition with the noun phrase or time after it; alone where a verb follows (被解雇)."""
    word = words[position]
    after = position + 1
    while after < len(words) and words[after].cat == QUOTE:
        after += 1
    if after >= len(words):
        return Chunk(word.cat, position, position + 1, word)
    if words[after].cat == TIME:
        return Chunk(TIME, position, _time_end(words, after + 1), words[after])
    far = _stretched(words, position)
    if far is not None:
        end = _phrase_end(words, far)
        return Chunk(GROUP, position, end, word, read(words, far, end))
    if words[after].cat not in _NOMINAL:
        return Chunk(word.cat, position, position + 1, word)
    end = _phrase_end(words, after)
    if word.text in grammar().prepositions.identity and any(w.cat == DE for w in words[after:end]):
        return Chunk(VERB, position, position + 1, word)  # 作为成员之一的张三: a clause before 的
    closed = end < len(words) and words[end].cat == CLOSER
    found = Chunk(GROUP, position, end + closed, word, read(words, after, end), closed)
    return found


def _time_end(words: Sequence[Word], end: int) -> int:
    """What belongs to a time whose own word ends here: 去年的, 3月1日起."""
    if end < len(words) and (words[end].cat == DE or words[end].text in grammar().time_ends):
        return end + 1
    return end


def _phrase_end(words: Sequence[Word], start: int) -> int:
    """The position after the noun phrase that starts here."""
    joiners = grammar().doubtful_joiners
    count = len(words)
    position = start
    while position < count:
        word = words[position]
        after = _next(words, position)
        if word.cat in _NOMINAL or word.cat == QUOTE:
            position += 1
        elif word.cat == JOINER:
            if after >= count or words[after].cat not in _NOMINAL or position == start:
                break
            if word.text in joiners and word.tag != "c" and not _alike(words, start, position, after):
                break
            position += 1
        elif word.cat == ADVERB and position > start and word.text in grammar().about:
            if after >= count or words[after].cat != NUMBER:
                break
            position += 1  # 甲公司约四百名员工
        elif word.cat == DE:
            if after >= count or words[after].cat not in _NOMINAL:
                break
            position += 1
        else:
            break
    while position > start + 1 and words[position - 1].cat in (JOINER, QUOTE):
        position -= 1
    return position


def _stretched(words: Sequence[Word], position: int) -> int | None:
    """Where the noun of the group starts when a clause before 的 stands in between: 把工作了十五年的厨师长踢出去.

    Only for prepositions whose noun comes right before the verb; 由 and 被 not over a trigger (由他创立的公司裁员).
    """
    text = words[position].text
    over_trigger = text in grammar().stretched_over_triggers
    if not over_trigger and text not in grammar().stretched:
        return None
    verbs = 0
    for i in range(position + 1, min(len(words) - 1, position + _GROUP_REACH)):
        cat = words[i].cat
        if cat == TRIGGER and not over_trigger:
            return None
        if cat in (VERB, PARTICLE, TRIGGER):
            verbs += 1
        elif cat == DE and verbs:
            if words[i + 1].cat not in _NOMINAL or (over_trigger and _governed_by(words, position, i + 1)):
                return None
            return i + 1
    return None


def _governed_by(words: Sequence[Word], position: int, head: int) -> bool:
    """A noun stands right behind the preposition, and no verb behind the last one: 把乙公司卖给了南湾的丙公司."""
    rest = words[_phrase_end(words, head) :]
    return words[position + 1].cat in _NOMINAL and not any(w.cat in (VERB, TRIGGER) for w in rest)


def ends_in_de(chunk: Chunk) -> bool:
    """Whether the chunk is 的, or a time with 的 (十五年的)."""
    return chunk.kind == DE or (chunk.kind == TIME and chunk.end - chunk.start > 1 and chunk.word.cat == TIME)


def cut_at_de(words: Sequence[Word], found: Chunk) -> list[Chunk] | None:
    """A noun phrase with 的 inside as the phrase before it, 的, and the phrase after it."""
    for position in range(found.end - 2, found.start, -1):
        if words[position].cat == DE:
            return [
                Chunk(PHRASE, found.start, position, words[found.start], read(words, found.start, position)),
                Chunk(DE, position, position + 1, words[position]),
                Chunk(PHRASE, position + 1, found.end, words[position + 1], read(words, position + 1, found.end)),
            ]
    return None


def _next(words: Sequence[Word], position: int) -> int:
    position += 1
    while position < len(words) and words[position].cat == QUOTE:
        position += 1
    return position


def _alike(words: Sequence[Word], start: int, joiner: int, after: int) -> bool:
    """Whether 与 or 和 joins two of a kind: what it joins ends in the same kind of name, or both in no name."""
    left = words[joiner - 1]
    if left.cat == QUOTE and joiner - 2 >= start:
        left = words[joiner - 2]
    end = after
    while end < len(words) and words[end].cat in _NOMINAL:
        end += 1
    right = words[end - 1]
    return joins_as(left) == joins_as(right)
