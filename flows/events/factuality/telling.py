"""A trigger as its clause tells it: what the rules of modality and of states look at."""

from __future__ import annotations

from dataclasses import dataclass

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, TriggerGroup
from flows.events.syntax.clauses import Clause


@dataclass(frozen=True, slots=True)
class Telling:
    """The trigger in its context, its type and group, its arguments, and whether it is dated."""

    kind: EventType
    group: TriggerGroup
    context: TriggerContext
    args: Arguments
    chain: frozenset[str]  # the words over the trigger
    dated: bool

    @property
    def clause(self) -> Clause:
        """The trigger's own clause."""
        return self.context.clause

    def left_of(self, words: frozenset[str]) -> bool:
        """Whether one of the words stands left of the trigger."""
        return any(w.text in words for w in self.context.left)

    @property
    def state(self) -> bool:
        """Whether the word can tell how things are."""
        return self.group.state != "no"
