"""Words that names of people are made of, posts and titles, clauses around a person; their files as models."""

from __future__ import annotations

from functools import cache

import regex

from flows.language.patterns import HAN_RANGE, alternation
from schemas.declarative import DataModel, load_packaged


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
    behind_given: tuple[str, ...]
    wives: tuple[str, ...]
    kin: frozenset[str]
    nickname_prefixes: tuple[str, ...]
    short_titles: tuple[str, ...]
    given_names: str
    surnames_of_things: str
    inside: str
    surnames_with_inside: tuple[str, ...]
    kin_behind: str
    kin_before: str
    not_people: frozenset[str]
    not_people_latin: frozenset[str]
    latin_address: frozenset[str]
    latin_posts: frozenset[str]


class Titles(DataModel):
    """titles.yaml."""

    core: tuple[str, ...]
    before: tuple[str, ...]
    former: tuple[str, ...]
    not_of_titles: tuple[str, ...]
    acting: str
    generations: str
    ranks: tuple[str, ...]
    person_verbs: tuple[str, ...]
    person_noun_ends: tuple[str, ...]
    not_person_nouns: frozenset[str]
    person_nouns: frozenset[str]
    life_after: tuple[str, ...]
    life_before: tuple[str, ...]


class Frame(DataModel):
    """A clause around a person: what ends before the name, what begins behind it."""

    name: str
    before: str
    after: str


class Frames(DataModel):
    """frames.yaml."""

    frames: tuple[Frame, ...]


class PersonPatterns(DataModel):
    """person_patterns.yaml."""

    before_latin: tuple[str, ...]
    before_chinese: tuple[str, ...]
    other_names: tuple[str, ...]
    before_lists: tuple[str, ...]
    never_of_places: tuple[str, ...]
    done_to_people: tuple[str, ...]
    adverbs: tuple[str, ...]
    with_others: tuple[str, ...]
    joints: tuple[str, ...]
    pronouns: tuple[str, ...]
    holding: tuple[str, ...]
    of_things: tuple[str, ...]
    counted_by: tuple[str, ...]
    before_makers: tuple[str, ...]
    counting: tuple[str, ...]
    bodies_before_posts: tuple[str, ...]
    cantonese_courtesy: tuple[str, ...]
    nameless: frozenset[str]
    nameless_characters: str
    japanese_ends: str
    korean_surnames: str
    vietnamese_surnames: str
    vietnamese_seconds: str
    letters: str
    owners_of_kin: str
    ends_of_pairs: str
    not_reporting: tuple[str, ...]


@cache
def person_patterns() -> PersonPatterns:
    """person_patterns.yaml."""
    return load_packaged("vocabulary/entities/person_patterns.yaml", PersonPatterns)


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
def is_person_noun(word: str) -> bool:
    """Whether a word is one for a person: by the list, or by what it ends in."""
    if word in titles().person_nouns:
        return True
    return len(word) > 1 and word not in titles().not_person_nouns and word.endswith(titles().person_noun_ends)


@cache
def title_pattern() -> regex.Pattern[str]:
    """A post with what may stand before its core, and further posts joined to it by 兼, 、 or 和."""
    core, before = alternation(titles().core), alternation(titles().before)
    one = rf"(?:{before}){{0,4}}(?:{core}|首席[{HAN_RANGE}]{{1,4}}[官师家长])"
    return regex.compile(rf"{one}(?:\s*(?:兼|、|和|及|/)\s*{one})*")


@cache
def surname_pattern() -> str:
    """A surname, a compound one before its first character; a piece of other patterns."""
    return rf"(?:{alternation(names().compound_surnames)}|[{names().surnames}])"


@cache
def glued_verb() -> regex.Pattern[str]:
    """A Chinese name and the verb that a tagger took for a part of it, as in headlines: 温若谷辞任远舟."""
    verbs = alternation(w for w in titles().person_verbs if len(w) > 1)
    return regex.compile(rf"(?P<name>{surname_pattern()}[{HAN_RANGE}]{{1,2}})(?:{verbs})")
