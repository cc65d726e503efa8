"""Organisations known by where they stand: the vocabulary's own examples, and what only looks like them."""

from __future__ import annotations

import datetime as dt

from flows.entities import recognize
from flows.entities.lexicon.organizations import Recognizing, organization_positions
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from flows.language.tagging.protocol import voice_named
from schemas.records import SourceText

DAY = dt.date(2022, 6, 15)
TAGGER, VOICES, REGISTRY = Tagger(), [voice_named("cutword")], Registry.load()


def organizations_in(body: str) -> set[str]:
    text = SourceText(title="", body=body, script="Hans", published_earliest=DAY, published_latest=DAY)
    found = recognize(text, analyze([text], TAGGER)[0], REGISTRY, VOICES)
    return {m.surface for m in found.mentions if m.entity_kind == "organization"}


FOUND, TOLD = 0.85, 0.08  # shares of names; raise and lower them when recognition improves


def surfaces(some: tuple[Recognizing, ...]) -> tuple[list[str], list[str]]:
    """The names of the vocabulary's sentences that are told as organisations, and those that are not."""
    told: list[str] = []
    untold: list[str] = []
    for example in some:
        found = organizations_in(example.text)
        for name in example.names:
            (told if name in found else untold).append(name)
    return told, untold


def test_names_that_show_nothing_are_known_by_their_place() -> None:
    told, untold = surfaces(organization_positions().examples)
    assert len(told) >= FOUND * len(told + untold), untold


def test_descriptions_and_people_at_that_place_are_no_organizations() -> None:
    told, untold = surfaces(organization_positions().counter_examples)
    assert len(told) <= TOLD * len(told + untold), told
