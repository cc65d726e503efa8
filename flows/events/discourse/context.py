"""Where a trigger stands: its clause, what was named before it in the sentence, and the sentences before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from flows.events.discourse.focus import Focus
from flows.events.discourse.topic import first_phrase, hears, introduced
from flows.events.lexicon import attribution, counting, grammar, modality, nouns, pronouns, speech_verbs
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import DE, ENTITY, NOUN, NUMBER, PASSED, TIME, Word


@dataclass(slots=True)
class TriggerContext:
    """A place in a sentence, and who can be meant there.

    index: of the sentence; before: names of the sentence before the trigger; speaker: who says 我; nearly: where words
    begin and end that the tagger nearly took for a person.
    """

    clauses: Sequence[Clause]
    clause: Clause
    position: int
    focus: Focus
    index: int
    before: Sequence[Word]
    speaker: str | None = None
    nearly: frozenset[tuple[int, int]] = frozenset()

    @property
    def word(self) -> Word:
        """The trigger."""
        return self.clause.words[self.position]

    @property
    def people(self) -> list[str]:
        """Keys of the people named before the trigger in the sentence."""
        return self._named_before(self.word, "person")

    @property
    def organizations(self) -> list[str]:
        """Keys of the organisations named before the trigger in the sentence."""
        return self._named_before(self.word, "organization")

    def _named_before(self, word: Word, want: str) -> list[str]:
        # a register tells of another one: 企查查信息显示，该公司成立于2016年
        tells = attribution().sources
        return [
            w.key
            for w in self.before
            if w.key and w.start < word.start and (w.kind == "person") == (want == "person") and w.text not in tells
        ]

    @property
    def left(self) -> Sequence[Word]:
        """The words of the clause before the trigger."""
        return self.clause.words[: self.position]

    def resolve(self, word: Word, want: str) -> list[str]:
        """Keys that a pronoun stands for."""
        known = pronouns()
        if want == "person" and word.text in known.speaker and word.text not in known.reflexive:
            return [self.speaker] if self.speaker else []
        if want == "person" and word.text in known.person | known.people and self.unnamed_before(word):
            return []
        people, organizations = self._named_before(word, "person"), self._named_before(word, "organization")
        if want == "person" and word.text in known.reflexive and self._unnamed_topic(word):
            return []
        if want == "person":
            asking = self._at_whose_asking()
            people = [k for k in people if k not in asking] if asking else people
            if (other := self._not_subject(word, people)) is not None:
                return other
        # 从甲公司离职前后创办了这家公司: not the one that is left
        words = self.clause.words
        left = {b.key for a, b in pairwise(words) if a.text in grammar().prepositions.source and b.cat == ENTITY}
        organizations = [k for k in organizations if k not in left or word not in words]
        # 该公司被甲收购: a pronoun stands for nothing that its own clause names
        beside = {w.key for w in self.clause.words if w.cat == ENTITY and w.start > word.start}
        organizations = [k for k in organizations if k not in beside]
        if want == "person" and word.text in known.person and len(set(people)) > 1 and (key := self._topic(word)):
            return [key]
        return self.focus.resolve(word, self.index, people, organizations, want)

    def _unnamed_topic(self, word: Word) -> bool:
        """Who speaks of himself has no name here: 一名干部向甲道歉，称自己已被免职."""
        for clause in reversed(self.clauses[: self.clause.index + 1]):
            topic = first_phrase(clause)
            if topic is not None and topic.head is not None and topic.head.head.start < word.start:
                head = topic.head
                counted = any(w.cat == NUMBER or w.text in pronouns().surnamed for w in head.words)
                return head.kind == "group" or (head.kind == "post" and counted)
        return False

    def unnamed_before(self, word: Word) -> bool:
        """Whether the sentence has just said that there is somebody without a name: 有一名学者，他…; 有数百人选择辞职.

        Nobody who is named stands between that and the word.
        """
        before = [w for clause in self.clauses for w in clause.words if w.start < word.start]
        last = max((i for i, w in enumerate(before) if w.cat == ENTITY and w.kind == "person"), default=-1)
        rest = before[last + 1 :]
        at = next((i for i, w in enumerate(rest) if w.text in grammar().existing), len(rest))
        some = rest[at + 1 :]
        if len(some) < 2 or some[0].cat != NUMBER or not some[0].text.endswith(counting().of_parts):
            return False
        who = next((w for w in some[1:] if w.cat == NOUN), some[1])
        return who.kind in ("group", "post")

    def _not_subject(self, word: Word, people: Sequence[str]) -> list[str] | None:
        """As object of a clause without a subject, 他 is not whoever goes on as its subject: 甲请来了乙，任命他为总裁.

        None where that decides nothing.
        """
        alone = all(w.cat in PASSED or w.cat == TIME for w in self.left)
        if word.start < self.word.start or not alone or word.text not in pronouns().person or not self.clause.index:
            return None
        earlier = self.clauses[self.clause.index - 1].words
        told = takewhile(lambda w: not w.trigger, earlier)
        goes_on = {w.key for w in told if w.cat == ENTITY and w.kind == "person"}
        if len(goes_on) != 1:
            return None
        others = [k for k in dict.fromkeys(people) if k not in goes_on]
        return others if len(others) == 1 else None

    def _at_whose_asking(self) -> set[str]:
        """Whoever asked for it is not the one who did it: 在张三的邀请下，他回国."""
        words = modality()
        asked = [
            c for c in self.clauses[: self.clause.index]
            if c.words[-1].text == "下" and any(w.text in words.invitations | words.urging for w in c.words)
        ]  # fmt: skip
        return {w.key for c in asked for w in c.words if w.key}

    def _topic(self, word: Word) -> str | None:
        """The only person that this clause, or the nearest one before it, speaks of before the word."""
        for clause in reversed(self.clauses[: self.clause.index + 1]):
            topic = None if hears(clause) else first_phrase(clause)
            people = [m.head for m in topic.of_kind("person")] if topic is not None else []
            named = introduced(clause) if not people and clause is not self.clause else None
            people += [m.head for m in named.of_kind("person")] if named is not None else []
            if len(people) == 1 and people[0].start < word.start:
                return people[0].key
        return None

    def team(self, text: str) -> list[str]:
        """The team that 该团队, 这个部门 stands for: the one named last."""
        if not text.startswith(pronouns().pointing_at_teams):
            return []
        found = self.focus.team(self.index, self.organizations)
        return [found] if found else []

    def named(self, word: Word, want: str) -> list[str]:
        """The key of a name, or the keys that a pronoun stands for."""
        return [word.key] if word.key else self.resolve(word, want)


def look(
    clauses: Sequence[Clause],
    clause: Clause,
    position: int,
    focus: Focus,
    index: int,
    nearly: frozenset[tuple[int, int]] = frozenset(),
) -> TriggerContext:
    """The scene of the word at this position of the clause."""
    here = clause.words[position].start
    names = [
        w
        for other in clauses
        for i, w in enumerate(other.words)
        if w.cat == ENTITY and w.start < here and not (w.kind == "person" and _of_kin(other.words, i))
    ]
    return TriggerContext(clauses, clause, position, focus, index, names, _speaker(clauses, clause), nearly)


def _of_kin(words: Sequence[Word], at: int) -> bool:
    """Whether a name only says whose kin somebody is: 甲次子乙, 甲的丈夫."""
    after = at + 2 if at + 1 < len(words) and words[at + 1].cat == DE else at + 1
    return after < len(words) and words[after].cat == NOUN and words[after].text.endswith(nouns().kin)


def _speaker(clauses: Sequence[Clause], clause: Clause) -> str | None:
    """Who says 我 here: the person before a verb of speech in this sentence."""
    verbs = speech_verbs()
    for other in [*reversed(clauses[: clause.index + 1]), *clauses[clause.index + 1 :]]:
        key = None
        for word in other.words:
            if word.cat == ENTITY and word.kind == "person":
                key = word.key
            elif key is not None and word.text in verbs:
                return key
        if key is not None and other.mark in (":", "：") and other.index < clause.index and _only_named(other):
            return key  # 甲：我去年辞职
    return None


def _only_named(clause: Clause) -> bool:
    """Whether a clause says no more than who speaks next, with his post: 局长甲."""
    return all(w.cat in (ENTITY, NOUN) for w in clause.words)
