"""Who published this copy, where no header says it: the text, its tail, its pictures, the address.

In come the draft and the cleaned body, out goes a name; `finish` asks it for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.reading.draft import Draft
from flows.reading.own_words import claimed_by_the_end, named_by_the_end, named_by_the_text
from flows.reading.vocabulary import Outlet, host_of, is_desk, is_outlet, outlet_of, outlets
from schemas.records import PublisherBasis

_PAGES = ("html", "web_archive")
# A dateline that names the desk or agency: （某某网讯）; (某某傳媒/某地報導); （某某社記者某某某某地11日電）
_DESK = re.compile(
    r"^[（(【〔](?:([一-鿿A-Za-z]{2,12})(?:讯|訊)[）)】〕]|([一-鿿A-Za-z]{2,8})\s*[/／][一-鿿]{2,6}?(?:報導|报道|電|电)[）)】〕]"
    r"|([一-鿿]{1,4}社)(?:實習|实习)?(?:記者|记者)[一-鿿]{4,10}\d{1,2}日)"
)


def outlet_behind(draft: Draft) -> Outlet | None:
    """The known outlet at the draft's address, else the one that serves its pictures."""
    return outlet_of(host_of(draft.url)) or _outlet_of_images(draft)


def publisher_of(
    draft: Draft, suffix: str | None, body: str, tail: Sequence[str], signed: Sequence[str], form: str
) -> tuple[str | None, PublisherBasis | None]:
    """The first that is known, and how: what the header states, the title's suffix, a dateline of its own, the outlet
    of the address, an outlet that signs, whom the end or the text names as its own, a writer that is no person."""
    outlet = outlet_behind(draft)
    stated: tuple[tuple[str | None, PublisherBasis], ...] = (
        (draft.publisher, draft.publisher_basis or "header"),
        (suffix, "meta" if form in _PAGES else "header"),
        (claimed_by_the_end(tail), "text"),
        (_desk(body), "text"),
        (outlet.name if outlet else None, "url"),
        (next(iter(signed), None), "byline"),
    )
    if known := next(((name, basis) for name, basis in stated if name), None):
        return known
    if name := named_by_the_end(tail):
        return name, "text"
    if name := _aggregator(draft):
        return name, "byline"
    return (name, "text") if (name := named_by_the_text(body)) else (None, None)


def _outlet_of_images(draft: Draft) -> Outlet | None:
    for link in draft.links:
        if link.role == "image" and (outlet := outlet_of(host_of(link.url))) and outlet.image:
            return outlet
    return None


def _desk(body: str) -> str | None:
    """The outlet that a dateline names: （某某网讯）."""
    if m := _DESK.match(body):
        name = m[1] or m[2] or m[3]
        if is_outlet(name) and (m[1] or not (name in outlets().sections or is_desk(name))):
            return str(name)
    return None


def _aggregator(draft: Draft) -> str | None:
    """An author whose name is no person's is the account that published the copy."""
    for author in draft.authors:
        if re.fullmatch(r"[A-Za-z0-9]*(?:Lab|AI|News|Media|Daily|Tech|Blog|Times|Post)[A-Za-z0-9]*", author.name):
            return author.name
    return None
