"""A noun phrase left of the trigger: its subject, who makes them do it, or somebody else's.

In: the chunks of the clause and the draft so far. Out: the draft with the subject and the verbs over it. `left`
calls it for each phrase that it comes to.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.events.arguments.frame import ArgumentsDraft, Fits, any_fits
from flows.events.arguments.relative_clauses import dates_relative, has_de
from flows.events.lexicon import grammar, nouns, speech_verbs
from flows.events.syntax.chunks import PHRASE, Chunk
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, DE, NUMBER, PARTICLE, PASSED, PREPOSITION, TIME, TRIGGER, VERB
from flows.evidence.decision_list import Rule, outcome


@dataclass(frozen=True, slots=True)
class LeftPhrase:
    """A noun phrase at its place among the chunks before the trigger."""

    chunks: list[Chunk]
    at: int
    phrase: NounPhrase
    before: Chunk | None  # the chunk before it, over a particle
    verbs: int  # between it and the trigger

    @classmethod
    def of(cls, chunks: list[Chunk], at: int, verbs: int) -> LeftPhrase:
        """The phrase of a chunk that has one."""
        phrase = chunks[at].phrase
        assert phrase is not None
        before = chunks[at - 1] if at else None
        if before is not None and before.kind == PARTICLE and at > 1:
            before = chunks[at - 2]
        return cls(chunks, at, phrase, before, verbs)

    def behind(self, *kinds: str) -> bool:
        """Whether a chunk of one of these kinds stands before it."""
        return self.before is not None and self.before.kind in kinds

    def behind_word(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands before it."""
        return self.before is not None and self.before.word.text in words

    @property
    def has_group(self) -> bool:
        """Whether people without a name are among its members."""
        return any(m.kind == "group" for m in self.phrase.members)


def read_subject(
    chunks: list[Chunk],
    i: int,
    found: ArgumentsDraft,
    subject_fits: Fits,
    *,
    bounded: bool,
    of_person: bool,
    verbs: int,
) -> bool:
    """Take the phrase of chunk `i` as what it is to the trigger. True when nothing further left belongs to it.

    bounded, of_person: the trigger stands in a clause before 的, and that is one of a person who is named.
    """
    place = LeftPhrase.of(chunks, i, verbs)
    if (of_person or not bounded) and _is_others_object(place, bounded=bounded):
        return False
    if place.behind(VERB) and place.behind_word(grammar().prepositions.passive) and not verbs:
        found.passive = True  # 乙公司获丙资本入股: who stands behind 获 does it
        found.agent = found.agent or place.phrase
        return False
    says = not place.behind(VERB) or place.behind_word(speech_verbs())
    if not bounded and verbs == 0 and says and place.phrase.members[-1].head.text in nouns().parties:
        found.subject = place.phrase  # 教育局指校方解雇甲: who does it has no name, and is not who says so
        govern(chunks, i - 1, found)
        return True
    if place.behind(VERB) and place.behind_word(grammar().overcoming):
        return False  # 击败甲当选: who won stands further left
    if any_fits(place.phrase, subject_fits):
        _take(place, found)
        return True
    if bounded:
        return True
    blocks = outcome(_BLOCKS, place, False) or (found.passive and found.agent is None and _thing_undergoes(place))
    if not blocks and place.behind(VERB) and place.behind_word(grammar().going) and not verbs:
        found.goal = found.goal or place.phrase  # 去甲公司任总裁
    found.blocked = found.blocked or blocks
    return blocks


def _is_others_object(place: LeftPhrase, *, bounded: bool) -> bool:
    """Whether it is the object of another trigger, whose subject goes on: 接替甲出任总裁的是乙."""
    if not bounded and place.behind(DE) and _object_of_other(place.chunks, place.at):
        return True
    return place.behind(TRIGGER) and not place.behind_word(grammar().pivots) and not has_de(place.chunks[place.at])


def _take(place: LeftPhrase, found: ArgumentsDraft) -> None:
    """The phrase is the subject; behind a verb of making somebody do it, who makes them is looked for further left."""
    words, before, chunks = grammar(), place.before, place.chunks
    found.subject = place.phrase
    causes = place.behind(VERB, PREPOSITION) and place.behind_word(words.causative | words.prepositions.disposal)
    if causes and before is not None:
        found.forced = found.forced or before.word.text in words.forcing
        found.chain.append(before.word)
        _cause(chunks, place.at - 2, found)
        return
    if place.behind(VERB) and place.behind_word(words.helping):
        found.helper = _doer(chunks, place.at - 2)
    found.pivot = place.behind(VERB, TRIGGER)
    govern(chunks, place.at - 1, found)


