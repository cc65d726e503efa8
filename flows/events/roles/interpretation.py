"""One trigger read as one event type: what the grammar found for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, TriggerGroup
from flows.events.factuality import modality
from flows.events.roles.employer import Employer
from flows.events.roles.fillers import Filled
from flows.events.syntax.tokens import Word
from schemas.records import TimeExpression


@dataclass(slots=True)
class Interpretation:
    """One trigger read as one type: what filled its roles, and when it was."""

    kind: EventType
    group: TriggerGroup
    args: Arguments
    filled: Filled
    verdict: modality.Verdict
    context: TriggerContext
    when: TimeExpression | None
    succeeds: Interpretation | None = None  # the reading whose person had the post before
    predecessors: dict[str, str] = field(default_factory=dict)  # who followed → whom, where they are told in pairs
    employer: Employer | None = None  # how its organisation was found, once it is told

    @property
    def word(self) -> Word:
        """The trigger."""
        return self.context.word

    def people(self) -> list[str]:
        """Keys of the people whom the event is about."""
        return [
            key
            for role, keys in self.filled.roles.items()
            if self.kind.roles[role].kind == "person" and self.kind.roles[role].principal
            for key in keys
        ]

    def organizations(self, role: str | None = None) -> list[str]:
        """Keys in the role of the type's organisation, or in another role."""
        return self.filled.roles.get(role or self.kind.organization_role, [])

    def members(self) -> list[str]:
        """Keys of the people whom it puts into its teams: all but whoever was there before."""
        roles = self.filled.roles.items()
        return [k for r, keys in roles if self.kind.roles[r].kind == "person" and r != "predecessor" for k in keys]

    def teams(self) -> list[str]:
        """Keys of the teams that it names, in a role or as whose post it is."""
        posts = [
            m for phrase in (self.args.post, self.args.object) if phrase is not None for m in phrase.of_kind("post")
        ]
        named = [w.key for m in posts for w in m.organizations if w.kind == "team" and w.key]
        return [*self.filled.roles.get("team", []), *named]

    @property
    def weight(self) -> float:
        """How well the places around the word support this reading: the best of a word's readings is kept."""
        named = sum(len(keys) for keys in self.filled.roles.values())
        told = (self.filled.post is not None) + (self.filled.object is not None)
        return named + 0.5 * told + 0.1 * self.group.confidence
