"""The grammar's closed word classes and noun classes, read from the vocabulary."""

from __future__ import annotations

from functools import cache, lru_cache

from flows.events.lexicon.models import (
    Attribution,
    Counting,
    Grammar,
    Modality,
    Nouns,
    Posts,
    Prepositions,
    Pronouns,
    Topics,
)
from schemas.declarative import load_packaged


@cache
def grammar() -> Grammar:
    """The small words that build a clause."""
    return load_packaged("vocabulary/events/grammar.yaml", Grammar)


@cache
def counting() -> Counting:
    """Measures, shares and turns."""
    return load_packaged("vocabulary/events/counting.yaml", Counting)


@cache
def posts() -> Posts:
    """Posts and what stands before them."""
    return load_packaged("vocabulary/events/posts.yaml", Posts)


@cache
def pronouns() -> Pronouns:
    """Words that stand for what was named before."""
    return load_packaged("vocabulary/events/pronouns.yaml", Pronouns)


@cache
def modality() -> Modality:
    """What keeps a trigger from being an event."""
    return load_packaged("vocabulary/events/modality.yaml", Modality)


@cache
def attribution() -> Attribution:
    """Who says it."""
    return load_packaged("vocabulary/events/attribution.yaml", Attribution)


@cache
def topics() -> Topics:
    """Words that tell what a sentence is about."""
    return load_packaged("vocabulary/events/topics.yaml", Topics)


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs by which an actor or somebody else tells something."""
    return attribution().announcing | attribution().reporting


@lru_cache(maxsize=2_000)
def topics_of(text: str) -> tuple[str, ...]:
    """The topics whose words stand in a folded text."""
    return tuple(name for name, words in topics().topics.items() if any(w in text for w in words))


@cache
def nouns() -> Nouns:
    """What nouns without a name are."""
    return load_packaged("vocabulary/events/nouns.yaml", Nouns)


@cache
def _noun_endings() -> tuple[dict[str, str], int]:
    known = nouns()
    # The later class wins where an ending stands in two; talk and other are the careful ones.
    classes = ("product", "firm", "team", "group", "letter", "post", "money", "talk", "other")
    endings = {ending: name for name in classes for ending in getattr(known, name)}
    return endings, max(map(len, endings))


@lru_cache(maxsize=20_000)
def noun_class(text: str) -> str:
    """The class of a folded noun by its longest known ending; `thing` when none is known."""
    endings, longest = _noun_endings()
    for length in range(min(longest, len(text)), 0, -1):
        found = endings.get(text[-length:])
        if found:
            return found
    return "thing"


@lru_cache(maxsize=20_000)
def joined_class(before: str, text: str) -> str | None:
    """The class of a noun that the tagger cut in two, when an ending tells it that neither half has: 小 + 程序."""
    endings, longest = _noun_endings()
    joined = before + text
    ends = (joined[-length:] for length in range(min(longest, len(joined)), len(text), -1))
    return next((endings[end] for end in ends if end in endings), None)


@lru_cache(maxsize=20_000)
def is_post(text: str) -> bool:
    """Whether a folded noun names a post (副总裁, 研究主管, 局长)."""
    words = posts()
    if text in words.not_posts:
        return False
    upper = text.upper()
    if upper in words.heads:
        return True
    for length in range(min(6, len(text)), 1, -1):
        if text[-length:] in words.heads:
            return True
    return len(text) > 1 and text[-1] in words.endings and text[-2:] not in words.not_posts


@cache
def preposition_roles() -> dict[str, tuple[str, ...]]:
    """Preposition to what it can do, in the order of the vocabulary."""
    prepositions = grammar().prepositions
    out: dict[str, tuple[str, ...]] = {}
    for role in Prepositions.model_fields:
        for word in getattr(prepositions, role):
            out[word] = (*out.get(word, ()), role)
    return out
