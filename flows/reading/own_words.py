"""By which outlet an article speaks of itself, where no header says who printed it: 某某此前文章提到.

In come the cleaned body and the lines cut off its end, out goes a name; `publisher` asks last. Quoting another outlet
is no such sign, and a single mention is none either: one earlier article of its own and a second sign, or a line of
the end that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from flows.reading import bylines
from schemas.declarative import DataModel, load_packaged

_OUTLET = r"(?P<outlet>[一-鿿A-Za-z0-9]{2,12}?)"
_SHORTEST_ENDING = 2  # characters by which readers call an outlet: 见闻 of 某某见闻
_OF_NOBODY = frozenset(
    ["公司", "本公司", "该公司", "我们", "我們", "他们", "本文", "本刊", "本报", "本報", "官方", "网站"]
)


class OwnWords(DataModel):
    """own_words.yaml."""

    sure: tuple[str, ...]
    taken_from: tuple[str, ...]
    account: tuple[str, ...]
    prior: tuple[str, ...]
    again: tuple[str, ...]
    quoted: tuple[str, ...]
    examples: dict[str, tuple[str, ...]]
    counter_examples: tuple[str, ...]


@cache
def own_words() -> OwnWords:
    """own_words.yaml."""
    return load_packaged("vocabulary/reading/own_words.yaml", OwnWords)


@cache
def _compiled(kind: str) -> tuple[regex.Pattern[str], ...]:
    before = r"(?:^|(?<=[^一-鿿A-Za-z0-9]))" if kind == "prior" else ""
    return tuple(
        regex.compile(before + p.replace("{outlet}", _OUTLET), regex.MULTILINE) for p in getattr(own_words(), kind)
    )


def claimed_by_the_end(tail: Sequence[str]) -> str | None:
    """The outlet whose own story the article is, as a line of the end says: 本文系某某独家稿件."""
    return next(_named("sure", tail), None)


def named_by_the_end(tail: Sequence[str]) -> str | None:
    """The account that a line of the end names as the article's own, or bids the reader to follow."""
    for name in _named("taken_from", tail):
        return name
    accounts = set(_named("account", tail))
    return accounts.pop() if len(accounts) == 1 else None


def named_by_the_text(body: str) -> str | None:
    """The outlet whose own earlier article the text speaks of, where a second sign says that it is theirs."""
    names = [m["outlet"] for p in _compiled("prior") for m in p.finditer(body) if not _is_quoted(m["outlet"])]
    if not names or len(set(names)) > 1 or names[0] in _OF_NOBODY:
        return None
    return names[0] if len(names) > 1 or _is_said_again(names[0], body) else None


def _named(kind: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        for pattern in _compiled(kind):
            for m in pattern.finditer(line):
                if name := bylines.clean_name(m["outlet"]):
                    yield name


def _is_quoted(name: str) -> bool:
    return name.startswith(own_words().quoted)


def _is_said_again(name: str, body: str) -> bool:
    endings = "|".join(regex.escape(name[i:]) for i in range(len(name) - _SHORTEST_ENDING + 1))
    before = "|".join(map(regex.escape, own_words().quoted))
    return any(
        regex.search(
            p.replace("{outlet}", rf"(?<!{before}){regex.escape(name)}").replace("{ending}", f"(?:{endings})"), body
        )
        for p in own_words().again
    )
