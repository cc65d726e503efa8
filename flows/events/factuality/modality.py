"""Whether a trigger is told as fact: not denied, not supposed, not asked, not only planned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise
from typing import Literal

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, TriggerGroup
from flows.events.factuality import states
from flows.events.factuality.rumours import confirmed, hearsay
from flows.events.factuality.telling import Telling
from flows.events.lexicon import attribution, grammar, modality
from flows.events.syntax.clauses import Clause
from flows.events.syntax.quoting import PAIRS
from flows.events.syntax.tokens import DE, NOUN, PARTICLE, PASSED, QUOTE, TIME, VERB, Word
from flows.evidence.decision_list import Rule, outcome

Verdict = Literal["fact", "future", "negated", "supposed", "asked", "hypothetical", "state", "denied"]


def _negated(told: Telling) -> bool:
    return not (modality().negators | set(told.kind.negators)).isdisjoint(told.chain)


def _hypothetical(told: Telling) -> bool:
    return told.left_of(modality().hypothetical) or _conditional(told.context.clauses, told.clause)


def _supposed_real(told: Telling) -> bool:
    """A condition that is said as if it had come about: 真降级了我辞职; 真降级了，我辞职."""
    real, here = modality().supposed_real, told.clause.index
    left = [w.text for w in told.context.left]
    before = [w.text for w in told.context.clauses[here - 1].words] if here else []
    said = next((left[i + 1 :] for i, word in enumerate(left) if word in real), [])
    return "了" in said or (before[:1] != [] and before[0] in real and before[-1] == "了")


def _for_a_time(told: Telling) -> bool:
    """What was once announced or planned for a time did not stay: 一度宣布解散, and not 一度出任."""
    words = modality()
    return not told.chain.isdisjoint(words.for_a_time) and not told.chain.isdisjoint(
        attribution().announcing | words.plans
    )


def _in_another_sense(told: Telling) -> bool:
    """The word alone stands in quotes, which say that it is not meant as it stands: 张三“回归”乙公司.

    Not a word that papers write so (张三被“双开”), nor one between two that are quoted: “甲公司”收购“乙公司”.
    """
    words, at = told.clause.words, told.context.position
    if not 0 < at < len(words) - 1 or told.context.word.text in modality().written_in_quotes:
        return False
    opens, closes = words[at - 1], words[at + 1]
    if opens.text in PAIRS:
        return closes.text == PAIRS[opens.text]
    before = [w.text for clause in told.context.clauses for w in clause.words if w.start <= opens.start]
    straight = opens.cat == QUOTE and opens.text not in PAIRS.values()  # one mark for both: every second one closes
    return straight and closes.text == opens.text and before.count(opens.text) % 2 == 1


def _not_begun(told: Telling) -> bool:
    """A clause after it says that the plan has not come about: 计划收购乙公司，但尚未实施."""
    words = modality()
    if not _supposing(told):
        return False
    after = told.context.clauses[told.clause.index + 1 : told.clause.index + 3]
    said = [[w.text for w in c.words] for c in after if not any(w.trigger for w in c.words)]
    return any(words.negators.intersection(c) and words.carrying_out.intersection(c) for c in said)


def _requested(told: Telling) -> bool:
    """Who is spoken to is asked to do it, here or in a clause before: 请你市依照规定，迅速成立调查组.

    A clause before opens with it, and this one goes on without a subject or a day that it was done on: not
    请你放心，张三昨日离开甲公司.
    """
    words, left = modality(), told.context.left
    if any(w.text in words.requests and b.text.startswith(words.addressed_all) for w, b in pairwise(left)):
        return True
    pairs = list(pairwise(left))
    if (told.args.subject is None or told.args.carried) and not _on_a_day(left):
        opened = (list(dropwhile(_opens_nothing, c.words)) for c in told.context.clauses[: told.clause.index])
        pairs += [(some[0], some[1]) for some in opened if len(some) > 1]
    return any(w.text in words.requests and b.text.startswith(words.addressed) for w, b in pairs)


def _opens_nothing(word: Word) -> bool:
    return word.cat in PASSED or word.cat == TIME


def _on_a_day(words: Sequence[Word]) -> bool:
    """A time that is no end of a term: 昨日, and not 于3日内, 在6月前."""
    behind = [*(w.text for w in words), ""][1:]
    times = (w.text + next_to for w, next_to in zip(words, behind, strict=True) if w.cat == TIME)
    return not all(t.endswith(("内", "前")) for t in times)


def _headed(told: Telling) -> bool:
    """A heading that opens with the word, or with verbs over it, and says neither who nor when: 宣布辞职之后.

    It is what is wanted as well as what was done.
    """
    context = told.context
    if context.focus.line != context.index or context.clause.index or any(w.cat != VERB for w in context.left):
        return False
    return not any(w.cat == TIME or w.kind == "person" for clause in context.clauses for w in clause.words)


def _denied(told: Telling) -> bool:
    here = told.clause.index
    near = [c for c in told.context.clauses[here:] if c.index - here < 4]
    return any(_denies(c, own=c is told.clause) for c in near)


def _supposed_before(told: Telling) -> bool:
    """An earlier clause ends in a word that makes what follows a guess or a plan."""
    words = modality().speculation
    earlier = told.context.clauses[: told.clause.index]
    return any(
        c.words[-1].text in words and c.words[-1].cat != NOUN
        for c in earlier
        if not c.bracketed and not _done_to(c) and c.words[0].text != "经"
    )


def _supposing(told: Telling) -> frozenset[str]:
    """The words over the trigger that make a guess or a plan of it."""
    words = modality()
    found = told.chain & (words.speculation | set(told.kind.planners))
    if _done_to(told.clause):
        found -= words.invitations  # 受甲之邀加盟乙
    if found <= words.hearsay and confirmed(told.context.clauses, told.clause):
        return frozenset()
    return found


def _decided(told: Telling) -> bool:
    """Whether what is only planned is decided: by the words themselves, or announced or dated."""
    supposing, decided = _supposing(told), set(told.kind.decided)
    if not supposing <= modality().plans | decided:
        return False
    return supposing <= decided or told.dated or _announced(told.context.clauses, told.clause, told.chain)


def _to_come(told: Telling) -> bool:
    return not told.args.nominal and not told.chain.isdisjoint(modality().future)


def _proposed(told: Telling) -> bool:
    """Only a proposal or a wish of it is told, unless the clause has it accepted: 罢免张三的议案."""
    words, behind = modality(), told.clause.words[told.context.position + 1 :]
    cut = next((i for i, w in enumerate(behind) if w.cat == DE), len(behind))
    if any(w.trigger for w in behind[:cut]) or not any(w.text in words.proposals for w in behind[cut + 1 : cut + 3]):
        return False
    return not any(w.text in words.accepting for w in told.clause.words)


def _composed(told: Telling) -> bool:
    return told.context.word.text in modality().composing and told.args.relative and told.args.agent is not None


def _only_a_time(told: Telling) -> bool:
    """A state that only says when, unless its clause has somebody give it to him: 接受委任担任主席后."""
    return told.state and told.args.closed and told.chain.isdisjoint(grammar().pivots)


def _revoked(told: Telling) -> bool:
    """What is spoken of is undone: 终止张三的任命."""
    return told.args.nominal and told.left_of(modality().revoking)


def _refused(told: Telling) -> bool:
    """Who wanted to go was not let go, who was wanted did not come: 递交辞呈，惟不获接纳; 聘他做院长，被他婉拒."""
    words, kind = modality(), told.kind
    if kind.movement == "leaves":
        known = words.refusals
    elif kind.identity.family == "arriving" or kind.movement == "enters":
        known = words.declined
    else:
        return False
    after = told.context.clauses[told.clause.index : told.clause.index + 3]
    said = "，".join("".join(w.text for w in c.words) for c in after)
    return any(x in said for x in known)


def _goes_on_from_supposed(told: Telling) -> bool:
    """Nobody is its subject but who only plans it in the clause before: 试图剥离甲公司，将其出售给乙."""
    return (told.args.carried or told.args.patient is not None) and _inherited(told.context)


_VERDICTS: tuple[Rule[Telling, Verdict], ...] = (
    Rule("a heading by nobody: 成立档案局", "supposed", _headed),
    Rule("a word of negation over it: 没有离开", "negated", _negated),
    Rule("made of: 由十二人组成的小组", "state", _composed),
    Rule("undone: 终止张三的任命", "negated", _revoked),
    Rule("only proposed: 罢免张三的议案", "supposed", _proposed),
    Rule("counted from: 距上任四十天", "state", lambda t: not t.chain.isdisjoint(modality().since)),
    Rule("asked", "asked", lambda t: _asked(t.context.clauses, t.clause, t.context.left)),
    Rule("somebody is asked to do it: 请你市成立调查组", "supposed", _requested),
    Rule("what something is: 目的就是挖走他", "supposed", lambda t: _defined(t.clause, t.args, t.context)),
    Rule("a condition: 如果, 一旦", "hypothetical", _hypothetical),
    Rule("a condition told as if it had come about: 真降级了我辞职", "hypothetical", _supposed_real),
    Rule("announced for a time only: 一度宣布解散", "denied", _for_a_time),
    Rule("hearsay: 传闻", "supposed", hearsay),
    Rule("denied: 不实", "denied", _denied),
    Rule("in quotes of its own: “回归”", "supposed", _in_another_sense),
    Rule("planned, and not begun: 有计划裁员，但并未实施", "supposed", _not_begun),
    Rule("not taken, the resignation or the post: 不获接纳", "denied", _refused),
    Rule("of a territory: 香港回归后", "state", states.handed_over),
    Rule("a time of something else: 上任后", "state", states.spoken_of),
    Rule("an earlier clause supposes it", "supposed", _supposed_before),
    Rule("goes on from a clause that is supposed", "supposed", _goes_on_from_supposed),
    Rule("planned and decided", "future", lambda t: bool(_supposing(t)) and _decided(t)),
    Rule("planned or guessed", "supposed", lambda t: bool(_supposing(t))),
    Rule("once, without a day: 出任过", "state", states.once),
    Rule("a state before or after something: 任职期间", "state", _only_a_time),
    Rule("how long, or since when: 成立两年", "state", states.period),
    Rule("to learn there: 进入某大学学习", "state", states.studies),
    Rule("to visit it: 进入某景区", "state", states.visits),
    Rule("only since then: 从创立至今", "state", states.since_then),
    Rule("what a word means: 是指依法设立的银行", "state", states.defined_by_law),
    Rule("ends one thing and stays: 退役后留在青年队", "state", states.remains),
    Rule("a post by its holder: 张三兼任的职务", "state", states.held),
    Rule("what he was until then: 履新甲省前，张三任乙局局长", "state", states.held_before),
    Rule("made use of: 利用担任局长的职务便利", "state", states.made_use_of),
    Rule("how much it was: 投入的金额", "state", states.amount),
    Rule("till when something else lasted: 直至此次当选副省长", "state", states.until_this),
    Rule("goes on: 担任理事职务保持不变", "state", states.unchanged),
    Rule("a state that does not begin", "state", states.stays),
    Rule("to come: 将", "future", _to_come),
)


def assess(kind: EventType, group: TriggerGroup, context: TriggerContext, args: Arguments, *, dated: bool) -> Verdict:
    """How the clause tells the trigger of the scene. Only `fact` and `future` (decided) are events."""
    told = Telling(kind, group, context, args, frozenset(w.text for w in args.chain), dated)
    return outcome(_VERDICTS, told, "fact")


def _denies(clause: Clause, *, own: bool = False) -> bool:
    """A word of denial, also where the tagger cut it in two: 不|实; 否认将加盟乙 denies what stands behind it only."""
    words = [w.text for w in clause.words]
    denials = modality().denials
    said = [i for i, w in enumerate(words) if w in denials]
    if said and not own and any(w.trigger for w in clause.words[said[-1] + 1 :]):
        return False
    return bool(said) or any(a + b in denials for a, b in pairwise(words))


def _defined(clause: Clause, args: Arguments, context: TriggerContext) -> bool:
    """What something is: 目的就是挖走他, 另一个选择是加入乙; 他是去年加入的, 第一件事就是撤销了部门 have happened."""
    after = context.clause.words[context.position + 1 : context.position + 2]
    told_when = args.subject is not None and args.subject.of_kind("person") and any(w.when for w in args.times)
    if (after and after[0].text == "了") or told_when:
        return False  # 三人均是在年初当选
    return any(w.text in modality().defining for w in args.chain) and clause.words[-1].cat != DE


def _asked(clauses: Sequence[Clause], clause: Clause, left: Sequence[Word]) -> bool:
    words = modality()
    if any(w.text in words.questions for w in left):
        return True
    last = clauses[-1]
    if last.mark in ("?", "？") and (clause.index == last.index or len(clauses) == 1):
        return True
    return clause.mark in ("?", "？")


def _inherited(context: TriggerContext) -> bool:
    """What rules over the clause before rules over this one too: 要求他负责，引咎辞职; 计划收购甲，并成立乙."""
    words = modality()
    if context.clause.index == 0 or any(
        w.text in words.sequence or w.cat in (TIME, PARTICLE) for w in context.clause.words
    ):
        return False
    previous = context.clauses[context.clause.index - 1]
    return not _done_to(previous) and any(w.cat == VERB and w.text in words.speculation for w in previous.words)


def _done_to(clause: Clause) -> bool:
    """It was asked of him, and he did what comes next: 受到邀请，重回…."""
    return any(w.text in modality().undergoing for w in clause.words)


def _conditional(clauses: Sequence[Clause], clause: Clause) -> bool:
    """The clause before opens a condition on this one: 如果…，张三将辞职."""
    words = modality()
    return any(earlier.words[0].text in words.hypothetical for earlier in clauses[: clause.index])


def _announced(clauses: Sequence[Clause], clause: Clause, chain: frozenset[str]) -> bool:
    verbs = attribution().announcing
    if chain & verbs:
        return True
    return any(w.text in verbs for c in clauses[max(0, clause.index - 2) : clause.index] for w in c.words)
