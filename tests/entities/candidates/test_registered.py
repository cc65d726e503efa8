"""Forms that the registry knows, wherever they stand."""

from __future__ import annotations

import pytest

from flows.entities.candidates.propose import registered
from flows.entities.registry import Entry, Registry
from tests.entities.stand_ins import view


def found(words: str) -> list[tuple[str, str | None]]:
    registry = Registry.load()
    entry = next(e for e in registry.entries if e.kind == "organization" and not e.homonym and not e.name.isascii())
    return proposed(words.replace("甲", entry.name), registry)


def proposed(words: str, registry: Registry) -> list[tuple[str, str | None]]:
    seen = view(words)
    return [(c.name, c.registry_key) for c in registered(seen, registry.standing_in(seen.text))]


def test_a_known_form_is_proposed_with_its_key() -> None:
    ((name, key),) = found("甲/ORG 宣布/v")
    assert name
    assert key


def test_a_longer_organization_of_the_tagger_is_another_one() -> None:
    assert found("甲大酒店/ORG 宣布/v") == []
    assert found("甲总部/ORG 宣布/v")


@pytest.mark.parametrize("form", ["远舟", "Meridian"])
def test_a_registry_of_one_script_is_found_as_well(form: str) -> None:
    entry = Entry("ours", "organization", form, None, None, "company", None, False, None, ((form, "canonical", False),))
    assert proposed(f"{form}/ORG 宣布/v", Registry((entry,))) == [(form, "ours")]


def test_an_empty_registry_proposes_nothing() -> None:
    assert proposed("远舟/ORG 宣布/v", Registry.empty()) == []
