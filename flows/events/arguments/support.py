"""The verb that makes an event of a trigger that is a noun: 发布 … 公开信, 完成 … 融资."""

from __future__ import annotations

from flows.events.arguments.frame import ArgumentsDraft
from flows.events.arguments.relative_clauses import has_de
from flows.events.lexicon import grammar, preposition_roles
from flows.events.syntax.chunks import GROUP, PHRASE, Chunk
from flows.events.syntax.tokens import CLOSER, DE, PASSED, PREPOSITION, TRIGGER, VERB

_SUPPORTING = frozenset((VERB, PREPOSITION, GROUP, TRIGGER, PHRASE))


REACH = 9  # chunks before the noun in which its verb can stand


def support_verb(
    chunks: list[Chunk], at: int, found: ArgumentsDraft, support: tuple[str, ...], *, aimed: bool = False
) -> int | None:
    """The chunk of the verb whose object the trigger noun is; phrases between them belong to the noun.

    aimed: the noun is done to somebody, so that its verb may stand behind it (甲公司对乙公司的收购已完成).
    """
    described = False  # 发表一封由张三署名的公开信: the clause before 的 belongs to the noun
    for i in range(at - 1, max(-1, at - REACH), -1):
        chunk = chunks[i]
        described = described or chunk.kind == DE or has_de(chunk)
        if chunk.word.text in grammar().directions and i and chunks[i - 1].word.text in support:
            continue  # 发 去 了 一封信
        if described and chunk.kind == GROUP and "by" in preposition_roles().get(chunk.word.text, ()):
            found.possessor = chunk.phrase
        elif chunk.word.text in support and chunk.kind in _SUPPORTING:
            found.chain.append(chunk.word)
            if chunk.kind == GROUP:
                found.possessor = chunk.phrase
            return i
        elif chunk.kind == CLOSER or (chunk.kind == VERB and not described):
            return None
        else:
            _take_between(chunk, found)
    return _behind(chunks, at, found, support) if aimed else None


def _behind(chunks: list[Chunk], at: int, found: ArgumentsDraft, support: tuple[str, ...]) -> int | None:
    """The chunk before which the noun's subject stands, where its verb is behind it."""
    verb = next((i for i in range(at + 1, len(chunks)) if chunks[i].kind not in PASSED), len(chunks))
    if verb == len(chunks) or chunks[verb].word.text not in support or at < 2 or chunks[at - 1].kind != DE:
        return None
    aim = chunks[at - 2]
    if aim.kind != GROUP or "target" not in preposition_roles().get(aim.word.text, ()):
        return None
    found.target = aim.phrase
    found.chain += [c.word for c in chunks[at + 1 : verb + 1]]
    return at - 2


def _take_between(chunk: Chunk, found: ArgumentsDraft) -> None:
    """What stands between the verb and the noun: whose it is, or whom it is for. A sum is nobody's."""
    if chunk.kind == PHRASE and found.possessor is None and chunk.phrase is not None:
        # 获甲资本领投的两亿元融资
        found.possessor = None if chunk.phrase.of_kind("money", "share", "thing") else chunk.phrase
    elif chunk.kind == GROUP and "target" in preposition_roles().get(chunk.word.text, ()):
        found.target = found.target or chunk.phrase
