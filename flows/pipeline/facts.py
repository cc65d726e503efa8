"""Source texts → facts: people, organisations and claims of events, validated; a text that fails loses only its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.entities import Proposed, decide_all, propose
from flows.entities.registry import Registry
from flows.events import extract
from flows.events.event_types import EventTypes
from flows.language import analyze, hear
from flows.language.tagging.kept_tags import Heard, pack_heard, pack_words, unpack_heard
from flows.language.tagging.protocol import Voice, WordTagger, tagger_named, voice_named
from flows.pipeline.refusals import Frames, Rows, as_bad_input, frame_of, refusal, seconds
from schemas import working
from schemas.errors import BadInput
from schemas.records import EventMention, SourceText, TaggerName, VoiceName
from schemas.tables import table_name
from schemas.validation import split


@dataclass(frozen=True, slots=True)
class KeyedText:
    """A source's text and the key that its facts are kept under.

    `tag_key`: the key of its words and of what the voices said of it, which are `words` and `heard` where they are kept
    (packed as in `language.tagging.kept_tags`).
    """

    key: str
    text: SourceText
    tag_key: str = ""
    words: bytes | None = None
    heard: bytes | None = None


@dataclass(frozen=True, slots=True)
class FactsStage:
    """How facts are found. `version` and `registry_version` tell one state of types and registry from another: a worker
    loads each once.

    `keep_tags`: hand back words and what voices said too, where they are new.
    """

    registry: tuple[Path, ...]
    registry_enabled: bool
    event_types: tuple[Path, ...]
    tagger: TaggerName
    voices: tuple[VoiceName, ...]
    max_seconds: float
    version: str
    registry_version: str
    keep_tags: bool = False

    def __call__(self, batch: list[KeyedText]) -> Frames:
        """Recognise and extract over a batch: frames by table of the store (texts, text_*, local_*)."""
        tools = _tools(self)
        rows = _no_facts()
        cut = analyze([item.text for item in batch], tools.tagger, [item.words for item in batch])
        proposed = {}
        for item, sentences in zip(batch, cut, strict=True):
            with self._refusing(item, rows):
                proposed[item.key] = propose(item.text, sentences, tools.registry)
            known = proposed.get(item.key)
            standing = known.registry.version if known else self.standing(item.text.title, item.text.body)
            rows["texts"].append(self._text(item, standing))
        heard = {item.key: unpack_heard(item.heard) for item in batch if item.heard is not None}
        before = {key: len(some) for key, some in heard.items()}
        _ask(tools.voices, proposed, heard)
        for item, sentences in zip(batch, cut, strict=True) if self.keep_tags else ():
            if item.words is None or len(heard.get(item.key, ())) > before.get(item.key, 0):
                rows["text_tags"].append({
                    "tag_key": item.tag_key, "words": item.words or pack_words(sentences),
                    "heard": pack_heard(heard.get(item.key, {})),
                })  # fmt: skip
        for item in batch:
            if item.key not in proposed:
                continue
            own = _no_facts()
            with self._refusing(item, rows):
                _facts_of(own, item, proposed.pop(item.key), tools.types)
                for name, found in own.items():
                    rows[name] += found
        return _fact_frames(rows)

    def standing(self, title: str, body: str) -> str:
        """Version of the registry's forms that stand in a text: all of the registry that its facts follow from."""
        return _registry(self).standing_in(title, body).version

    def lost(self, item: KeyedText) -> Frames:
        """What is kept of a text that killed its worker: that it was tried, and no facts."""
        rows = _no_facts()
        rows["texts"].append(self._text(item, ""))
        why = BadInput(
            "worker_died", f"{_shown(item)} ended the process that read facts from it; it is loaded without facts."
        )
        rows["text_refusals"].append(_text_refusal(item.key, "facts", why))
        return _fact_frames(rows)

    def _text(self, item: KeyedText, standing: str) -> dict[str, str]:
        return {"text_key": item.key, "registry": self.registry_version, "standing": standing}

    @contextmanager
    def _refusing(self, item: KeyedText, rows: Rows) -> Iterator[None]:
        """Whatever a text does to a room costs that text's facts, and one that takes too long is stopped."""
        try:
            with seconds(self.max_seconds, _shown(item)):
                yield
        except Exception as e:
            rows["text_refusals"].append(_text_refusal(item.key, "facts", as_bad_input(e, _shown(item))))


@dataclass(frozen=True, slots=True)
class _Tools:
    """What a worker loads once."""

    tagger: WordTagger
    voices: tuple[Voice, ...]
    registry: Registry
    types: EventTypes


@cache
def _tools(how: FactsStage) -> _Tools:
    return _Tools(
        tagger_named(how.tagger),
        tuple(voice_named(name) for name in how.voices),
        _registry(how),
        EventTypes.load(extra=how.event_types),
    )


@cache
def _registry(how: FactsStage) -> Registry:
    return Registry.load(extra=how.registry, enabled=how.registry_enabled)


