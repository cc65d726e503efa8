"""Files → articles: read, sketched for near duplicates, validated; what cannot be used comes back as refusals."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import BinaryIO

import polars as pl

from flows.dedup import fold_body, sketch
from flows.locations import is_address, opened
from flows.pipeline.refusals import Frames, Rows, as_bad_input, frame_of, refusal, seconds
from flows.reading import read_article
from flows.reading.containers import bytes_of, container_of, members_within
from flows.reading.size import bytes_within
from schemas import working
from schemas.errors import BadInput, RunFailed
from schemas.limits import Limits
from schemas.records import Article
from schemas.tables import table_name
from schemas.validation import split


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file to be read. `sha256` as hashed when the run looked at it; None when it could not be opened."""

    path: str
    location: str
    bytes: int
    sha256: str | None
    path_day: str | None
    locators: str | None = None  # of a member: as JSON, what leads to it in the container at `location`

    @property
    def article_key(self) -> str:
        """What the article as read is kept under."""
        return article_key(self.sha256, self.path_day, self.path)


def article_key(sha256: str | None, path_day: str | None, path: str) -> str:
    """Bytes and path-stated day; a file that cannot be opened is its own."""
    return f"{sha256}|{path_day or ''}" if sha256 else f"unreadable|{path}"


@dataclass(frozen=True, slots=True)
class ReadStage:
    """How files are read: the limits of the settings."""

    limits: Limits

    def __call__(self, batch: list[RawFile]) -> Frames:
        """Read a batch: frames by table of the store (articles, sketches, authors, links, refusals)."""
        rows: Rows = {table_name(t): [] for t in working.ARTICLE_CACHE}
        for file in batch:
            key = file.article_key
            try:
                with seconds(self.limits.max_seconds, file.path):
                    article = read_article(_bytes(file, self.limits), file.path, self.limits)
                    shingles, title = sketch(article.body), fold_body(article.title)
                rows["sketches"].append({"article_key": key, "sketch": shingles, "folded_title": title})
                _keep(rows, key, article)
            except RunFailed:  # what no file can help, as a package that is missing
                raise
            except Exception as e:  # whatever a file does to a reader costs that file
                rows["refusals"].append(refusal(key, "read", as_bad_input(e, file.path), "error"))
        return _article_frames(rows)


def lost_file(file: RawFile) -> Frames:
    """What is kept of a file that killed its worker."""
    rows: Rows = {table_name(t): [] for t in working.ARTICLE_CACHE}
    why = BadInput(
        "worker_died",
        f"{file.path} ended the process that read it (out of memory, or a crash in native code); "
        "cut or re-save the file, then `newsledger quarantine replay`.",
    )
    rows["refusals"].append(refusal(file.article_key, "read", why, "error"))
    return _article_frames(rows)


def _bytes(file: RawFile, limits: Limits) -> bytes:
    """The bytes of a file or a member. Raises BadInput for more than the limits, and for others than those hashed."""
    try:
        with opened(file.location) as f:
            if file.locators:
                raw = bytes_of(f, f.seek(0, 2), file.path, json.loads(file.locators), limits)
            else:
                _refuse_broken_container(f, file, limits)
                f.seek(0)
                raw = bytes_within(f, file.bytes, file.path, limits)
    except OSError as e:
        if is_address(file.location) and not isinstance(e, FileNotFoundError | PermissionError):
            raise BadInput(
                "not_reached", f"{file.path} was not reached: {e.strerror}; the next run tries again."
            ) from e
        raise BadInput("unreadable", f"{file.path} cannot be opened: {e.strerror}; give it back or remove it.") from e
    if hashlib.sha256(raw).hexdigest() != file.sha256:
        raise BadInput(
            "changed_while_read", f"{file.path} changed while it was being read; the next run reads it again."
        )
    return raw


def _refuse_broken_container(f: BinaryIO, file: RawFile, limits: Limits) -> None:
    """Raise BadInput for a container that could not be taken apart when the run looked at it, with the reason."""
    size = f.seek(0, 2)
    if container_of(f, size, limits) is not None:
        for _ in members_within(f, size, file.path, limits):
            pass
        raise BadInput("no_article", f"{file.path} holds no article; add some, or remove it.")


def _keep(rows: Rows, key: str, a: Article) -> None:
    p = a.published
    rows["articles"].append({
        "article_key": key, "title": a.title, "publisher": a.publisher, "publisher_basis": a.publisher_basis,
        "place": a.place, "script": a.script,
        "published_at": p.at, "published_zone": p.zone, "published_precision": p.precision,
        "published_basis": p.basis, "published_earliest": p.earliest, "published_latest": p.latest,
        "saved_at": a.saved_at, "url": a.url, "cover_image_url": a.cover_image_url, "format": a.format,
        "format_certainty": a.format_certainty, "encoding": a.encoding, "body": a.body, "body_chars": len(a.body),
        "content_sha256": hashlib.sha256(a.body.encode()).hexdigest(),
    })  # fmt: skip
    rows["article_authors"] += [{"article_key": key, "position": i, **asdict(x)} for i, x in enumerate(a.authors)]
    rows["article_links"] += [{"article_key": key, "position": i, **asdict(x)} for i, x in enumerate(a.links)]
    rows["article_date_evidence"] += [
        {"article_key": key, "rule": e.rule, "words": e.words, "part": e.part, "char_start": e.start, "char_end": e.end,
         "earliest": e.earliest, "latest": e.latest, "used": e.used}
        for e in a.date_evidence
    ]  # fmt: skip
    rows["refusals"] += [refusal(key, "read", BadInput(n.check, n.reason, offset=n.offset), "warn") for n in a.notices]


def _article_frames(rows: Rows) -> Frames:
    """Frames that fit their models; an article with a bad row is refused whole."""
    frames: Frames = {}
    refused: set[str] = set()
    for model in working.ARTICLE_CACHE:
        name = table_name(model)
        if name == "refusals":
            continue
        frame = frame_of(model, rows[name])
        frames[name], bad = split(frame, model)
        for b in bad:
            key = frame["article_key"][b.row] if b.row is not None else None
            for k in [key] if key else frame["article_key"].to_list():
                refused.add(k)
                rows["refusals"].append(refusal(k, "validate", BadInput(b.check, b.reason), "error"))
    frames = {n: f.filter(~pl.col("article_key").is_in(list(refused))) for n, f in frames.items()}
    return {**frames, "refusals": frame_of(working.Refusals, rows["refusals"])}


def articles_in(frames: Frames) -> int:
    """How many files a batch's frames account for."""
    refused = frames["refusals"].filter(pl.col("severity") == "error")
    return len(frames["articles"]) + refused["article_key"].n_unique()
