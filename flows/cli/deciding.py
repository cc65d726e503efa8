"""What `why` prints of a mention: the features that decided, found again from the article's published text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flows.entities import Proposed
    from flows.settings import Settings

MOST = 8  # features shown of a decision


class Deciding:
    """The candidates of one article. `title`, `body`, `script` as published; read at the first question."""

    def __init__(self, settings: Settings, title: str, body: str, script: str) -> None:
        self._settings, self._title, self._body, self._script = settings, title, body, script

    @cached_property
    def _proposed(self) -> Proposed:
        from flows.entities import propose
        from flows.entities.registry import Registry
        from flows.language import analyze, hear
        from flows.language.tagging.protocol import tagger_named, voice_named
        from schemas.records import SourceText

        s = self._settings
        text = SourceText(self._title, self._body, self._script, None, None)
        registry = Registry.load(extra=s.registry, enabled=s.registry_enabled)
        proposed = propose(text, analyze([text], tagger_named(s.tagger))[0], registry)
        proposed.hear(hear(proposed.undecided(), [voice_named(v) for v in s.voices]))
        return proposed

    def lines(self, mention: dict[str, Any]) -> list[str]:
        """One line a kind: its probability and its weightiest features."""
        from flows.entities.explain import explain

        found = explain(self._proposed, mention["part"], mention["char_start"], mention["char_end"])
        if not found:
            return [f"found again: {mention['surface']} is known from other places of the article"]
        return [
            f"as {e.kind} {e.probability:.2f}: " + ", ".join(f"{r.feature} {r.amount:+.2f}" for r in e.reasons[:MOST])
            for e in found
        ]
