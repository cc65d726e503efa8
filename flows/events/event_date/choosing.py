"""Which time expression dates an event: its own clause's, one that stands over the clause, or none."""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase
from flows.events.event_date.earlier_clauses import over
from flows.events.event_date.own_times import dated_elsewhere, is_time, own_times
from flows.events.event_date.vocabulary import dating
from flows.events.lexicon import grammar, modality
from flows.events.syntax.chunks import GROUP, PHRASE
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import TIME
from schemas.records import TimeExpression


def of_event(context: TriggerContext, args: Arguments) -> TimeExpression | None:
    """The expression that dates the trigger of the scene, None when the sentence gives none."""
    clauses, clause, trigger = context.clauses, context.clause, context.word
    effective = _in_effect(clauses[clause.index + 1 :]) or _in_brackets(clause, clauses)
    if effective is not None:
        return effective
    own = own_times(context, args)
    left = [w for w in own if w.start < trigger.start]
    if left:
        return left[-1].when
    if own:
        return own[0].when
    if dated_elsewhere(context, args) or any(w.text in modality().sequence for w in context.left):
        return None
    found = over(context, args)
    return found.when if found.decided else _of_meeting(context)


def spread(context: TriggerContext, when: TimeExpression) -> bool:
    """Whether a time is that of several posts, as words up to the trigger say: 1996年至1998年先后任行长、总监.

    A word before the time, or behind the trigger, is of something else.
    """
    several = {*dating().one_after_another, *grammar().in_order}
    words = (w for c in context.clauses[: context.clause.index + 1] for w in c.words)
    return any(w.text in several for w in words if when.start <= w.start < context.word.start)


def _of_meeting(context: TriggerContext) -> TimeExpression | None:
    """The day of the meeting that decided, told before: 会议决定任命甲; 本次会议 is the first of the text."""
    for clause in context.clauses[: context.clause.index + 1]:
        topic = first_phrase(clause)
        if topic is not None and topic.head is not None and topic.head.head.text in modality().meetings:
            # 同日召开的会议任命甲: the clause before 的 says when
            held = [w.when for w in clause.words if w.cat == TIME and w.start < topic.head.head.start and _day(w.when)]
            if held:
                return held[-1]
            this = any(w.text in modality().this for w in topic.head.words)
            return next(iter(context.focus.meetings if this else reversed(context.focus.meetings)), None)
    return None


def _day(when: TimeExpression | None) -> bool:
    return when is not None and when.earliest is not None and when.precision == "day"


def _in_effect(after: Sequence[Clause]) -> TimeExpression | None:
    """The time of a clause after it that says only since when: 自6月1日起生效; 交割已于八月底完成; 信是昨天发出的."""
    near = True  # clauses that only go on with what was told
    for i, clause in enumerate(after):
        of_all = any(w.text in modality().summing_up for w in clause.words) or _names_it(clause)
        near = near and i <= 1 and not any(w.trigger for w in clause.words)
        if not (near or of_all):
            continue
        timed = [w.when for w in clause.words if is_time(w)]
        if len(timed) == 1 and _says_since_when(clause):
            return timed[0]
    return None


def _says_since_when(clause: Clause) -> bool:
    """A word of effect; 正式 and its kin only where the clause names nobody else."""
    effect = {w.text for w in clause.words} & modality().effect
    alone = not any(c.kind in (PHRASE, GROUP) for c in clause.chunks)
    return bool(effect) and (alone or bool(effect - dating().effect_if_alone)) and not _of_another_thing(clause)


def _of_another_thing(clause: Clause) -> bool:
    """Whether what takes effect is a thing of its own, and not the change just told: 薪酬方案将于5月6日生效."""
    first = clause.chunks[0].phrase if clause.chunks[0].kind == PHRASE else None
    return first is not None and first.head is not None and first.head.head.text.endswith(dating().of_own_effect)


def _names_it(clause: Clause) -> bool:
    """Whether the noun before the word of effect is the event just told: 任命将于1月6日生效."""
    first = clause.words[0] if clause.words else None
    effect = any(w.text in modality().effect and not w.trigger for w in clause.words)
    return first is not None and first.trigger and effect and sum(w.trigger for w in clause.words) == 1


def _in_brackets(clause: Clause, clauses: Sequence[Clause]) -> TimeExpression | None:
    """The day in brackets at the end of an item of a list: 甲加入乙，负责技术（2月20日）；."""
    last = clause
    for after in clauses[clause.index + 1 :]:
        if last.mark in ("；", ";") and not after.bracketed:
            break
        last = after
        if after.bracketed and not clause.bracketed:
            break
    # brackets may hold nothing that is read (kana)
    alone = last.bracketed and not clause.bracketed and bool(last.chunks) and last.chunks[0].kind == TIME
    when = last.words[0].when if alone else None
    return when if when is not None and when.precision == "day" else None
