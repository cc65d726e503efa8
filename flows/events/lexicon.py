"""The grammar's closed word classes and noun classes, read from the vocabulary."""

from __future__ import annotations

from functools import cache, lru_cache

from pydantic import Field

from schemas.declarative import DataModel, load_packaged


class Prepositions(DataModel):
    """What each preposition does to the phrase after it."""

    by: frozenset[str]
    passive: frozenset[str]
    disposal: frozenset[str]
    source: frozenset[str]
    goal: frozenset[str]
    partner: frozenset[str]
    target: frozenset[str]
    place: frozenset[str]
    identity: frozenset[str]
    other: frozenset[str]


class Grammar(DataModel):
    """vocabulary/events/grammar.yaml."""

    prepositions: Prepositions
    clausal: frozenset[str]
    particles: frozenset[str]
    manner: frozenset[str]
    attributes: frozenset[str]
    closers: frozenset[str]
    time_ends: frozenset[str]
    serial: frozenset[str]
    pivots: frozenset[str]
    causative: frozenset[str]
    forcing: frozenset[str]
    forced: frozenset[str]
    helping: frozenset[str]
    about: frozenset[str]
    attributive: frozenset[str]
    before_its: frozenset[str]
    joiners: frozenset[str]
    doubtful_joiners: frozenset[str]
    always_joiners: frozenset[str]
    list_ends: frozenset[str]
    titles_after_names: frozenset[str]
    trailing: frozenset[str]
    naming: frozenset[str]
    scopes: frozenset[str]
    copulas: frozenset[str]
    being: frozenset[str]
    cleft: frozenset[str]
    bodies: frozenset[str]
    going: frozenset[str]
    provoking: frozenset[str]
    directions: frozenset[str]
    including: frozenset[str]
    each: frozenset[str]
    complements: frozenset[str]
    takes_post: frozenset[str]
    before_trigger: frozenset[str]
    before_short: frozenset[str]
    islands: tuple[str, ...]
    after_trigger: frozenset[str]
    generic_after: frozenset[str]


class Nouns(DataModel):
    """vocabulary/events/nouns.yaml: noun class to the endings that tell it."""

    team: frozenset[str]
    firm: frozenset[str]
    group: frozenset[str]
    letter: frozenset[str]
    contract: tuple[str, ...]
    post: frozenset[str]
    money: frozenset[str]
    share: frozenset[str]
    equity: frozenset[str]
    quantities: frozenset[str]
    product: frozenset[str]
    talk: frozenset[str]
    other: frozenset[str]


class Posts(DataModel):
    """vocabulary/events/posts.yaml."""

    heads: frozenset[str]
    endings: frozenset[str]
    not_posts: frozenset[str]
    compounds: tuple[str, ...]
    assistants: frozenset[str]
    modifiers: frozenset[str]
    public: tuple[str, ...]
    holding: frozenset[str]
    new: frozenset[str]
    former: frozenset[str]


class Pronouns(DataModel):
    """vocabulary/events/pronouns.yaml."""

    person: frozenset[str]
    people: frozenset[str]
    speaker: frozenset[str]
    speakers: frozenset[str]
    organization: frozenset[str]
    team: frozenset[str]
    reflexive: frozenset[str]
    pointing: tuple[str, ...]


class Modality(DataModel):
    """vocabulary/events/modality.yaml."""

    negators: frozenset[str]
    denials: frozenset[str]
    forming: frozenset[str]
    composing: frozenset[str]
    proposals: frozenset[str]
    accepting: frozenset[str]
    revoking: frozenset[str]
    since: frozenset[str]
    hearsay: frozenset[str]
    confirming: frozenset[str]
    speculation: frozenset[str]
    plans: frozenset[str]
    rumours: frozenset[str]
    hypothetical: frozenset[str]
    questions: frozenset[str]
    future: frozenset[str]
    past_state: frozenset[str]
    once: frozenset[str]
    summing_up: frozenset[str]
    meetings: tuple[str, ...]
    this: frozenset[str]
    onset: frozenset[str]
    deciding: frozenset[str]
    acts: frozenset[str]
    effect: frozenset[str]
    succeeding: frozenset[str]
    undergoing: frozenset[str]
    invitations: frozenset[str]
    urging: frozenset[str]
    defining: frozenset[str]
    sequence: frozenset[str]


class Attribution(DataModel):
    """vocabulary/events/attribution.yaml."""

    announcing: frozenset[str] = Field(min_length=1)
    notices: frozenset[str]
    reporting: frozenset[str]
    sources: frozenset[str]
    hearing: frozenset[str]


class Topics(DataModel):
    """vocabulary/events/topics.yaml: topic to the words that tell that a sentence is of it."""

    topics: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    demands: tuple[str, ...]
    movements: tuple[str, ...]
    passing: tuple[str, ...]
    done: tuple[str, ...]
    until: tuple[str, ...]


@cache
def grammar() -> Grammar:
    """The small words that build a clause."""
    found: Grammar = load_packaged("vocabulary/events/grammar.yaml", Grammar)
    return found


@cache
def posts() -> Posts:
    """Posts and what stands before them."""
    found: Posts = load_packaged("vocabulary/events/posts.yaml", Posts)
    return found


@cache
def pronouns() -> Pronouns:
    """Words that stand for what was named before."""
    found: Pronouns = load_packaged("vocabulary/events/pronouns.yaml", Pronouns)
    return found


@cache
def modality() -> Modality:
    """What keeps a trigger from being an event."""
    found: Modality = load_packaged("vocabulary/events/modality.yaml", Modality)
    return found


@cache
def attribution() -> Attribution:
    """Who says it."""
    found: Attribution = load_packaged("vocabulary/events/attribution.yaml", Attribution)
    return found


@cache
def topics() -> Topics:
    """Words that tell what a sentence is about."""
    found: Topics = load_packaged("vocabulary/events/topics.yaml", Topics)
    return found


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
    found: Nouns = load_packaged("vocabulary/events/nouns.yaml", Nouns)
    return found


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
