"""A text as the whole of recognition reads it, with the packaged tagger and voice: what tests of its outcome ask."""

from __future__ import annotations

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from flows.language.tagging.protocol import voice_named
from schemas.records import Recognized, SourceText

TAGGER, VOICES = Tagger(), [voice_named("cutword")]


def read(body: str, title: str = "", registry: Registry | None = None) -> Recognized:
    """All that is recognised in an article of no date, by no registry unless one is given."""
    text = SourceText(title, body, "Hans", None, None)
    return recognize(text, analyze([text], TAGGER)[0], registry or Registry.empty(), VOICES)
