"""What precedes a trigger: adverbs and verbs over it, prepositional groups, and its subject."""

from __future__ import annotations

from flows.events.arguments.frame import Arguments, Fits, any_fits
from flows.events.arguments.relative_clauses import has_de
from flows.events.lexicon import grammar, modality, preposition_roles
from flows.events.syntax.clauses import GROUP, PHRASE, Chunk
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, CLOSER, DE, PARTICLE, PASSED, PREPOSITION, TIME, TRIGGER, VERB

_BEFORE = frozenset(("前", "之前", "以前"))


def read_left(
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
        if chunk.kind in PASSED:
            found.chain.append(chunk.word)
        elif chunk.kind == TIME:
            if not verbs or not found.times:
                found.times.append(chunk.word)
        elif chunk.kind == PREPOSITION:
            if bounded and "passive" not in roles.get(text, ()) and text not in ("将", "把"):
                return
            if text in words.prepositions.passive and not verbs:
                found.passive = True
            found.chain.append(chunk.word)
        elif chunk.kind == GROUP and chunk.phrase is not None:
            if _group(chunk, found, roles, subject_fits, verbs):
                return
        elif chunk.kind in (VERB, TRIGGER):
            own = chunk.kind == TRIGGER or text in words.serial or text in words.forced
            if bounded and not verbs and not own and text not in words.prepositions.passive:
                if i == at - 1 or text in modality().negators:
                    found.chain.append(chunk.word)
                return
            if text in words.forced or (text in words.forcing and i + 1 < at and chunks[i + 1].kind != PHRASE):
                found.forced = True
            if text in words.prepositions.passive and not verbs:
                found.passive = True
            else:
                verbs += 1
            found.chain.append(chunk.word)
        elif chunk.kind == DE:
            if i == at - 1 or all(c.kind in PASSED for c in chunks[i + 1 : at]):
                found.nominal = True
                if i > 0 and chunks[i - 1].phrase is not None:
                    found.possessor = chunks[i - 1].phrase
                    if chunks[i - 1].kind == GROUP and "target" in roles.get(chunks[i - 1].word.text, ()):
                        found.target = chunks[i - 1].phrase
                    _govern(chunks, i - 2, found)
                return
            # 因在饭局上的言论遭停职: what stands before 的 belongs to a group that a preposition opens
            opener = next((k for k in range(i - 1, 0, -1) if _opens(chunks[k])), None)
            if i > 1 and chunks[i - 2].word.text in modality().undergoing:
                opener = i - 2  # 受张三之邀加盟
            if opener is None:
                return
            i = opener
        elif chunk.kind == CLOSER and text in _BEFORE and i and chunks[i - 1].word.when is not None:
            i -= 1  # 本月底前: till when, not when
        elif chunk.kind == CLOSER:
            opener = _opener(chunks, i)
            if opener is not None and chunks[opener].kind == TIME:
                found.times.append(chunks[opener].word)
            if opener is None:
                _before_closer(chunks, i, found, subject_fits)
                return
            i = opener
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
    elif "source" in what and not chunk.closed and not (text == "自" and any_fits(phrase, subject_fits)):
        found.source = found.source or phrase
    elif (
        text in grammar().clausal
        and not chunk.closed
        and any_fits(phrase, subject_fits)
        and "target" not in what
        and (found.closed or "place" not in what)
    ):
        found.subject = found.subject or phrase
        found.closed = True
        return True
    elif "other" in what and phrase.head is not None and phrase.head.kind == "group" and not verbs:
        found.blocked = True  # 通过员工离职: the group does it, nobody goes on
    elif "partner" in what:
        found.partner = found.partner or phrase
    elif "place" in what and not chunk.closed:
        found.place = found.place or phrase
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
    if before is not None and before.kind == DE and not bounded and _object_of_other(chunks, i):
        return False
    own = before is not None and before.kind == TRIGGER and before.word.text not in words.pivots and not bounded
    if own and not has_de(chunks[i]):
        return False
    if before is not None and before.kind == VERB and before.word.text in words.prepositions.passive and not verbs:
        found.passive = True  # 乙公司获丙资本入股: who stands behind 获 does it
        found.agent = found.agent or phrase
        return False
    if any_fits(phrase, subject_fits):
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
        if before is not None and before.kind == VERB and before.word.text in words.helping:
            found.helper = _doer(chunks, i - 2)
        found.pivot = before is not None and before.kind in (VERB, TRIGGER)
        _govern(chunks, i - 1, found)
        return True
    if bounded:
        return True
    somebody = chunks[i].word.text not in words.scopes or chunks[i].end - chunks[i].start > 1
    if before is not None and before.kind == VERB and before.word.text in words.pivots and somebody:
        found.blocked = True  # 欢迎甲公司加入: who does it is named, and is no such doer
        return True
    if before is not None and before.word.text == "有" and any(m.kind == "group" for m in phrase.members):
        found.blocked = True  # 二十人里有九人离开
        return True
    if before is not None and before.kind in (VERB, TRIGGER, PARTICLE, ADVERB, DE):
        return False
    if any(m.kind == "group" for m in phrase.members) and not verbs:
        found.blocked = True
        return True
    return False


def _object_of_other(chunks: list[Chunk], i: int) -> bool:
    """接替任满的张三出任…: the phrase after 的 is the object of a trigger whose subject goes on."""
    for k in range(i - 2, -1, -1):
        if chunks[k].kind == TRIGGER and k + 1 < i - 1 and chunks[k + 1].kind in (VERB, TRIGGER, ADVERB):
            return chunks[k].word.text not in grammar().pivots
        if chunks[k].kind == PHRASE:
            return False
    return False


def _govern(chunks: list[Chunk], i: int, found: Arguments) -> None:
    """The verbs right before the subject rule over the trigger (否认张三离职): they belong to its chain."""
    while i >= 0 and chunks[i].kind in (*PASSED, VERB, TIME, PREPOSITION, TRIGGER):
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


def _doer(chunks: list[Chunk], i: int) -> NounPhrase | None:
    """The subject of the verb before: the first phrase leftwards."""
    return next((c.phrase for c in reversed(chunks[: i + 1]) if c.kind == PHRASE), None)


def _cause(chunks: list[Chunk], i: int, found: Arguments) -> None:
    """Who made them do it: the first phrase leftwards that is no other verb's object."""
    while i >= 0:
        chunk = chunks[i]
        if chunk.kind == PHRASE and not (i and chunks[i - 1].kind in (VERB, TRIGGER, PARTICLE)):
            found.causer = chunk.phrase
            _govern(chunks, i - 1, found)
            return
        if chunk.kind == TIME:
            found.times.append(chunk.word)
        elif chunk.kind in (*PASSED, VERB, TRIGGER):
            found.chain.append(chunk.word)
        i -= 1


def _opener(chunks: list[Chunk], closer: int) -> int | None:
    """在转会窗关闭前: where the phrase that a closing word ends begins; None when it is the clause so far."""
    for i in range(closer - 1, -1, -1):
        chunk = chunks[i]
        # 于5月的会议上: the preposition is part of the time
        timed = chunk.kind == TIME and chunk.end - chunk.start > 2
        if timed or (chunk.kind in (GROUP, PREPOSITION) and chunk.word.text in grammar().clausal):
            return i if i > 0 else None
    return None


def _opens(chunk: Chunk) -> bool:
    return chunk.kind == PREPOSITION and chunk.word.text in grammar().clausal


def _before_closer(chunks: list[Chunk], i: int, found: Arguments, subject_fits: Fits) -> None:
    """张三接受采访时宣布离职: the first phrase of the clause is the subject of both."""
    found.times += [c.word for c in chunks[:i] if c.kind == TIME and c.word.when is not None]
    for chunk in chunks[:i]:
        if chunk.kind == PHRASE and chunk.phrase is not None:
            if any_fits(chunk.phrase, subject_fits):
                found.subject = chunk.phrase
            return
        if chunk.kind not in (TIME, *PASSED):
            return


def support_verb(chunks: list[Chunk], at: int, found: Arguments, support: tuple[str, ...]) -> int | None:
    """The chunk of the verb whose object the trigger noun is; phrases between them belong to the noun."""
    described = False  # 发表一封由张三署名的公开信: the clause before 的 belongs to the noun
    for i in range(at - 1, max(-1, at - 9), -1):
        chunk = chunks[i]
        if chunk.kind == DE:
            described = True
        if described and chunk.kind == GROUP and "by" in preposition_roles().get(chunk.word.text, ()):
            found.possessor = chunk.phrase
            continue
        if chunk.word.text in support and chunk.kind in (VERB, PREPOSITION, GROUP, TRIGGER, PHRASE):
            found.chain.append(chunk.word)
            if chunk.kind == GROUP:
                found.possessor = chunk.phrase
            return i
        if chunk.kind == PHRASE and found.possessor is None and chunk.phrase is not None:
            # 获甲资本领投的两亿元融资: a sum is nobody's
            found.possessor = None if chunk.phrase.of_kind("money", "share", "thing") else chunk.phrase
        elif chunk.kind == GROUP and "target" in preposition_roles().get(chunk.word.text, ()):
            found.target = found.target or chunk.phrase
        elif chunk.kind == CLOSER or (chunk.kind == VERB and not described):
            return None
    return None
