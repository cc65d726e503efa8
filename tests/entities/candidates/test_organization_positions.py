"""Organisations known by where they stand: the vocabulary's own examples, and what only looks like them."""

from __future__ import annotations

import datetime as dt

import pytest

from flows.entities import recognize
from flows.entities.lexicon import Recognizing, organization_places
from flows.entities.registry import Registry
from flows.language import Tagger, analyze
from schemas.records import SourceText

DAY = dt.date(2022, 6, 15)
TAGGER, REGISTRY = Tagger(), Registry.load()


def organizations_in(body: str) -> set[str]:
    text = SourceText(title="", body=body, script="Hans", published_earliest=DAY, published_latest=DAY)
    found = recognize(text, analyze([text], TAGGER)[0], REGISTRY)
    return {m.surface for m in found.mentions if m.entity_kind == "organization"}


@pytest.mark.parametrize("example", organization_places().examples, ids=lambda e: e.text[:12])
def test_a_name_that_shows_nothing_is_known_by_its_place(example: Recognizing) -> None:
    assert set(example.names) <= organizations_in(example.text)


@pytest.mark.parametrize("example", organization_places().counter_examples, ids=lambda e: e.text[:12])
def test_a_description_or_a_person_at_that_place_is_no_organization(example: Recognizing) -> None:
    assert not set(example.names) & organizations_in(example.text)
