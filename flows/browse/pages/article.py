"""The page of an article: its text with everything that was read in it, and the way back to the bytes of its file."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from flows.browse.listings import Row
from flows.browse.marking import Segment, paragraphs, segments
from flows.browse.visit import NotThere, Page, Visit
from flows.locations import joined, opened
from schemas.errors import RunFailed, Usage


def article(visit: Visit) -> Page:
    """One article."""
    ask = visit.asking
    one = visit.there(ask.one("article", id=visit.key))
    mentions = ask.rows("article_mentions", id=visit.key)
    claims = ask.rows("article_claims", id=visit.key)
    withheld = ask.rows("article_withheld", id=visit.key) if ask.has("withheld_claims") else []
    for number, claim in enumerate(claims, 1):
        claim |= {"number": number, "anchor": claim["event_mention_id"], "withheld": False}
    for number, claim in enumerate(withheld, 1):
        claim |= {"number": number, "anchor": claim["withheld_id"], "withheld": True}
    body = marked(one["body"], "body", mentions, claims + withheld)
    return Page("article.html", {
        "one": one, "mentions": mentions, "claims": claims, "withheld": withheld,
        "title": marked(one["title"], "title", mentions, claims + withheld), "body": paragraphs(body),
        "named": _named(mentions),
        "authors": ask.rows("article_authors", id=visit.key),
        "links": ask.rows("article_links", id=visit.key),
        "date_evidence": ask.rows("article_date_evidence", id=visit.key) if ask.has("date_evidence") else [],
        "copies": ask.rows("article_copies", id=visit.key),
        "files": ask.rows("article_files", id=visit.key),
    })  # fmt: skip


def marked(text: str, part: str, mentions: list[Row], claims: list[Row]) -> list[Segment]:
    """The segments of a part of an article."""
    return segments(text, [m for m in mentions if m["part"] == part], [c for c in claims if c["part"] == part])


def _named(mentions: list[Row]) -> list[Row]:
    """Each person and organisation once, in the order of the text, with all places."""
    found: dict[str, Row] = {}
    for m in mentions:
        row = found.setdefault(m["entity_id"], {**m, "places": []})
        row["places"].append(m)
    return list(found.values())


def raw_bytes(visit: Visit) -> tuple[bytes, str]:
    """The bytes of a raw file that the warehouse knows, and a name for them. Raises NotThere, or Usage: they changed.

    Of a member of a container, the container's bytes: it is the file that lies there.
    """
    path = visit.text("path")
    row = visit.asking.one("file", path=path)
    if row is None:
        raise NotThere(f"{path}: no raw file of this path is known.")
    place = joined(visit.settings.raw, path if row["container_path"] is None else row["container_path"])
    try:
        with opened(place) as file:
            data = file.read()
    except (OSError, RunFailed) as e:
        why = (e.strerror if isinstance(e, OSError) else "") or str(e).rstrip(".")
        raise NotThere(f"{path}: the raw file cannot be read any more: {why}.") from e
    if row["container_path"] is None and hashlib.sha256(data).hexdigest() != row["sha256"]:
        raise Usage(f"{path}: the file has changed since it was read; the next run reads it again.")
    return data, PurePosixPath(place).name
