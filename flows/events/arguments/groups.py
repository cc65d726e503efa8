"""A preposition and its noun before the trigger: which place they fill (由甲, 将乙, 从丙, 与丁).

In: the group and the draft so far. Out: the draft with a place filled. `left` reads the groups in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from flows.events.arguments.frame import ArgumentsDraft, Fits, any_fits
from flows.events.lexicon import grammar, modality, preposition_roles
from flows.events.syntax.chunks import Chunk
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import NOUN, VERB
from flows.evidence.decision_list import Rule, outcome

Fill = Callable[[ArgumentsDraft, NounPhrase], None]


@dataclass(frozen=True, slots=True)
class LeftGroup:
    """A group as the rules look at it, with what is known of the trigger so far."""

    text: str  # the preposition
    roles: tuple[str, ...]  # what the preposition can mean
    phrase: NounPhrase
    closed: bool  # a closing word ends it: 在…后
    verbs: int  # between it and the trigger
    clause_closed: bool  # the trigger's clause is closed: …离职后
    fits_subject: bool
    passive: bool  # the trigger is done to somebody
    taken: Literal["so", "unknown", ""]  # how a verb behind the trigger says that somebody takes it


def read_group(
    chunk: Chunk,
    phrase: NounPhrase,
    found: ArgumentsDraft,
    subject_fits: Fits,
    verbs: int,
    behind: Sequence[Chunk] = (),
) -> bool:
    """Fill the place that the first rule gives. True when nothing further left belongs to the trigger.

    behind: the chunks behind the trigger.
    """
    text = chunk.word.text
    group = LeftGroup(
        text=text,
        roles=preposition_roles().get(text, ()),
        phrase=phrase,
        closed=chunk.closed,
        verbs=verbs,
        clause_closed=found.closed,
        fits_subject=any_fits(phrase, subject_fits),
        passive=found.passive and found.agent is None,
        taken=_taken(behind),
    )
    fill = outcome(_PLACES, group, _nothing)
    fill(found, phrase)
    return fill in (_subordinate_subject, _unknown_clause)


def _taken(behind: Sequence[Chunk]) -> Literal["so", "unknown", ""]:
    """How somebody takes it: 感到失望, 表示祝贺; he knows nothing of it: 表示不知情."""
    at = next((i for i, c in enumerate(behind) if c.kind == VERB and c.word.text in grammar().reacting), None)
    if at is None:
        return ""
    said = "".join(c.word.text for c in behind[at + 1 : at + 4])  # 并 不知情, which the tagger joins or parts
    return "unknown" if any(no + knows in said for no in modality().negators for knows in grammar().knowing) else "so"


def _first(place: str) -> Fill:
    """Fills a place that is still free: of two groups the one nearer to the trigger, which is read first, counts."""

    def fill(found: ArgumentsDraft, phrase: NounPhrase) -> None:
        if getattr(found, place) is None:
            setattr(found, place, phrase)

    return fill


def _passive_agent(found: ArgumentsDraft, phrase: NounPhrase) -> None:
    found.passive = True
    found.agent = found.agent or phrase


def _subordinate_subject(found: ArgumentsDraft, phrase: NounPhrase) -> None:
    found.subject = found.subject or phrase
    found.closed = True


def _blocked(found: ArgumentsDraft, _: NounPhrase) -> None:
    found.blocked = True


def _unknown_clause(found: ArgumentsDraft, _: NounPhrase) -> None:
    found.blocked = True


def _nothing(_found: ArgumentsDraft, _phrase: NounPhrase) -> None:
    return


def _makes_passive(group: LeftGroup) -> bool:
    return "passive" in group.roles and not group.verbs and group.text not in ("为", "给", "让")


def _is_source(group: LeftGroup) -> bool:
    of_clause = group.text in grammar().clausal and group.fits_subject and (group.text == "自" or group.clause_closed)
    return "source" in group.roles and not group.closed and not of_clause  # 自甲成立, 继甲离职后; but 继甲出任


def _is_subordinate(group: LeftGroup) -> bool:
    clausal = group.text in grammar().clausal and not group.closed and "target" not in group.roles
    return clausal and group.fits_subject and (group.clause_closed or "place" not in group.roles)


def _is_taken(group: LeftGroup) -> bool:
    return group.text in grammar().clausal and bool(group.taken) and group.fits_subject and not group.verbs


def _is_done_by_group(group: LeftGroup) -> bool:
    head = group.phrase.head
    return "other" in group.roles and head is not None and head.kind == "group" and not group.verbs


def _is_undergone(group: LeftGroup) -> bool:
    head = group.phrase.head
    return group.passive and "target" in group.roles and head is not None and head.kind == "thing" and not group.verbs


def _is_place(group: LeftGroup) -> bool:
    head = group.phrase.head
    of_clause = group.text in grammar().clausal and "target" in group.roles and not group.verbs
    return of_clause and head is not None and head.head.tag == "LOC" and head.head.cat == NOUN


_PLACES: tuple[Rule[LeftGroup, Fill], ...] = (
    Rule("who does it: 由甲", _first("agent"), lambda g: "by" in g.roles),
    Rule("who does it to somebody: 被甲", _passive_agent, _makes_passive),
    Rule("whom it is done to: 将甲, 把甲", _first("patient"), lambda g: "disposal" in g.roles),
    Rule("where from: 从甲", _first("source"), _is_source),
    Rule("whose clause it is: 自甲成立, 在甲离职后", _subordinate_subject, _is_subordinate),
    Rule(
        "whose clause nothing is known of: 对甲离职表示不知情",
        _unknown_clause,
        lambda g: _is_taken(g) and g.taken != "so",
    ),
    Rule("whose clause somebody takes so: 对甲当选感到失望", _subordinate_subject, _is_taken),
    Rule("a group does it, nobody goes on: 通过员工离职", _blocked, _is_done_by_group),
    Rule("with whom: 与甲", _first("partner"), lambda g: "partner" in g.roles),
    Rule("where: 在甲", _first("place"), lambda g: "place" in g.roles and not g.closed),
    Rule("a thing undergoes it, nobody goes on: 针对甲的立案被撤销", _blocked, _is_undergone),
    Rule("a place does it, nobody goes on: 对瑞典加入联盟", _blocked, _is_place),
    Rule("to whom: 对甲", _first("target"), lambda g: "target" in g.roles),
)
