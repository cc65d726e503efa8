"""Recognition measured on the labelled sentences: which surfaces of people it finds, by class.

`python -m tests.entities.measure [--registry-off] [CLASS …]` prints the figures and the wrong entries of the open
split. Whoever writes rules reads those; the held-out ones are counted only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from flows.language.tagging.protocol import voice_named
from flows.reading.paragraphs import joint
from schemas.records import SourceText
from tests.labelled import PeopleEntry, people_entries


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of an entry: distinct surfaces of people, right, missed and invented."""

    entry: PeopleEntry
    right: frozenset[str]
    missed: frozenset[str]
    invented: frozenset[str]

    def __str__(self) -> str:
        return f"{self.entry.id} [{self.entry.kind}] {self.entry.text} -{sorted(self.missed)} +{sorted(self.invented)}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 over distinct surfaces."""

    right: int
    missed: int
    invented: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / max(1, self.right + self.invented)

    @property
    def recall(self) -> float:
        """Share of what is there that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.invented)

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f} R {self.recall:.3f} F1 {self.f1:.3f} "
            f"(right {self.right}, missed {self.missed}, invented {self.invented})"
        )


def figures(outcomes: Iterable[Outcome]) -> Figures:
    """Counts over entries."""
    some = list(outcomes)
    return Figures(
        sum(len(o.right) for o in some), sum(len(o.missed) for o in some), sum(len(o.invented) for o in some)
    )


@cache
def outcomes(*, registry: bool) -> tuple[Outcome, ...]:
    """Recognition over all labelled entries, each as a text of its own, with the packaged registry or without any."""
    entries = people_entries()
    texts = [SourceText("", _unwrapped(e), e.script, None, None) for e in entries]
    known, voices = Registry.load(enabled=registry), [voice_named("cutword")]
    return tuple(
        _outcome(
            entry, {m.surface for m in recognize(text, sentences, known, voices).mentions if m.entity_kind == "person"}
        )
        for entry, text, sentences in zip(entries, texts, analyze(texts, Tagger()), strict=True)
    )


def _outcome(entry: PeopleEntry, found: set[str]) -> Outcome:
    there = {_unwrapped_surface(m) for p in entry.people if not p.optional for m in p.mentions}
    optional = {_unwrapped_surface(m) for p in entry.people if p.optional for m in p.mentions}
    return Outcome(entry, frozenset(there & found), frozenset(there - found), frozenset(found - there - optional))


def _unwrapped(entry: PeopleEntry) -> str:
    """The text as the readers hand it over: lines that were wrapped by hand are joined."""
    return _unwrapped_surface(entry.text) if entry.kind.startswith("hard-wrapped") else entry.text


def _unwrapped_surface(text: str) -> str:
    whole = ""
    for line in text.split("\n"):
        whole = whole + joint(whole, line) + line
    return whole


def main() -> None:
    """Print the figures by class, then what went wrong in the open split."""
    words = [a for a in sys.argv[1:] if not a.startswith("--")]
    found = [
        o
        for o in outcomes(registry="--registry-off" not in sys.argv)
        if not words or any(w in o.entry.kind for w in words)
    ]
    for kind in dict.fromkeys(o.entry.kind for o in found):
        print(f"{kind:60} {figures(o for o in found if o.entry.kind == kind)}")
    for split in ("open", "held_out"):
        print(f"{split:60} {figures(o for o in found if o.entry.split == split)}")
    for o in found:
        if o.entry.split == "open" and (o.missed or o.invented):
            print(o)


if __name__ == "__main__":
    main()
