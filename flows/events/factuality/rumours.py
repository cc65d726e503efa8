"""Whether a trigger is only rumoured: words of hearsay before it, and clauses after it that confirm it.

In: a `Telling`, or the clauses around a trigger. Out: yes or no. `modality` asks them in its order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from flows.events.factuality.telling import Telling
from flows.events.lexicon import attribution, grammar, modality
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import ENTITY


def hearsay(told: Telling) -> bool:
    """Whether it is only rumoured, and no clause after it confirms it: 盛传甲接任."""
    clauses, clause = told.context.clauses, told.clause
    return (_rumour_before(told) and not confirmed(clauses, clause)) or _rumoured(clauses, clause)


def _rumour_before(told: Telling) -> bool:
    """A word of rumour left of the trigger; 传 only right before a name: 有传甲离职, not 传给甲后离职, or behind 被."""
    words = modality().rumours
    left, passive = told.context.left, grammar().prepositions.passive
    pairs = [*pairwise([*left, told.context.word])]
    if any(w.text in passive and b.text in words for w, b in pairs):
        return True  # 甲公司被传裁撤乙部
    return any(w.text in words and (len(w.text) > 1 or b.cat == ENTITY) for w, b in pairs)


def confirmed(clauses: Sequence[Clause], clause: Clause) -> bool:
    """A clause after it confirms what was hearsay: 传出解散，球团昨日证实此事."""
    words = modality()
    after = clauses[clause.index + 1 : clause.index + 3]
    return any(
        w.text in words.confirming and not any(x.text in words.negators for x in c.words)
        for c in after
        for w in c.words
    )


def _rumoured(clauses: Sequence[Clause], clause: Clause) -> bool:
    """The clause before makes hearsay of this one: 此前有传言称，甲公司已经解散."""
    before = clauses[clause.index - 1] if clause.index else None
    told = before is not None and before.words[-1].text in attribution().reporting
    return told and before is not None and any(w.text in modality().rumours for w in before.words)
