"""Characters that tell names from words; their file as a model."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class Characters(DataModel):
    """characters.yaml."""

    given_often: str
    given_usual: str
    given_seldom: str
    function_characters: str
    cantonese: str
    between_names: str
    never_first: str
    short_ends: str
    joiners: str
    joining_people: str
    joining_bodies: str
    ends_of_groups: str
    ends_of_factions: str
    quarters: str
    seldom_titles: str
    begins_verbs: str
    ends_of_dates: str


@cache
def characters() -> Characters:
    """characters.yaml."""
    return load_packaged("vocabulary/entities/characters.yaml", Characters)


@cache
def usual_in_given_names() -> dict[str, str]:
    """Character → how usual it is in given names: often, usual, seldom."""
    known = characters()
    by_word = {"seldom": known.given_seldom, "usual": known.given_usual, "often": known.given_often}
    return {c: word for word, some in by_word.items() for c in some}
