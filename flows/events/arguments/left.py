"""What precedes a trigger: adverbs and verbs over it, prepositional groups, and its subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.events.arguments.closing import before_closer, opener_of, opens
from flows.events.arguments.frame import ArgumentsDraft, Fits, any_fits
from flows.events.arguments.groups import read_group
from flows.events.arguments.relative_clauses import dates_relative, names_person
from flows.events.arguments.subject import govern, read_subject
from flows.events.lexicon import attribution, grammar, modality, preposition_roles
from flows.events.syntax.chunks import GROUP, PHRASE, Chunk
from flows.events.syntax.members import Member, read_member
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import CLOSER, DE, PARTICLE, PASSED, PREPOSITION, QUOTE, TIME, TRIGGER, VERB

_SHORTEST = 2  # words of a post and of what says that it is one: 董事长身份


def read_left(
    chunks: list[Chunk],
    at: int,
    found: ArgumentsDraft,
    subject_fits: Fits,
    object_fits: Fits,
    *,
    bounded: bool,
    of_person: bool = False,
) -> None:
    """What precedes the trigger: adverbs and verbs over it, groups, and its subject.

    bounded: the trigger stands in a clause before 的, which ends where its own words end; of_person: whose head names a
    person.
    """
    reader = _LeftReader(chunks, at, found, subject_fits, object_fits, bounded, of_person)
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
    of_person: bool
    verbs: int = 0  # so far, other than the trigger

    def passed(self, i: int) -> int | None:
        """Adverbs, particles and joiners belong to the trigger's chain."""
        self.found.chain.append(self.chunks[i].word)
        return i - 1

    def time(self, i: int) -> int | None:
        """A time over the trigger; behind another verb only the first, none of a clause before 的."""
        if dates_relative(self.chunks[: self.at], i):
            return i - 1
        if not self.verbs or not self.found.times:
            self.found.times.append(self.chunks[i].word)
        return i - 1

    def preposition(self, i: int) -> int | None:
        """A preposition without its noun: 被 before the trigger makes it passive."""
        word = self.chunks[i].word
        if (
            self.bounded
            and "passive" not in preposition_roles().get(word.text, ())
            and word.text not in grammar().prepositions.disposal
        ):
            return None
        if word.text in grammar().prepositions.passive and not self.verbs:
            self.found.passive = True
        self.found.chain.append(word)
        return i - 1

    def group(self, i: int) -> int | None:
        """A preposition with its noun."""
        chunk = self.chunks[i]
        if chunk.phrase is None or self._in_capacity(i, i):
            return i - 1
        behind = self.chunks[self.at + 1 :]
        return None if read_group(chunk, chunk.phrase, self.found, self.subject_fits, self.verbs, behind) else i - 1

    def verb(self, i: int) -> int | None:
        """A verb rules over the trigger, forces somebody to it, or makes it passive."""
        chunks, found, words = self.chunks, self.found, grammar()
        text = chunks[i].word.text
        if self._governs_head(i):
            return None
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

    def _governs_head(self, i: int) -> bool:
        """The clause before 的 lies in the object of another trigger, whose subject is not its own: 甲接替退休的乙."""
        if not (self.bounded and self.of_person and self.chunks[i].kind == TRIGGER):
            return False
        before = [c.phrase for c in self.chunks[:i] if c.kind == PHRASE and names_person(c)]
        return any(p is not None and any_fits(p, self.subject_fits) for p in before)

    def de(self, i: int) -> int | None:
        """The trigger is a noun, and whose it is stands before 的: 张三的离职; else 的 belongs to a group before it."""
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
        govern(chunks, i - 2, found)

    def closer(self, i: int) -> int | None:
        """What a closing word ends is left out: 在转会窗关闭前, 本月底前, 接受采访时."""
        chunks = self.chunks
        if chunks[i].word.text in grammar().before_times and i and chunks[i - 1].word.when is not None:
            return i - 2  # 本月底前: till when, not when
        if chunks[i].word.text in grammar().within_times and i and chunks[i - 1].word.when is not None:
            return i - 1  # 也将在今年内发布: when, and nothing that ends here
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
        if self._moves(i) or self._in_capacity(i, i - 1):
            return i - 2
        turned = self.found.passive or self.found.agent is not None
        fits = self._either if turned else self.subject_fits
        ends = read_subject(
            self.chunks, i, self.found, fits, bounded=self.bounded, of_person=self.of_person, verbs=self.verbs
        )
        return None if ends else i - 1

    def _in_capacity(self, i: int, leads: int) -> bool:
        """Whether it says in which post somebody does it, which is taken then: 以乙局科员的身份退休.

        leads: the chunk whose word leads it in.
        """
        phrase, words = self.chunks[i].phrase, grammar()
        if leads < 0 or self.chunks[leads].word.text not in words.prepositions.identity or phrase is None:
            return False
        said = [w for w in phrase.members[-1].words if w.cat != QUOTE]
        if len(said) < _SHORTEST or said[-1].text not in words.capacities:
            return False
        post = read_member(said[: -2 if said[-2].cat == DE else -1])
        if post.kind == "post" and self.found.post is None:
            self.found.post = NounPhrase(phrase.start, phrase.end, [post])
        return post.kind == "post"

    def _moves(self, i: int) -> bool:
        """Whether it does the next verb to who does the trigger: 获甲邀请加入乙公司, 应甲要求辞职.

        What 应 opens came about, so that the verb rules over nothing; an announcement is told of who makes it.
        """
        before = self.chunks[i - 1] if i else None
        if before is None or before.kind != VERB or before.word.text not in modality().undergoing:
            return False
        between = next((c for c in self.chunks[i + 1 : self.at] if c.kind != PARTICLE), None)
        verb = between.word if between is not None and between.kind == VERB else None
        complies = before.word.text in modality().complying
        if verb is None or verb.text in attribution().announcing | modality().asking_leave:
            return complies and verb is None  # 应甲的邀请出任顾问; but 接受甲请求辞去职务
        if complies:
            self.found.chain.remove(verb)
        return True

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
