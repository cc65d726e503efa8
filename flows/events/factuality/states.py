"""Whether a word that can tell how things are tells that they begin: 任行长 is a state, 今日起任行长 an event.

In: a `Telling`. Out: yes or no for each kind of state. `modality` asks them in its order.
"""

from __future__ import annotations

from itertools import pairwise

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.factuality.telling import Telling
from flows.events.lexicon import grammar, modality, topics
from flows.events.syntax.tokens import (
    ADVERB,
    CLOSER,
    DE,
    ENTITY,
    JOINER,
    NOUN,
    PARTICLE,
    PREPOSITION,
    TIME,
    TRIGGER,
    VERB,
    Word,
)  # fmt: skip

# Kinds of what somebody stays in
_BODIES = frozenset(("organization", "team", "firm", "unit"))
# Kinds of who can stay
_SOMEBODY = frozenset(("person", "post", "group", *_BODIES))


def once(told: Telling) -> bool:
    """A post that was held, without saying when: 出任过局长."""
    return (told.group.succeeds or told.state) and not told.dated and _experienced(told.context)


def period(told: Telling) -> bool:
    """How long something has been, or since when, where the word tells a moment."""
    if not told.group.momentary:
        return False
    since = told.args.closed or _its_time(told.context)
    return _lasting(told.context) or (since and not _just_before(told.context, told.args))


def stays(told: Telling) -> bool:
    """A word of state that is not told as beginning."""
    return told.state and not told.args.nominal and not _begins(told)


def held(told: Telling) -> bool:
    """What a post is called by whoever has it: 免去张三兼任的局长职务, 他担任的董事一职."""
    posts = told.args.object
    return told.state and told.args.relative and posts is not None and all(m.kind == "post" for m in posts.members)


def held_before(told: Telling) -> bool:
    """What somebody was until the clause before came about: 履新甲省前，张三任乙局局长."""
    if not told.state or any(w.when is not None for w in told.args.times) or not told.context.clause.index:
        return False
    before = told.context.clauses[told.context.clause.index - 1].words
    return before[-1].text in topics().until and any(w.cat in (TRIGGER, VERB) for w in before)


def made_use_of(told: Telling) -> bool:
    """A post of which somebody makes use: 利用先后担任局长、市长的职务便利."""
    known = modality()
    if not told.state or not told.left_of(known.exploiting):
        return False
    behind = told.clause.words[told.context.position + 1 :]
    return any(w.text.endswith(known.exploited) for w in behind)


def unchanged(told: Telling) -> bool:
    """A post that the clause says goes on: 担任理事职务保持不变."""
    return told.state and told.clause.words[-1].text in modality().unchanged


def amount(told: Telling) -> bool:
    """How much money it was, and not that it was: 甲公司投入的金额."""
    behind = told.clause.words[told.context.position + 1 :]
    de = next((i for i, w in enumerate(behind) if w.cat == DE), None)
    last = behind[de + 1 :][-1:] if de is not None else []
    return told.args.relative and bool(last) and last[0].text.endswith(modality().amounts)


def until_this(told: Telling) -> bool:
    """Only how long something else lasted, till the news that is told elsewhere: 出任主任，直至此次当选副省长."""
    left = [w.text for w in told.context.left]
    return bool(modality().until_now.intersection(left)) and bool(modality().this.intersection(left))


def visits(told: Telling) -> bool:
    """Who comes to a place that people visit, or on an errand, takes no post there: 下午进入某景区; 返回某银行，想询问.

    进入某酒店任经理 is none of those.
    """
    args, context = told.args, told.context
    if context.word.text not in modality().visiting or args.post is not None:
        return False
    place = args.object or args.goal
    head = place.head.head if place is not None and place.head is not None else None
    works = any(w.trigger and w is not context.word for c in context.clauses[context.clause.index :] for w in c.words)
    after = context.clauses[context.clause.index + 1 :][:1]
    errand = any(c.words[0].text in modality().errands for c in after)
    return head is not None and (errand or head.text.rstrip("”」").endswith(modality().visited)) and not works


def since_then(told: Telling) -> bool:
    """Only since when, or in which part of a time, something else is told: 从创立至今, 创办乙公司前期."""
    if not told.group.momentary or told.dated:
        return False
    behind = told.clause.words[told.context.position + 1 :]
    begins = any(w.text in modality().since_then for w in behind[:2])
    return begins or (bool(behind) and behind[-1].text.endswith(modality().early_days))


