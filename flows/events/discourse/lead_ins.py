"""A sentence that ends in a colon leads in what the next one tells: 乙医院发布声明：, under it the statement.

In: the sentence before, the names in it, who takes part in what is told. Out: how sure the claim is by who leads it in.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.lexicon import attribution, speech_verbs
from flows.language.script import fold
from schemas.records import Certainty, Mention, Sentence

_COLONS = (":", "：")
_MARKS = ' \n“”「」『』"*_#>'


def led_in(before: Sentence, mentions: Sequence[Mention], actors: frozenset[str]) -> Certainty | None:
    """How sure what follows is; None where nobody leads it in.

    A paper that speaks for a body, what only an actor does (宣布), and a verb of speech behind one of the event make it
    announced; another one's verb makes it reported.
    """
    said = fold(before.text).rstrip(_MARKS)
    if not said.endswith(_COLONS):
        return None
    known = attribution()
    words = [fold(t.text) for t in before.tokens]
    spoken = [w for w in words if w in speech_verbs()]
    if known.notices.intersection(words) or known.own_doing.intersection(spoken):
        return "announced"
    if not spoken:
        return None
    return "announced" if any(m.entity_key in actors for m in mentions) else "reported"
