"""What stands around one trigger: the places of its clause that the grammar fills."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from flows.events.syntax.noun_phrases import Member, NounPhrase
from flows.events.syntax.tokens import Word

Fits = Callable[[Member], bool]


@dataclass(slots=True)
class Arguments:
    """Places around one trigger, in surface order resolved to deep ones: subject does, object undergoes.

    `chain`: the words over the trigger (宣布, 将, 没有); `times`: positions of time words of its own; `blocked`: a
    subject stands there that cannot fill the place; `nominal`: X 的离职; `relative`: inside a phrase before 的.
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


def any_fits(phrase: NounPhrase | None, accepts: Fits) -> bool:
    """Whether any member of a phrase can fill a place."""
    return phrase is not None and any(accepts(m) for m in phrase.members)
