"""The times of a trigger's own clause: which of them date it, and which say something else.

In: a trigger in its place and the times that `arguments` found around it. Out: the times that can date it; and whether
a time outside its clause can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_date.vocabulary import dating
from flows.events.lexicon import attribution, counting, grammar, modality
from flows.events.syntax.chunks import PHRASE, Chunk
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import CLOSER, DE, NOUN, PARTICLE, PASSED, PREPOSITION, TIME, TRIGGER, VERB, Word
from flows.evidence.decision_list import Rule, decide
from flows.language.time import leans
from schemas.records import TimeExpression

_HAPPENINGS = frozenset(("vn", "v"))  # tags of nouns that tell what happened
_ABOUT = 3  # words before the trigger in which 对 stands: 对乙投资丙的调查
_BRACKET = 2  # characters from a time to the first word in the bracket behind it


@dataclass(frozen=True, slots=True)
class TimeBeside:
    """A time of the trigger's clause, and where both stand: `at` and `trigger` are chunks of the clause."""

    time: Word
    at: int
    trigger: int
    context: TriggerContext

    @property
    def chunks(self) -> Sequence[Chunk]:
        """The chunks of the clause."""
        return self.context.clause.chunks

    @property
    def between(self) -> Sequence[Chunk]:
        """The chunks between the time and the trigger."""
        return self.chunks[min(self.at, self.trigger) + 1 : max(self.at, self.trigger)]


def own_times(context: TriggerContext, args: Arguments) -> list[Word]:
    """The times around the trigger that date it, in order of place."""
    clause = context.clause
    chunk_of = {id(w): i for i, c in enumerate(clause.chunks) for w in clause.words[c.start : c.end]}
    trigger = chunk_of.get(id(context.word), len(clause.chunks))
    found = [w for w in args.times if w.when is not None]
    beside = [TimeBeside(w, chunk_of.get(id(w), trigger), trigger, context) for w in found]
    return sorted((t.time for t in beside if decide(NOT_ITS_OWN, t) is None), key=lambda w: w.start)


def dated_elsewhere(context: TriggerContext, args: Arguments) -> bool:
    """Whether the trigger tells what no time outside its words dates: 离职两个月后, 当选一周年之际."""
    counted = any(_counts_from_trigger(w, context) for w in args.times)
    clause = context.clause
    before = clause.chunks[: clause.chunk_of(context.position)]
    return counted or _has_anniversary(context) or under_other_verb(context, before)


