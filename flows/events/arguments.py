"""What stands around a trigger in its clause: subject, object, prepositional groups, post, and the verbs over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flows.events.clauses import GROUP, PHRASE, Chunk, Clause, cut_at_de
from flows.events.lexicon import grammar, preposition_roles
from flows.events.phrases import Member, NounPhrase
from flows.events.words import (
    ADVERB,
    CLOSER,
    CONJUNCTION,
    DE,
    JOINER,
    PARTICLE,
    PREPOSITION,
    TIME,
    TRIGGER,
    VERB,
    Word,
)  # fmt: skip

Fits = Callable[[Member], bool]
_PASS = frozenset((ADVERB, PARTICLE, CONJUNCTION, JOINER))


@dataclass(slots=True)
class Arguments:
    """Places around one trigger, in surface order resolved to deep ones: subject does, object undergoes.

    `chain`: the words over the trigger (宣布, 将, 没有); `times`: positions of time words of its own; `blocked`: a
    subject stands there that cannot fill the place; `nominal`: X 的离职; `relative`: inside a phrase before 的.
    """

    subject: NounPhrase | None = None
    object: NounPhrase | None = None
    agent: NounPhrase | None = None
    source: NounPhrase | None = None
    goal: NounPhrase | None = None
    partner: NounPhrase | None = None
    target: NounPhrase | None = None
    post: NounPhrase | None = None
    possessor: NounPhrase | None = None
    causer: NounPhrase | None = None
    patient: NounPhrase | None = None
    chain: list[Word] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    passive: bool = False
    forced: bool = False
    blocked: bool = False
    nominal: bool = False
    relative: bool = False
    closed: bool = False  # …离职后, …离职前
    object_unfit: bool = False
    attributive: bool = False
    carried: bool = False


def around(
    clause: Clause, position: int, subject_fits: Fits, object_fits: Fits, support: tuple[str, ...] = ()
) -> Arguments | None:
    """The arguments of the trigger at this word of the clause; None when a noun lacks its verb (发布 … 公开信)."""
    chunks = clause.chunks
    at = clause.chunk_of(position)
    found = Arguments()
    if support:
        verb = _support(chunks, at, found, support)
        if verb is None:
            return None
        _left(chunks, verb, found, subject_fits, object_fits, bounded=False)
        return found
    chunks = _opened(clause, at, subject_fits, object_fits)
    head = _relative_head(chunks, at, found, object_fits)
    _right(chunks, at, found, object_fits, head)
    _left(chunks, at, found, subject_fits, object_fits, bounded=found.relative)
    if head is not None and found.relative:
        _fill_gap(chunks[head].phrase, found, subject_fits, object_fits)
    _deepen(found, subject_fits, object_fits)
    return found


def _opened(clause: Clause, at: int, subject_fits: Fits, object_fits: Fits) -> list[Chunk]:
    """The clause's chunks; the phrase after the trigger cut at 的 where only its first half is the object.

    离开谷歌的张三: what is left is 谷歌, and 张三 is who left it.
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
    if _fits(chunks[i].phrase, object_fits) and not (_bare_name(halves[0]) and _bare_name(halves[2])):
        return chunks
    if _fits(halves[0].phrase, object_fits) and _fits(halves[2].phrase, subject_fits):
        return [*chunks[:i], *halves, *chunks[i + 1 :]]
    return chunks


def _bare_name(chunk: Chunk) -> bool:
    """A person's name and nothing else: 接替李四的张三 is no possession."""
    return chunk.end - chunk.start == 1 and chunk.word.kind == "person"


def _deepen(found: Arguments, subject_fits: Fits, object_fits: Fits) -> None:
    """Surface places to deep ones: 被, 由, 将 and 把 turn who does and who undergoes."""
    if found.patient is not None and _fits(found.patient, object_fits):
        found.object = found.patient
    if (found.agent is None and not found.passive) or found.nominal:
        return
    surface = found.subject
    if surface is not None and found.object is None and _fits(surface, object_fits):
        found.object = surface
        found.subject = found.agent
    elif (found.agent is not None and (surface is None or not found.passive)) or (
        found.passive and found.object is None and surface is not None and not _fits(surface, subject_fits)
    ):
        found.subject = found.agent


def _support(chunks: list[Chunk], at: int, found: Arguments, support: tuple[str, ...]) -> int | None:
    """The chunk of the verb whose object the trigger noun is; phrases between them belong to the noun."""
    for i in range(at - 1, max(-1, at - 7), -1):
        chunk = chunks[i]
        if chunk.word.text in support and chunk.kind in (VERB, PREPOSITION, GROUP, TRIGGER, PHRASE):
            found.chain.append(chunk.word)
            if chunk.kind == GROUP:
                found.possessor = chunk.phrase
            return i
        if chunk.kind == PHRASE and found.possessor is None:
            found.possessor = chunk.phrase
        elif chunk.kind == GROUP and "target" in preposition_roles().get(chunk.word.text, ()):
            found.target = found.target or chunk.phrase
        elif chunk.kind in (VERB, CLOSER):
            return None
    return None


