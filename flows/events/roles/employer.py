"""Which organisation an event of a person belongs to, when no place beside the trigger names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase, hears
from flows.events.event_types import EventType
from flows.events.lexicon import posts
from flows.events.roles.fillers import Filled
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ENTITY, Word


@dataclass(frozen=True, slots=True)
class Employer:
    """Organisations (key, role) and how they were found: named, post, modifier, sentence, role, focus, none."""

    roles: tuple[tuple[str, str], ...]
    how: str


def find_employer(
    kind: EventType,
    filled: Filled,
    args: Arguments,
    context: TriggerContext,
    principal: Sequence[str],
    joined: Sequence[tuple[str, str]] = (),
) -> Employer:
    """The organisation of the event, from the nearest place that states it.

    joined: organisations (key, role) that the same people came into just before in the sentence (加入…，担任…).
    """
    has = [r for r in filled.roles if kind.roles[r].kind == "organization" and r in (kind.organization_role, "team")]
    if any(r == kind.organization_role for r in has):
        return Employer((), "named")
    # 她后来亦当选人大代表: of no company that the text is about
    public = filled.post is not None and filled.post.text.endswith(posts().public)
    for how in kind.organization_from:
        words = list(_places(how, args, context, filled, principal))
        if how == "post" and joined and not any(w.cat == ENTITY for w in words):
            words = []  # 他的职位由…担任: the clause before says where that is
        roles = [(k, role) for k, role in (_keyed(w, kind, context) for w in words) if k is not None]
        if public and how != "post":
            roles = [(k, role) for k, role in roles if context.focus.is_public(k)]
        if roles:
            return Employer(tuple(dict.fromkeys(roles)), how)
        if how == "post" and filled.owners:
            return Employer(tuple((k, kind.organization_role) for k in dict.fromkeys(filled.owners)), "modifier")
        if how == "post" and joined:
            return Employer(tuple(joined), "modifier")
        if how == "role":
            for person in principal:
                key = context.focus.employer(person)
                if key is not None and (not public or context.focus.is_public(key)):
                    role = "team" if context.focus.is_team(key) and "team" in kind.roles else kind.organization_role
                    return Employer(((key, role),), "role")
        if how == "focus" and not has:
            key = context.focus.main
            if key is not None and not public:
                return Employer(((key, kind.organization_role),), "focus")
    return Employer((), "named" if has else "none")


def _keyed(word: Word, kind: EventType, context: TriggerContext) -> tuple[str | None, str]:
    role = "team" if word.kind == "team" and "team" in kind.roles else kind.organization_role
    if word.cat == ENTITY:
        return word.key, role
    keys = context.resolve(word, "organization")
    return (keys[0] if keys else None), role


def _places(
    how: str,
    args: Arguments,
    context: TriggerContext,
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
        for earlier in reversed(context.clauses[: context.clause.index]):
            topic = None if hears(earlier) else first_phrase(earlier)
            found = [m.head for m in topic.of_kind("organization")] if topic is not None else []
            if found:
                yield found[0]
                return


def _before_post(phrase: NounPhrase | None) -> Iterator[Word]:
    if phrase is None:
        return
    for member in phrase.members:
        if member.kind == "post":
            yield from member.organizations
            yield from member.pronouns
