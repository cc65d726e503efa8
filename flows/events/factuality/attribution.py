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
    clauses, clause = context.clauses, context.clause
    if speaker or any(w.text in _STRONG for w in args.chain):
        return "announced"
    if args.relative and verdict != "future":
        return "asserted"
    before = clauses[: clause.index + 1]
    said = _by_speech(before, context.position, actors)
    if said is not None:
        return said
    if any(_is_source(c.words) for c in before[:-1]) or any(w.text == "据" for c in before for w in c.words):
        return "reported"
    decided = any((t := first_phrase(c)) and t.head and t.head.head.text in modality().meetings for c in before)
    return "announced" if verdict == "future" or decided else "asserted"


def _by_speech(before: Sequence[Clause], position: int, actors: frozenset[str]) -> Certainty | None:
    """What the nearest verb of speech makes of the trigger; None without one. The trigger is in the last clause."""
    verbs = speech_verbs()
    for clause in reversed(before):
        spoken = _speech(clause, verbs, position if clause is before[-1] else None)
        if spoken is not None:
            at, verb = spoken
            return "announced" if _speaks_for_itself(clause.words[:at], verb, actors) else "reported"
    return None


def _speaks_for_itself(who: Sequence[Word], verb: Word, actors: frozenset[str]) -> bool:
    """Whether who speaks is of the event: by the verb, by name (unless 据 stands there), or by a notice."""
    if verb.text in _STRONG and not _is_source(who):
        return True
    named = any(w.cat == ENTITY and w.key in actors for w in who) and not any(w.text == "据" for w in who)
    return named or any(w.text in attribution().notices for w in who)


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
