"""What a model of names must offer, and the models by the names that settings know them by.

A further model is one file with a class that follows a protocol, its labels in `tagset`, its name in
`schemas.records.VoiceName`, and one row here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Protocol

from schemas.records import TaggerName, Token, VoiceName, VoiceSpan


class Voice(Protocol):
    """A model that says which spans are names. Cheap to build and to pickle: what it needs, it loads at first use."""

    name: VoiceName

    def spans(self, texts: Sequence[str], starts: Sequence[int] = ()) -> list[list[VoiceSpan]]:
        """For each text the spans worth telling, with tag and probability. `starts`: what offsets count from, else 0.

        A text's spans do not depend on the texts that it is handed over with.
        """


class WordTagger(Voice, Protocol):
    """A voice that gives words with parts of speech too: the first, which everything else stands on."""

    def read(self, texts: Sequence[str], starts: Sequence[int] = ()) -> list[tuple[list[Token], list[Token]]]:
        """For each text its words, which tile it, and the persons that it nearly saw."""


# Name in the settings → module and class. Loaded when asked for: settings know the names alone.
TAGGERS: dict[TaggerName, tuple[str, str]] = {"lac": ("flows.language.tagging.tagger", "Tagger")}
VOICES: dict[VoiceName, tuple[str, str]] = {
    "lac": TAGGERS["lac"],
    "cutword": ("flows.language.tagging.second_voice", "SecondVoice"),
}


def tagger_named(name: TaggerName) -> WordTagger:
    """The tagger of that name."""
    made: WordTagger = _class(TAGGERS[name])()
    return made


def voice_named(name: VoiceName) -> Voice:
    """The voice of that name."""
    made: Voice = _class(VOICES[name])()
    return made


def _class(place: tuple[str, str]) -> Callable[[], Any]:
    module, name = place
    made: Callable[[], Any] = getattr(import_module(module), name)
    return made
