"""The files of vocabulary/entities/resolution as models: weights, forms, fields of work, frequencies of names."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged

_FOLDER = "vocabulary/entities/resolution"
Graded = tuple[float, float, float, float]
"""Bits by how many articles name the value: up to 10, 100, 1000, more."""
STEPS = (10, 100, 1000)


class NameWeights(DataModel):
    """Expected other bearers of the names whose frequency no table tells."""

    population: float
    transliterated_full: float
    transliterated_piece: float
    transliterated_long: float
    latin_full: float
    latin_pinyin: float
    latin_pinyin_short: float
    four_characters: float
    most_bits: float


class ResolutionRules(DataModel):
    """weights.yaml."""

    threshold: float
    name: NameWeights
    organization: Graded
    title: Graded
    companion: Graded
    context: Graded
    in_both: Graded
    same_field: float
    near_in_time: float
    near_days: int
    other_organization: float
    other_head: float
    other_field: float
    other_age: float
    other_age_years: int
    nothing_in_common: float
    same_age: float
    namesake: float
    at_one_time_days: int
    head_posts: tuple[str, ...]
    common_articles: int
    largest: int
    dominant: float
    well_known: int
    chance_agreement: float
    stray_share: float
    learnt_share: float
    learnt_articles: int
    form_share: float
    shared_form_articles: int
    titled_share: float
    homophone_bits: float
    known_spelling: int
    most_persons: int


class FormRules(DataModel):
    """forms.yaml."""

    legal_forms: tuple[str, ...]
    latin_legal_forms: frozenset[str]
    nameless_teams: frozenset[str]
    slip: int
    misspelling_letters: int
    sounds: dict[str, str]
    alike: float
    shared_endings: tuple[str, ...]
    withheld: str
    letter_endings: tuple[str, ...]
    trailing_titles: tuple[str, ...]
    plain_prefixes: frozenset[str]
    offices_of_any: tuple[str, ...]
    levels: tuple[str, ...]
    kinds_alone: frozenset[str]


class Fields(DataModel):
    """fields.yaml: field of work → ends of posts, and of names of organisations."""

    posts: dict[str, tuple[str, ...]]
    organizations: dict[str, tuple[str, ...]]


class NameFrequencies(DataModel):
    """name_frequencies.yaml: thousandths → the surnames, and the characters of given names, that are so frequent."""

    surnames_per_mille: dict[float, str]
    surname_else_per_mille: float
    given_per_mille: dict[float, str]
    given_else_per_mille: float
    one_character_share: float
    transliterated_per_mille: dict[float, str]
    transliterated_else_per_mille: float
    transliterated_share: float


@cache
def rules() -> ResolutionRules:
    """weights.yaml."""
    return load_packaged(f"{_FOLDER}/weights.yaml", ResolutionRules)


@cache
def form_rules() -> FormRules:
    """forms.yaml."""
    return load_packaged(f"{_FOLDER}/forms.yaml", FormRules)


@cache
def fields() -> Fields:
    """fields.yaml."""
    return load_packaged(f"{_FOLDER}/fields.yaml", Fields)


@cache
def frequencies() -> NameFrequencies:
    """name_frequencies.yaml."""
    return load_packaged(f"{_FOLDER}/name_frequencies.yaml", NameFrequencies)
