"""Clauses before 的: whose head is what they lack (离开谷歌的张三, 被解雇的员工包括甲和乙)."""

from __future__ import annotations

from flows.events.arguments.frame import ArgumentsDraft, Fits, any_fits
from flows.events.lexicon import grammar, nouns
from flows.events.syntax.chunks import GROUP, PHRASE, Chunk, cut_at_de
from flows.events.syntax.clauses import Clause
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, CLOSER, DE, PARTICLE, PASSED, TRIGGER, VERB

_PAUSE = "、"  # between two clauses before 的 of one noun


def opened(clause: Clause, at: int, subject_fits: Fits, object_fits: Fits) -> list[Chunk]:
    """The clause's chunks; the phrase after the trigger cut at 的 where only its first half is the object.

    离开谷歌的张三: what is left is 谷歌, and 张三 is who left it. Where both fit, a clause without a subject is cut.
    """
    chunks = clause.chunks
    i = at + 1
    while i < len(chunks) and chunks[i].kind == PARTICLE:
        i += 1
    if i >= len(chunks) or chunks[i].kind != PHRASE or chunks[i].phrase is None:
        return chunks
    halves = cut_at_de(clause.words, chunks[i])
    if halves is None or halves[0].phrase is None or halves[2].phrase is None:
        return chunks
    first = at == 0 or not any(c.kind in (PHRASE, GROUP) for c in chunks[:at])
    split = (_bare_name(halves[0]) and _bare_name(halves[2])) or (first and names_person(halves[2]))
    made = halves[0].phrase.of_kind("product")  # 发布新车的海报: the picture is brought out
    said = halves[2].phrase.of_kind("talk") or halves[2].word.text.endswith(nouns().agreements)
    told = said and not made and any_fits(halves[0].phrase, object_fits)
    if told:
        return [*chunks[:i], *halves, *chunks[i + 1 :]]  # 辞去市长职务的请求
    if any_fits(chunks[i].phrase, object_fits) and not split:
        return chunks
    if any_fits(halves[0].phrase, object_fits) and any_fits(halves[2].phrase, subject_fits):
        return [*chunks[:i], *halves, *chunks[i + 1 :]]
    return chunks


def _bare_name(chunk: Chunk) -> bool:
    """A person's name and nothing else: 接替李四的张三 is no possession."""
    return chunk.end - chunk.start == 1 and chunk.word.kind == "person"


def relative_head(chunks: list[Chunk], at: int, found: ArgumentsDraft, object_fits: Fits) -> int | None:
    """The chunk of the noun phrase after 的 when the trigger stands in the clause before it, else None."""
    verbs = 0
    own_object = stacked = False
    for i in range(at + 1, len(chunks)):
        chunk = chunks[i]
        if chunk.kind == DE:
            if not verbs and _stacked(chunks, i):
                stacked = True
                continue
            if i + 1 >= len(chunks) or chunks[i + 1].kind != PHRASE:
                head = None if verbs else _after_copula(chunks, i + 1)
                found.relative = head is not None
                return head
            if not verbs or (own_object and names_person(chunks[i + 1])):
                found.relative = True
                return _listed(chunks, i + 1)
            return i + 1
        if chunk.kind in (VERB, TRIGGER):
            verbs += 1
        elif chunk.kind == PHRASE and verbs and stacked and has_de(chunk):
            found.relative = True
            return _listed(chunks, i)
        elif chunk.kind == PHRASE and not verbs and chunk.phrase is not None:
            own_object = any(object_fits(m) for m in chunk.phrase.members)
        elif chunk.kind == CLOSER:
            return None
    return None


def _after_copula(chunks: list[Chunk], at: int) -> int | None:
    """The phrase that the copula's complement ends in: 离开的是张三, 接任的将是张三, 顶替他的是从外队签来的张三."""
    while at < len(chunks) and chunks[at].kind in PASSED:
        at += 1
    if at >= len(chunks) or chunks[at].word.text not in grammar().copulas:
        return None
    phrases = [i for i in range(at + 1, len(chunks)) if chunks[i].kind == PHRASE]
    if not phrases:
        return None
    first = phrases[0]
    people = [i for i in phrases if names_person(chunks[i])]
    if first == at + 1 and not any(c.kind == DE for c in chunks[at:]) and (first in people or not people):
        return first
    return people[-1] if people else first


def _stacked(chunks: list[Chunk], at: int) -> bool:
    """The first 的 is followed by another phrase of its kind: 离开甲的具有…意识的人, 甲创立的、从事…的乙."""
    if at + 1 < len(chunks) and chunks[at + 1].word.text == _PAUSE:
        at += 1
    if at + 2 >= len(chunks) or chunks[at + 1].kind not in (VERB, ADVERB):
        return False
    if chunks[at + 1].word.text in grammar().copulas:
        return False
    return any(has_de(c) or c.kind == DE for c in chunks[at + 2 : at + 5])


def _listed(chunks: list[Chunk], head: int) -> int:
    """The list after the verb names the group before it: 离职的人包括甲、乙, 离职的三人是甲、乙和丙."""
    phrase = chunks[head].phrase
    if phrase is None or phrase.head is None or phrase.head.kind not in ("group", "post", "pronoun", "thing"):
        return head
    for i in range(head + 1, min(head + 4, len(chunks) - 1)):
        if chunks[i].kind in PASSED:
            continue
        named = chunks[i].word.text in grammar().being and names_person(chunks[i + 1])
        if (named or chunks[i].word.text in grammar().including) and chunks[i + 1].kind == PHRASE:
            return i + 1
        break
    return head


def dates_relative(chunks: list[Chunk], time: int) -> bool:
    """The time of the clause before 的 dates nothing outside of it: 由三个月前入职的张三统管."""
    verb = next((k for k in range(time + 1, len(chunks)) if chunks[k].kind not in PASSED), len(chunks))
    if verb >= len(chunks) or chunks[verb].kind not in (TRIGGER, VERB):
        return False
    for k in range(verb + 1, len(chunks)):
        if has_de(chunks[k]) and names_person(chunks[k]):
            return True
        if chunks[k].kind == DE:
            return k + 1 < len(chunks) and names_person(chunks[k + 1])
    return False


def names_person(chunk: Chunk) -> bool:
    """Whether a person is named in the chunk's phrase."""
    return chunk.phrase is not None and any(m.kind == "person" for m in chunk.phrase.members)


def has_de(chunk: Chunk) -> bool:
    """Whether the chunk is a noun phrase with 的 inside."""
    return (
        chunk.kind == PHRASE
        and chunk.phrase is not None
        and any(w.cat == DE for m in chunk.phrase.members for w in m.words)
    )


def fill_gap(phrase: NounPhrase | None, found: ArgumentsDraft, subject_fits: Fits, object_fits: Fits) -> None:
    """The head after 的 is what the relative clause lacks: 被解雇的张三, 董事会解雇的张三, 离开谷歌的张三."""
    if phrase is None:
        return
    people = phrase.of_kind("person")
    members = people or phrase.members
    as_subject = any(subject_fits(m) for m in members)
    as_object = found.object is None and any(object_fits(m) for m in members)
    done_by = found.subject is not None or found.agent is not None
    if as_object and (found.passive or done_by or people or not as_subject):
        found.object = phrase
    elif as_subject and found.subject is None:
        found.subject = phrase
    elif found.subject is None:
        found.blocked = True
