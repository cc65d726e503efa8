"""Reading one trigger as one event type: do the words around it tell the event, and who fills its roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from flows.events import event_date
from flows.events.arguments.around import around
from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, EventTypes, Slot, TriggerGroup
from flows.events.factuality import modality
from flows.events.lexicon import posts
from flows.events.roles.fillers import Filled, fill, post_of
from flows.events.roles.fitting import fits
from flows.events.roles.following_clauses import list_after, made_after, said_after
from flows.events.roles.interpretation import Interpretation
from flows.events.roles.omitted_arguments import carry, holder_before, left_out, team_before
from flows.events.roles.omitted_subject import topic_before
from flows.events.roles.prenominal import read_prenominal
from flows.events.syntax.tokens import DE, NOUN, NUMBER, PARTICLE, PASSED, TRIGGER, VERB


def read_as(
    kind: EventType, group: TriggerGroup, types: EventTypes, context: TriggerContext, before: Sequence[Interpretation]
) -> Interpretation | None:
    """The trigger of the scene read with one group of a type's triggers; None when it does not tell that event.

    Its verdict may be `state`: it is no event then, and still says who belongs where.

    before: readings of the sentence so far, whose subjects may go on.
    """
    if group.prenominal:
        return read_prenominal(kind, group, context)
    args = around(
        context.clause,
        context.position,
        lambda m: fits(m, group.subject),
        lambda m: fits(m, group.goal if group.after == "goal" else group.object),
        support=group.support,
        aimed=bool(group.target),
    )
    if args is None or _excluded(group, context) or _generic_object(group, args) or _describes(group, args):
        return None
    if group.after == "goal":
        args = _goal_behind(args)
    args = _gap_of_doer(args, group)
    filled = Filled()
    if args.nominal and not group.support and group.grammar != "construction":  # 甲银行的接班人是乙: whose he is
        if not _nominal(filled, group, args, context):
            return None
    else:
        args = list_after(args, group, context)
        told, carried = _verbal(filled, kind, group, args, context, before)
        if not told:
            return None
        args = replace(args, carried=True) if carried and "carried" in filled.how.values() else args
        if group.support:
            fill(filled, args.possessor, group.possessor, context)
    fill(filled, args.source, group.source, context)
    said_after(filled, kind, context)
    made_after(filled, kind, context)
    post_of(filled, args.post)
    when = event_date.of_event(context, args)
    verdict = modality.assess(kind, group, context, args, dated=when is not None)
    if verdict not in ("fact", "future", "state") or _stands_for(filled):
        return None
    kind = _forced(kind, types, args, filled, context)
    if not _has_principal(kind, filled):
        _fill_principal(filled, kind, context)
    if not _has_principal(kind, filled):
        return None
    return Interpretation(kind, group, args, filled, verdict, context, when)


def _goal_behind(args: Arguments) -> Arguments:
    """What stands behind the word is the goal, a passive subject undergoes it: 将甲卖给乙公司, 甲被卖给乙公司."""
    patient, subject = args.patient, args.subject
    if args.passive and patient is None:
        patient, subject = args.subject, args.agent
    behind = args.object if args.object is not patient else None
    return replace(args, patient=patient, subject=subject, goal=args.goal or behind, object=patient, object_unfit=False)


def _gap_of_doer(args: Arguments, group: TriggerGroup) -> Arguments:
    """Who is told behind 的是 does it, where the word asks for a doer and nobody else stands there: 接手的是张三."""
    doer = group.subject_needed and "person" in group.subject and args.subject is None and args.agent is None
    if not (args.relative and doer and not args.passive and args.object and args.object.of_kind("person")):
        return args
    return replace(args, subject=args.object, object=None)


def _stands_for(filled: Filled) -> bool:
    """Who only stands for a post does not take it (被推举为总理候选人), nor who rises in rank (晋升为副厅级干部)."""
    return filled.post is not None and filled.post.text.endswith((*posts().candidates, *posts().ranks_alone))


def _fill_principal(filled: Filled, kind: EventType, context: TriggerContext) -> None:
    """Whose part it is, whom somebody speaks for is the principal: 乙公司的部门被裁撤, 乙公司总裁发布了新品."""
    if not kind.roles[kind.organization_role].principal:
        return
    people = [k for r, keys in filled.roles.items() if kind.roles[r].kind == "person" for k in keys]
    maker = next((r for r, spec in kind.roles.items() if spec.kind == "person" and spec.principal), None)
    for key in filled.owners or [k for k in map(context.focus.employer, people) if k]:
        role = maker if key.startswith("person:") else kind.organization_role
        if role is not None:
            filled.add(role, key, "modifier")


def _has_principal(kind: EventType, filled: Filled) -> bool:
    return any(filled.roles.get(role) for role, spec in kind.roles.items() if spec.principal)


def _excluded(group: TriggerGroup, context: TriggerContext) -> bool:
    """The word stands beside one that makes it mean something else (解除 合同)."""
    words, position = context.clause.words, context.position
    following = words[position + 1].text if position + 1 < len(words) else ""
    if group.needs_after and following not in group.needs_after and words[position + 1 : position + 2]:
        return words[position + 1].cat != NUMBER
    if following == "了" and position + 2 < len(words):  # 提升了自己 as 提升自己
        following = words[position + 2].text
    return following in group.not_before or (position > 0 and words[position - 1].text in group.not_after)


def _describes(group: TriggerGroup, args: Arguments) -> bool:
    """What it is made of: 由三人组成的小组, 小组由三人组成."""
    return group.describes and (args.relative or args.agent is not None)


def _generic_object(group: TriggerGroup, args: Arguments) -> bool:
    """A thing of its own without a name: 成立董事会 by a company alone."""
    if args.object is None or args.object.head is None or (args.subject is not None and args.subject.of_kind("person")):
        return False
    head = args.object.head
    return head.kind == "firm" and head.head.text.endswith(group.not_objects)


def _nominal(filled: Filled, group: TriggerGroup, args: Arguments, context: TriggerContext) -> bool:
    """Fill what stands before and behind a trigger that is a noun: 张三的离职, 对北岸传感的收购."""
    if not group.possessor and not (args.target is not None and group.object):
        return False
    fill(filled, args.possessor, group.possessor, context)
    if args.target is not None:
        fill(filled, args.target, group.target or group.object, context)
    return True


def _verbal(
    filled: Filled,
    kind: EventType,
    group: TriggerGroup,
    args: Arguments,
    context: TriggerContext,
    before: Sequence[Interpretation],
) -> tuple[bool, bool]:
    """Fill subject and object: whether the grammar allows the event, and whether somebody goes on from before."""
    unfit = args.object is None and args.goal is None and (args.object_unfit or _something_behind(group, context))
    if unfit and (group.object_needed == "fits" or args.attributive):
        return False, False
    has_object = _fill_undergone(filled, group, args, context)
    has_subject = fill(filled, args.subject, group.subject, context, "relative" if args.relative else "named")
    if _leads_team_before(kind, group, args):
        has_object |= team_before(filled, before)
    _fill_helper(filled, group, args, context)
    _fill_predecessor(filled, kind, args, context)
    free = left_out(group, args, has_subject=has_subject)
    carried = free is not None and carry(filled, kind, getattr(group, free), args, context, before)
    has_object |= carried and free == "object"
    has_subject |= carried and free == "subject"
    if not has_object and "person" in group.object and kind.movement == "leaves":
        has_object = holder_before(filled, group.object["person"], args, context, before)
    if carried and group.grammar == "noun" and kind.movement == "enters" and not _names_body(filled, kind):
        return False, carried  # 那天去签合同: with whom is not said
    if group.object_needed == "must" and not has_object and not (group.object.get("post") and args.post):
        return False, carried
    owned = args.turned and bool(filled.owners)  # 甲公司六十名员工被遣散: whose people they are does it
    return has_subject or owned or not group.subject_needed, carried


def _names_body(filled: Filled, kind: EventType) -> bool:
    """Whether the words name the organisation that the event belongs to."""
    return bool(filled.roles.get(kind.organization_role) or filled.roles.get("team"))


def _fill_undergone(filled: Filled, group: TriggerGroup, args: Arguments, context: TriggerContext) -> bool:
    """Fill what is done to, led to, aimed at, where and with whom. True when any of it fitted."""
    # 离开甲公司加入乙公司: what a second verb leads to is not the first one's object
    # 成立小组向乙局查询: what does not fit is an object, too
    goal = group.goal or ({} if args.object or args.object_unfit else group.object)
    own = fill(filled, args.object, group.object, context)
    # 向乙公司收购丙公司: where the object has the role, whom it is bought from has it not
    target = {k: role for k, role in group.target.items() if not (own and role in filled.roles)}
    places = (
        (args.goal, goal),
        (args.target, target),
        (args.place, group.place),
        (args.partner, group.partner),
    )
    fitted = [fill(filled, phrase, slot, context) for phrase, slot in places]
    return own or any(fitted)


def _something_behind(group: TriggerGroup, context: TriggerContext) -> bool:
    """It is done to what no phrase was read of: behind 了 the clause goes on with a noun or verb (拆分了负责测试的人).

    People go on to do something else (复出了参加比赛), unless a clause before 的 stands there (坐上了前往某地的车).
    """
    behind = context.clause.words[context.position + 1 :]
    if not behind or behind[0].cat != PARTICLE:
        return False
    first = next((i for i, w in enumerate(behind) if w.cat not in PASSED), len(behind))
    if first == len(behind) or behind[first].cat not in (NOUN, VERB, TRIGGER):
        return False
    return "person" not in group.subject or any(w.cat == DE for w in behind[first + 1 : -1])


def _leads_team_before(kind: EventType, group: TriggerGroup, args: Arguments) -> bool:
    """Somebody leads what is not named here: 由张三领导."""
    return "predecessor" in kind.roles and args.agent is not None and args.object is None and "team" in group.object


def _fill_helper(filled: Filled, group: TriggerGroup, args: Arguments, context: TriggerContext) -> None:
    """The person who helps an organisation to do it."""
    if args.helper is not None and args.subject is not None and not args.subject.of_kind("person"):
        fill(filled, args.helper, {k: v for k, v in group.subject.items() if k == "person"}, context)


def _fill_predecessor(filled: Filled, kind: EventType, args: Arguments, context: TriggerContext) -> None:
    """Whose post it was: 张三的职位由李四接任."""
    if not args.turned or "predecessor" not in kind.roles or args.object is None:
        return
    words = [w for m in args.object.of_kind("post") for w in (*m.possessors, *m.pronouns)]
    for key in [k for w in words for k in context.named(w, "person")]:
        filled.add("predecessor", key, "named")


def _forced(kind: EventType, types: EventTypes, args: Arguments, filled: Filled, context: TriggerContext) -> EventType:
    """Somebody made them do it: the event is another (a dismissal), with the roles of that type."""
    forced = kind.forced_as
    if forced is None or not args.forced:
        return kind
    target = types.by_key[forced.event_type]
    roles = {forced.roles.get(r, r): keys for r, keys in filled.roles.items()}
    filled.roles = {r: keys for r, keys in roles.items() if r in target.roles}
    slot: Slot = {"person": forced.causer}
    if args.causer is None and not args.passive and args.subject is not None:
        for role, key, member in topic_before(slot, context):
            filled.add(role, key, "carried", member)  # 甲与两名董事一道，迫使乙辞职
    fill(filled, args.causer, slot, context)
    return target
