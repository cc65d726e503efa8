"""A form that others bear too is the registered person's only where the article gives a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.entities.candidate import Candidate
from flows.entities.coreference.registered import Registered
from flows.entities.registry import Registry
from flows.entities.resolution.forms.comparison import NATIVE, sort_of
from flows.entities.resolution.people.name_rarity import bits
from schemas.errors import SettingsError
from schemas.records import EntityKind

ENTRIES = """
people:
  - {key: weiqiang, zh: 张伟强, known_as: zh, organizations: [yuanzhou], homonym: true}
  - {key: belloni, latin: Marco Belloni, organizations: [yuanzhou], aliases: [{name: 贝洛尼, weak: true}]}
  - {key: petrov, latin: Anna Petrov}
organizations:
  - {key: yuanzhou, name: 远舟汽车, aliases: [远舟]}
  - {key: nanwan, name: 南湾证券}
  - {key: yuanshan, name: Yuanshan, zh: 远山, aliases: [远山公司], homonym: true}
"""


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    path = tmp_path / "mine.yaml"
    path.write_text(ENTRIES, encoding="utf-8")
    return Registry.load([path], enabled=False)


def named(name: str, kind: EntityKind = "person", *, weak: bool = False) -> Candidate:
    return Candidate("body", 0, len(name), name, kind, 0.9, "voice", weak=weak)


def full(registry: Registry, name: str, *organizations: str) -> str | None:
    person = named(name)
    some = [person, *(named(o, "organization") for o in organizations)]
    entry = Registered(some, registry).entry(person, None)
    return entry.key if entry else None


def part(registry: Registry, name: str, *organizations: str) -> str | None:
    person = named(name, weak=True)
    some = [person, *(named(o, "organization") for o in organizations)]
    entry = Registered(some, registry).by_part(person)
    return entry.key if entry else None


def test_a_name_that_many_bear_is_the_registered_persons_beside_what_that_person_is_known_for(
    registry: Registry,
) -> None:
    assert full(registry, "张伟强", "远舟") == "weiqiang"
    assert full(registry, "张伟强", "南湾证券") is None
    assert full(registry, "张伟强") is None
    assert full(registry, "Marco Belloni") == "belloni"  # hardly anybody else is called so


def test_a_part_of_a_name_is_the_registered_persons_beside_what_that_person_is_known_for(registry: Registry) -> None:
    assert part(registry, "贝洛尼", "远舟汽车") == part(registry, "Belloni", "远舟汽车") == "belloni"
    assert part(registry, "贝洛尼", "南湾证券") is None
    assert part(registry, "Belloni") is None
    assert part(registry, "Petrov") == "petrov"  # its entry states no organization to ask for
    assert part(registry, "Marco", "远舟汽车") is None  # a given name is nobody's


def organization(registry: Registry, name: str, *others: str) -> str | None:
    some = [named(o, "organization") for o in (name, *others)]
    entry = Registered(some, registry).entry(some[0], None)
    return entry.key if entry else None


def test_a_word_that_begins_a_longer_name_of_the_article_is_short_for_that(registry: Registry) -> None:
    assert organization(registry, "远山") == organization(registry, "远山", "南湾证券") == "yuanshan"
    assert organization(registry, "远山", "远山日报") is None
    assert organization(registry, "远山", "远山日报", "远山公司") == "yuanshan"  # both are told of
    assert organization(registry, "远山", "远山临江工厂", "远山集团") == "yuanshan"  # which are its own
    assert organization(registry, "远舟汽车", "远舟汽车大学") == "yuanzhou"  # hardly a word


def test_what_a_person_is_known_for_has_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("people:\n  - {key: wen, zh: 温若谷, organizations: [yuanzhou]}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"mine\.yaml:2: wen is known for yuanzhou"):
        Registry.load([path], enabled=False)


def test_registered_people_of_common_names_are_marked() -> None:
    for entry in Registry.load().entries:
        native = [f for f, _, weak in entry.forms if not weak and sort_of(f) == NATIVE]
        if entry.kind == "person" and any(bits(f, {}) < 0 for f in native):
            assert entry.homonym, entry.key
            assert entry.organizations, entry.key
