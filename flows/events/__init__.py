"""Events: triggers and arguments → event mentions (per article); event mentions → events (over all)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from flows.events.event_types import EventTypes
from flows.events.extractor import Extractor
from flows.events.triggers import TriggerFinder
from schemas.records import Extracted, Recognized, Sentence, SourceText

__all__ = ["EventTypes", "extract"]


def extract(text: SourceText, sentences: Sequence[Sentence], found: Recognized, types: EventTypes) -> Extracted:
    """The claims of events that one source makes, in the order told.

    sentences: of title and body with words (`flows.language.analyse`); found: what `entities` recognised in them.
    """
    return Extracted(Extractor(text, found, types, _finder(types)).read(sentences))


@lru_cache(maxsize=4)
def _finder(types: EventTypes) -> TriggerFinder:
    return TriggerFinder(types)
