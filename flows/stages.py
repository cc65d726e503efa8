"""What a worker does with a batch: bytes → article frames, source texts → fact frames. Pure but for reading the file."""

from __future__ import annotations

import hashlib
import json
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from flows.dedup import sketch
from flows.entities import recognise
from flows.entities.registry import Registry
from flows.events import extract
from flows.events.types import EventTypes
from flows.language import Tagger, analyse
from flows.reading import read_article
from flows.reading.limits import Limits
from schemas import working
from schemas.errors import BadInput
from schemas.records import Article, Sentence, SourceText
from schemas.tables import Table, polars_schema, table_name
from schemas.validation import split

Frames = dict[str, pl.DataFrame]

INLINE_BYTES = 600_000  # below it, starting workers (about 2 s each) costs more than it saves


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file to be read. `sha256` as hashed when the run looked at it; None when it could not be opened."""

    path: str
    location: str
    bytes: int
    sha256: str | None
    path_day: str | None

    @property
    def article_key(self) -> str:
        """What the article as read is kept under."""
        return article_key(self.sha256, self.path_day, self.path)


def article_key(sha256: str | None, path_day: str | None, path: str) -> str:
    """Bytes and path-stated day; a file that cannot be opened is its own."""
    return f"{sha256}|{path_day or ''}" if sha256 else f"unreadable|{path}"


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: the limits of the settings."""

    limits: Limits

    def __call__(self, batch: list[RawFile]) -> Frames:
        """Read a batch: frames by table of the store (articles, sketches, authors, links, refusals)."""
        rows: dict[str, list[dict[str, Any]]] = {table_name(t): [] for t in working.ARTICLE_CACHE}
        for file in batch:
            key = file.article_key
            try:
                with seconds(self.limits.max_seconds, file.path):
                    article = read_article(_bytes(file), file.path, self.limits)
                    rows["sketches"].append({"article_key": key, "sketch": sketch(article.body)})
                _keep(rows, key, article)
            except BadInput as e:
                rows["refusals"].append(_refusal(key, "read", e, "error"))
        return _article_frames(rows)


def lost_file(file: RawFile) -> Frames:
    """What is kept of a file that killed its worker."""
    rows: dict[str, list[dict[str, Any]]] = {table_name(t): [] for t in working.ARTICLE_CACHE}
    why = BadInput(
        "worker_died",
        f"{file.path} ended the process that read it (out of memory, or a crash in native code); "
        "cut or re-save the file, then `newsledger quarantine replay`.",
    )
    rows["refusals"].append(_refusal(file.article_key, "read", why, "error"))
    return _article_frames(rows)


def _bytes(file: RawFile) -> bytes:
    try:
        raw = Path(file.location).read_bytes()
    except OSError as e:
        raise BadInput("unreadable", f"{file.path} cannot be opened: {e.strerror}; give it back or remove it.") from e
    if hashlib.sha256(raw).hexdigest() != file.sha256:
        raise BadInput(
            "changed_while_read", f"{file.path} changed while it was being read; the next run reads it again."
        )
    return raw


