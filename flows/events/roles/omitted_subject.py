"""The subject that a clause does not say: it goes on from the clause or the sentence before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase, hears, introduced
from flows.events.event_types import NO_ROLES, FillerKind, Slot
from flows.events.lexicon import counting, grammar, modality, nouns, pronouns
from flows.events.roles.fillers import Filled, fill
from flows.events.roles.following_clauses import included
from flows.events.syntax.chunks import PHRASE
from flows.events.syntax.clauses import Clause
from flows.events.syntax.members import Member
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import CLOSER, DE, ENTITY, NOUN, NUMBER, PASSED, TIME, TRIGGER, VERB, Word

if TYPE_CHECKING:
    from flows.events.roles.interpretation import Interpretation

_KINDS: tuple[FillerKind, ...] = ("person", "organization", "team")


# Role, key, and the member of the phrase that named it: what stood before the name goes on with it.
Carried = tuple[str, str, Member | None]


def carried_subject(slot: Slot, context: TriggerContext, before: Sequence[Interpretation]) -> list[Carried]:
    """Who goes on as subject; empty when nobody fits.

    A clause that only says when (加入小米前, 在离开之后) has the subject of the clause after it.
    """
    if any(_is_kin(w) for w in context.left):
        return []  # 她任董事长，丈夫任副总裁
    if any(w.text in counting().many for w in context.left[-1:]):
        return []  # 多位离开甲公司
    if "person" in slot and context.unnamed_before(context.word):
        return []  # 有数百名员工反对，选择了辞职
    if "person" in slot and (name := _told_by_relative(context)) is not None:
        return [(slot["person"], name, None)]
    behind = _from_main_clause(slot, context) or _told_ahead(slot, context)
    if behind:
        return behind
    earlier = _told_before(slot, context, before)
    return _in_focus(slot, context) if earlier is None else earlier


def _told_by_relative(context: TriggerContext) -> str | None:
    """The person behind a verb with 于 and 的: 记者确认，效力于甲队的中卫乙即将加盟丙队."""
    left = [w for w in context.left if w.cat not in PASSED and w.cat != TIME]
    if not left or left[-1].cat != ENTITY or left[-1].kind != "person":
        return None
    behind_verb = any(a.cat in (VERB, TRIGGER) and b.text in ("于", "在") for a, b in pairwise(left))
    return left[-1].key if behind_verb and any(w.cat == DE for w in left) else None


def _from_main_clause(slot: Slot, context: TriggerContext) -> list[Carried]:
    """The subject of the clause behind one that only says when; instances of a group are nobody whom it tells of.

    被解雇后，包括甲和乙在内的几人声援他: nobody.
    """
    clauses, clause = context.clauses, context.clause
    if not _subordinate(clause) or clause.index + 1 >= len(clauses):
        return []
    # 就任副市长后，还是在乙任内，甲进入市委: a clause that speaks of nobody stands between
    rest = clauses[clause.index + 1 :]
    after = rest[1] if len(rest) > 1 and _speaks_of_nobody(rest[0]) else rest[0]
    return [] if after.words[0].text in grammar().including else _from_topic(first_phrase(after), slot, context)


def _speaks_of_nobody(clause: Clause) -> bool:
    """Whether a clause only says when or where: 还是在乙任内, 同年."""
    kinds = [c.kind for c in clause.chunks if c.word.text not in grammar().copulas]
    return PHRASE not in kinds and (kinds[-1:] == [CLOSER] or not any(k in (VERB, TRIGGER) for k in kinds))


def _told_before(slot: Slot, context: TriggerContext, before: Sequence[Interpretation]) -> list[Carried] | None:
    """Whom readings and topics before tell of, the nearest first; empty where kin stands there, None for nobody."""
    clause = context.clause
    for earlier in reversed(context.clauses[: clause.index + 1]):
        told = [r for r in reversed(before) if r.context.clause is earlier]
        # 接替调任乙局的甲，出任…: who does what the clause tells, before whom it only describes
        readings = (_from_reading(r, slot) for r in sorted(told, key=lambda r: r.args.relative))
        if found := next(filter(None, readings), None):
            return found
        if earlier is clause or earlier.bracketed != clause.bracketed or hears(earlier):
            continue
        topic = _called(earlier) or _praised(earlier, context) or _listed(earlier, context) or first_phrase(earlier)
        if topic is not None and topic.head is not None and _is_kin(topic.head.head):
            return []
        if found := _from_topic(topic, slot, context):
            return found
    return None


def _called(clause: Clause) -> NounPhrase | None:
    """The organisation by whose name the clause calls its topic: 该公司名为乙有限公司."""
    topic, named = first_phrase(clause), introduced(clause)
    if topic is None or named is None or named.head is None or named.head.kind != "organization":
        return None
    stands_for = any(w.text.endswith(tuple(pronouns().organization)) for m in topic.members for w in m.words)
    return named if stands_for else None


def _praised(clause: Clause, context: TriggerContext) -> NounPhrase | None:
    """Whom somebody says what he is like, so that what follows is of him: 甲形容乙出类拔萃，出任校长时….

    Not where the clause says what is done next (…，随后辞职; …，并宣布辞职), which is of who speaks.
    """
    chunks, known = clause.chunks, modality()
    silent = all(w.cat == TIME or (w.cat in PASSED and w.text not in known.sequence) for w in context.left)
    at = next((i for i, c in enumerate(chunks) if c.kind in (VERB, TRIGGER)), len(chunks))
    if not silent or at + 2 >= len(chunks) or chunks[at].word.text not in known.describing or _subordinate(clause):
        return None
    praised = chunks[at + 1].phrase
    return praised if praised is not None and praised.of_kind("person") else None


def _listed(clause: Clause, context: TriggerContext) -> NounPhrase | None:
    """The people of a group that the clause before it names alone: 三名董事，包括甲及乙，昨日辞职."""
    before = context.clauses[clause.index - 1].chunks if clause.index else []
    group = before[0].phrase if len(before) == 1 else None
    if group is None or group.head is None or group.head.kind not in ("group", "post"):
        return None
    listed = included(clause.chunks)
    ends = [c for c in clause.chunks if c.kind not in PASSED]
    return listed[0] if listed and ends[-1].phrase is listed[-1] else None


def _in_focus(slot: Slot, context: TriggerContext) -> list[Carried]:
    """The person whom the sentence before speaks of, where this one names nobody; none in a row of a table.

    Who is not named there (他, 2003年任局长) goes on only to a clause that has nothing but a time before its verb.
    """
    focus = context.focus
    if context.clause.row or "person" not in slot or context.people:
        return []
    silent = all(w.cat == TIME or w.cat in PASSED for w in context.left)
    last = focus.last_spoken_of() if silent else focus.last_named()
    key = focus.person(context.index, []) if context.index - last <= 1 else None
    return [] if key is None or _says_subject(context) else [(slot["person"], key, None)]


def _says_subject(context: TriggerContext) -> bool:
    """Whether the clause opens with somebody or something of its own: 两国申请加入联盟, 主席卸任后; not 大学毕业后.

    Words that the tagger nearly took for a name are somebody (支清越辞职, with 越 taken for an adverb).
    """
    if any((w.start, context.word.start) in context.nearly for w in context.left):
        return True
    said = [w for w in context.left if w.cat not in (TIME, NUMBER, *PASSED)]
    return bool(said) and said[0].cat == NOUN and not context.left[-1].text.endswith(counting().ends_of_periods)


def _is_kin(word: Word) -> bool:
    return word.cat == NOUN and word.text.endswith(nouns().kin)


def _told_ahead(slot: Slot, context: TriggerContext) -> list[Carried]:
    """A sentence that opens without a subject has that of its next clause: 离开工作多年的甲公司，张三现身乙公司."""
    if context.clause.index or context.clause.bracketed or len(context.clauses) == 1:
        return []
    if "person" not in slot or "organization" in slot or context.people:
        return []
    after = context.clauses[1]
    if after.bracketed or any(w.text in modality().succeeding for w in after.words):
        return []
    found = _from_topic(first_phrase(after), {"person": slot["person"]}, context)
    return found if len(found) == 1 else []


def topic_before(slot: Slot, context: TriggerContext) -> list[Carried]:
    """Who the clauses before speak of, where no event is told there: he does what this clause says.

    What a semicolon parts is an item of its own: 任命：甲为局长；免去乙的局长职务.
    """
    for earlier in reversed(context.clauses[: context.clause.index]):
        if any(w.trigger for w in earlier.words) or earlier.mark in (";", "；"):
            return []
        found = [] if earlier.bracketed or hears(earlier) else _from_topic(first_phrase(earlier), slot, context)
        if found:
            return found
    return []


def _subordinate(clause: Clause) -> bool:
    last = clause.chunks[-1]
    lasts = last.kind == TIME and last.word.when is None  # 被停职两周
    return last.kind == CLOSER or (last.kind == TIME and not lasts and len(clause.chunks) > 1)


def _from_topic(topic: NounPhrase | None, slot: Slot, context: TriggerContext) -> list[Carried]:
    if topic is None:
        return []
    filled = Filled()
    if not fill(filled, topic, slot, context, "carried") and "person" in slot and topic.head is not None:
        # 他最初的角色是…，后来成了…: whose thing it was goes on.
        for word in [*topic.head.pronouns, *topic.head.possessors]:
            for key in context.named(word, "person"):
                filled.add(slot["person"], key, "carried")
    return [(r, k, filled.members.get(k)) for r, keys in filled.roles.items() for k in keys]


def _from_reading(reading: Interpretation, slot: Slot) -> list[Carried]:
    """The surface subject of an earlier trigger; its principal where only a person may stand."""
    for want in _KINDS:
        if want not in slot or slot[want] in NO_ROLES:
            continue
        if want == "person":
            args = reading.args
            unsaid = args.subject is None and not args.carried
            undergoes = args.object is not None and bool(args.object.of_kind("person")) and not args.passive
            # 任命甲，成立部门: where an organisation may do it, whom it was done to does not go on
            acts = slot.get("organization") not in (None, *NO_ROLES)
            keys = [] if acts and (unsaid or undergoes or args.pivot) else reading.people()
        else:
            phrase = reading.args.subject
            keys = [m.head.key for m in phrase.of_kind(want) if m.head.key] if phrase is not None else []
        if keys:
            return [(slot[want], k, reading.filled.members.get(k)) for k in keys]
    return []
