"""schemas/bench/corpus.yaml as a model, and filling its templates."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field
from functools import cache

from schemas.declarative import DataModel, load_packaged

_SLOT = re.compile(r"\{([^{}]*)\}")
_RANGE = re.compile(r"(\d+)-(\d+)")


class NameCharacters(DataModel):
    """Characters that names are put together from, the commonest first."""

    surnames: str
    given: str
    stems: str
    transliteration: str


class StoryTemplate(DataModel):
    """Titles and first sentences of one kind of news."""

    titles: tuple[str, ...]
    leads: tuple[str, ...]


class Series(DataModel):
    """A template that is filled again and again."""

    title: str
    body: str


class Templates(DataModel):
    """corpus.yaml."""

    characters: NameCharacters
    words: dict[str, tuple[str, ...]]
    stories: dict[str, StoryTemplate]
    series: dict[str, Series]
    follow_up: tuple[str, ...]
    correction: str
    agency_leads: tuple[str, ...]


@cache
def templates() -> Templates:
    """corpus.yaml."""
    return load_packaged("bench/corpus.yaml", Templates)


@dataclass(slots=True)
class Filler:
    """Fills slots from what a story is about, else from the words; the same seed fills the same."""

    rng: random.Random
    about: dict[str, str] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """The text without slots. Raises KeyError for a slot that nobody knows."""
        while "{" in text:
            text = _SLOT.sub(self._value, text)
        return text

    def pick(self, *names: str) -> str:
        """One of the words of these lists, filled."""
        return self.fill(self.rng.choice([w for n in names for w in templates().words[n]]))

    def _value(self, slot: re.Match[str]) -> str:
        name = slot[1]
        if name in self.about:
            return self.about[name]
        if "|" in name:
            options: list[str] = name.split("|")
            return self.rng.choice(options)
        if m := _RANGE.fullmatch(name):
            return str(self.rng.randint(int(m[1]), int(m[2])))
        return self.rng.choice(templates().words[name])


def _rank(rng: random.Random, scale: float = 30, tail: float = 0.8) -> int:
    """A rank without a last one: few are named often, and new ones keep coming with the size of the corpus."""
    return int(scale * (rng.random() ** (-1 / tail) - 1))


def _person(k: int) -> str:
    """The name of person number `k`: Chinese, transliterated or Latin."""
    rng, c = random.Random(f"person {k}"), templates().characters
    kind = rng.random()
    if kind < 0.08:
        words = templates().words
        return f"{rng.choice(words['given_latin'])} {rng.choice(words['family_latin'])}"
    if kind < 0.2:
        return "·".join("".join(rng.sample(c.transliteration, rng.randint(2, 4))) for _ in range(2))
    surname = c.surnames[min(_rank(rng, 25, 1.2), len(c.surnames) - 1)]
    return surname + "".join(rng.sample(c.given, 1 if rng.random() < 0.25 else 2))


def _organization(k: int) -> str:
    """The name of organisation number `k`."""
    rng, words = random.Random(f"organisation {k}"), templates().words
    if rng.random() < 0.15:
        return rng.choice(words["western"]) + rng.choice(words["western_end"]) + rng.choice(("", " Labs", ""))
    return "".join(rng.sample(templates().characters.stems, 2)) + rng.choice(words["industry"])


def about(rng: random.Random, day: dt.date) -> dict[str, str]:
    """What a story is about: who, where, when. A person's organisation and post stay the same between stories."""
    k = _rank(rng)
    home = int(k * 0.4)
    after = day + dt.timedelta(days=1)
    return {
        "person": _person(k), "other": _person(_rank(rng)), "reporter": _person(_rank(rng)), "org": _organization(home),
        "other_org": _organization(home + 1 + _rank(rng)),
        "post": random.Random(f"post {k}").choice(templates().words["post"]), "day": f"{day.month}月{day.day}日",
        "next_day": f"{after.month}月{after.day}日", "month": str(day.month), "date": str(day.day),
    }  # fmt: skip
