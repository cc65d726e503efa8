"""Stories, their copies, and what looks like a copy and is none."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import opencc

from flows.bench.templates import Filler, about, templates

SHORTEST, LONGEST, MEDIAN = 300, 3_000, 800  # characters of a body; log-normal between
ABOUT = 0.2  # share of sentences that name whom the story is about
_FIRST_DAY, _DAYS = dt.date(2019, 1, 1), 2_000


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it is written in a format. `paragraphs` carry no layout."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    author: str
    published: dt.datetime
    kind: str  # of templates().stories, or of templates().series
    columns: int = 0  # rewrapped at so many characters; 0: a paragraph is a line

    @property
    def body(self) -> str:
        """The text, a paragraph a line."""
        return "\n".join(self.paragraphs)


def story(rng: random.Random) -> tuple[Story, Filler]:
    """A story, and the filler that knows what it is about."""
    day = _FIRST_DAY + dt.timedelta(days=rng.randrange(_DAYS))
    filler = Filler(rng, about(rng, day))
    return _told(rng, filler, rng.choice(sorted(templates().stories)), day), filler


def _told(rng: random.Random, filler: Filler, kind: str, day: dt.date) -> Story:
    said = templates().stories[kind]
    length = min(max(rng.lognormvariate(0, 0.6) * MEDIAN, SHORTEST), LONGEST)
    paragraphs, chars = [filler.fill(rng.choice(said.leads))], 0
    while chars < length:
        some = "".join(filler.pick("about" if rng.random() < ABOUT else "sentence") for _ in range(rng.randint(1, 5)))
        paragraphs.append(some)
        chars += len(some)
    at = dt.datetime.combine(day, dt.time(rng.randrange(6, 23), rng.randrange(60)))
    title, outlet = filler.fill(rng.choice(said.titles)), filler.pick("outlet")
    return Story(title, tuple(paragraphs), outlet, filler.about["reporter"], at, kind)


def series(rng: random.Random) -> Story:
    """One of a series: the same template, other names and numbers."""
    day = _FIRST_DAY + dt.timedelta(days=rng.randrange(_DAYS))
    filler = Filler(rng, about(rng, day))
    kind = rng.choice(sorted(templates().series))
    template = templates().series[kind]
    at = dt.datetime.combine(day, dt.time(8, rng.randrange(60)))
    return Story(filler.fill(template.title), (filler.fill(template.body),), filler.pick("outlet"), "", at, kind)


# --- copies: the same article


def _new_header(s: Story, rng: random.Random, filler: Filler) -> Story:
    return replace(
        s, outlet=filler.pick("outlet"), author="", title=rng.choice((s.title, f"{s.title}：{filler.pick('clause')}"))
    )


def _other_script(s: Story, rng: random.Random, filler: Filler) -> Story:
    convert = _to_traditional(rng.choice(("s2t", "s2tw", "s2hk", "s2twp"))).convert
    return replace(s, title=convert(s.title), paragraphs=tuple(map(convert, s.paragraphs)), outlet=convert(s.outlet))


@cache
def _to_traditional(table: str) -> opencc.OpenCC:
    return opencc.OpenCC(table)


def _rewrapped(s: Story, rng: random.Random, filler: Filler) -> Story:
    return replace(s, columns=40)


def _with_agency_lead(s: Story, rng: random.Random, filler: Filler) -> Story:
    lead = filler.fill(rng.choice(templates().agency_leads))
    return replace(s, paragraphs=(lead + s.paragraphs[0], *s.paragraphs[1:]), outlet=filler.pick("outlet"))


def _cut(s: Story, rng: random.Random, filler: Filler) -> Story:
    kept = s.body[: round(0.88 * len(s.body))]
    return replace(s, paragraphs=tuple(kept.split("\n")), outlet=filler.pick("outlet"))


def _full_width(s: Story, rng: random.Random, filler: Filler) -> Story:
    wide = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(ord("0"), ord("9") + 1)})
    return replace(s, paragraphs=tuple(p.translate(wide) for p in s.paragraphs), outlet=filler.pick("outlet"))


Change = Callable[[Story, random.Random, Filler], Story]
COPIES: dict[str, Change] = {
    "new_header": _new_header, "other_script": _other_script, "rewrapped": _rewrapped,
    "agency_lead": _with_agency_lead, "cut": _cut, "full_width": _full_width,
}  # fmt: skip


# --- other articles that share text or matter with it


def _follow_up(s: Story, rng: random.Random, filler: Filler) -> Story:
    """New paragraphs before half of the old text."""
    new = [filler.fill(rng.choice(templates().follow_up)) + filler.pick("sentence") for _ in range(rng.randint(2, 4))]
    old = s.paragraphs[: max(1, len(s.paragraphs) // 2)]
    return replace(
        s, title=f"{s.title}，{filler.pick('who')}回应", paragraphs=(*new, *old),
        published=s.published + dt.timedelta(days=1),
    )  # fmt: skip


def _correction(s: Story, rng: random.Random, filler: Filler) -> Story:
    note = filler.fill(templates().correction)
    return replace(
        s, title=f"更正：{s.title}", paragraphs=(note, *s.paragraphs), published=s.published + dt.timedelta(days=2)
    )


def _own_version(s: Story, rng: random.Random, filler: Filler) -> Story:
    """Another agency's words for the same event."""
    return _told(rng, filler, s.kind, s.published.date())


OTHERS: dict[str, Change] = {"follow_up": _follow_up, "correction": _correction, "own_version": _own_version}
