"""Words that names of organisations are made of, where they stand, known ones, countries; their files as models."""

from __future__ import annotations

from functools import cache
from typing import Literal

from schemas.declarative import DataModel, load_packaged
from schemas.records import OrgKind


class Organizations(DataModel):
    """organizations.yaml."""

    suffixes: dict[OrgKind, tuple[str, ...]]
    strong: frozenset[str]
    industries: tuple[str, ...]
    of_plain_nouns: frozenset[str]
    no_plain_names: frozenset[str]
    not_names: frozenset[str]
    industry_after: frozenset[str]
    before_a_name: frozenset[str]
    between_names: frozenset[str]
    business_after: tuple[str, ...]
    latin_suffixes: frozenset[str]
    near: tuple[str, ...]
    not_organizations: frozenset[str]
    never: frozenset[str]
    never_ends: tuple[str, ...]
    plain_companies: tuple[str, ...]
    of_many: tuple[str, ...]
    counts: str
    team_words: tuple[str, ...]
    short_form_cues: tuple[str, ...]
    not_latin_organizations: frozenset[str]
    committees: tuple[str, ...]
    numbered: tuple[str, ...]
    numbered_forces: frozenset[str]


class Countries(DataModel):
    """countries.yaml."""

    countries: tuple[str, ...]
    place_ends: tuple[str, ...]
    letters: str


class Owners(DataModel):
    """owners.yaml."""

    units: frozenset[str]
    bodies_of_places: frozenset[str]
    levels: frozenset[str]
    place_ends: tuple[str, ...]
    places: frozenset[str]
    regions: tuple[str, ...]
    leading_groups: tuple[str, ...]
    not_in_groups: tuple[str, ...]
    indefinite: str
    counted: str
    several: str
    of_many: frozenset[str]
    abroad: str
    own: str
    of_no_land: tuple[str, ...]
    missions: tuple[str, ...]
    between_portfolios: str
    ministry: str
    portfolios: tuple[str, ...]


class Offices(DataModel):
    """offices.yaml."""

    of_levels: frozenset[str]
    levels: dict[str, int]
    any_level: tuple[str, ...]
    behind_places: tuple[str, ...]
    of_countries: frozenset[str]
    territories: tuple[str, ...]
    of_territories: dict[str, tuple[str, ...]]
    of_regions: dict[str, tuple[str, ...]]
    of_houses: frozenset[str]
    house: dict[Literal["Hans", "Hant"], str]
    services: dict[str, tuple[str, ...]]
    counted: str
    ranks: tuple[str, ...]
    outer_levels: tuple[str, ...]
    body: str
    further_bodies: tuple[str, ...]
    score: float


class Recognizing(DataModel):
    """A sentence and the names that a voice proposes in it (of a counter-example: must not propose)."""

    text: str
    names: tuple[str, ...]


class OrganizationPositions(DataModel):
    """organization_positions.yaml."""

    acts: frozenset[str]
    never_people: frozenset[str]
    of_goods: frozenset[str]
    no_plain_word: frozenset[str]
    passed: frozenset[str]
    acted_on: frozenset[str]
    joined: frozenset[str]
    returned: frozenset[str]
    employed: frozenset[str]
    agentive: frozenset[str]
    bought: frozenset[str]
    of_clubs: frozenset[str]
    posts_of_firms: tuple[str, ...]
    of_products: tuple[str, ...]
    done_to_people: frozenset[str]
    investing: tuple[str, ...]
    kinds_before_quotes: tuple[str, ...]
    openings: frozenset[str]
    kinds_before_names: tuple[str, ...]
    kinds_of_firms: tuple[str, ...]
    descriptions: tuple[str, ...]
    not_alone: frozenset[str]
    team_acts: tuple[str, ...]
    team_ends: tuple[str, ...]
    general_teams: tuple[str, ...]
    tails: tuple[str, ...]
    examples: tuple[Recognizing, ...]
    counter_examples: tuple[Recognizing, ...]


class OrganizationPatterns(DataModel):
    """organization_patterns.yaml."""

    said_of: tuple[str, ...]
    turns: tuple[str, ...]
    never_described: tuple[str, ...]
    lands: tuple[str, ...]
    raising: tuple[str, ...]
    raised: tuple[str, ...]
    before_raising: tuple[str, ...]
    completed: tuple[str, ...]
    behind_taken: tuple[str, ...]
    people_of_firms: tuple[str, ...]
    papers: tuple[str, ...]
    naming: tuple[str, ...]
    behind_teams: tuple[str, ...]
    between_investors: tuple[str, ...]
    rest_of_investors: tuple[str, ...]
    together: tuple[str, ...]
    registered: tuple[str, ...]
    of_law: tuple[str, ...]
    terms: str
    former_names: tuple[str, ...]
    offices_in_short: tuple[str, ...]
    offices_in_full: tuple[str, ...]
    goes_on: frozenset[str]
    begun_by_forms: tuple[str, ...]
    between_bodies: tuple[str, ...]
    cut_posts: tuple[str, ...]
    party_groups: tuple[str, ...]
    party_group_posts: tuple[str, ...]
    founding: tuple[str, ...]
    founders: tuple[str, ...]
    kinds_of_one: frozenset[str]
    named_teams: tuple[str, ...]
    before_team_names: tuple[str, ...]
    indefinite: tuple[str, ...]
    of_several: tuple[str, ...]
    openers: frozenset[str]
    levels: tuple[str, ...]
    levels_alone: tuple[str, ...]
    site: str
    committee: str
    levels_before: frozenset[str]
    formers: frozenset[str]
    makes_known: tuple[str, ...]
    appointing: tuple[str, ...]
    gathering: tuple[str, ...]
    left_out_places: tuple[str, ...]
    whole_country: tuple[str, ...]
    left_out_kinds: frozenset[str]
    bodies_in_short: dict[str, str]
    countries_in_short: dict[str, str]
    kinds_by_letter: dict[str, tuple[str, ...]]
    led_by_people: tuple[str, ...]
    company_before: tuple[str, ...]


@cache
def organization_patterns() -> OrganizationPatterns:
    """organization_patterns.yaml."""
    return load_packaged("vocabulary/entities/organization_patterns.yaml", OrganizationPatterns)


@cache
def _countries() -> Countries:
    return load_packaged("vocabulary/entities/countries.yaml", Countries)


@cache
def _country_names() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_countries().countries), frozenset(_countries().letters)


def ends_as_place(name: str) -> bool:
    """Whether a folded name ends as places do: 新西伯利亚, 斯摩棱斯克."""
    return name.endswith(_countries().place_ends)


def is_country(name: str) -> bool:
    """Whether a folded name is a country, a territory or a row of their letters: 中国, 中美, 美日韩."""
    whole, letters = _country_names()
    return name in whole or (2 <= len(name) <= 4 and letters.issuperset(name))


@cache
def organizations() -> Organizations:
    """organizations.yaml."""
    return load_packaged("vocabulary/entities/organizations.yaml", Organizations)


@cache
def organization_positions() -> OrganizationPositions:
    """organization_positions.yaml."""
    return load_packaged("vocabulary/entities/organization_positions.yaml", OrganizationPositions)


@cache
def owners() -> Owners:
    """owners.yaml."""
    return load_packaged("vocabulary/entities/owners.yaml", Owners)


@cache
def offices() -> Offices:
    """offices.yaml."""
    return load_packaged("vocabulary/entities/offices.yaml", Offices)