def defined_by_law(told: Telling) -> bool:
    """What a word is to mean: 所称银行，是指在境内依法设立的…."""
    before = "".join(w.text for c in told.context.clauses[: told.clause.index + 1] for w in c.words)
    return told.args.relative and any(word in before for word in modality().meaning)


def studies(told: Telling) -> bool:
    """Who comes to a school to learn there takes no place in it: 进入某大学历史系学习."""
    last = next((w for w in reversed(told.context.clause.words) if w.cat != PARTICLE), None)
    return told.kind.movement == "enters" and last is not None and last.text in modality().studying


def remains(told: Telling) -> bool:
    """Who ends one thing and stays with the same body has not left it: 退役后留在青年队, 卸任后留任.

    Where the words name what is left (卸任行长后留任董事), or somebody else stays (离任后，副手留任), it was left.
    """
    args = told.args
    if told.kind.movement != "leaves" or not args.closed or args.passive or args.object or args.post or args.source:
        return False
    clause, clauses = told.context.clause, told.context.clauses
    after = [*clause.words[told.context.position + 1 :], *(w for c in clauses[clause.index + 1 :][:1] for w in c.words)]
    stays = (i for i, (w, b) in enumerate(pairwise([*after, *after[-1:]])) if _stays(w, b))
    at = next(stays, None)
    return at is not None and not any(_somebody(w, before) for before, w in pairwise(after[:at]))


def _stays(word: Word, after: Word) -> bool:
    """Whether it says that somebody stays: 留任, and 留在 before a body."""
    known = modality()
    return word.text in known.staying_on or (word.text in known.staying_in and after.kind in _BODIES)


def _somebody(word: Word, before: Word) -> bool:
    """Whether it is somebody with or without a name whom the words before do not only join: 宋涛, not 与宋涛一起."""
    return word.kind in _SOMEBODY and word.cat in (ENTITY, NOUN) and before.cat != JOINER


def spoken_of(told: Telling) -> bool:
    """A post is taken, which one is not said, and the clause only counts from it: 上任后, 当选以来, 上任三年."""
    args, context = told.args, told.context
    behind = [w.cat for w in context.clause.words[context.position + 1 : context.position + 3]]
    of_noun = behind == [CLOSER, DE]  # 在乙院发表上任后的首份报告
    bare = args.object is None and args.post is None and args.goal is None and (args.place is None or of_noun)
    if told.kind.identity.family != "arriving" or not bare or args.nominal:
        return False
    if args.relative:
        return of_noun
    return (args.closed or _lasting(context)) and not any(w.when is not None for w in args.times)


def handed_over(told: Telling) -> bool:
    """A territory comes back, and nobody who is named beside the word: 香港回归后, 1997年回归前."""
    words, context = modality(), told.context
    if context.word.text not in words.handover or told.args.object is not None or told.args.goal is not None:
        return False
    before = next((w for w in reversed(context.left) if w.cat not in (ADVERB, TIME, PARTICLE)), None)
    if before is None or before.cat in (PREPOSITION, VERB):
        return told.args.closed
    return before.text.endswith(tuple(words.handed_over))


def _lasting(context: TriggerContext) -> bool:
    """How long, not when: 成立两年的公司, 成立仅两年."""
    about, behind = grammar().about, context.clause.words[context.position + 1 :]
    after = next((w for w in behind if w.cat != ADVERB and w.text not in about), None)
    return after is not None and after.cat == TIME and after.when is None


def _its_time(context: TriggerContext) -> bool:
    """A time that the trigger names itself: 成立之时, 成立之初."""
    after = context.clause.words[context.position + 1 : context.position + 3]
    return len(after) == 2 and after[0].text == "之" and after[1].cat == CLOSER


def _experienced(context: TriggerContext) -> bool:
    """Once, without saying when: 出任过局长."""
    after = context.clause.words[context.position + 1 : context.position + 2]
    return bool(after) and after[0].text == "过"


def _just_before(context: TriggerContext, args: Arguments) -> bool:
    """2015年成立以来: the date belongs to the word itself; 4月启动成立以来的第三轮裁员 does not date the founding."""
    before = context.clause.words[context.position - 1] if context.position else None
    return any(w is before for w in args.times)


