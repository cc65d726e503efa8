"""Where a trigger stands: its clause, what was named before it in the sentence, and the sentences before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.events.clauses import Clause
from flows.events.coreference import Focus
from flows.events.lexicon import attribution, pronouns
from flows.events.words import ENTITY, Word


@dataclass(slots=True)
class Scene:
    """A place in a sentence, and who can be meant there. `index`: the sentence; `speaker`: who says 我."""

    clauses: Sequence[Clause]
    clause: Clause
    position: int
    focus: Focus
    index: int
    people: Sequence[str]
    organizations: Sequence[str]
    speaker: str | None = None

    @property
    def word(self) -> Word:
        """The trigger."""
        return self.clause.words[self.position]

    @property
    def left(self) -> Sequence[Word]:
        """The words of the clause before the trigger."""
        return self.clause.words[: self.position]

    def resolve(self, word: Word, want: str) -> list[str]:
        """Keys that a pronoun stands for."""
        known = pronouns()
        if want == "person" and word.text in known.speaker and word.text not in known.reflexive:
            return [self.speaker] if self.speaker else []
        return self.focus.resolve(word, self.index, self.people, self.organizations, want)

    def team(self, text: str) -> list[str]:
        """The team that 该团队, 这个部门 stands for: the one named last."""
        if not text.startswith(("该", "这", "那", "此", "上述")):
            return []
        found = self.focus.team(self.index, self.organizations)
        return [found] if found else []

    def named(self, word: Word, want: str) -> list[str]:
        """The key of a name, or the keys that a pronoun stands for."""
        return [word.key] if word.key else self.resolve(word, want)


def look(clauses: Sequence[Clause], clause: Clause, position: int, focus: Focus, index: int) -> Scene:
    """The scene of the word at this position of the clause."""
    people: list[str] = []
    organizations: list[str] = []
    here = clause.words[position].start
    for other in clauses:
        for word in other.words:
            if word.cat == ENTITY and word.key and word.start < here:
                (people if word.kind == "person" else organizations).append(word.key)
    return Scene(clauses, clause, position, focus, index, people, organizations, _speaker(clauses, clause))


def _speaker(clauses: Sequence[Clause], clause: Clause) -> str | None:
    """Who says 我 here: the person before a verb of speech in this sentence."""
    verbs = attribution().announcing | attribution().reporting
    for other in [*reversed(clauses[: clause.index + 1]), *clauses[clause.index + 1 :]]:
        key = None
        for word in other.words:
            if word.cat == ENTITY and word.kind == "person":
                key = word.key
            elif key is not None and word.text in verbs:
                return key
    return None
