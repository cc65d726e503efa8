"""Who published this copy, where no header says it: the text, its tail, its pictures, the address.

In come the draft and the cleaned body, out goes a name; `finish` asks it for all formats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.reading import bylines
from flows.reading.draft import Draft
from flows.reading.vocabulary import Outlet, host_of, is_desk, is_outlet, outlet_of, outlets

_OWN_STORY = re.compile(r"本文[系为係為]([一-鿿A-Za-z0-9]{2,12}?)(?:独家|獨家|原创|原創)")
_TAKEN_FROM = re.compile(
    r"^本文(?:来自|來自|转自|轉自|转载自|轉載自|首发于|首發於|首发|原载于|原載於)(?:微信)?(?:公众号|公眾號|订阅号|网站|媒体)?[：:]?\s*"
    r"[“\"「『《【]?([^”\"」』》】，。（()\s]{2,20})[”\"」』》】（(，,。]"
)
# （某某网讯）; (某某傳媒/某地報導); （某某社記者某某某某地11日電）
_DESK = re.compile(
    r"^[（(【〔](?:([一-鿿A-Za-z]{2,12})(?:讯|訊)[）)】〕]|([一-鿿A-Za-z]{2,8})\s*[/／][一-鿿]{2,6}?(?:報導|报道|電|电)[）)】〕]"
    r"|([一-鿿]{1,4}社)(?:實習|实习)?(?:記者|记者)[一-鿿]{4,10}\d{1,2}日)"
)


def outlet_behind(draft: Draft) -> Outlet | None:
    """The known outlet at the draft's address, else the one that serves its pictures."""
    return outlet_of(host_of(draft.url)) or _outlet_of_images(draft)


def publisher_of(draft: Draft, suffix: str | None, body: str, tail: Sequence[str], signed: Sequence[str]) -> str | None:
    """The first that is known: what the header states, the title's suffix, what the text says of itself, the outlet of
    the address, an outlet that signs, the account that the end names as its own, a writer that is no person."""
    outlet = outlet_behind(draft)
    return (
        draft.publisher
        or suffix
        or _desk(body, tail)
        or (outlet.name if outlet else None)
        or next(iter(signed), None)
        or _taken_from(tail)
        or _aggregator(draft)
    )


def _outlet_of_images(draft: Draft) -> Outlet | None:
    for link in draft.links:
        if link.role == "image" and (outlet := outlet_of(host_of(link.url))) and outlet.image:
            return outlet
    return None


def _desk(body: str, tail: Sequence[str]) -> str | None:
    """The outlet that a dateline or a copyright line names: （某某网讯）, 本文系某某网独家稿件."""
    for text in tail:
        if m := _OWN_STORY.search(text):
            return m[1]
    if m2 := _DESK.match(body):
        name = m2[1] or m2[2] or m2[3]
        if m2[1] or (is_outlet(name) and name not in outlets().sections and not is_desk(name)):
            return str(name)
    return None


def _taken_from(tail: Sequence[str]) -> str | None:
    """The account that the end of the text names as its own: 本文来自微信公众号“某某”."""
    found = (bylines.clean_name(m[1]) for text in tail if (m := _TAKEN_FROM.search(text)))
    return next((name for name in found if name), None)


def _aggregator(draft: Draft) -> str | None:
    """An author whose name is no person's is the account that published the copy."""
    for author in draft.authors:
        if re.fullmatch(r"[A-Za-z0-9]*(?:Lab|AI|News|Media|Daily|Tech|Blog|Times|Post)[A-Za-z0-9]*", author.name):
            return author.name
    return None
