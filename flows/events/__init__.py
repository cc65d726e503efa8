"""Events: what an article tells of people and organisations → claims, each with the probability that it is right.

In: a source's text with its sentences, and what `entities` recognised there. Out: claims (`extract`), those that are
not sure enough apart; `merging` makes events of the claims of all sources. A wrong row goes wrong in one of these
steps, in this order; each has its folder or file, and `extractor` calls them sentence by sentence:

1. `triggers`: words that can tell an event, as words of their own. Out: matches with the types that they can tell.
2. `syntax`: words, noun phrases, chunks and clauses of the sentence. Out: clauses.
3. `arguments`: what stands around a trigger, by grammar. Out: a frozen frame (`Arguments`); `interpret` reads it as one
   type, and calls steps 4 to 7.
4. `discourse`: who 他, 该公司 and a subject left out stand for. Out: keys of people and organisations.
5. `roles`: who takes which role; which organisation it is, among all that are offered. Out: an `Interpretation` of
   the trigger; `following_clauses` adds what the clauses after it say, `participants` the keys of its claim.
6. `factuality`: told as fact or not (modality), and who tells it (attribution). Out: a verdict, a certainty.
7. `event_date`, `timeline`: which time expression dates it. Out: a range of days.
8. `claims`: how sure each link is and the claim as a whole. Out: records, told or withheld with a reason.
9. `merging`, over all sources: which claims tell one event. Out: the tables of events.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from flows.events.claims.mention import mention_of, withheld
from flows.events.claims.view import ClaimView
from flows.events.claims.weigh import weigh, whole
from flows.events.event_types import EventTypes
from flows.events.extractor import Extractor
from flows.events.triggers import TriggerFinder
from schemas.records import Extracted, Recognized, Sentence, SourceText

__all__ = ["EventTypes", "claim_views", "extract"]


def extract(text: SourceText, sentences: Sequence[Sentence], found: Recognized, types: EventTypes) -> Extracted:
    """The claims of events that one source makes, in the order told; what is not sure enough apart from the rest.

    sentences: of title and body with words (`flows.language.analyse`); found: what `entities` recognised in them.
    """
    told, unsure = [], []
    for view in claim_views(text, sentences, found, types):
        weighed = weigh(view)
        if weighed.whole >= whole().threshold:
            told.append(mention_of(view, weighed))
        else:
            unsure.append(withheld(view, weighed))
    return Extracted(tuple(told), tuple(unsure))


def claim_views(
    text: SourceText, sentences: Sequence[Sentence], found: Recognized, types: EventTypes
) -> Sequence[ClaimView]:
    """The claims of a source as their links are weighed: what `extract` tells, before it is weighed."""
    return Extractor(text, found, types, _finder(types)).read(sentences)


@lru_cache(maxsize=4)
def _finder(types: EventTypes) -> TriggerFinder:
    return TriggerFinder(types)
