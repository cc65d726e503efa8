"""Why a claim is as sure as it is: its article is read again, and each link says which features decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.events import EventTypes, claim_views
from flows.events.claims.weigh import weigh, why
from flows.language import analyze
from flows.language.tagging.protocol import tagger_named, voice_named
from flows.settings import Settings
from schemas.records import SourceText

_SHOWN = 4  # features of each link


def reasons(settings: Settings, source: Mapping[str, Any], claim: Mapping[str, Any]) -> Iterator[str]:
    """A line for each link of an event mention (a row of event_mentions), the weightiest features first.

    source: its row of sources. Nothing where the settings read the article in another way today.
    """
    days = source["published_earliest"], source["published_latest"]
    text = SourceText(source["title"], source["body"], source["script"], *days)
    sentences = analyze([text], tagger_named(settings.tagger))[0]
    registry = Registry.load(extra=settings.registry, enabled=settings.registry_enabled)
    found = recognize(text, sentences, registry, [voice_named(name) for name in settings.voices])
    for view in claim_views(text, sentences, found, EventTypes.load(extra=settings.event_types)):
        place = view.sentence.part, view.sentence.start, view.event_type
        if place != (claim["part"], claim["char_start"], claim["event_type"]):
            continue
        links = weigh(view).links
        for link, features in why(view).items():
            said = "; ".join(f"{r.feature} {r.amount:+.2f} ({r.text})" for r in features[:_SHOWN])
            yield f"{link} {links[link]:.2f}: {said}"
        return
