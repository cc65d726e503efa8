"""The day of an article: what its header states, else its dateline, its path, or what its text supports. `finish` asks.

Stated keys stand in the order in which they are to be trusted. A default (1970-01-01) and a day that no calendar has
are no dates, and a warning says so. When somebody saved the article bounds it from above and dates it never.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.language.time import put_together
from flows.reading.draft import Decoded, Draft, Stated
from flows.reading.publication.evidence import evidence_of
from flows.reading.publication.path_day import path_day
from flows.reading.publication.stated import NoSuchDay, read_stated
from flows.reading.publication.vocabulary import words
from schemas.records import DateEvidence, Link, Notice, Published

_DATELINE = re.compile(
    r"^[^。\n]{0,24}?(?:(?P<y>(?:19|20)\d\d)\s*年\s*)?(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日?\s*"
    r"(?:[（(][^（）()]{2,12}[）)]|[^，。,\n]{0,6}?(?:电|電|讯|訊|消息|报道|報導))"
)
_DATELINE_REACH = 10  # days between the dateline and the path that gives its year
_DEFAULT = re.compile(r"^\s*['\"]?(0001|1899|1900|1904|1969|1970)[-/.年]")


@dataclass(frozen=True, slots=True)
class Decided:
    """When the article was published and saved, what supports it, and what could not be used."""

    published: Published
    saved_at: dt.datetime | None
    evidence: tuple[DateEvidence, ...]
    notices: tuple[Notice, ...]


def decide(draft: Draft, decoded: Decoded, title: str, body: str, zone: str, links: Sequence[Link]) -> Decided:
    """The publication of a draft: stated, of the dateline, of the path, or bounded by the text."""
    notices: list[Notice] = []
    found = _read(draft.dates, decoded, zone, notices)
    kept = [p for p in _read(draft.saved, decoded, zone, notices) if p.at]
    saved = min((p.at for p in kept if p.at), default=None)
    evidence: Sequence[DateEvidence] = ()
    if found:
        first = next((p for p in found if p.at), found[0])
        finer = (p for p in found if p.earliest == first.earliest and p.precision in ("minute", "second"))
        published = next(finer, first) if first.precision == "day" else first
    else:
        day = path_day(decoded.path)
        published = dateline(body, zone, day) or Published()
        if published.basis == "none" and day:
            published = Published(None, None, "day", "path", day, day)
        elif published.basis == "none":
            bounds = evidence_of(title, body, links, saved.date() if saved else None)
            earliest, latest, evidence = put_together(bounds)
            if earliest or latest:
                published = Published(None, None, "range", "inferred", earliest, latest)
    return Decided(published, saved, tuple(evidence), tuple(notices))


def _read(some: Sequence[Stated], decoded: Decoded, zone: str, notices: list[Notice]) -> list[Published]:
    """The moments stated; what is no date becomes a notice."""
    found = []
    for stated in some:
        try:
            moment = read_stated(stated.value, stated.basis, zone)
        except NoSuchDay as e:
            notices.append(Notice(
                "no_such_day",
                f"{decoded.path}: the date {str(e)!r} names a day that no calendar has; it is left out.",
            ))  # fmt: skip
            continue
        if (moment and moment.earliest in words().default_days) or (moment is None and _DEFAULT.match(stated.value)):
            notices.append(Notice(
                "default_day",
                f"{decoded.path}: the date {stated.value[:40]!r} is what programs write for a missing one; "
                "it is left out.",
            ))  # fmt: skip
        elif moment:
            found.append(moment)
    return found


def dateline(body: str, zone: str, day: dt.date | None) -> Published | None:
    """The dateline's day, when it states its year or `day` (of the path) gives the year."""
    m = _DATELINE.match(body)
    if not m or not (m["y"] or day):
        return None
    year = int(m["y"]) if m["y"] else day.year if day else 0
    try:
        found = dt.date(year, int(m["m"]), int(m["d"]))
    except ValueError:
        return None
    if day and not m["y"] and abs((found - day).days) > _DATELINE_REACH:
        return None
    return Published(dt.datetime.combine(found, dt.time()), zone, "day", "dateline", found, found)