def _is_somebody(place: LeftPhrase) -> bool:
    chunk = place.chunks[place.at]
    counts = all(w.cat == NUMBER for m in place.phrase.members for w in m.words)  # 宣布第三季起分批资遣…
    return not counts and (chunk.word.text not in grammar().scopes or chunk.end - chunk.start > 1)


def _thing_undergoes(place: LeftPhrase) -> bool:
    """Whether a thing stands where who undergoes a passive would: 对张三的刑事立案被撤销; 会上被免职 says where."""
    head = place.phrase.head
    if head is None or head.kind != "thing" or place.verbs or head.head.text.endswith(nouns().within):
        return False
    return not place.behind(VERB, TRIGGER, PREPOSITION, PARTICLE, ADVERB)


def _is_place(place: LeftPhrase) -> bool:
    """Whether a place without more opens the clause or stands right before the trigger, for whoever governs there."""
    words = [w for m in place.phrase.members for w in m.words]
    alone = len(words) == 1 and words[0].tag == "LOC" and not (place.verbs and place.at)
    return alone and not place.behind(VERB, TRIGGER, PREPOSITION, PARTICLE, ADVERB, DE)


def _is_body(place: LeftPhrase) -> bool:
    """Whether a government or the like, of which the text has no name, opens the clause."""
    head = place.phrase.head
    return place.at == 0 and not place.verbs and head is not None and head.kind == "firm" and len(head.words) > 1


def _is_pivot(place: LeftPhrase) -> bool:
    return place.behind(VERB) and place.behind_word(grammar().pivots) and _is_somebody(place)


_BLOCKS: tuple[Rule[LeftPhrase, bool], ...] = (
    Rule("who does it is named, and is no such doer: 欢迎甲公司加入", True, _is_pivot),
    Rule("some of them: 二十人里有九人离开", True, lambda p: p.behind_word(frozenset({"有"})) and p.has_group),
    Rule("a place does it: 瑞典加入联盟", True, _is_place),
    Rule("a body without a name does it: 新政府在当地掌权", True, _is_body),
    Rule("belongs to the word before it", False, lambda p: p.behind(VERB, TRIGGER, PARTICLE, ADVERB, DE)),
    Rule("people without a name do it", True, lambda p: p.has_group and not p.verbs),
)
"""Whether a phrase that cannot be the subject stands where the subject would."""


def _object_of_other(chunks: list[Chunk], i: int) -> bool:
    """The phrase after 的 is the object of a trigger whose subject goes on: 接替任满的张三出任…."""
    for k in range(i - 2, -1, -1):
        if chunks[k].kind == TRIGGER and k + 1 < i - 1 and chunks[k + 1].kind in (VERB, TRIGGER, ADVERB, TIME):
            leads = chunks[k + 1].word.text in grammar().directions  # 从外商挖角来的张三请辞
            return not leads and chunks[k].word.text not in grammar().pivots
        if chunks[k].kind == PHRASE:
            return False
    return False


def govern(chunks: list[Chunk], i: int, found: ArgumentsDraft) -> None:
    """The verbs right before the subject rule over the trigger (否认张三离职): they belong to its chain."""
    upto = chunks[: i + 2]
    while i >= 0 and chunks[i].kind in (*PASSED, VERB, TIME, PREPOSITION, TRIGGER):
        if chunks[i].kind != TIME:
            found.chain.append(chunks[i].word)
        elif not found.times and not dates_relative(upto, i):
            found.times.append(chunks[i].word)
        i -= 1
    for k in range(i, -1, -1):
        if chunks[k].kind == TIME and not found.times and not dates_relative(upto, k):
            found.times.append(chunks[k].word)


def _doer(chunks: list[Chunk], i: int) -> NounPhrase | None:
    """The subject of the verb before: the first phrase leftwards."""
    return next((c.phrase for c in reversed(chunks[: i + 1]) if c.kind == PHRASE), None)


def _cause(chunks: list[Chunk], i: int, found: ArgumentsDraft) -> None:
    """Who made them do it: the first phrase leftwards that is no other verb's object."""
    while i >= 0:
        chunk = chunks[i]
        if chunk.kind == PHRASE and not (i and chunks[i - 1].kind in (VERB, TRIGGER, PARTICLE)):
            found.causer = chunk.phrase
            govern(chunks, i - 1, found)
            return
        if chunk.kind == TIME:
            found.times.append(chunk.word)
        elif chunk.kind in (*PASSED, VERB, TRIGGER):
            found.chain.append(chunk.word)
        i -= 1
