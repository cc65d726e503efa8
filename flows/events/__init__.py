"""Events: triggers and arguments → claims (per article); claims → events (over all)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from flows.events.claims.mention import mention_of, withheld
from flows.events.claims.weigh import weigh, whole
from flows.events.event_types import EventTypes
from flows.events.extractor import Extractor
from flows.events.triggers import TriggerFinder
from schemas.records import Extracted, Recognized, Sentence, SourceText

__all__ = ["EventTypes", "extract"]


def extract(text: SourceText, sentences: Sequence[Sentence], found: Recognized, types: EventTypes) -> Extracted:
    """The claims of events that one source makes, in the order told; what is not sure enough apart from the rest.

    sentences: of title and body with words (`flows.language.analyse`); found: what `entities` recognised in them.
    """
    told, unsure = [], []
    for view in Extractor(text, found, types, _finder(types)).read(sentences):
        weighed = weigh(view)
        if weighed.whole >= whole().threshold:
            told.append(mention_of(view, weighed))
        else:
            unsure.append(withheld(view, weighed))
    return Extracted(tuple(told), tuple(unsure))


@lru_cache(maxsize=4)
def _finder(types: EventTypes) -> TriggerFinder:
    return TriggerFinder(types)