def _relative_head(chunks: list[Chunk], at: int, found: Arguments, object_fits: Fits) -> int | None:
    """The chunk of the noun phrase after 的 when the trigger stands in the clause before it, else None."""
    verbs = 0
    own_object = stacked = False
    for i in range(at + 1, len(chunks)):
        chunk = chunks[i]
        if chunk.kind == DE:
            if not verbs and _stacked(chunks, i):
                stacked = True
                continue
            if i + 1 >= len(chunks) or chunks[i + 1].phrase is None or chunks[i + 1].kind != PHRASE:
                # 离开的是张三: the copula's complement is the head.
                if (
                    i + 2 < len(chunks)
                    and chunks[i + 1].word.text in grammar().copulas
                    and chunks[i + 2].kind == PHRASE
                    and not verbs
                ):
                    found.relative = True
                    return i + 2
                return None
            if not verbs or (own_object and _person(chunks[i + 1])):
                found.relative = True
                return _listed(chunks, i + 1)
            return i + 1
        if chunk.kind in (VERB, TRIGGER):
            verbs += 1
        elif chunk.kind == PHRASE and verbs and stacked and _has_de(chunk):
            found.relative = True
            return _listed(chunks, i)
        elif chunk.kind == PHRASE and not verbs and chunk.phrase is not None:
            own_object = any(object_fits(m) for m in chunk.phrase.members)
        elif chunk.kind == CLOSER:
            return None
    return None


def _stacked(chunks: list[Chunk], at: int) -> bool:
    """离开谷歌的具有…意识的人: the first 的 is followed by another phrase of its kind before the noun."""
    if at + 2 >= len(chunks) or chunks[at + 1].kind not in (VERB, ADVERB):
        return False
    if chunks[at + 1].word.text in grammar().copulas:
        return False
    return any(_has_de(c) or c.kind == DE for c in chunks[at + 2 : at + 5])


def _listed(chunks: list[Chunk], head: int) -> int:
    """离职的人包括甲、乙: the list after the verb names the group before it."""
    phrase = chunks[head].phrase
    if phrase is None or phrase.head is None or phrase.head.kind not in ("group", "post", "thing"):
        return head
    for i in range(head + 1, min(head + 4, len(chunks) - 1)):
        if chunks[i].kind in _PASS:
            continue
        if chunks[i].word.text in grammar().including and chunks[i + 1].kind == PHRASE:
            return i + 1
        break
    return head


def _person(chunk: Chunk) -> bool:
    return chunk.phrase is not None and any(m.kind == "person" for m in chunk.phrase.members)


def _right(chunks: list[Chunk], at: int, found: Arguments, object_fits: Fits, head: int | None) -> None:
    """What follows the trigger: object, goal (到, 至), post (为, 担任), groups, times."""
    words = grammar()
    roles = preposition_roles()
    verb: Word | None = None
    for i in range(at + 1, len(chunks)):
        chunk = chunks[i]
        if chunk.kind == CLOSER:
            found.closed = i == at + 1 or found.closed or (found.object is not None and verb is None)
            break
        if chunk.kind == DE:
            break
        if chunk.kind == TIME:
            if verb is None:
                found.times.append(chunk.word)
        elif chunk.kind in (PARTICLE, ADVERB):
            continue
        elif chunk.kind == PHRASE and chunk.phrase is not None:
            if verb is None:
                if found.object is None:
                    _take_object(chunks, i, found, object_fits, head)
                    if found.object is None and head is not None and not found.relative:
                        _take_object(chunks, head, found, object_fits, head)
                        break
            elif verb.text in words.complements and found.post is None and chunk.phrase.of_kind("post", "unit", "team"):
                found.post = chunk.phrase
            elif verb.text in ("到", "至", "入", "进", "回", "往", "去", "给", "回到", "加入", "进入", "于"):
                found.goal = found.goal or chunk.phrase
            else:
                break
            verb = None if verb is None else verb
        elif chunk.kind == GROUP and chunk.phrase is not None:
            text = chunk.word.text
            what = roles.get(text, ())
            if text in words.complements and (chunk.phrase.of_kind("post") or found.object is not None):
                found.post = found.post or chunk.phrase
            elif "source" in what:
                found.source = found.source or chunk.phrase
            elif "goal" in what:
                found.goal = found.goal or chunk.phrase
            elif "partner" in what:
                found.partner = found.partner or chunk.phrase
        elif chunk.kind in (VERB, PREPOSITION, TRIGGER):
            if chunk.kind == VERB and verb is not None and verb.text not in words.complements:
                break
            if head is not None and not found.relative and found.object is None:
                _take_object(chunks, head, found, object_fits, head)
                if found.object is not None:
                    # 任命曾在谷歌工作的王宁为总裁: go on after the head.
                    _after(chunks, head, found)
                    break
            after = i + 1
            while after < len(chunks) and chunks[after].kind == VERB:
                after += 1
            if found.object is None and not found.object_unfit and after < len(chunks) and _has_de(chunks[after]):
                # 解雇涉事的两名高管: the verb belongs to the phrase after it.
                _take_object(chunks, after, found, object_fits, None)
                if found.object is not None:
                    _after(chunks, after, found)
                    break
            verb = chunk.word
            if verb.text not in words.complements and verb.text not in roles:
                # Another verb takes over what follows.
                break
        else:
            break


