"""The room's data files as models, compiled once."""

from __future__ import annotations

from functools import cache

import regex

from schemas.declarative import DataModel, load_packaged
from schemas.records import OrgKind


class NameLexicon(DataModel):
    """names.yaml."""

    surnames: str
    common_surnames: str
    grammar_surnames: str
    not_in_names: str
    given_with_grammar: frozenset[str]
    tails: frozenset[str]
    common_words: str
    verbs_of_one: str
    not_nicknames: frozenset[str]
    japanese_surnames: tuple[str, ...]
    tibetan_parts: tuple[str, ...]
    mongolian_parts: tuple[str, ...]
    foreign_surname_ends: tuple[str, ...]
    transliteration: str
    rarely_in_transliteration: str
    pinyin_surnames: frozenset[str]
    common_latin_words: str
    compound_surnames: tuple[str, ...]
    courtesy: tuple[str, ...]
    nickname_prefixes: tuple[str, ...]
    short_titles: tuple[str, ...]
    given_names: str
    not_people: frozenset[str]
    not_people_latin: frozenset[str]
    latin_posts: frozenset[str]


class Titles(DataModel):
    """titles.yaml."""

    core: tuple[str, ...]
    before: tuple[str, ...]
    former: tuple[str, ...]
    ranks: tuple[str, ...]
    person_verbs: tuple[str, ...]
    person_noun_ends: tuple[str, ...]
    not_person_nouns: frozenset[str]
    person_nouns: frozenset[str]
    life_after: tuple[str, ...]
    life_before: tuple[str, ...]


class Organizations(DataModel):
    """organisations.yaml."""

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
    team_words: tuple[str, ...]
    short_form_cues: tuple[str, ...]
    not_latin_organizations: frozenset[str]
    committees: tuple[str, ...]
    numbered: tuple[str, ...]


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


class Countries(DataModel):
    """countries.yaml."""

    countries: tuple[str, ...]
    letters: str


class KnownOrganizations(DataModel):
    """known_organizations.yaml."""

    organizations: dict[OrgKind, tuple[str, ...]]
    also_words: frozenset[str]


class Frame(DataModel):
    """A clause around a person: what ends before the name, what begins behind it."""

    name: str
    before: str
    after: str


class Frames(DataModel):
    """frames.yaml."""

    frames: tuple[Frame, ...]


class Recognizing(DataModel):
    """A sentence and the names that a voice proposes in it (of a counter-example: must not propose)."""

    text: str
    names: tuple[str, ...]


class OrganizationPlaces(DataModel):
    """organisation_places.yaml."""

    acts: frozenset[str]
    never_people: frozenset[str]
    of_goods: frozenset[str]
    no_plain_word: frozenset[str]
    passed: frozenset[str]
    acted_on: frozenset[str]
    joined: frozenset[str]
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


@cache
def frames() -> tuple[tuple[str, regex.Pattern[str], regex.Pattern[str]], ...]:
    """frames.yaml: the name of each frame, what ends before the person, what begins behind."""
    some = load_packaged("vocabulary/entities/frames.yaml", Frames).frames
    return tuple((f.name, regex.compile(rf"(?:{f.before})$"), regex.compile(f.after)) for f in some)


@cache
def names() -> NameLexicon:
    """names.yaml."""
    return load_packaged("vocabulary/entities/names.yaml", NameLexicon)


@cache
def given_names() -> frozenset[str]:
    """Common Latin given names."""
    return frozenset(names().given_names.split())


@cache
def common_latin_words() -> frozenset[str]:
    """Capitalised words of products, places and things."""
    return frozenset(names().common_latin_words.split())


@cache
def common_words() -> frozenset[str]:
    """Common words that begin with a surname."""
    return frozenset(names().common_words.split())


def is_transliteration(name: str) -> bool:
    """Whether a name is written by the characters that foreign names are written with; a rarer one among several."""
    if transliteration_characters().issuperset(name):
        return bool(name)
    if len(name) < 4 or name[0] not in transliteration_characters():
        return False
    return len([c for c in name if c not in transliteration_characters()]) == 1 and any(
        c in names().rarely_in_transliteration for c in name
    )


@cache
def transliteration_characters() -> frozenset[str]:
    """Characters that foreign names are written with."""
    return frozenset(names().transliteration)


@cache
def titles() -> Titles:
    """titles.yaml."""
    return load_packaged("vocabulary/entities/titles.yaml", Titles)


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


@cache
def _known_organizations() -> KnownOrganizations:
    return load_packaged("vocabulary/entities/known_organizations.yaml", KnownOrganizations)


@cache
def known_organizations() -> dict[str, str]:
    """Folded name → kind of the organisations that most readers know."""
    return {name: kind for kind, some in _known_organizations().organizations.items() for name in some}


def is_known_name(name: str) -> bool:
    """Whether a name is a known organisation's and nothing else."""
    return name in known_organizations() and not is_also_word(name)


def is_also_word(name: str) -> bool:
    """Whether a known name is a word, a place or a piece of words as well: 理想, 中大."""
    return name in _known_organizations().also_words


@cache
def _countries() -> tuple[frozenset[str], frozenset[str]]:
    file = load_packaged("vocabulary/entities/countries.yaml", Countries)
    return frozenset(file.countries), frozenset(file.letters)


def is_country(name: str) -> bool:
    """Whether a folded name is a country, a territory or a row of their letters: 中国, 中美, 美日韩."""
    whole, letters = _countries()
    return name in whole or (2 <= len(name) <= 4 and letters.issuperset(name))


@cache
def is_person_noun(word: str) -> bool:
    """Whether a word is one for a person: by the list, or by what it ends in."""
    if word in titles().person_nouns:
        return True
    return len(word) > 1 and word not in titles().not_person_nouns and word.endswith(titles().person_noun_ends)


@cache
def organizations() -> Organizations:
    """organisations.yaml."""
    return load_packaged("vocabulary/entities/organizations.yaml", Organizations)


@cache
def organization_places() -> OrganizationPlaces:
    """organisation_places.yaml."""
    return load_packaged("vocabulary/entities/organization_positions.yaml", OrganizationPlaces)


def alternation(words: object) -> str:
    """Longest first, escaped."""
    return "|".join(regex.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


@cache
def title_pattern() -> regex.Pattern[str]:
    """A post with what may stand before its core, and further posts joined to it by 兼, 、 or 和."""
    core, before = alternation(titles().core), alternation(titles().before)
    one = rf"(?:{before}){{0,4}}(?:{core}|首席[一-鿿]{{1,4}}[官师家长])"
    return regex.compile(rf"{one}(?:\s*(?:兼|、|和|及|/)\s*{one})*")


@cache
def glued_verb() -> regex.Pattern[str]:
    """A Chinese name and the verb that a tagger took for a part of it, as in headlines: 温若谷辞任远舟."""
    verbs = alternation(w for w in titles().person_verbs if len(w) > 1)
    name = rf"(?:(?:{alternation(names().compound_surnames)})[一-鿿]{{1,2}}|[{names().surnames}][一-鿿]{{1,2}})"
    return regex.compile(rf"(?P<name>{name})(?:{verbs})")