@contextmanager
def seconds(limit: float, path: str) -> Iterator[None]:
    """Stop what takes longer than `limit` seconds with BadInput, where the platform and the thread allow it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise BadInput("max_seconds", f"{path} took longer than limits.max_seconds = {limit:g} s to read.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _refusal(key: str, stage: str, e: BadInput, severity: str) -> dict[str, Any]:
    detail = {**e.detail, **({"offset": e.offset} if e.offset is not None else {})}
    return {
        "article_key": key, "stage": stage, "check_name": e.check, "severity": severity, "reason": e.reason,
        "detail": json.dumps(detail, ensure_ascii=False) if detail else None,
    }  # fmt: skip


def _keep(rows: dict[str, list[dict[str, Any]]], key: str, a: Article) -> None:
    p = a.published
    rows["articles"].append({
        "article_key": key, "title": a.title, "publisher": a.publisher, "place": a.place, "script": a.script,
        "published_at": p.at, "published_zone": p.zone, "published_precision": p.precision,
        "published_basis": p.basis, "published_earliest": p.earliest, "published_latest": p.latest, "url": a.url,
        "cover_image_url": a.cover_image_url, "format": a.format, "format_certainty": a.format_certainty,
        "encoding": a.encoding, "body": a.body, "body_chars": len(a.body),
        "content_sha256": hashlib.sha256(a.body.encode()).hexdigest(),
    })  # fmt: skip
    rows["article_authors"] += [{"article_key": key, "position": i, **asdict(x)} for i, x in enumerate(a.authors)]
    rows["article_links"] += [{"article_key": key, "position": i, **asdict(x)} for i, x in enumerate(a.links)]
    rows["refusals"] += [_refusal(key, "read", BadInput(n.check, n.reason, offset=n.offset), "warn") for n in a.notices]


def _frame(model: type[Table], rows: list[dict[str, Any]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=polars_schema(model), orient="row")


def _article_frames(rows: dict[str, list[dict[str, Any]]]) -> Frames:
    """Frames that fit their models; an article with a bad row is refused whole."""
    frames: Frames = {}
    refused: set[str] = set()
    for model in working.ARTICLE_CACHE:
        name = table_name(model)
        if name == "refusals":
            continue
        frame = _frame(model, rows[name])
        frames[name], bad = split(frame, model)
        for b in bad:
            key = frame["article_key"][b.row] if b.row is not None else None
            for k in [key] if key else frame["article_key"].to_list():
                refused.add(k)
                rows["refusals"].append(_refusal(k, "validate", BadInput(b.check, b.reason), "error"))
    frames = {n: f.filter(~pl.col("article_key").is_in(list(refused))) for n, f in frames.items()}
    return {**frames, "refusals": _frame(working.Refusals, rows["refusals"])}


@dataclass(frozen=True, slots=True)
class KeyedText:
    """A source's text and the key that its facts are kept under."""

    key: str
    text: SourceText


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """How facts are found: which registry and event types, and their versions (a worker loads each once)."""

    registry: tuple[Path, ...]
    registry_enabled: bool
    event_types: tuple[Path, ...]

    def __call__(self, batch: list[KeyedText]) -> Frames:
        """Recognise and extract over a batch: frames by table of the store (texts, local_*)."""
        tagger, registry, types = _tools(self)
        rows: dict[str, list[dict[str, Any]]] = {table_name(t): [] for t in working.FACT_CACHE}
        for item, sentences in zip(batch, analyse([x.text for x in batch], tagger), strict=True):
            rows["texts"].append({"text_key": item.key})
            _facts_of(rows, item, sentences, registry, types)
        return {table_name(m): _validated(m, rows[table_name(m)]) for m in working.FACT_CACHE}


@cache
def _tools(how: FindingFacts) -> tuple[Tagger, Registry, EventTypes]:
    registry = Registry.load(extra=how.registry, enabled=how.registry_enabled)
    return Tagger(threads=1), registry, EventTypes.load(extra=how.event_types)


def _facts_of(
    rows: dict[str, list[dict[str, Any]]],
    item: KeyedText,
    sentences: list[Sentence],
    registry: Registry,
    types: EventTypes,
) -> None:
    key = {"source_id": item.key}
    found = recognise(item.text, sentences, registry)
    for e in found.entities:
        rows["local_entities"].append({
            **key, "entity_kind": e.kind, "entity_key": e.key, "name": e.name, "name_zh": e.name_zh,
            "name_latin": e.name_latin, "org_kind": e.org_kind, "parent_key": e.parent_key,
            "registry_key": e.registry_key, "partial": e.partial, "alternatives": list(e.alternatives),
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
    for number, c in enumerate(extract(item.text, sentences, found, types)):
        rows["local_events"].append({
            **key, "claim": number, "event_type": c.event_type, "part": c.part, "char_start": c.start,
            "char_end": c.end, "trigger": c.trigger, "trigger_start": c.trigger_start, "object": c.object,
            "date_text": c.date_text, "date_earliest": c.date_earliest, "date_latest": c.date_latest,
            "date_precision": c.date_precision, "certainty": c.certainty, "extractor": c.extractor,
            "confidence": c.confidence, "confidence_parts": json.dumps(c.confidence_parts, ensure_ascii=False),
        })  # fmt: skip
        rows["local_participants"] += [
            {**key, "claim": number, "entity_kind": p.entity_kind, "entity_key": p.entity_key, "role": p.role,
             "post": p.post}
            for p in c.participants
        ]  # fmt: skip


def _validated(model: type[Table], rows: list[dict[str, Any]]) -> pl.DataFrame:
    # A row of our own making that breaks its model is a defect of the room that made it, not of the file: the run fails.
    return model.validate(_frame(model, rows), lazy=True)


def lost_text(item: KeyedText) -> Frames:
    """What is kept of a text that killed its worker: that it was tried, and no facts."""
    rows: dict[str, list[dict[str, Any]]] = {table_name(t): [] for t in working.FACT_CACHE}
    rows["texts"].append({"text_key": item.key})
    return {table_name(m): _frame(m, rows[table_name(m)]) for m in working.FACT_CACHE}


def articles_in(frames: Frames) -> int:
    """How many files a batch's frames account for."""
    refused = frames["refusals"].filter(pl.col("severity") == "error")
    return len(frames["articles"]) + refused["article_key"].n_unique()
