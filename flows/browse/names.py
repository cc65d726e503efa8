"""Finding names: any form, either script, a letter wrong, or the pinyin of a name.

In comes a query as typed; out go ids, best first. `search` asks the published file for their rows. The index holds the
names, headlines and titles of one published file in memory, folded once. It is always whole: what it takes (`nbytes`)
is taken from the memory that the setting gives to listings.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

import opencc
from rapidfuzz import process
from rapidfuzz.distance import OSA
from text_unidecode import unidecode

from flows.browse.published import Asking, query_text
from flows.entities.registry import folded_name
from schemas.declarative import VOCABULARY, DataModel, load_yaml

_LETTERS_A_MISTAKE = 4  # one wrong letter is forgiven in names of up to this many, two in longer ones
_NEAR = 12  # names with a wrong letter that are offered
_COMPARED = 200  # forms with a wrong letter of which the nearest are chosen
_LONGEST_NAME = 5  # characters of a name that begins with a surname; a longer one is a transliteration


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name, by its bearer; the letters stand at its number in the index."""

    kind: str
    id: str
    articles: int


@dataclass(frozen=True, slots=True)
class NameMatches:
    """Ids by kind, best first; `near` when no form is the query's and those with a letter wrong are offered."""

    people: list[str]
    organizations: list[str]
    near: bool = False


class _Lines:
    """Texts that are searched at once: one string with a line for each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._all = "\n".join(("", *lines, ""))
        self._starts = array("q", accumulate((len(line) + 1 for line in lines), initial=1))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, i: int) -> str:
        return self._all[self._starts[i] : self._starts[i + 1] - 1]

    def every(self) -> list[str]:
        return self._all[1:-1].split("\n") if len(self) else []

    @property
    def nbytes(self) -> int:
        return sys.getsizeof(self._all) + self._starts.itemsize * len(self._starts)

    def holding(self, wanted: str) -> Iterator[int]:
        """Numbers of the lines that hold a text."""
        at = self._all.find(wanted)
        while at >= 0:
            i = bisect_right(self._starts, at) - 1
            yield i
            at = self._all.find(wanted, self._starts[i + 1])

    def beginning(self, wanted: str) -> Iterator[int]:
        """Numbers of the lines that begin with a text."""
        at = self._all.find("\n" + wanted)
        while at >= 0:
            yield bisect_right(self._starts, at + 1) - 1
            at = self._all.find("\n" + wanted, at + 1)


class NameIndex:
    """The names, headlines and titles of one published file."""

    def __init__(self, asking: Asking) -> None:
        self._forms: list[Form] = []
        folded_forms: list[str] = []
        for r in asking.sql(query_text("all_names")):
            if folded := folded_name(r["alias"]):
                self._forms.append(Form(sys.intern(r["kind"]), sys.intern(r["id"]), r["articles"]))
                folded_forms.append(folded)
        self._folded = _Lines(folded_forms)
        self._ids: dict[str, list[str]] = {"event": [], "article": []}
        texts: dict[str, list[str]] = {"event": [], "article": []}
        for r in asking.sql(query_text("all_headlines")):
            self._ids[r["kind"]].append(r["id"])
            texts[r["kind"]].append(folded_name(r["text"]))
        self._texts = {kind: _Lines(lines) for kind, lines in texts.items()}

        self._pinyin = _Lines(
            [pinyin(text, surname=f.kind == "person") for text, f in zip(folded_forms, self._forms, strict=True)]
        )

    @cached_property
    def nbytes(self) -> int:
        """The memory that it takes, in bytes."""
        ids = {f.id for f in self._forms} | {i for some in self._ids.values() for i in some}
        lists = (self._forms, *self._ids.values())
        lines = (self._folded, self._pinyin, *self._texts.values())
        return sum(map(sys.getsizeof, (*self._forms, *ids, *lists))) + sum(some.nbytes for some in lines)

    def names(self, query: str) -> NameMatches:
        """People and organisations of whom a form is, begins with, or holds the query, or sounds like it."""
        wanted = folded_name(query)
        if not wanted:
            return NameMatches([], [])
        ranked: list[tuple[float, Form]] = [
            (_rank(wanted, self._folded[i]), self._forms[i]) for i in self._folded.holding(wanted)
        ]
        if wanted.isascii():
            ranked += [(3 + _rank(wanted, self._pinyin[i]), self._forms[i]) for i in self._pinyin.beginning(wanted)]
        if ranked:
            return _found(ranked)
        return self._near(wanted)

    def texts(self, query: str, kind: str) -> list[str]:
        """The events whose headline, or the articles whose title, holds every word of the query; the newest first."""
        words = sorted((w for w in map(folded_name, query.split()) if w), key=len, reverse=True)
        if not words:
            return []
        lines, ids = self._texts[kind], self._ids[kind]
        return [ids[i] for i in lines.holding(words[0]) if all(w in lines[i] for w in words[1:])]

    def _near(self, wanted: str) -> NameMatches:
        most = 1 if len(wanted) <= _LETTERS_A_MISTAKE else 2
        sounds = pinyin(wanted)
        ranked = []
        for lines in (self._folded, self._pinyin) if wanted.isascii() else (self._folded,):
            every = lines.every()
            for _, distance, i in process.extract(
                wanted, every, scorer=OSA.distance, score_cutoff=most, limit=_COMPARED
            ):
                # A character of the same sound is the likelier slip of the pen.
                ranked.append((distance + (0 if self._pinyin[i] == sounds else most), self._forms[i]))
        found = _found(ranked)
        return NameMatches(found.people[:_NEAR], found.organizations[:_NEAR], near=True)


def _rank(wanted: str, text: str) -> int:
    return 0 if text == wanted else 1 if text.startswith(wanted) else 2


def _found(ranked: Iterable[tuple[float, Form]]) -> NameMatches:
    best: dict[tuple[str, str], tuple[float, int]] = {}
    for rank, f in ranked:
        key = (f.kind, f.id)
        best[key] = min(best.get(key, (rank, -f.articles)), (rank, -f.articles))
    order = sorted(best, key=lambda key: (best[key], key))
    return NameMatches([i for kind, i in order if kind == "person"], [i for kind, i in order if kind == "organization"])


class _Readings(DataModel):
    surnames: dict[str, str]
    examples: dict[str, str]


@cache
def readings() -> _Readings:
    """The surnames that are read in a way of their own."""
    return load_yaml(VOCABULARY / "browse/readings.yaml", _Readings)


def pinyin(folded: str, surname: bool = True) -> str:
    """The letters of a name without tones and spaces: 陆知衡 is `luzhiheng`; Latin stays as it is."""
    if folded.isascii():
        return folded
    first, rest = "", folded
    if surname and len(folded) <= _LONGEST_NAME:
        known = readings().surnames
        first = next((known[folded[:n]] for n in (2, 1) if folded[:n] in known and len(folded) > n), "")
        rest = folded[2 if folded[:2] in known else 1 :] if first else folded
    return first + "".join(c for c in unidecode(rest).casefold() if c.isalnum())


def in_both_scripts(words: str) -> dict[str, str]:
    """The words in Simplified and in Traditional characters."""
    return {"simplified": _converter("t2s").convert(words), "traditional": _converter("s2t").convert(words)}


@cache  # loading a table takes longer than a page
def _converter(table: str) -> opencc.OpenCC:
    return opencc.OpenCC(table)
