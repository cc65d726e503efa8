"""What precedes a trigger: adverbs and verbs over it, prepositional groups, and its subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.events.arguments.closing import before_closer, opener_of, opens
from flows.events.arguments.frame import ArgumentsDraft, Fits, any_fits
from flows.events.arguments.relative_clauses import has_de
from flows.events.lexicon import grammar, modality, preposition_roles
from flows.events.syntax.clauses import GROUP, PHRASE, Chunk
from flows.events.syntax.members import Member
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, CLOSER, DE, PARTICLE, PASSED, PREPOSITION, TIME, TRIGGER, VERB

_BEFORE = frozenset(("前", "之前", "以前"))


def read_left(
    chunks: list[Chunk], at: int, found: ArgumentsDraft, subject_fits: Fits, object_fits: Fits, *, bounded: bool
) -> None:
    """What precedes the trigger: adverbs and verbs over it, groups, and its subject.

    bounded: the trigger stands in a clause before 的, which ends where its own words end.
    """
    reader = _LeftReader(chunks, at, found, subject_fits, object_fits, bounded)
    i: int | None = at - 1
    while i is not None and i >= 0:
        handler = _HANDLERS.get(chunks[i].kind)
        i = i - 1 if handler is None else handler(reader, i)


@dataclass(slots=True)
class _LeftReader:
    """The chunks before a trigger, read from it leftwards; each handler returns where to go on, None at the end."""

    chunks: list[Chunk]
    at: int
    found: ArgumentsDraft
    subject_fits: Fits
    object_fits: Fits
    bounded: bool
    verbs: int = 0  # so far, other than the trigger

    def passed(self, i: int) -> int | None:
        """Adverbs, particles and joiners belong to the trigger's chain."""
        self.found.chain.append(self.chunks[i].word)
        return i - 1

    def time(self, i: int) -> int | None:
        """A time over the trigger; behind another verb only the first."""
        if not self.verbs or not self.found.times:
            self.found.times.append(self.chunks[i].word)
        return i - 1

    def preposition(self, i: int) -> int | None:
        """A preposition without its noun: 被 before the trigger makes it passive."""
        word = self.chunks[i].word
        if self.bounded and "passive" not in preposition_roles().get(word.text, ()) and word.text not in ("将", "把"):
            return None
        if word.text in grammar().prepositions.passive and not self.verbs:
            self.found.passive = True
        self.found.chain.append(word)
        return i - 1

    def group(self, i: int) -> int | None:
        """A preposition with its noun."""
        chunk = self.chunks[i]
        ends = chunk.phrase is not None and _group(
            chunk, self.found, preposition_roles(), self.subject_fits, self.verbs
        )
        return None if ends else i - 1

    def verb(self, i: int) -> int | None:
        """A verb rules over the trigger, forces somebody to it, or makes it passive."""
        chunks, found, words = self.chunks, self.found, grammar()
        text = chunks[i].word.text
        own = chunks[i].kind == TRIGGER or text in words.serial or text in words.forced
        if self.bounded and not self.verbs and not own and text not in words.prepositions.passive:
            if i == self.at - 1 or text in modality().negators:
                found.chain.append(chunks[i].word)
            return None
        forces = text in words.forcing and i + 1 < self.at and chunks[i + 1].kind != PHRASE
        found.forced = found.forced or text in words.forced or forces
        if text in words.prepositions.passive and not self.verbs:
            found.passive = True
        else:
            self.verbs += 1
        found.chain.append(chunks[i].word)
        return i - 1

    def de(self, i: int) -> int | None:
        """张三的离职: the trigger is a noun, and whose it is stands before 的; else 的 belongs to a group before it."""
        if i == self.at - 1 or all(c.kind in PASSED for c in self.chunks[i + 1 : self.at]):
            self._possessor(i)
            return None
        # 因在饭局上的言论遭停职: what stands before 的 belongs to a group that a preposition opens
        opener = next((k for k in range(i - 1, 0, -1) if opens(self.chunks[k])), None)
        if i > 1 and self.chunks[i - 2].word.text in modality().undergoing:
            opener = i - 2  # 受张三之邀加盟
        return None if opener is None else opener - 1

    def _possessor(self, i: int) -> None:
        chunks, found = self.chunks, self.found
        found.nominal = True
        if i == 0 or chunks[i - 1].phrase is None:
            return
        found.possessor = chunks[i - 1].phrase
        if chunks[i - 1].kind == GROUP and "target" in preposition_roles().get(chunks[i - 1].word.text, ()):
            found.target = chunks[i - 1].phrase
        _govern(chunks, i - 2, found)

    def closer(self, i: int) -> int | None:
        """在转会窗关闭前, 本月底前, 接受采访时: what a closing word ends is left out."""
        chunks = self.chunks
        if chunks[i].word.text in _BEFORE and i and chunks[i - 1].word.when is not None:
            return i - 2  # 本月底前: till when, not when
        opener = opener_of(chunks, i)
        if opener is None:
            before_closer(chunks, i, self.found, self.subject_fits)
            return None
        if chunks[opener].kind == TIME:
            self.found.times.append(chunks[opener].word)
        return opener - 1

    def phrase(self, i: int) -> int | None:
        """A noun phrase: the subject, or somebody else's."""
        if self.chunks[i].phrase is None:
            return i - 1
        turned = self.found.passive or self.found.agent is not None
        fits = self._either if turned else self.subject_fits
        ends = _subject(self.chunks, i, self.found, fits, bounded=self.bounded, verbs=self.verbs)
        return None if ends else i - 1

    def _either(self, member: Member) -> bool:
        return self.object_fits(member) or self.subject_fits(member)


_HANDLERS: dict[str, Callable[[_LeftReader, int], int | None]] = {
    **dict.fromkeys(PASSED, _LeftReader.passed),
    TIME: _LeftReader.time,
    PREPOSITION: _LeftReader.preposition,
    GROUP: _LeftReader.group,
    VERB: _LeftReader.verb,
    TRIGGER: _LeftReader.verb,
    DE: _LeftReader.de,
    CLOSER: _LeftReader.closer,
    PHRASE: _LeftReader.phrase,
}


def _group(
    chunk: Chunk, found: ArgumentsDraft, roles: dict[str, tuple[str, ...]], subject_fits: Fits, verbs: int
) -> bool:
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


def _subject(
    chunks: list[Chunk], i: int, found: ArgumentsDraft, subject_fits: Fits, *, bounded: bool, verbs: int
) -> bool:
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
    if before is not None and before.kind == VERB and before.word.text in words.going and not verbs:
        found.goal = found.goal or phrase  # 去甲公司任总裁
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


def _govern(chunks: list[Chunk], i: int, found: ArgumentsDraft) -> None:
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


def _cause(chunks: list[Chunk], i: int, found: ArgumentsDraft) -> None:
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
