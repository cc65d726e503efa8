"""Where proposals begin and end, whoever makes them: without the blank beside a name, the word before a Latin one, the
post before a dotted one and the beginning of the post behind it.

In: the candidates of a part. Out: the same, some of them shorter. Next: `selection` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.lexicon import is_transliteration, organization_patterns, owners, titles
from flows.entities.name_shape import NOBODY, shape
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import MIDDLE_DOTS

_HAN_AND_LATIN = regex.compile(rf"(?P<han>[{HAN_RANGE}]{{2,}})\p{{Lu}}[\p{{Latin}}'’. -]+")
LONGEST_POST = 8  # characters of a post that stand behind what the tagger cut off


def with_true_edges(candidates: Iterable[Candidate], folded: str) -> Iterator[Candidate]:
    """The candidates without white space at their ends, without a word before a Latin name and without a piece of a
    post; what nothing is left of is out.

    Taggers count a blank to the word beside it, and the first word of a post that says what its holder founded to the
    organisation before: 智能联合 + 创始人, 民主党创党 + 主席. So do proposals with the party's group in a body whose
    post it is: 青岚市发改委 + 党组书记. `folded`: the part's folded text, of the same length.
    """
    for c in candidates:
        end = _before_post(folded, c.start, c.end) if c.kind == "organization" else c.end
        begin = _begin_of_person(folded, c.start, c.end) if c.kind == "person" else c.start
        name = c.name[begin - c.start : len(c.name) - (c.end - end)]
        start = begin + len(name) - len(name.lstrip())
        if name := name.strip():
            yield c if name == c.name else replace(c, name=name, start=start, end=start + len(name))


def _begin_of_person(folded: str, start: int, end: int) -> int:
    """Where a person's name begins: behind a post before a dotted name (大臣 + 本·华莱士), behind a word before a Latin
    one.
    """
    if any(dot in folded[start:end] for dot in MIDDLE_DOTS):
        posts = (p for p in titles().core if len(p) > 1 and folded.startswith(p, start))
        post = len(max(posts, key=len, default=""))
        return start + post if folded[start + post] not in MIDDLE_DOTS else start
    return _behind_a_word(folded, start, end)


def _behind_a_word(folded: str, start: int, end: int) -> int:
    """Where a Latin name begins that has a word before it which is no name itself: 养母 + Edda, and not 阿Ken."""
    m = _HAN_AND_LATIN.fullmatch(folded, start, end)
    if m is None or shape(m["han"]) > NOBODY or is_transliteration(m["han"]):
        return start
    return int(m.end("han"))


def _before_post(folded: str, start: int, end: int) -> int:
    """Where a name ends that holds the beginning of the post behind it."""
    group = _party_group().search(folded, start, end)
    if group and _party_post().match(folded, end) and not folded.endswith(owners().place_ends, start, group.start()):
        return int(group.start())
    return _before_cut_post(folded, start, end)


def _before_cut_post(folded: str, start: int, end: int) -> int:
    """Where a name ends that holds the beginning of the post of who founded the body."""
    begin = max(start, end - _longest_founding())
    posts = _founders_post().finditer(folded, begin, end + LONGEST_POST)
    return next((m.start() for m in posts if m.start() < end < m.end()), end)


@cache
def _founders_post() -> regex.Pattern[str]:
    """A post that says what its holder founded."""
    known = organization_patterns()
    titled = alternation(titles().core, known.founders)
    return regex.compile(rf"{alternation(known.cut_posts)}|(?:{alternation(known.founding)})(?:{titled})")


@cache
def _party_group() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{alternation(organization_patterns().party_groups)})$")


@cache
def _party_post() -> regex.Pattern[str]:
    return regex.compile(alternation(organization_patterns().party_group_posts))


@cache
def _longest_founding() -> int:
    return max(map(len, (*organization_patterns().cut_posts, *organization_patterns().founding)))