def _has_de(chunk: Chunk) -> bool:
    return (
        chunk.kind == PHRASE
        and chunk.phrase is not None
        and any(w.cat == DE for m in chunk.phrase.members for w in m.words)
    )


def _after(chunks: list[Chunk], head: int, found: Arguments) -> None:
    for i in range(head + 1, len(chunks) - 1):
        if chunks[i].word.text in grammar().complements:
            phrase = chunks[i].phrase or chunks[i + 1].phrase
            if phrase is not None and phrase.of_kind("post", "unit", "team"):
                found.post = phrase
            return


def _take_object(chunks: list[Chunk], i: int, found: Arguments, object_fits: Fits, head: int | None) -> None:
    phrase = chunks[i].phrase
    if phrase is None:
        return
    if any(object_fits(m) for m in phrase.members):
        # 收购马斯克创立的公司: a name before the verb of a relative clause is not the object when the head fits.
        if head is not None and not found.relative and head == i + 3 and chunks[i + 1].kind in (VERB, TRIGGER):
            other = chunks[head].phrase
            if other is not None and any(object_fits(m) for m in other.members) and not _person(chunks[i]):
                phrase = other
        found.object = phrase
        found.object_unfit = False
    elif not any(m.kind in ("money",) for m in phrase.members) or len(phrase.members) > 1:
        found.object_unfit = True
        found.attributive = phrase.head is not None and phrase.head.kind in ("group", "post")


def _left(
    chunks: list[Chunk], at: int, found: Arguments, subject_fits: Fits, object_fits: Fits, *, bounded: bool
) -> None:
    """What precedes the trigger: adverbs and verbs over it, groups, and its subject."""
    words = grammar()
    roles = preposition_roles()
    verbs = 0
    i = at - 1
    while i >= 0:
        chunk = chunks[i]
        text = chunk.word.text
        if chunk.kind in _PASS:
            found.chain.append(chunk.word)
        elif chunk.kind == TIME:
            if not verbs or not found.times:
                found.times.append(chunk.word)
        elif chunk.kind == PREPOSITION:
            if bounded and "passive" not in roles.get(text, ()) and text not in ("将", "把"):
                return
            if text in words.prepositions.passive and not verbs:
                found.passive = True
            elif text in ("由",):
                pass
            found.chain.append(chunk.word)
        elif chunk.kind == GROUP and chunk.phrase is not None:
            if _group(chunk, found, roles, subject_fits, verbs):
                return
        elif chunk.kind in (VERB, TRIGGER):
            if (
                bounded
                and not verbs
                and text not in words.serial
                and text not in words.forced
                and chunk.kind != TRIGGER
            ):
                if text not in words.prepositions.passive and text not in words.serial:
                    return
            if text in words.forced or (text in words.forcing and i + 1 < at and chunks[i + 1].kind != PHRASE):
                found.forced = True
            if text in words.prepositions.passive and not verbs:
                found.passive = True
            else:
                verbs += 1
            found.chain.append(chunk.word)
        elif chunk.kind == DE:
            if i == at - 1 or all(c.kind in _PASS for c in chunks[i + 1 : at]):
                found.nominal = True
                if i > 0 and chunks[i - 1].phrase is not None:
                    found.possessor = chunks[i - 1].phrase
                    if chunks[i - 1].kind == GROUP:
                        if "target" in roles.get(chunks[i - 1].word.text, ()):
                            found.target = chunks[i - 1].phrase
                    _govern(chunks, i - 2, found)
                return
            return
        elif chunk.kind == CLOSER:
            _before_closer(chunks, i, found, subject_fits)
            return
        elif chunk.kind == PHRASE and chunk.phrase is not None:
            turned = found.passive or found.agent is not None
            fits = (lambda m: object_fits(m) or subject_fits(m)) if turned else subject_fits
            if _subject(chunks, i, found, fits, bounded=bounded, verbs=verbs):
                return
        i -= 1


