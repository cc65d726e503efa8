"""Patterns of what stands beside a name: signs from the vocabulary, posts, verbs, lists."""

from __future__ import annotations

from functools import cache

import regex
from pydantic import Field

from flows.entities.lexicon import frames, is_person_noun, names, organizations, person_patterns, title_pattern, titles
from flows.entities.view import PartView
from flows.language.patterns import alternation
from schemas.declarative import DataModel, load_packaged
from schemas.records import Token

COLON, BEGINNING = regex.compile(r"\s*[:：]"), regex.compile(r"(?:^|[\n。！？!?|｜/／】\]])\s*$")  # 川普：…


class Beside(DataModel):
    """beside.yaml."""

    marks: dict[str, str]
    words_before: frozenset[str]
    words_behind: frozenset[str]


@cache
def beside() -> Beside:
    """beside.yaml."""
    return load_packaged("vocabulary/entities/selection/beside.yaml", Beside)


@cache
def marks() -> dict[str, str]:
    """The class of each mark."""
    return {character: name for name, some in beside().marks.items() for character in some}


Patterns = dict[str, regex.Pattern[str]]


class Sign(DataModel):
    """A pattern beside a name; `before` is searched at its left edge, `after` matched at its right."""

    name: str
    before: str | None = None
    after: str | None = None


class Signs(DataModel):
    """signs.yaml."""

    signs: tuple[Sign, ...] = Field(min_length=1)


@cache
def _signs() -> tuple[Patterns, Patterns, dict[str, tuple[regex.Pattern[str], regex.Pattern[str]]]]:
    """Signs of the left edge, of the right one, and of both, by name."""
    left, right, both = {}, {}, {}
    for s in load_packaged("vocabulary/entities/selection/signs.yaml", Signs).signs:
        if s.before and s.after:
            both[s.name] = regex.compile(s.before), regex.compile(s.after)
        elif s.before:
            left[s.name] = regex.compile(s.before)
        else:
            right[s.name] = regex.compile(s.after or "")
    return left, right, both


def signs_before(before: str) -> list[str]:
    """The names of the signs that end at a span's beginning."""
    return [name for name, pattern in _signs()[0].items() if pattern.search(before)]


def signs_after(after: str) -> list[str]:
    """The names of the signs that begin at a span's end."""
    return [name for name, pattern in _signs()[1].items() if pattern.match(after)]


def signs_around(before: str, after: str) -> list[str]:
    """The names of the signs that stand on both sides of a span."""
    return [name for name, (one, other) in _signs()[2].items() if other.match(after) and one.search(before)]


def frames_around(before: str, after: str) -> list[str]:
    """The names of the frames whose two sides stand around a span."""
    return [name for name, one, other in frames() if other.match(after) and one.search(before)]


def is_in_title(folded: str, start: int, end: int) -> bool:
    """Whether the words are a part of a post: 高级 of 高级副总裁."""
    m = title_pattern().match(folded, start)
    return m is not None and m.end() > end


@cache
def business_after(*, of_teams: bool = True) -> regex.Pattern[str]:
    """What makes a company or a place of the name before it; a team may be a person's (潘某某团队)."""
    suffixes = organizations().suffixes
    forms = [s for kind, some in suffixes.items() for s in some if len(s) > 1 and (of_teams or kind != "team")]
    return regex.compile(rf"(?:{alternation((*forms, *organizations().business_after))})")


@cache
def life_after() -> regex.Pattern[str]:
    """What only a person has or does: 去世, 的妻子, 32岁."""
    return regex.compile(rf"^\s*(?:{'|'.join(titles().life_after)})")


@cache
def verb_after() -> regex.Pattern[str]:
    """What a person does or is called, over brackets and adverbs: （左）昨日表示, 先生."""
    aside = r"(?:\([^()]{1,30}\))?\s*"
    known = person_patterns()
    when = r"上?周.|.{1,3}日|在[^，。,]{1,10}"
    adverb = rf"(?:{alternation(known.adverbs)}|{when})?\s*"
    behind = alternation(titles().person_verbs, names().courtesy, titles().ranks, known.with_others)
    return regex.compile(rf"^\s*{aside}{adverb}(?:{behind})")


@cache
def _joint() -> regex.Pattern[str]:
    return regex.compile(rf"\s*(?:{alternation(person_patterns().joints)})\s*")


def neighbor(view: PartView, start: int, end: int, *, left: bool) -> str | None:
    """The tag of what a 、 or 和 joins to the span; None where nothing is joined or it belongs to the next name."""
    at = _beyond_joint(view.folded, start, end, left=left)
    token: Token | None = None if at is None else view.before(at) if left else view.after(at)
    if token is None:
        return None
    if left:
        heading = view.folded[start - 1] == "/" and token.text.isascii()  # NBA/某某
        return None if heading else token.tag
    return None if _begins_next_name(view, token) else token.tag


def _beyond_joint(folded: str, start: int, end: int, *, left: bool) -> int | None:
    """The offset on the other side of what joins the span to its left or right; None where nothing does."""
    if not left:
        m = _joint().match(folded, end)
        return m.end() if m else None
    before = (_joint().fullmatch(folded, max(0, start - n), start) for n in (3, 2, 1))
    return next((m.start() for m in before if m), None)


def _begins_next_name(view: PartView, token: Token) -> bool:
    """Whether a word behind a joint is only what stands before the next name: 某某、以色列总理, 某某与国务卿某某."""
    holder = view.after(token.end)
    owned = holder is not None and holder.start == token.end and holder.tag in ("n", "f", "vn", "PER")
    if token.tag in ("LOC", "ORG") and owned:
        return True
    return is_person_noun(view.word(token)) or title_pattern().match(view.folded, token.start) is not None
