"""A corpus of any size: files with the truth about which of them are one article. The same seed, the same bytes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.bench.formats import FORMATS, TEXT_FORMATS
from flows.bench.stories import COPIES, OTHERS, Story, series, story

# How often a story brings what with it.
SAME_BYTES, COPY, OTHER, SERIES = 0.02, 0.15, 0.10, 0.06
MARKUP = 0.15  # share of files that are HTML or XML
TRADITIONAL = 0.2
FILES_A_FOLDER = 500


@dataclass(frozen=True, slots=True)
class File:
    """A file to be. Files of one `article` are copies of one another; `how` says what was done."""

    path: str
    data: bytes
    article: str
    how: str
    body_chars: int


def files(count: int, seed: int = 13, formats: Sequence[str] = tuple(FORMATS)) -> Iterator[File]:
    """So many files. A larger corpus begins with the files of a smaller one."""
    made = 0
    number = 0
    while made < count:
        for number_in_story, (s, article, how) in enumerate(_family(random.Random(f"{seed} {number}"), number)):
            if made == count:
                return
            rng = random.Random(f"{seed} {number} {number_in_story if how != 'same_bytes' else 0} format")
            yield _file(s, article, how, made, rng, formats)
            made += 1
        number += 1


def _file(s: Story, article: str, how: str, number: int, rng: random.Random, formats: Sequence[str]) -> File:
    text = [f for f in formats if f in TEXT_FORMATS]
    markup = [f for f in formats if f not in text]
    name = rng.choice(markup if markup and (not text or rng.random() < MARKUP) and not s.columns else text or markup)
    ending, write = FORMATS[name]
    path = f"{number // FILES_A_FOLDER:04}/{number:06}-{how}.{ending}"
    return File(path, write(s).encode(), article, how, len(s.body))


def _family(rng: random.Random, number: int) -> Iterator[tuple[Story, str, str]]:
    """A story with its copies and what looks like one: (story, article, how)."""
    if rng.random() < SERIES:
        yield series(rng), f"{number}", "series"
        return
    plain, filler = story(rng)
    dress = rng.random() < TRADITIONAL
    first = COPIES["other_script"](plain, rng, filler) if dress else plain
    yield first, f"{number}", "first"
    if rng.random() < SAME_BYTES:
        yield first, f"{number}", "same_bytes"
    while rng.random() < COPY:
        how = rng.choice(sorted(COPIES))
        if how == "other_script" and dress:
            yield plain, f"{number}", how
        else:
            yield COPIES[how](first, rng, filler), f"{number}", how
    if rng.random() < OTHER:
        how = rng.choice(sorted(OTHERS))
        other = OTHERS[how](plain, rng, filler)
        yield COPIES["other_script"](other, rng, filler) if dress else other, f"{number}-{how}", how


def write(folder: Path, corpus: Iterator[File]) -> list[tuple[str, str, str, int]]:
    """The files under a folder; (path, article, how, characters of the body) of each."""
    truth = []
    for f in corpus:
        path = folder / f.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f.data)
        truth.append((f.path, f.article, f.how, f.body_chars))
    return truth