def _group(chunk: Chunk, found: Arguments, roles: dict[str, tuple[str, ...]], subject_fits: Fits, verbs: int) -> bool:
    """A prepositional group before the trigger. True when it holds the subject of a subordinate clause."""
    text = chunk.word.text
    what = roles.get(text, ())
    phrase = chunk.phrase
    assert phrase is not None
    if "by" in what:
        found.agent = found.agent or phrase
    elif "passive" in what and not verbs and text not in ("为", "给", "让"):
        found.passive = True
        found.agent = found.agent or phrase
    elif "disposal" in what:
        found.patient = found.patient or phrase
    elif "source" in what and not chunk.closed and not (text == "自" and _fits(phrase, subject_fits)):
        found.source = found.source or phrase
    elif text in grammar().clausal and not chunk.closed and _fits(phrase, subject_fits) and "target" not in what:
        found.subject = found.subject or phrase
        found.closed = True
        return True
    elif "partner" in what:
        found.partner = found.partner or phrase
    elif "target" in what:
        found.target = found.target or phrase
    return False


def _subject(chunks: list[Chunk], i: int, found: Arguments, subject_fits: Fits, *, bounded: bool, verbs: int) -> bool:
    """A noun phrase left of the trigger: its subject, an object of another verb, or a subject of another kind."""
    phrase = chunks[i].phrase
    assert phrase is not None
    before = chunks[i - 1] if i else None
    words = grammar()
    if before is not None and before.kind == PARTICLE and i > 1:
        before = chunks[i - 2]
    own = before is not None and before.kind == TRIGGER and before.word.text not in words.pivots and not bounded
    if own and not _has_de(chunks[i]):
        return False
    if _fits(phrase, subject_fits):
        if (
            before is not None
            and before.kind in (VERB, PREPOSITION)
            and before.word.text in words.causative | words.prepositions.disposal
        ):
            if before.word.text in words.forcing:
                found.forced = True
            found.subject = phrase
            found.chain.append(before.word)
            _cause(chunks, i - 2, found)
            return True
        found.subject = phrase
        _govern(chunks, i - 1, found)
        return True
    if bounded:
        return True
    if before is not None and before.kind in (VERB, TRIGGER, PARTICLE, ADVERB, DE):
        return False
    if any(m.kind == "group" for m in phrase.members) and not verbs:
        found.blocked = True
        return True
    return False


def _govern(chunks: list[Chunk], i: int, found: Arguments) -> None:
    """The verbs right before the subject rule over the trigger (否认张三离职): they belong to its chain."""
    while i >= 0 and chunks[i].kind in (*_PASS, VERB, TIME, PREPOSITION, TRIGGER):
        if chunks[i].kind == TIME:
            if not found.times:
                found.times.append(chunks[i].word)
        else:
            found.chain.append(chunks[i].word)
        i -= 1
    while i >= 0:
        if chunks[i].kind == TIME and not found.times:
            found.times.append(chunks[i].word)
        i -= 1


def _cause(chunks: list[Chunk], i: int, found: Arguments) -> None:
    while i >= 0:
        chunk = chunks[i]
        if chunk.kind == PHRASE:
            found.causer = chunk.phrase
            _govern(chunks, i - 1, found)
            return
        if chunk.kind == TIME:
            found.times.append(chunk.word)
        elif chunk.kind in (*_PASS, VERB):
            found.chain.append(chunk.word)
        i -= 1


def _before_closer(chunks: list[Chunk], i: int, found: Arguments, subject_fits: Fits) -> None:
    """张三接受采访时宣布离职: the first phrase of the clause is the subject of both."""
    for chunk in chunks[:i]:
        if chunk.kind == PHRASE and chunk.phrase is not None:
            if _fits(chunk.phrase, subject_fits):
                found.subject = chunk.phrase
            return
        if chunk.kind not in (TIME, *_PASS):
            return


def _fits(phrase: NounPhrase, accepts: Fits) -> bool:
    return any(accepts(m) for m in phrase.members)


def _fill_gap(phrase: NounPhrase | None, found: Arguments, subject_fits: Fits, object_fits: Fits) -> None:
    """The head after 的 is what the relative clause lacks."""
    if phrase is None:
        return
    fits_subject, fits_object = _fits(phrase, subject_fits), _fits(phrase, object_fits)
    if (
        (found.passive and fits_object)
        or (
            fits_object
            and found.object is None
            and (found.subject is not None or found.agent is not None or not fits_subject)
        )
        or (fits_object and found.object is None and fits_subject and phrase.of_kind("person"))
    ):
        found.object = phrase
    elif fits_subject and found.subject is None:
        found.subject = phrase
    elif found.subject is None:
        found.blocked = True
