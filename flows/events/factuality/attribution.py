"""Who tells an event: its actors (announced), somebody else (reported), or the article itself (asserted)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase
from flows.events.factuality.modality import Verdict
from flows.events.lexicon import attribution, modality, speech_verbs
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import ENTITY, NOUN, PARTICLE, QUOTE, TRIGGER, VERB, Word
from schemas.records import Certainty

# Verbs that only an actor uses of his own doing; 表示, 说 and the like depend on who speaks.
_STRONG = frozenset(
    (
        "宣布",
        "官宣",
        "公告",
        "宣告",
        "公布",
        "正式宣布",
        "官方宣布",
        "发布公告",
        "对外宣布",
        "公示",
        "通报",
        "确认",
        "证实",
        "决定",
    )
)


def certainty_of(
    context: TriggerContext, args: Arguments, verdict: Verdict, actors: frozenset[str], *, speaker: bool
) -> Certainty:
    """actors: keys of the event's people and organisations; speaker: the trigger stands in an actor's own words."""
    words = attribution()
    clauses, clause, position = context.clauses, context.clause, context.position
    chain = {w.text for w in args.chain}
    if speaker or chain & _STRONG:
        return "announced"
    if args.relative and verdict != "future":
        return "asserted"
    before = list(clauses[: clause.index + 1])
    verbs = speech_verbs()
    spoken = [_speech(c, verbs, None if c is not clause else position) for c in before]
    for earlier, verb in zip(reversed(before), reversed(spoken), strict=True):
        if verb is None:
            continue
        who = earlier.words[: verb[0]]
        if verb[1].text in _STRONG and not _is_source(who):
            return "announced"
        if any(w.cat == ENTITY and w.key in actors for w in who) and not any(w.text == "据" for w in who):
            return "announced"
        if any(w.text in words.notices for w in who):
            return "announced"
        return "reported"
    if any(_is_source(c.words) for c in before if c is not clause):
        return "reported"
    if any(w.text == "据" for c in before for w in c.words):
        return "reported"
    decided = any((t := first_phrase(c)) and t.head and t.head.head.text in modality().meetings for c in before)
    return "announced" if verdict == "future" or decided else "asserted"


def _speech(clause: Clause, verbs: frozenset[str], before: int | None) -> tuple[int, Word] | None:
    """The verb of speech over a trigger: before it in its own clause, or of an earlier clause whose words go on."""
    for i, word in enumerate(clause.words[:before]):
        if word.cat in (VERB, NOUN, TRIGGER) and word.text in verbs:
            rest = clause.words[i + 1 :]
            if (
                before is not None
                or all(w.cat in (QUOTE, VERB, PARTICLE) for w in rest)
                or any(w.trigger for w in rest)
            ):
                return i, word
    return None


def _is_source(words: Sequence[Word]) -> bool:
    sources, ends = attribution().sources, _source_ends()
    return any(w.text in sources or w.text.endswith(ends) for w in words)


@cache
def _source_ends() -> tuple[str, ...]:
    return tuple(s for s in attribution().sources if len(s) > 1)