def of_report(time: Word, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Whether it is the day of the report, and of nothing that it tells: 新华社北京3月4日电, 11月22日（路透社）."""
    place = next((i for i, w in enumerate(clause.words) if w is time), -1)
    after = clause.words[place + 1 : place + 2]
    if after and after[0].text in dating().datelines:
        return True
    if clause.index or place:
        return False
    beside = next((c for c in clauses if c.bracketed and 0 <= c.start - time.end <= _BRACKET), None)
    return beside is not None and beside.words[-1].text.endswith(dating().outlets)


def _has_anniversary(context: TriggerContext) -> bool:
    """Whether it is the day of an anniversary, not of the event: 当选首相一周年之际."""
    words = context.clause.words[context.position + 1 :]
    end = next((i for i, w in enumerate(words) if w.trigger or w.cat == VERB), len(words))
    return any(w.text.endswith(dating().anniversaries) for w in words[:end])


def _counts_from_trigger(time: Word, context: TriggerContext) -> bool:
    """Whether the time is counted from the event: 离职两个月后, 上任当日; not in 辞任自当日起生效."""
    if time.start < context.word.start:
        return False
    before = next((w for w in reversed(context.clause.words) if w.start < time.start), context.word)
    bound = before.cat == PREPOSITION
    return time.text.endswith(counting().ends_of_times) or (bool(leans(time.text)) and not bound)


def counts_from_verb(time: Word, before: Sequence[Chunk]) -> bool:
    """Whether it is counted from what the clause tells before it: 掌管公司一年多后. before: chunks up to the time."""
    verbs = (c for c in before if c.kind in (VERB, TRIGGER))
    return time.text.endswith(dating().counted_on) and any(c.word.text not in attribution().reporting for c in verbs)


def _counts_from_verb(t: TimeBeside) -> bool:
    before = [c for c in t.chunks[: t.at] if c.kind not in PASSED]
    leaning = bool(before) and before[-1].kind in (VERB, TRIGGER) and bool(leans(t.time.text))
    return t.time.start < t.context.word.start and (leaning or counts_from_verb(t.time, before))


def _counts_from_happening(t: TimeBeside) -> bool:
    """Whether it is of the day of what stands before it: 投票当晚宣布辞职."""
    words, place = t.context.clause.words, _place(t)
    before = words[place - 1] if place else None
    return before is not None and before.tag in _HAPPENINGS and before.cat == NOUN and bool(leans(t.time.text))


def only_bounds(time: Word, words: Sequence[Word]) -> bool:
    """Whether it means by then or after it, not then: 至去年底, 1995年后. words: of the time's clause."""
    place = next((i for i, w in enumerate(words) if w is time), -1)
    before, after = words[max(0, place - 1) : max(0, place)], words[place + 1 : place + 2]
    known = dating()
    by_then = any(w.text in known.by_then for w in before) and not _comes_to(time, words)
    return by_then or any(w.text in known.after_then for w in after)


def _comes_to(time: Word, words: Sequence[Word]) -> bool:
    """Whether the story has come to that time, and the clause says no more: 及至2016年9月, 至上周二."""
    before = "".join(w.text for w in words[:-1])
    exact = time.when is not None and time.when.precision == "day"
    return words[-1] is time and (before in dating().come_to or (exact and before == dating().come_to_a_day))


def _only_bounds(t: TimeBeside) -> bool:
    """Of 至2014年11月辞任 it is when: nothing stands between the time and the trigger."""
    apart = t.time.start > t.context.word.start or any(c.kind not in PASSED for c in t.between)
    return only_bounds(t.time, t.context.clause.words) and apart


def _over_reaction(t: TimeBeside) -> bool:
    """27日，民众抗议部长被解职: the day on which somebody did something about it."""
    return t.time.start < t.context.word.start and reacts(c.word for c in t.between)


def reacts(words: Iterable[Word]) -> bool:
    """Whether a verb stands there whose object was before."""
    return any(w.cat == VERB and w.text in dating().reacting for w in words)


def _belongs_to_next_verb(t: TimeBeside) -> bool:
    """Whether it stands behind the trigger, and before a verb of its own: 关闭分店、某市上周三也宣布."""
    if t.time.start < t.context.word.start or t.chunks[t.at].start != _place(t):
        return False  # 成立于2009年: a preposition binds it
    after = [c for c in t.chunks[t.at + 1 :] if c.word.text not in modality().effect]
    return any(c.kind in (VERB, TRIGGER) for c in after) and not _copula_before(t)


def _place(t: TimeBeside) -> int:
    return next((i for i, w in enumerate(t.context.clause.words) if w is t.time), -1)


def _copula_before(t: TimeBeside) -> bool:
    """Whether 是 stands before it: 离职是在2009年."""
    return any(c.word.text in grammar().copulas for c in t.between)


def _goes_until_trigger(t: TimeBeside) -> bool:
    """Whether the time begins what the trigger ends: 从三月到离职前."""
    words, position = t.context.clause.words, t.context.position
    return t.time.start < t.context.word.start and position > 0 and words[position - 1].text in dating().until


def _of_print(t: TimeBeside) -> bool:
    """Whether it is the day of the paper: 周六的头条报道他上任."""
    words, place = t.context.clause.words, _place(t)
    behind = words[place + 1 : place + 4]
    if len(behind) < 2 or behind[0].cat != DE:
        return False
    return any(w.text.endswith(tuple(dating().prints)) for w in behind[1:])


def _of_report(t: TimeBeside) -> bool:
    return of_report(t.time, t.context.clause, t.context.clauses)


def under_other_verb(context: TriggerContext, before: Sequence[Chunk]) -> bool:
    """Whether the time is of a verb over the trigger: 20日他说了自己辞职后的感受, 上月甲启动对乙投资丙的调查.

    before: the chunks before the trigger, from the time on.
    """
    words = context.clause.words[context.position + 1 :]
    end = next((i for i, w in enumerate(words) if w.trigger or w.cat in (VERB, PREPOSITION)), len(words))
    closed = any(w.cat == CLOSER and words[i + 1].cat == DE for i, w in enumerate(words[: end - 1]))
    about = any(w.text in dating().about for w in context.left[-_ABOUT:]) and any(w.cat == DE for w in words)
    return (closed or about) and any(c.kind == VERB and c.word.text not in dating().telling_acts for c in before)


def _under_other_verb(t: TimeBeside) -> bool:
    return t.time.start < t.context.word.start and under_other_verb(t.context, t.between)


def _behind_closing(t: TimeBeside) -> bool:
    """Whether it stands behind the end of a period that the trigger belongs to: 在担任总裁六年之后于2月7日卸任."""
    return t.time.start > t.context.word.start and any(
        c.kind in (CLOSER, TIME) and c.word.text.endswith(counting().ends_of_periods) for c in t.between
    )


def _names_object(t: TimeBeside) -> bool:
    """Whether it stands behind the trigger and names what follows it: 发布了2023年全国联赛的日程."""
    if t.time.start < t.context.word.start or t.chunks[t.at].start != _place(t) or _copula_before(t):
        return False
    after = t.chunks[t.at + 1 : t.at + 2]
    return bool(after) and after[0].kind == PHRASE


NOT_ITS_OWN: tuple[Rule[TimeBeside, bool], ...] = (
    Rule("counted from the event: 离职两个月后", True, lambda t: _counts_from_trigger(t.time, t.context)),
    Rule("of its anniversary: 当选一周年之际", True, lambda t: _has_anniversary(t.context)),
    Rule("counted from another verb: 掌管公司一年多后辞职", True, _counts_from_verb),
    Rule("counted from a happening: 投票当晚辞职", True, _counts_from_happening),
    Rule("by then or after it: 至去年底, 1995年后", True, _only_bounds),
    Rule("of what somebody did about it: 27日抗议部长被解职", True, _over_reaction),
    Rule("of the verb behind it: 关闭分店，上周三也宣布", True, _belongs_to_next_verb),
    Rule("when it began, until the event: 从三月到离职前", True, _goes_until_trigger),
    Rule("of the paper: 周六的头条", True, _of_print),
    Rule("of the report: 北京3月4日电", True, _of_report),
    Rule("of the verb that 辞职后的感受 stands under", True, _under_other_verb),
    Rule("behind the end of a period: 在担任总裁六年之后于2月7日卸任", True, _behind_closing),
    Rule("names what follows it: 发布2023年联赛的日程", True, _names_object),
)


def told_as_done(context: TriggerContext) -> bool:
    """Whether it is told as done, so that a day ahead of the article is none of it: 完成了融资, 已离职."""
    behind = context.clause.words[context.position + 1 : context.position + 2]
    particles = [w for w in (*context.left, *behind) if w.cat == PARTICLE]
    done = dating().done_before
    return any(w.text in dating().done_behind for w in particles) or any(w.text in done for w in context.left)


def dated(when: TimeExpression | None) -> bool:
    """Whether an expression names days."""
    return when is not None and when.earliest is not None


def is_time(word: Word) -> bool:
    """Whether a word is a time that names days."""
    return word.cat == TIME and dated(word.when)
