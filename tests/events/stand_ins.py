"""Names given by hand in place of recognition, so that the grammar of events is tested by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from flows.events import EventTypes, extract
from flows.events.claims.view import ClaimView
from flows.events.extractor import Extractor
from flows.events.syntax.clauses import Clause, split
from flows.events.syntax.words import build
from flows.events.triggers import TriggerFinder
from flows.language import Tagger, analyze
from flows.language.script import fold
from flows.language.time import expressions
from schemas.records import EntityKind, EventMention, LocalEntity, Mention, Part, Recognized, Sentence, SourceText

PARTS: tuple[Part, Part] = ("title", "body")


@cache
def tagger() -> Tagger:
    """One for all tests: the model loads once."""
    return Tagger()


@cache
def packaged() -> EventTypes:
    return EventTypes.load()


def given(
    text: SourceText,
    people: Sequence[str] = (),
    organizations: Sequence[str] = (),
    teams: Sequence[str] = (),
    found: Recognized | None = None,
) -> Recognized:
    """The names wherever they stand in the text, over what was found already. Longer names win over shorter ones.

    A team is one of the organisation that is the only one of the text.
    """
    within = [o for o in organizations if o in text.title or o in text.body]
    parent = f"organization:{fold(within[0]).casefold()}" if len(within) == 1 else None
    entities = {e.key: e for e in found.entities} if found else {}
    mentions = list(found.mentions) if found else []
    kinds: list[tuple[EntityKind, Literal["company", "team"] | None, Sequence[str]]] = [
        ("person", None, people), ("organization", "company", organizations), ("organization", "team", teams),
    ]  # fmt: skip
    every = [(name, kind, org_kind) for kind, org_kind, names in kinds for name in names]
    given_names = {name for name, _, _ in every}
    for name, kind, org_kind in sorted(every, key=lambda x: -len(x[0])):
        known = next((e.key for e in entities.values() if e.kind == kind and fold(e.name) == fold(name)), None)
        key = known or f"{kind}:{fold(name).casefold()}"
        own = parent if org_kind == "team" else None
        entities.setdefault(key, LocalEntity(key, kind, name, org_kind=org_kind, parent_key=own))
        for part in PARTS:
            for start, end in _places(text.part(part), name):
                there = [m for m in mentions if m.part == part and m.start < end and start < m.end]
                if any(m.method == "given" or (m.entity_key, m.start, m.end) == (key, start, end) for m in there):
                    continue
                if any(m.surface in given_names and len(m.surface) > len(name) for m in there):
                    continue  # found already by a longer one of the names
                mentions = [m for m in mentions if m not in there]
                mentions.append(Mention(key, kind, part, start, end, name, "full", "given", 1.0))
    mentions.sort(key=lambda m: (PARTS.index(m.part), m.start))
    return Recognized(tuple(entities.values()), tuple(mentions), found.roles if found else ())


def tell(
    body: str,
    people: Sequence[str] = (),
    organizations: Sequence[str] = (),
    teams: Sequence[str] = (),
    *,
    title: str = "",
    day: dt.date | None = None,
    types: EventTypes | None = None,
) -> tuple[EventMention, ...]:
    """The claims that the grammar reads from a text in which these names stand, however sure they are."""
    text = SourceText(title, body, "Hans", day, day)
    sentences = analyze([text], tagger())[0]
    found = extract(text, sentences, given(text, people, organizations, teams), types or packaged())
    every = [*found.mentions, *(w.mention for w in found.withheld)]
    return tuple(sorted(every, key=lambda m: (PARTS.index(m.part), m.trigger_start)))


def views(
    body: str, people: Sequence[str] = (), organizations: Sequence[str] = (), *, day: dt.date | None = None
) -> Sequence[ClaimView]:
    """The claims of a text as their links are weighed."""
    text = SourceText("", body, "Hans", day, day)
    sentences = analyze([text], tagger())[0]
    found = given(text, people, organizations)
    return Extractor(text, found, packaged(), TriggerFinder(packaged())).read(sentences)


def filled(mention: EventMention) -> dict[str, list[str]]:
    """Role → names without their kind, in order."""
    out: dict[str, list[str]] = {}
    for p in mention.participants:
        out.setdefault(p.role, []).append(p.entity_key.partition(":")[2])
    return out


def clauses(
    body: str, people: Sequence[str] = (), organizations: Sequence[str] = (), teams: Sequence[str] = ()
) -> list[Clause]:
    """The clauses of a single sentence."""
    text = SourceText("", body, "Hans", None, None)
    sentence: Sentence = analyze([text], tagger())[0][0]
    found = given(text, people, organizations, teams)
    folded = fold(sentence.text)
    candidates = TriggerFinder(packaged()).find(sentence, folded, found.mentions)
    spans = [(sentence.start + c.start, sentence.start + c.end, c.attribute) for c in candidates]
    by_key = {e.key: e for e in found.entities}
    return split(build(sentence, folded, found.mentions, by_key, spans, expressions(sentence.text, None, None)))


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))
