"""A time of a clause before the trigger's that stands over it, or none: where the text joins both.

In: a trigger in its place whose own clause does not date it. Out: the expression, and whether the clauses decided;
where they did not, a meeting of a sentence before may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from flows.events.arguments.frame import Arguments
from flows.events.arguments.relative_clauses import dates_relative
from flows.events.discourse.context import TriggerContext
from flows.events.event_date.own_times import counts_from_verb, is_time, of_report, only_bounds, reacts
from flows.events.event_date.vocabulary import dating
from flows.events.lexicon import attribution, counting, grammar, modality
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import CLOSER, DE, ENTITY, PASSED, TIME, TRIGGER, VERB, Word
from schemas.records import TimeExpression

_REMARK = 4  # words of the shortest remark: what it is of, 的, 是 and the time (巧合 的 是 2021年)
_FAR = 3  # clauses between a time that opens no sentence and the trigger: told of something else by then


@dataclass(frozen=True, slots=True)
class StandingOver:
    """What the clauses before say. decided: a time stands over the trigger, or a word says that none does."""

    when: TimeExpression | None
    decided: bool


NONE, UNDECIDED = StandingOver(None, decided=True), StandingOver(None, decided=False)


@dataclass(slots=True)
class _Passed:
    """What the clauses between the trigger's and the one that is looked at hold."""

    closed: bool = False  # 在甲离职两个月后: only a time alone stands over both
    crossed: bool = False  # a semicolon

    def take(self, clause: Clause) -> None:
        """Take in a clause that is passed."""
        self.closed = self.closed or _closed(clause)


def over(context: TriggerContext, args: Arguments) -> StandingOver:
    """The nearest time of the clauses before that dates the trigger too."""
    clause = context.clause
    if (args.closed and clause.words[0].text in dating().turning) or _told_without_day(context) or waits(context):
        return NONE
    # 2018年加入甲，离职前任顾问: what only says when has no time from the clause before
    shared = (args.subject is None or args.agent is not None) and not args.closed
    done = _done_before(context) or args.closed
    passed = _Passed()
    for earlier in reversed(context.clauses[: clause.index]):
        if earlier.bracketed != clause.bracketed:
            continue
        when = _over(earlier, context.clauses, shared=shared)
        if _puts_off(earlier, when, context, crossed=passed.crossed):
            return NONE
        passed.crossed = passed.crossed or earlier.mark in ("；", ";")
        if when is not None and _enters(context, args, when) and _reaches(earlier, context, passed):
            return NONE if done and _told_between(context, earlier) else StandingOver(when, decided=True)
        passed.take(earlier)
        if any(w.text in modality().sequence for w in earlier.words[:-1]):
            return NONE
    return UNDECIDED


def _puts_off(earlier: Clause, when: TimeExpression | None, context: TriggerContext, *, crossed: bool) -> bool:
    """Whether an earlier clause says that no time before it stands over the trigger, or its own does not.

    crossed: a semicolon stands between. 2001年加入甲公司，先后出任经理、总监: each of several things has its own time.
    """
    if when is not None:
        several = any(w.text in dating().one_after_another for w in context.left)
        return _turns(earlier) or (several and not _only_when(earlier))
    return _turns(earlier) or _is_vague(earlier.words) or (crossed and _tells_other_time(earlier))


def _told_without_day(context: TriggerContext) -> bool:
    """Whether the trigger's own clause puts it off what was dated before: 现在任顾问, 日前获任命, 抗议部长被解职."""
    left = context.left
    return any(w.text in dating().now for w in left) or _is_vague(left) or reacts(left)


def waits(context: TriggerContext) -> bool:
    """Whether it is to come behind something that no day is told of: 3月5日宣布，交易完成后，张三将出任总裁."""
    if not any(w.text in modality().future for w in context.left):
        return False
    clause = context.clause
    for before in context.clauses[: clause.index]:
        if before.bracketed == clause.bracketed and _closed(before) and not any(map(is_time, before.words)):
            return True
    return any(w.cat == CLOSER and w.text.endswith(counting().ends_of_periods) for w in context.left)


def _is_vague(words: Sequence[Word]) -> bool:
    """Whether a time says no day: 日前, 近日."""
    return any(w.text in dating().vague for w in words)


def _turns(clause: Clause) -> bool:
    """Whether a period of its own begins: 上周他还在谈判，但在他当选一年后，就被免职."""
    return _closed(clause) and clause.words[0].text in dating().turning


def _tells_other_time(clause: Clause) -> bool:
    """2016年投资甲；2017年收购乙；投资丙: what stands behind the semicolon may be of either."""
    return clause.index > 0 and bool(_times(clause))


def _reaches(timed: Clause, context: TriggerContext, passed: _Passed) -> bool:
    """Whether the time of a clause holds up to the trigger's: not where something else was told in between."""
    alone, here = _only_when(timed), context.clause.index
    between = context.clauses[timed.index + 1 : here]
    told = any(_announces(c) or any(w.text in modality().deciding for w in c.words) for c in between)
    far = alone and timed.index > 0 and here - timed.index > _FAR and not told
    return not far and (alone or not passed.closed)


def _counts_heads(context: TriggerContext) -> bool:
    """Whether the verb behind 的 only counts who did it, so that the time is of what they did: 昨日，离职的有张三."""
    behind = context.clause.words[context.position + 1 :]
    after = next((i for i, w in enumerate(behind) if w.cat == DE), len(behind) - 1)
    if after + 1 >= len(behind):
        return True  # 是从甲离职的
    head = list(takewhile(lambda w: w.cat not in (VERB, TRIGGER), behind[after + 1 :]))
    verb = next((w.text for w in behind[after + 1 + len(head) : after + 2 + len(head)]), "")
    if behind[after + 1].text in grammar().copulas:
        return True  # 离职的是张三
    named = any(w.cat == ENTITY for w in head)  # 他组建的晨星团队有一半成员…: of the team, and not whom it counts
    return not named and verb in grammar().including | (grammar().cleft - grammar().being)


