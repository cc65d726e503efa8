"""The organisations that may be the one an event of a person belongs to, each with the question that it answers.

In: a trigger read as a type, and the places that offer organisations. Out: an `EmployerCandidate`, which
`employer_features` measures and `employer` chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType
from flows.events.lexicon import modality
from flows.events.roles.fillers import Filled
from flows.events.roles.surroundings import led_by, surroundings
from flows.events.syntax.clauses import Clause
from flows.events.syntax.members import Member
from flows.events.syntax.tokens import CLOSER, DE, ENTITY, NOUN, PRONOUN, TIME, Word
from schemas.records import TimeExpression

NEAR: Final = 8  # characters between a name and a word that count as near


@dataclass(frozen=True)
class Question:
    """A trigger read as a type, and whose organisation is asked for."""

    kind: EventType
    filled: Filled
    args: Arguments
    context: TriggerContext
    principal: tuple[str, ...]
    succeeds: bool = False  # they take the post that somebody left in the clause before
    when: TimeExpression | None = None
    entering: frozenset[str] = frozenset()  # verbs by which people come into an organisation

    @cached_property
    def words(self) -> tuple[tuple[Clause, Word], ...]:
        """The organisations that the sentence names, each with its clause."""
        return tuple(
            (clause, word)
            for clause in self.context.clauses
            for word in clause.words
            if word.cat == ENTITY and word.kind in ("organization", "team")
        )

    @cached_property
    def sentence(self) -> str:
        """The words of the sentence, joined."""
        return "".join(w.text for clause in self.context.clauses for w in clause.words)

    @cached_property
    def member(self) -> Member | None:
        """The words that name the person whom the event is about."""
        return next((m for p in self.principal if (m := self.filled.members.get(p)) is not None), None)

    @cached_property
    def post(self) -> str:
        """The post of the event, else the one before the person's name."""
        if self.filled.post is not None:
            return self.filled.post.text
        return self.member.posts[-1].text if self.member is not None and self.member.posts else ""

    @cached_property
    def unrecognized_owner(self) -> bool:
        """Whether a noun that is no name but ends as bodies do stands before the person or the post."""
        phrases = (self.args.post, self.args.object, self.args.subject)
        members = [m for phrase in phrases if phrase is not None for m in phrase.members]
        ends = surroundings().owners
        return any(
            w.cat == NOUN and len(w.text) > 1 and w.kind != "post" and w.text.endswith(ends)
            for m in members if m.kind in ("post", "person", "firm", "unit")
            for w in m.words
        )  # fmt: skip


@dataclass(frozen=True)
class EmployerCandidate:
    """Organisations (key, role) that one place or several offer together, `among` so many to choose from."""

    question: Question
    roles: tuple[tuple[str, str], ...]
    place: str
    places: frozenset[str]
    among: int

    @cached_property
    def key(self) -> str:
        """The organisation, or the team where only a team is offered."""
        role = self.question.kind.organization_role
        return next((k for k, r in self.roles if r == role), self.roles[0][0])

    @cached_property
    def here(self) -> tuple[Clause, Word] | None:
        """Where the sentence names it, nearest to the trigger."""
        trigger = self.question.context.word
        found = [(c, w) for c, w in self.question.words if w.key == self.key]
        return min(found, key=lambda cw: abs(cw[1].start - trigger.start), default=None)

    @property
    def behind(self) -> list[Word]:
        """The words behind it in its clause; none where it stands elsewhere."""
        return [] if self.here is None else [w for w in self.here[0].words if w.start >= self.here[1].end]

    @property
    def led_by(self) -> str | None:
        """The verb or preposition that leads to it in its clause; None where it stands elsewhere."""
        return None if self.here is None else led_by(self.here[0].words, self.here[1], NEAR)

    @property
    def entered_behind(self) -> bool:
        """Whether somebody comes into it behind where he left another: 张三离职，随后加入甲公司.

        Not what he did before (此前担任甲公司总裁) or what he leaves (离开加入多年的甲公司), nor a clause that says who
        comes, which may be another into the post that is left (张三被免职，由副行长接任甲公司行长), or how long it was
        (张三退休，效力甲公司三十年).
        """
        trigger = self.question.context.word
        if self.here is None or self.question.kind.movement != "leaves" or self.led_by not in self.question.entering:
            return False
        clause, word = self.here
        if word.start < trigger.start or any(w.text in modality().past_state for w in clause.words):
            return False
        here = clause is self.question.context.clause
        leading = [w for w in clause.words if w.start < word.start and (not here or w.start >= trigger.end)]
        marks = {w.cat for w in leading}
        left = here and DE in marks and CLOSER not in marks
        doers = [w for w in leading if w.cat == PRONOUN or w.kind in ("person", "post", "group")]
        others = any(w.key is None or w.key not in self.question.principal for w in doers)
        return not left and not others and not any(w.cat == TIME for w in self.behind)
