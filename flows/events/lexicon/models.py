"""The files of the vocabulary of extraction as models: closed word classes, noun classes, modality, who says it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from schemas.declarative import DataModel


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
    reacting: frozenset[str]
    knowing: frozenset[str]
    particles: frozenset[str]
    manner: frozenset[str]
    compounds: frozenset[str]
    attributes: frozenset[str]
    closers: frozenset[str]
    time_ends: frozenset[str]
    serial: frozenset[str]
    pivots: frozenset[str]
    causative: frozenset[str]
    calling: frozenset[str]
    forcing: frozenset[str]
    forced: frozenset[str]
    helping: frozenset[str]
    overcoming: frozenset[str]
    about: frozenset[str]
    attributive: frozenset[str]
    before_its: frozenset[str]
    joiners: frozenset[str]
    doubtful_joiners: frozenset[str]
    always_joiners: frozenset[str]
    binding_joiners: frozenset[str]
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
    of_old: frozenset[str]
    comitative: frozenset[str]
    together: frozenset[str]
    alike: frozenset[str]
    in_order: frozenset[str]
    by_means: frozenset[str]
    working: frozenset[str]
    including: frozenset[str]
    listing: frozenset[str]
    deciding: frozenset[str]
    each: frozenset[str]
    complements: frozenset[str]
    seating: tuple[str, ...]
    takes_post: frozenset[str]
    before_trigger: frozenset[str]
    before_short: frozenset[str]
    islands: tuple[str, ...]
    after_trigger: frozenset[str]
    generic_after: frozenset[str]
    leading: frozenset[str]
    before_times: frozenset[str]
    within_times: frozenset[str]
    existing: frozenset[str]
    capacities: frozenset[str]
    included: frozenset[str]
    stretched_over_triggers: frozenset[str]
    stretched: frozenset[str]


class Nouns(DataModel):
    """vocabulary/events/nouns.yaml: noun class to the endings that tell it."""

    team: frozenset[str]
    firm: frozenset[str]
    group: frozenset[str]
    letter: frozenset[str]
    contract: tuple[str, ...]
    won: tuple[str, ...]
    within: tuple[str, ...]
    unmade: tuple[str, ...]
    parties: frozenset[str]
    kin: tuple[str, ...]
    post: frozenset[str]
    money: frozenset[str]
    share: frozenset[str]
    equity: frozenset[str]
    quantities: frozenset[str]
    product: frozenset[str]
    talk: frozenset[str]
    other: frozenset[str]
    agreements: tuple[str, ...]


class Posts(DataModel):
    """vocabulary/events/posts.yaml."""

    heads: frozenset[str]
    endings: frozenset[str]
    not_posts: frozenset[str]
    compounds: tuple[str, ...]
    assistants: frozenset[str]
    bodies_within: tuple[str, ...]
    dealings: tuple[str, ...]
    of_a_person: tuple[str, ...]
    ranks_alone: tuple[str, ...]
    offices: frozenset[str]
    of_units: frozenset[str]
    of_people: frozenset[str]
    cut_modifiers: tuple[str, ...]
    seats: tuple[str, ...]
    shared: tuple[str, ...]
    party_committees: tuple[str, ...]
    party_posts: tuple[str, ...]
    taking_over: tuple[str, ...]
    modifiers: frozenset[str]
    public: tuple[str, ...]
    of_houses: tuple[str, ...]
    houses: tuple[str, ...]
    holding: frozenset[str]
    cut_ends: frozenset[str]
    cut_heads: frozenset[str]
    jobs: frozenset[str]
    relations: frozenset[str]
    places_of_work: frozenset[str]
    new: frozenset[str]
    former: frozenset[str]
    candidates: tuple[str, ...]
    governing: tuple[str, ...]
    ranks: tuple[str, ...]


class Pronouns(DataModel):
    """vocabulary/events/pronouns.yaml."""

    person: frozenset[str]
    people: frozenset[str]
    speaker: frozenset[str]
    speakers: frozenset[str]
    organization: frozenset[str]
    team: frozenset[str]
    reflexive: frozenset[str]
    surnamed: frozenset[str]
    firms: tuple[str, ...]
    pointing: tuple[str, ...]
    ends: Mapping[str, tuple[str, ...]]
    first_of_two: frozenset[str]
    second_of_two: frozenset[str]
    pointing_at_teams: tuple[str, ...]
    pointing_at_firms: tuple[str, ...]


class Modality(DataModel):
    """vocabulary/events/modality.yaml."""

    negators: frozenset[str]
    denials: frozenset[str]
    forming: frozenset[str]
    composing: frozenset[str]
    proposals: frozenset[str]
    accepting: frozenset[str]
    studying: frozenset[str]
    unchanged: frozenset[str]
    exploiting: frozenset[str]
    exploited: tuple[str, ...]
    written_in_quotes: frozenset[str]
    carrying_out: frozenset[str]
    visiting: frozenset[str]
    errands: frozenset[str]
    visited: tuple[str, ...]
    since_then: frozenset[str]
    early_days: tuple[str, ...]
    meaning: frozenset[str]
    amounts: tuple[str, ...]
    until_now: frozenset[str]
    requests: frozenset[str]
    addressed: tuple[str, ...]
    revoking: frozenset[str]
    staying_on: frozenset[str]
    staying_in: frozenset[str]
    refusals: tuple[str, ...]
    declined: tuple[str, ...]
    handover: frozenset[str]
    handed_over: frozenset[str]
    since: frozenset[str]
    hearsay: frozenset[str]
    confirming: frozenset[str]
    speculation: frozenset[str]
    describing: frozenset[str]
    plans: frozenset[str]
    rumours: frozenset[str]
    hypothetical: frozenset[str]
    supposed_real: frozenset[str]
    for_a_time: frozenset[str]
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
    complying: frozenset[str]
    asking_leave: frozenset[str]
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
    own_doing: frozenset[str]
    according: frozenset[str]
    showing: frozenset[str]
    background: tuple[str, ...]
    background_alone: frozenset[str]
    meanwhile: frozenset[str]
    contrast: tuple[str, str]


class Topics(DataModel):
    """vocabulary/events/topics.yaml: topic to the words that tell that a sentence is of it."""

    topics: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    demands: tuple[str, ...]
    movements: tuple[str, ...]
    passing: tuple[str, ...]
    done: tuple[str, ...]
    until: tuple[str, ...]


class Counting(DataModel):
    """vocabulary/events/counting.yaml."""

    of_people: tuple[str, ...]
    of_named_people: tuple[str, ...]
    of_parts: tuple[str, ...]
    shares_before: tuple[str, ...]
    paid: tuple[str, ...]
    of_things: tuple[str, ...]
    rounds: tuple[str, ...]
    before_money: tuple[str, ...]
    no_days: tuple[str, ...]
    ends_of_times: tuple[str, ...]
    ends_of_periods: tuple[str, ...]
    many: frozenset[str]
