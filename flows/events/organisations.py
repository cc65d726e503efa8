"""Which organisation an event of a person belongs to, when no place beside the trigger names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.events.arguments import Arguments
from flows.events.clauses import Clause
from flows.events.phrases import NounPhrase
from flows.events.places import Filled, Scene
from flows.events.types import EventType, TriggerGroup
from flows.events.words import ENTITY, Word


@dataclass(frozen=True, slots=True)
class Employer:
    """Organisations (key, role) and how they were found: named, post, modifier, sentence, role, focus, none."""

    roles: tuple[tuple[str, str], ...]
    how: str


def find_employer(
    group: TriggerGroup,
    kind: EventType,
    filled: Filled,
    args: Arguments,
    clauses: Sequence[Clause],
    clause: Clause,
    scene: Scene,
    principal: Sequence[str],
) -> Employer:
    """The organisation of the event, from the nearest place that states it."""
    has = [r for r in filled.roles if kind.roles[r].kind == "organization" and r in (kind.organization_role, "team")]
    if any(r == kind.organization_role for r in has):
        return Employer((), "named")
    for how in kind.organization_from:
        words = list(_places(how, args, clauses, clause, scene, filled, principal))
        roles = [(k, role) for k, role in (_keyed(w, kind, scene) for w in words) if k is not None]
        if roles:
            return Employer(tuple(dict.fromkeys(roles)), how)
        if how == "role":
            for person in principal:
                key = scene.focus.employer(person)
                if key is not None:
                    return Employer(((key, kind.organization_role),), "role")
        if how == "focus" and not has:
            key = scene.focus.organization(scene.index, scene.organizations)
            if key is not None:
                return Employer(((key, kind.organization_role),), "focus")
    return Employer((), "named" if has else "none")


def _keyed(word: Word, kind: EventType, scene: Scene) -> tuple[str | None, str]:
    role = "team" if word.kind == "team" and "team" in kind.roles else kind.organization_role
    if word.cat == ENTITY:
        return word.key, role
    keys = scene.resolve(word, "organization")
    return (keys[0] if keys else None), role


def _places(
    how: str,
    args: Arguments,
    clauses: Sequence[Clause],
    clause: Clause,
    scene: Scene,
    filled: Filled,
    principal: Sequence[str],
) -> Iterator[Word]:
    if how == "post":
        for phrase in (args.post, args.object):
            yield from _before_post(phrase)
    elif how == "modifier":
        for person in principal:
            member = filled.members.get(person)
            if member is not None and not member.former:
                yield from member.organizations
                yield from member.pronouns
    elif how == "sentence":
        for earlier in reversed(clauses[: clause.index]):
            found = [w for w in earlier.words if w.cat == ENTITY and w.kind == "organization"]
            if found and not any(w.text == "据" for w in earlier.words):
                yield found[0]
                return


def _before_post(phrase: NounPhrase | None) -> Iterator[Word]:
    if phrase is None:
        return
    for member in phrase.members:
        if member.kind == "post":
            yield from member.organizations
            yield from member.pronouns
