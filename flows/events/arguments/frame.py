"""What stands around one trigger: the places of its clause that the grammar fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from flows.events.syntax.members import Member
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import Word

Fits = Callable[[Member], bool]


@dataclass(frozen=True, slots=True)
class Arguments:
    """Places around one trigger, resolved to deep ones: subject does, object undergoes.

    `chain`: the words over the trigger (宣布, 将, 没有); `times`: time words of its own; `blocked`: a subject stands
    there that cannot fill the place; `nominal`: X 的离职; `relative`: inside a phrase before 的.
    """

    subject: NounPhrase | None = None
    object: NounPhrase | None = None
    agent: NounPhrase | None = None
    source: NounPhrase | None = None
    goal: NounPhrase | None = None
    partner: NounPhrase | None = None
    target: NounPhrase | None = None
    post: NounPhrase | None = None
    possessor: NounPhrase | None = None
    causer: NounPhrase | None = None
    helper: NounPhrase | None = None
    patient: NounPhrase | None = None
    place: NounPhrase | None = None
    chain: tuple[Word, ...] = ()
    times: tuple[Word, ...] = ()
    passive: bool = False
    forced: bool = False
    blocked: bool = False
    nominal: bool = False
    relative: bool = False
    closed: bool = False  # …离职后, …离职前
    object_unfit: bool = False
    attributive: bool = False
    carried: bool = False
    pivot: bool = False  # the subject is the object of a verb before it (任命张三担任)
    turned: bool = False  # the object stood as the surface subject (职位由张三接任)


@dataclass(slots=True)
class ArgumentsDraft:
    """The same places while the readers of `arguments` fill them, in surface order; nothing else sees it."""

    subject: NounPhrase | None = None
    object: NounPhrase | None = None
    agent: NounPhrase | None = None
    source: NounPhrase | None = None
    goal: NounPhrase | None = None
    partner: NounPhrase | None = None
    target: NounPhrase | None = None
    post: NounPhrase | None = None
    possessor: NounPhrase | None = None
    causer: NounPhrase | None = None
    helper: NounPhrase | None = None
    patient: NounPhrase | None = None
    place: NounPhrase | None = None
    chain: list[Word] = field(default_factory=list)
    times: list[Word] = field(default_factory=list)
    passive: bool = False
    forced: bool = False
    blocked: bool = False
    nominal: bool = False
    relative: bool = False
    closed: bool = False  # …离职后, …离职前
    object_unfit: bool = False
    attributive: bool = False
    carried: bool = False
    pivot: bool = False  # the subject is the object of a verb before it (任命张三担任)
    turned: bool = False  # the object stood as the surface subject (职位由张三接任)

    def finished(self) -> Arguments:
        """The frame that is handed on."""
        values: dict[str, Any] = dict(zip(_NAMES, _values(self), strict=True))
        values["chain"], values["times"] = tuple(self.chain), tuple(self.times)
        return Arguments(**values)


_NAMES = tuple(f.name for f in fields(ArgumentsDraft))
_values = attrgetter(*_NAMES)


def any_fits(phrase: NounPhrase | None, accepts: Fits) -> bool:
    """Whether any member of a phrase can fill a place."""
    return phrase is not None and any(accepts(m) for m in phrase.members)
