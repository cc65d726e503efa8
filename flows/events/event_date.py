"""Which time expression dates an event: its own clause's, one that stands over the clause, or none."""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase
from flows.events.lexicon import attribution, counting, modality
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import CLOSER, DE, TIME, TRIGGER, VERB, Word
from schemas.records import TimeExpression


def of_event(context: TriggerContext, args: Arguments) -> TimeExpression | None:
    """The expression that dates the trigger of the scene, None when the sentence gives none."""
    clauses, clause, trigger = context.clauses, context.clause, context.word
    effective = _in_effect(clauses[clause.index + 1 :]) or _in_brackets(clause, clauses)
    if effective is not None:
        return effective
    own = [w for w in args.times if w.when is not None and not _starts_there(w, trigger)]
    own = [w for w in own if not _of_relative(w, clause, trigger)]
    left = [w for w in own if w.start < trigger.start]
    if left:
        return max(left, key=lambda w: w.start).when
    if own:
        return own[0].when
    if any(_starts_there(w, trigger) for w in args.times):
        return None
    if any(w.text in modality().sequence for w in context.left):
        return None
    for earlier in reversed(clauses[: clause.index]):
        if earlier.bracketed != clause.bracketed:
            continue
        # 2018年加入甲，离职前任顾问: what only says when has no time from the clause before
        shared = (args.subject is None or args.agent is not None) and not args.closed
        found = _over(earlier, first=earlier.index == 0, shared=shared)
        if found is not None:
            return found
        if any(w.text in modality().sequence for w in earlier.words[:-1]):
            return None
    return _of_meeting(context)


def _of_meeting(context: TriggerContext) -> TimeExpression | None:
    """会议决定任命甲: the day of the meeting of a sentence before; 本次会议 is the first that the text speaks of."""
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


def _of_relative(time: Word, clause: Clause, trigger: Word) -> bool:
    """聘请去年离开甲的乙: behind the trigger, a time before a verb and 的 dates what that verb tells."""
    if time.start < trigger.start:
        return False
    behind = [w for w in clause.words if w.start > time.start]
    verb = next((i for i, w in enumerate(behind) if w.cat in (VERB, TRIGGER)), None)
    return verb is not None and any(w.cat == DE for w in behind[verb:])


def _starts_there(time: Word, trigger: Word) -> bool:
    """离职两个月后: the time is counted from the event and does not date it."""
    return time.start > trigger.start and time.text.endswith(counting().ends_of_times)


def _in_effect(after: Sequence[Clause]) -> TimeExpression | None:
    """…，自6月1日起生效; 交割已于八月底完成; 信是昨天发出的: a clause after it that says only since when."""
    near = True  # clauses that only go on with what was told
    for i, clause in enumerate(after):
        of_all = any(w.text in modality().summing_up for w in clause.words) or _names_it(clause)
        near = near and i <= 1 and not any(w.trigger for w in clause.words)
        if not (near or of_all):
            continue
        timed = [w.when for w in clause.words if w.cat == TIME and w.when is not None and w.when.earliest is not None]
        if len(timed) == 1 and any(w.text in modality().effect for w in clause.words):
            return timed[0]
    return None


def _names_it(clause: Clause) -> bool:
    """任命将于1月6日生效: the noun before the word of effect is the event just told."""
    first = clause.words[0] if clause.words else None
    effect = any(w.text in modality().effect and not w.trigger for w in clause.words)
    return first is not None and first.trigger and effect and sum(w.trigger for w in clause.words) == 1


def _in_brackets(clause: Clause, clauses: Sequence[Clause]) -> TimeExpression | None:
    """甲加入乙，负责技术（2月20日）；: the day of an item of a list stands in brackets at its end."""
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


def _over(clause: Clause, *, first: bool, shared: bool) -> TimeExpression | None:
    """The time of an earlier clause that still holds: all it says, what opens the sentence, or the subject goes on."""
    times = [w for w in clause.words if w.cat == TIME and w.when is not None and w.when.earliest is not None]
    if not times or (_closed(clause) and not _just_a_year(clause, times)):
        return None
    if any(w.text.endswith(counting().no_days) for w in clause.words):
        return None  # 五十岁的张三, 任职至5月31日止
    reporting = _reports(clause)
    if reporting and not _announces(clause):
        return None
    if all(c.kind == TIME for c in clause.chunks):
        return times[-1].when
    if first and clause.chunks[0].kind == TIME:
        return clause.chunks[0].word.when
    deciding = any(w.text in modality().deciding for w in clause.words)
    return times[-1].when if shared or reporting or deciding else None


def _just_a_year(clause: Clause, times: Sequence[Word]) -> bool:
    """2014年温大同辞世后，…: so little exact that what came after it is of that year too."""
    exact = times[0].when is not None and times[0].when.precision == "year"
    return exact and len(times) == 1 and clause.words[0] is times[0] and clause.words[-1].text.endswith("后")


def _closed(clause: Clause) -> bool:
    """张三离职两个月后: the clause says a time itself."""
    last = clause.words[-1]
    return last.cat == CLOSER and last.text.endswith(counting().ends_of_periods)


def _reports(clause: Clause) -> bool:
    verbs = attribution().reporting | attribution().announcing
    return any(w.text in verbs for w in clause.words)


def _announces(clause: Clause) -> bool:
    return any(w.text in attribution().announcing for w in clause.words) and not any(
        w.text in attribution().according for w in clause.words
    )
