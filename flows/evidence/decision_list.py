"""Decision lists: rules that are asked in order, of which the first that holds decides (Rivest 1987).

In: a subject of any kind, and rows of name, outcome and condition. Out: the row that decided, or None. For what a
grammar knows for certain and in order; what several signs say together is weighed instead (`weighing`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Subject = TypeVar("Subject")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject, Outcome]):
    """What is decided where the condition holds. The name says in words when that is."""

    name: str
    outcome: Outcome
    holds: Callable[[Subject], bool]


def decide(rules: Sequence[Rule[Subject, Outcome]], subject: Subject) -> Rule[Subject, Outcome] | None:
    """The first rule that holds of the subject; None when none does. Later rules are not asked."""
    for rule in rules:
        if rule.holds(subject):
            return rule
    return None


def outcome(rules: Sequence[Rule[Subject, Outcome]], subject: Subject, otherwise: Outcome) -> Outcome:
    """What the first rule that holds decides, and `otherwise` when none does."""
    rule = decide(rules, subject)
    return otherwise if rule is None else rule.outcome
