"""What an article says that Latin letters stand for: a thing or a body, told once and meant wherever they stand again.

In: the folded text of an article. Out: letters → what they are said to be. `selection` weighs it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import regex
from pydantic import Field

from flows.language.patterns import alternation
from schemas.declarative import DataModel, load_packaged

_LATIN = r"[A-Za-z][A-Za-z0-9&.'’ -]*[A-Za-z0-9]"
_BETWEEN = regex.compile(r"[,，、;；:：]")


class Glosses(DataModel):
    """glosses.yaml."""

    things: tuple[str, ...] = Field(min_length=1)
    bodies: tuple[str, ...] = Field(min_length=1)
    short_for: str
    of_several: str


@cache
def _glosses() -> Glosses:
    return load_packaged("vocabulary/entities/glosses.yaml", Glosses)


def glossed(folded: str) -> dict[str, frozenset[str]]:
    """Letters → “thing”, “body”, “one of several”, as the text says of them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, what in (*_in_brackets(folded), *_of_several(folded)):
        found[name].add(what)
    return {name: frozenset(some) for name, some in found.items()}


def _in_brackets(folded: str) -> Iterator[tuple[str, str]]:
    for m in _bracketed().finditer(folded):
        for piece in _BETWEEN.split(m["inside"]):
            if name := _name().fullmatch(piece):
                yield name[1], "thing" if m["thing"] else "body"


def _of_several(folded: str) -> Iterator[tuple[str, str]]:
    yield from ((m["name"], "one of several") for m in _several().finditer(folded))


@cache
def _name() -> regex.Pattern[str]:
    """Letters, with or without a word that says that they stand for what is before the bracket."""
    return regex.compile(rf"(?:{_glosses().short_for})?\s*({_LATIN})[”」\"]?\s*")


@cache
def _bracketed() -> regex.Pattern[str]:
    """A Chinese word and letters in brackets behind it; of two words that end there the longer says what it is."""
    things, bodies = alternation(_glosses().things), alternation(_glosses().bodies)
    return regex.compile(
        rf"(?:(?P<thing>{things})|(?P<body>{bodies}))[”」』\"》]?\s?[(（](?P<inside>[^()（）\n]{{2,80}})[)）]"
    )


@cache
def _several() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_glosses().of_several})\s?(?P<name>{_LATIN})")
