"""Who tells an event: its actors (announced), somebody else (reported), or the article itself (asserted)."""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.arguments import Arguments
from flows.events.clauses import Clause
from flows.events.lexicon import attribution
from flows.events.modality import Verdict
from flows.events.words import ENTITY, NOUN, Word
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


def judge(
    clauses: Sequence[Clause], clause: Clause, args: Arguments, verdict: Verdict, actors: frozenset[str], speaker: bool
) -> Certainty:
    """actors: keys of the event's people and organisations; speaker: the trigger stands in an actor's own words."""
    words = attribution()
    chain = {w.text for w in args.chain}
    if speaker or chain & _STRONG:
        return "announced"
    before = list(clauses[: clause.index + 1])
    spoken = [_speech(c, words.announcing | words.reporting) for c in before]
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
    return "announced" if verdict == "future" else "asserted"


def _speech(clause: Clause, verbs: frozenset[str]) -> tuple[int, Word] | None:
    for i, word in enumerate(clause.words):
        if word.cat in ("V", NOUN) and word.text in verbs:
            return i, word
    return None


def _is_source(words: Sequence[Word]) -> bool:
    sources = attribution().sources
    return any(w.text in sources or any(w.text.endswith(s) for s in sources if len(s) > 1) for w in words)
