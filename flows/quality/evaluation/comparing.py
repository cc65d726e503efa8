"""By which rules two names, two dates and two lists of things are the same."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from typing import Any

from flows.quality.evaluation.annotations import AnnotatedEvent, AnnotatedSource, Choices

Days = tuple[dt.date, dt.date]
Span = tuple[dt.date | None, dt.date | None]

_SLACK = dt.timedelta(days=62)  # an inferred range may be so much wider than the annotated one
_NO_LETTER = re.compile(r"[\s·•・.,\-‐‑–—_'’‘\"“”「」『』《》()（）:：!！?？,，、]")
_VAGUE = re.compile(r"底|初|末|春|夏|秋|冬|季|周|週|旬|半|前|后|後|早|晚|中|近|刚|剛|以来|以來|约|約")


def folded(name: str | None) -> str:
    """A name or title without what does not tell names apart: width, case, spaces, dots, quotes."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", name or "").casefold())


def squeezed(text: str | None) -> str:
    """Text without white space."""
    return re.sub(r"\s+", "", text or "")


def days(text: str) -> Days:
    """'2024', '2024-05', '2024-05-14' (a time may follow) or 'a/b' of those → (first day, last day)."""
    if "/" in text:
        first, last = text.split("/")
        return days(first)[0], days(last)[1]
    parts = [int(p) for p in re.findall(r"\d+", text)[:3]]
    if len(parts) == 1:
        return dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return dt.date(year, month, 1), after - dt.timedelta(days=1)
    day = dt.date(*parts)
    return day, day


def date_fits(ranges: Iterable[Span], event: AnnotatedEvent) -> tuple[bool, bool]:
    """(exact, overlapping) of the best range. For vague words a range inside the annotated one is as right as it."""
    accepted = (event.date, *event.date_alt)
    vague = bool(_VAGUE.search(event.date_text or ""))
    exact = overlaps = False
    for first, last in ranges:
        if first is None or last is None:
            exact |= None in accepted
            continue
        for text in filter(None, accepted):
            a, b = days(text)
            exact |= (first, last) == (a, b) or ((vague or "/" in text) and a <= first and last <= b)
            overlaps |= first <= b and last >= a
    return exact, exact or overlaps


def inferred_fits(span: Span, source: AnnotatedSource) -> bool:
    """Whether a range inferred for an article without a date meets the annotated one, at most 62 days wider.

    A bound whose annotation is null, or lists null, may be missing.
    """
    first, last = span
    if (first is None and None not in source.published_earliest) or (
        last is None and None not in source.published_latest
    ):
        return False
    wanted_first = min(_bounds(source.published_earliest, 0), default=first)
    wanted_last = max(_bounds(source.published_latest, 1), default=last)
    first, last = first or wanted_first, last or wanted_last
    if first is None or last is None or wanted_first is None or wanted_last is None:
        begins_in_time = first is None or wanted_last is None or first <= wanted_last
        return begins_in_time and (last is None or wanted_first is None or last >= wanted_first)
    meets = first <= wanted_last and last >= wanted_first
    return meets and (last - first) - (wanted_last - wanted_first) <= _SLACK


def _bounds(texts: Choices, side: int) -> list[dt.date]:
    return [days(t)[side] for t in texts if t]


def pairs(edges: Mapping[int, Mapping[str, Any]], optional: Container[int] = ()) -> dict[int, str]:
    """{wanted: {found: quality}} → {wanted: found}, one to one: the best pairs first, then as many as there can be.

    The wanted ones in `optional` are served last, so that none of them keeps what a required one needs.
    """
    owner: dict[str, int] = {}
    chosen: dict[int, str] = {}

    def place(wanted: int, tried: set[str]) -> bool:
        for found in sorted(edges[wanted], key=lambda f: edges[wanted][f], reverse=True):
            if found in tried:
                continue
            tried.add(found)
            if found not in owner or place(owner[found], tried):
                chosen[wanted], owner[found] = found, wanted
                return True
        return False

    for some in ([w for w in edges if w not in optional], [w for w in edges if w in optional]):
        every = [(quality, wanted, found) for wanted in some for found, quality in edges[wanted].items()]
        for _, wanted, found in sorted(every, key=lambda x: x[0], reverse=True):
            if wanted not in chosen and found not in owner:
                chosen[wanted], owner[found] = found, wanted
        for wanted in some:
            if wanted not in chosen:
                place(wanted, set())
    return chosen
