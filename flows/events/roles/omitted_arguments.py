"""Who goes on from the clauses before in a place that nobody fills here: a subject, an object, a holder, a team.

In: the frame of a trigger, what it filled so far and the readings before it. Out: whether somebody goes on; the roles
that they fill are added. `omitted_subject` says who that can be; `interpret` asks in its order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, Slot, TriggerGroup
from flows.events.lexicon import grammar, modality
from flows.events.roles.fillers import Filled, post_of
from flows.events.roles.interpretation import Interpretation
from flows.events.roles.omitted_subject import carried_subject, topic_before
from flows.events.syntax.tokens import JOINER


def left_out(group: TriggerGroup, args: Arguments, *, has_subject: bool) -> Literal["subject", "object"] | None:
    """The place that nobody fills here, so that somebody of the clauses before may go on in it."""
    if args.blocked or args.relative:
        return None
    if _nobody_undergoes(group, args):
        return "object"
    return "subject" if args.subject is None and group.subject and not has_subject else None


def _nobody_undergoes(group: TriggerGroup, args: Arguments) -> bool:
    """Whether somebody is done to who is not named here: a passive, or 由 with what no person is the object of."""
    absent = args.object is None and (args.subject is None or args.subject is args.agent)
    turned = args.passive or (args.agent is not None and "person" not in group.object)
    return absent and turned and bool(group.object)


def holder_before(
    filled: Filled, role: str, args: Arguments, context: TriggerContext, before: Sequence[Interpretation]
) -> bool:
    """The post of the only person to whom the clause before gives another one: 张三任书记，免去副书记职务."""
    posts = args.object.members if args.object is not None else []
    if not posts or any(m.kind != "post" or m.possessors or m.pronouns for m in posts) or not before:
        return False
    last = before[-1]
    near = context.clause.index - last.context.clause.index == 1
    if not near or len(last.people()) != 1 or last.kind.movement == "leaves":
        return False
    filled.add(role, last.people()[0], "carried")
    post_of(filled, args.object)
    return True


def team_before(filled: Filled, before: Sequence[Interpretation]) -> bool:
    """The team of the clause before is what he leads: 设立小组，由张三领导."""
    for earlier in reversed(before):
        if earlier.kind.roles.get("team") and earlier.kind.roles["team"].principal:
            for key in earlier.organizations("team"):
                filled.add("team", key, "carried")
            for key in earlier.organizations("parent"):
                filled.owners.append(key)
            return True
    return False


def _beside_person(kind: EventType, role: str) -> bool:
    """Whether a person in this role only stands beside the person whom the event is about."""
    spec = kind.roles.get(role)
    if spec is None:
        return False
    people = not kind.shared and any(r.kind == "person" and r.principal for r in kind.roles.values())
    return spec.kind == "person" and not spec.principal and people


def _with_others(context: TriggerContext, before: Sequence[Interpretation]) -> bool:
    """Whether the clause before tells what somebody does with others, and speaks of the first: 与乙等人共同创立….

    Those whom it only lists (甲和乙创立), or who are each given something (均任董事), all go on.
    """
    last = before[-1] if before else None
    if last is None or not last.kind.shared or context.clause.index - last.context.clause.index != 1:
        return False
    left, known = last.context.left, grammar()
    joined = next((i for i, w in enumerate(left) if w.cat == JOINER and w.text in known.comitative), len(left))
    person = next((i for i, w in enumerate(left[joined:], joined) if w.kind == "person"), len(left))
    together = any(w.text in known.together for w in left[person:])
    return together and not any(w.text in known.each | known.alike for w in context.left)


def carry(
    filled: Filled,
    kind: EventType,
    slot: Slot,
    args: Arguments,
    context: TriggerContext,
    before: Sequence[Interpretation],
) -> bool:
    """Fill a slot with who goes on from the clauses before; True when anybody does."""
    found = carried_subject(slot, context, before)
    alone = args.object is None and args.goal is None and args.post is None
    if alone and context.word.text in modality().succeeding:
        # nobody follows himself: 甲卸任，(…)接任
        gone = {k for r in before if r.kind.movement == "leaves" for k in r.people()}
        found = [c for c in found if c[1] not in gone]
    if kind.identity.by_post and len(found) > 1 and _with_others(context, before):
        # a pronoun (他与乙等人共同创立协会) has no member
        found = [min(found, key=lambda c: c[2].head.start if c[2] is not None else -1)]
    for role, key, member in found:
        if _beside_person(kind, role):
            continue  # 任命甲；免去乙: nobody goes on as the one who dismisses
        filled.add(role, key, "carried", member)
    if "person" in slot and _beside_person(kind, slot["person"]) and args.object is not None and not args.passive:
        for role, key, member in topic_before({"person": slot["person"]}, context):
            filled.add(role, key, "carried", member)  # 甲不满他的做法，赶走了乙
    return bool(found)
