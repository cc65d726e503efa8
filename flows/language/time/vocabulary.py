"""Words of time as models: schemas/vocabulary/language/time, a file a kind of word. `grammar` has the patterns."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged

_FOLDER = "vocabulary/language/time"


class RelativeWords(DataModel):
    """relative.yaml."""

    day_words: dict[str, int]
    not_after_day_word: tuple[str, ...]
    day_characters: dict[str, int]
    not_before_day_character: tuple[str, ...]
    not_after_day_character: tuple[str, ...]
    next_day: tuple[str, ...]
    day_before: tuple[str, ...]
    same_day: tuple[str, ...]
    this_day: tuple[str, ...]
    unknown_time: tuple[str, ...]
    same_month: tuple[str, ...]
    next_month: tuple[str, ...]
    same_year: tuple[str, ...]
    past_year: tuple[str, ...]
    next_year: tuple[str, ...]
    year_words: dict[str, int]
    month_words: dict[str, int]
    quarter_words: dict[str, int]
    week_words: dict[str, int]


class Parts(DataModel):
    """parts.yaml."""

    month_parts: dict[str, tuple[int, int]]
    year_parts: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    decade_parts: dict[str, tuple[int, int]]
    english_months: tuple[str, ...]


class DaysOff(DataModel):
    """The days off of a festival: the library's name, and rules (first year, days before, days after)."""

    library: str
    otherwise: tuple[tuple[int, int, int], ...]


class Festivals(DataModel):
    """festivals.yaml."""

    fixed: dict[str, tuple[int, int]]
    fixed_in_taiwan: dict[str, tuple[int, int]]
    lunar: dict[str, tuple[int, int]]
    eve: tuple[str, ...]
    solar_terms: dict[str, str]
    nth_weekday: dict[str, tuple[int, int, int]]
    days_off: dict[str, DaysOff]
    the_day: tuple[str, ...]
    the_days_off: tuple[str, ...]
    not_after: tuple[str, ...]
    historic: tuple[str, ...]


class Context(DataModel):
    """context.yaml."""

    ahead: tuple[str, ...]
    not_since: tuple[str, ...]
    taking_up: tuple[str, ...]
    after_bare_day: tuple[str, ...]
    not_before_bare_day: tuple[str, ...]
    after_short_day: tuple[str, ...]
    not_before: tuple[str, ...]
    about: tuple[str, ...]
    not_after: tuple[str, ...]
    not_after_month: tuple[str, ...]
    not_after_two_figures: tuple[str, ...]
    not_after_year: tuple[str, ...]
    lunar_if_unsaid: tuple[str, ...]
    taiwan: tuple[str, ...]
    hong_kong: tuple[str, ...]


@cache
def relative() -> RelativeWords:
    """relative.yaml."""
    return load_packaged(f"{_FOLDER}/relative.yaml", RelativeWords)


@cache
def parts() -> Parts:
    """parts.yaml."""
    return load_packaged(f"{_FOLDER}/parts.yaml", Parts)


@cache
def festivals() -> Festivals:
    """festivals.yaml."""
    return load_packaged(f"{_FOLDER}/festivals.yaml", Festivals)


@cache
def context() -> Context:
    """context.yaml."""
    return load_packaged(f"{_FOLDER}/context.yaml", Context)