def _ask(voices: Sequence[Voice], proposed: Mapping[str, Proposed], heard: dict[str, Heard]) -> None:
    """Have the voices read whatever is open in any text of the batch, all at once, but for what was `heard` before.

    What they say is added to `heard`.
    """
    if not voices:
        return
    undecided = {key: p.undecided() for key, p in proposed.items()}
    unheard = [(key, s) for key, some in undecided.items() for s in some if (s.part, s.index) not in heard.get(key, ())]
    for (key, _), s in zip(unheard, hear([s for _, s in unheard], voices), strict=True):
        heard.setdefault(key, {})[s.part, s.index] = s.second or ()
    for key, some in undecided.items():
        proposed[key].hear([replace(s, second=heard[key][s.part, s.index]) for s in some])


def _no_facts() -> Rows:
    return {table_name(t): [] for t in (*working.FACT_CACHE, *working.TAG_CACHE)}


def _shown(item: KeyedText) -> str:
    return f"the text “{item.text.title[:60]}”"


def _text_refusal(key: str, stage: str, e: BadInput) -> dict[str, Any]:
    row = refusal(key, stage, e, "warn")
    return {"text_key": row.pop("article_key"), **row}


def _facts_of(rows: Rows, item: KeyedText, proposed: Proposed, types: EventTypes) -> None:
    key = {"text_key": item.key}
    found = decide_all(proposed)
    claims = extract(item.text, proposed.sentences(), found, types)
    found = found.taking_part(claims.entity_keys())
    for e in found.entities:
        rows["local_entities"].append({
            **key, "entity_kind": e.kind, "entity_key": e.key, "name": e.name, "name_zh": e.name_zh,
            "name_latin": e.name_latin, "org_kind": e.org_kind, "parent_key": e.parent_key,
            "registry_key": e.registry_key, "partial": e.partial, "alternatives": list(e.alternatives),
            "born": e.born, "namesake": e.namesake,
        })  # fmt: skip
    for m in found.mentions:
        rows["local_mentions"].append({
            **key, "entity_kind": m.entity_kind, "entity_key": m.entity_key, "part": m.part, "char_start": m.start,
            "char_end": m.end, "surface": m.surface, "alias_kind": m.alias_kind, "method": m.method, "score": m.score,
        })  # fmt: skip
    for r in found.roles:
        rows["local_roles"].append({
            **key, "person_key": r.person_key, "org_key": r.org_key, "title": r.title, "part": r.part,
            "char_start": r.start, "char_end": r.end,
        })  # fmt: skip
    known = {e.key for e in found.entities}  # a body that was only weighed is nothing that the article names
    for number, told in enumerate(claims.mentions):
        _claim(rows, key, number, told)
    for number, withheld in enumerate(claims.withheld, len(claims.mentions)):
        _claim(rows, key, number, withheld.mention, withheld.reason)
        rows["local_candidates"] += [
            {**key, "claim": number, "entity_kind": p.entity_kind, "entity_key": p.entity_key, "role": p.role,
             "post": p.post, "probability": p.probability}
            for p in withheld.candidates if p.entity_key in known
        ]  # fmt: skip


def _claim(rows: Rows, key: dict[str, str], number: int, c: EventMention, doubt: str | None = None) -> None:
    rows["local_events"].append({
        **key, "claim": number, "event_type": c.event_type, "part": c.part, "char_start": c.start,
        "char_end": c.end, "trigger": c.trigger, "trigger_start": c.trigger_start, "object": c.object,
        "date_text": c.date_text, "date_earliest": c.date_earliest, "date_latest": c.date_latest,
        "date_precision": c.date_precision, "certainty": c.certainty, "extractor": c.extractor,
        "confidence": c.confidence, "confidence_parts": json.dumps(c.confidence_parts, ensure_ascii=False),
        "doubt": doubt,
    })  # fmt: skip
    rows["local_participants"] += [
        {**key, "claim": number, "entity_kind": p.entity_kind, "entity_key": p.entity_key, "role": p.role,
         "post": p.post}
        for p in c.participants
    ]  # fmt: skip


def _fact_frames(rows: Rows) -> Frames:
    """Frames that fit their models; a text with a bad fact is loaded without facts, and its refusal says which."""
    frames: Frames = {}
    refused: set[str] = set()
    for model in working.FACT_CACHE:
        name = table_name(model)
        frames[name] = frame_of(model, rows[name])
        if model in (working.Texts, working.TextRefusals):
            continue
        for bad in split(frames[name], model)[1]:
            keys = frames[name]["text_key"]
            for k in [keys[bad.row]] if bad.row is not None else keys.unique().to_list():
                refused.add(k)
                rows["text_refusals"].append(_text_refusal(k, "validate", BadInput(bad.check, bad.reason)))
    frames["text_refusals"] = frame_of(working.TextRefusals, rows["text_refusals"])
    frames["text_tags"] = frame_of(working.TextTags, rows["text_tags"])
    kept = ("texts", "text_refusals", "text_tags")
    return {n: f if n in kept else f.filter(~pl.col("text_key").is_in(list(refused))) for n, f in frames.items()}
