"""A claim as its links are weighed: the reading behind it, who takes part, and the sentence that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flows.events.claims.carried_day import Carried
from flows.events.roles.employer import Employer
from flows.events.roles.interpretation import Interpretation
from flows.events.syntax.tokens import ENTITY, Word
from schemas.records import Certainty, LocalEntity, Mention, Participant, Sentence, SourceText, TimeExpression


@dataclass(frozen=True)
class ClaimView:
    """What the measures of all links look at.

    title: of the article, folded; folded: the sentence, folded; mentions: those of the sentence; entities: of the
    article by key; beside: all readings of the sentence.
    """

    text: SourceText
    title: str
    sentence: Sentence
    folded: str
    mentions: Sequence[Mention]
    entities: dict[str, LocalEntity]
    reading: Interpretation
    beside: Sequence[Interpretation]
    people: Sequence[str]
    participants: Sequence[Participant]
    employer: Employer
    certainty: Certainty
    when: TimeExpression | None
    carried: Carried | None = None  # the day of a sentence before that was thought of

    @cached_property
    def event_type(self) -> str:
        """Key of the type."""
        return self.reading.kind.event_type

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence in order."""
        return tuple(w for clause in self.reading.context.clauses for w in clause.words)

    @cached_property
    def clause_text(self) -> str:
        """The words of the trigger's clause, joined."""
        return "".join(w.text for w in self.reading.context.clause.words)

    @cached_property
    def own_before(self) -> str:
        """The words of the trigger's clause up to the trigger, joined."""
        return "".join(w.text for w in self.reading.context.clause.words if w.start < self.trigger.start)

    @cached_property
    def trigger(self) -> Word:
        """The word that tells it."""
        return self.reading.word

    @cached_property
    def at(self) -> int:
        """Offset of the trigger in the sentence."""
        return self.trigger.start - self.sentence.start

    @cached_property
    def before(self) -> str:
        """The folded sentence before the trigger."""
        return self.folded[: self.at]

    @cached_property
    def after(self) -> str:
        """The folded sentence after the trigger."""
        return self.folded[self.at + self.trigger.end - self.trigger.start :]

    @cached_property
    def principal(self) -> Participant | None:
        """The first participant in a principal role of the type."""
        roles = self.reading.kind.roles
        return next((p for p in self.participants if p.role in roles and roles[p.role].principal), None)

    @cached_property
    def found(self) -> str:
        """How the principal was found: named, carried, pronoun, modifier …"""
        key = self.people[0] if self.people else self.principal.entity_key if self.principal else ""
        return self.reading.filled.how.get(key, "unnamed")

    @cached_property
    def people_here(self) -> tuple[str, ...]:
        """Keys of the people whom the sentence names, each once."""
        return tuple(dict.fromkeys(w.key for w in self.words if w.cat == ENTITY and w.kind == "person" and w.key))

    @cached_property
    def organizations_here(self) -> tuple[str, ...]:
        """Keys of the organisations that the sentence names, each once."""
        return tuple(dict.fromkeys(w.key for w in self.words if w.cat == ENTITY and w.kind != "person" and w.key))

    @cached_property
    def in_quotes(self) -> bool:
        """Whether the trigger stands in quotes that are open before it."""
        return max(self.before.rfind(q) for q in "“「『") > max(self.before.rfind(q) for q in "”」』")

    @cached_property
    def in_title(self) -> bool:
        """Whether the title tells it."""
        return self.sentence.part == "title"

    @cached_property
    def traditional(self) -> bool:
        """Whether the article is in Traditional characters."""
        return self.text.script == "Hant"

    def taking_part(self, kind: str) -> list[Participant]:
        """The participants of a kind (person, organization)."""
        return [p for p in self.participants if p.entity_kind == kind]

    def score(self, key: str) -> float:
        """How sure the name is: of its mentions in the sentence the surest, 0 where the sentence does not name it."""
        return max((m.score for m in self.mentions if m.entity_key == key), default=0.0)
