"""The vocabulary of recognition: its files as models, compiled once a process, and questions that they answer."""

from __future__ import annotations

from flows.entities.lexicon.characters import characters, usual_in_given_names
from flows.entities.lexicon.known_organizations import (
    is_also_word,
    is_body_of_a_country,
    is_known_name,
    known_organizations,
)
from flows.entities.lexicon.organizations import (
    ends_as_place,
    is_country,
    offices,
    organization_patterns,
    organization_positions,
    organizations,
    owners,
)
from flows.entities.lexicon.people import (
    common_latin_words,
    common_words,
    frames,
    given_names,
    glued_verb,
    is_person_noun,
    is_transliteration,
    names,
    person_patterns,
    surname_pattern,
    title_pattern,
    titles,
    transliteration_characters,
)

__all__ = [
    "characters",
    "common_latin_words",
    "common_words",
    "ends_as_place",
    "frames",
    "given_names",
    "glued_verb",
    "is_also_word",
    "is_body_of_a_country",
    "is_country",
    "is_known_name",
    "is_person_noun",
    "is_transliteration",
    "known_organizations",
    "names",
    "offices",
    "organization_patterns",
    "organization_positions",
    "organizations",
    "owners",
    "person_patterns",
    "surname_pattern",
    "title_pattern",
    "titles",
    "transliteration_characters",
    "usual_in_given_names",
]