def _enters(context: TriggerContext, args: Arguments, when: TimeExpression) -> bool:
    """Whether a time outside dates the trigger: of a clause before 的 (2011年，短暂离开的张三回到甲) mostly not.

    2012年，刚辞职的张三开店: a year is so little exact that what was just before is of it too.
    """
    just = when.precision == "year" and any(w.text in dating().just_before for w in args.chain)
    return not args.relative or just or _counts_heads(context) or _of_a_notice(context)


def _of_a_notice(context: TriggerContext) -> bool:
    """Whether it is what a notice tells that came out then: 2022年1月，甲发布了乙被开除的通报."""
    told = any(w.text in dating().telling_acts for w in context.left)
    behind = context.clause.words[context.position + 1 :]
    return told and bool(behind) and behind[-1].text in attribution().notices | dating().decisions


def _done_before(context: TriggerContext) -> bool:
    """Whether a word says that it was done before: 已成立, 此前离职."""
    return any(w.text in dating().done_before for w in context.left)


def _told_between(context: TriggerContext, timed: Clause) -> bool:
    """4月2日他回复称，甲已离职: somebody tells on that day what was done before it."""
    told = [w.text for c in context.clauses[timed.index : context.clause.index] for w in c.words]
    reports = attribution().reporting | dating().noticing
    return any(t in reports for t in told) and not any(t in dating().telling_acts for t in told)


def _over(clause: Clause, clauses: Sequence[Clause], *, shared: bool) -> TimeExpression | None:
    """The time of an earlier clause that still holds: all it says, what opens the sentence, or the subject goes on."""
    times = [w for w in _times(clause) if not of_report(w, clause, clauses)]
    if not times or (_closed(clause) and not _just_a_year(clause, times)):
        return None
    if any(w.text.endswith(counting().no_days) for w in clause.words):
        return None  # 五十岁的张三, 任职至5月31日止
    reporting = _reports(clause) and not _remarks(clause)
    if reporting and not _announces(clause) and not _on_its_site(times[-1], clause):
        return None
    if _only_when(clause):
        return times[-1].when
    if clause.index == 0 and clause.chunks[0].kind == TIME and clause.chunks[0].word is times[0]:
        return times[0].when
    deciding = any(w.text in modality().deciding for w in clause.words) and not _plans(clause)
    return times[-1].when if shared or reporting or deciding else None


def _on_its_site(time: Word, clause: Clause) -> bool:
    """Whether it is the day on which the body made it known itself: 据某局官网9月6日消息."""
    before = "".join(w.text for w in clause.words if w.end <= time.start)
    return before.endswith((*attribution().notices, *dating().sites))


def _plans(clause: Clause) -> bool:
    """Whether it tells of something to come, no day of what somebody else did: 协会将于周六表决，甲离职."""
    return any(w.text in modality().future for w in clause.words)


def _times(clause: Clause) -> list[Word]:
    """Its times that name days; none that is counted from what it tells (掌管公司一年多后) or of a clause before 的."""
    chunks = clause.chunks
    counted = {id(c.word) for i, c in enumerate(chunks) if c.kind == TIME and counts_from_verb(c.word, chunks[:i])}
    relative = {id(c.word) for i, c in enumerate(chunks) if c.kind == TIME and dates_relative(chunks, i)}
    named = (w for w in clause.words if is_time(w) and id(w) not in counted | relative)
    return [w for w in named if not only_bounds(w, clause.words)]


def _only_when(clause: Clause) -> bool:
    """Whether the clause says nothing but when: 但到了1974年, 就在上周五, 更巧的是2021年."""
    if _remarks(clause):
        return True
    last = (clause.words[c.end - 1].text for c in clause.chunks if c.kind != TIME and c.kind not in PASSED)
    return any(c.kind == TIME for c in clause.chunks) and all(text in dating().only_when for text in last)


def _remarks(clause: Clause) -> bool:
    """Whether a remark leads to a time at the end of the clause: 更巧的是2021年, 他是指2014年."""
    words = clause.words
    if not is_time(words[-1]):
        return False
    if any("".join(w.text for w in words[i:-1]) in dating().meaning for i in range(-_REMARK, -1)):
        return True  # in one word or in several: 指 的 是
    if len(words) < _REMARK or words[-2].text not in grammar().copulas:
        return False
    return words[-3].cat == DE and not any(w.trigger or w.cat in (ENTITY, VERB) for w in words[:-3])


def _just_a_year(clause: Clause, times: Sequence[Word]) -> bool:
    """2014年温大同辞世后，…: so little exact that what came after it is of that year too."""
    exact = times[0].when is not None and times[0].when.precision == "year"
    return exact and len(times) == 1 and clause.words[0] is times[0] and clause.words[-1].text.endswith("后")


def _closed(clause: Clause) -> bool:
    """Whether the clause says a time itself: 张三离职两个月后."""
    last = clause.words[-1]
    if last.cat == CLOSER:
        return last.text.endswith(counting().ends_of_periods)
    return last.cat == TIME and last.text.endswith("后") and not any(w is last for w in _times(clause))


def _reports(clause: Clause) -> bool:
    verbs = attribution().reporting | attribution().announcing
    return any(w.text in verbs for w in clause.words)


def _announces(clause: Clause) -> bool:
    return any(w.text in attribution().announcing for w in clause.words) and not any(
        w.text in attribution().according for w in clause.words
    )