def _begins(told: Telling) -> bool:
    """Whether a word of state is told as beginning: dated, or with a word of beginning, and not as something past."""
    left = told.context.left
    own = 1 + max((i for i, w in enumerate(left) if w.cat == DE), default=-1)
    texts = {
        w.text for w in left[own:]
    } | told.chain  # 时任甲市书记的张三担任…: what stands before 的 is of another time
    if texts & modality().past_state and not (told.dated and _dated_here(told.context, told.args)):
        return False
    return _begins_strictly(told, texts) if told.group.state == "strict" else _begins_loosely(told, texts)


def _begins_strictly(told: Telling, texts: set[str]) -> bool:
    """Of a word that tells a state unless its own clause says that it begins: a day, 将, 起, a post handed over."""
    words = modality()
    if told.args.relative:
        return False
    of_post = told.kind.identity.family == "arriving"  # 成立于2016年，由甲公司控股: neither day nor 由 is of that
    handed = of_post and told.args.agent is not None and _trigger_before(told.context)
    dated = told.dated and (of_post or _dated_here(told.context, told.args))
    return dated or handed or bool(texts & words.future) or bool(told.chain & words.onset - {"由", "被", "已"})


def _begins_loosely(told: Telling, texts: set[str]) -> bool:
    """Of other words: whatever somebody does to it, or that the sentence around it is of news, makes it begin."""
    context, args, words = told.context, told.args, modality()
    if args.closed and _length_said(context):
        return False
    if told.dated or args.agent is not None or args.passive or any(w.cat == TRIGGER for w in args.chain):
        return True
    if texts & words.onset or _all_said(context, args) or _listed_below(context):
        return True
    recent = context.clauses[max(0, _run(context) - 2) : context.clause.index]
    if any(w.text in words.deciding for c in recent for w in c.words):
        return True
    return _formed_before(context) or (_trigger_before(context) and args.subject is None)


def _length_said(context: TriggerContext) -> bool:
    """The clause only says how long it has been: 在担任总理近六年之后."""
    end = context.clause.words[context.position + 1 :][-2:]
    return len(end) == 2 and end[1].cat == CLOSER and end[0].cat == TIME and end[0].when is None


def _formed_before(context: TriggerContext) -> bool:
    """The post is in what the clause before sets up: 甲公司成立氢能事业部，张三兼任总经理."""
    if not context.clause.index:
        return False
    words = [w for w in context.clauses[context.clause.index - 1].words if w.cat != PARTICLE]
    return any(w.text in modality().forming and after.cat in (ENTITY, NOUN) for w, after in pairwise(words))


def _run(context: TriggerContext) -> int:
    """The clause in which a run of clauses with the same trigger begins: 如甲任书记，乙任主任，丙任局长."""
    at = context.clause.index
    while at and any(w.trigger and w.text == context.word.text for w in context.clauses[at - 1].words):
        at -= 1
    return at


def _all_said(context: TriggerContext, args: Arguments) -> bool:
    """All that a flash or a headline says is news: 张三任乙公司总裁."""
    clauses = [c for c in context.clauses if c.mark not in (":", "：")]  # 新任书记到任：张三任市委书记
    alone = len(clauses) == 1 and clauses[0] is context.clause and len(context.word.text) == 1
    return alone and args.subject is not None and args.subject.start == 0 and args.subject.end == context.position


def _listed_below(context: TriggerContext) -> bool:
    """A line of a list of changes: 甲大学：张三任书记."""
    previous = context.clauses[context.clause.index - 1] if context.clause.index else None
    return (
        previous is not None and previous.mark in (":", "：") and {w.kind for w in previous.words} == {"organization"}
    )


def _dated_here(context: TriggerContext, args: Arguments) -> bool:
    """A date of the clause itself, or of one that says nothing else (2019年，他曾兼任…)."""
    if any(w.when is not None for w in args.times):
        return True
    if args.relative:
        return False  # 5月，曾任店长的张三起家: the day is that of what he did then
    previous = context.clauses[context.clause.index - 1] if context.clause.index else None
    return previous is not None and all(c.kind == TIME for c in previous.chunks)


def _trigger_before(context: TriggerContext) -> bool:
    previous = context.clauses[context.clause.index - 1] if context.clause.index else None
    return previous is not None and any(w.trigger for w in previous.words)
