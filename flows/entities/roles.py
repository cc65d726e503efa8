"""Posts that the text gives people: `某某公司首席执行官张三`, `张三，某某公司总裁`, title in the text's own words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import regex

from flows.entities.lexicon import person_patterns, title_pattern, titles
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import fold
from schemas.records import Mention, Role, Sentence, SourceText

_BETWEEN_POST_AND_NAME = regex.compile(r"^[\s“\"「]*$")
_LONGEST_GENERATION = 6  # characters of 第二十一
_FAR = 24  # characters between an organisation and the post that is its own


def find(text: SourceText, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Role]:
    """The roles of a text. The span is the title's own."""
    out: list[Role] = []
    by_part = {p: [m for m in mentions if m.part == p] for p in ("title", "body")}
    folded = {p: fold(text.part(p)) for p in ("title", "body")}
    for s in sentences:
        mine = by_part[s.part]
        starts = [m.start for m in mine]
        inside = mine[bisect_left(starts, s.start) : bisect_left(starts, s.end)]
        people = [m for m in inside if m.entity_kind == "person"]
        if not people:
            continue
        orgs = [m for m in inside if m.entity_kind == "organization"]
        whole = folded[s.part]
        for t in title_pattern().finditer(whole, s.start, s.end):
            person = _person_of(t.start(), t.end(), people, whole)
            if person is None:
                continue
            start, end = _plain(whole, t.start(), t.end())
            org = _org_of(start, orgs, whole)
            title = text.part(s.part)[start:end]
            out.append(Role(person.entity_key, org.entity_key if org else None, title, s.part, start, end))
    return list(dict.fromkeys(out))


@cache
def _between_name_and_post() -> regex.Pattern[str]:
    """What may stand between a name and the post of its bearer: 张伟（左）, 他是一位…"""
    known = person_patterns()
    aside, pronoun = r"(?:[（(][^（）()]{1,40}[）)])?\s*(?:[，,]\s*)?", alternation(known.pronouns)
    holding, counting = alternation(known.holding), alternation(known.counting)
    return regex.compile(rf"^\s*{aside}(?:{pronoun})?(?:{holding})?\s*(?:{counting})?\s*$")


@cache
def _between_organization_and_post() -> regex.Pattern[str]:
    """What may stand between an organisation and a post of its own: 远舟的公司, words of its departments."""
    bodies = alternation(person_patterns().bodies_before_posts)
    return regex.compile(rf"^[\s的]*(?:{bodies})?(?:[{HAN_RANGE}A-Za-z]{{0,8}})?[\s、]*$")


def _plain(text: str, start: int, end: int) -> tuple[int, int]:
    """The title without what stands before it at its beginning: 前, 集团, and 代 of 第二代掌门."""
    known = titles()
    passed = sorted((*known.former, *known.not_of_titles), key=len, reverse=True)
    if text.startswith(known.acting, start) and _generation().search(text, max(0, start - _LONGEST_GENERATION), start):
        start += 1
    while word := next((w for w in passed if text.startswith(w, start) and end - start > len(w) + 1), None):
        start += len(word)
    return start, end


@cache
def _generation() -> regex.Pattern[str]:
    return regex.compile(titles().generations)


def _person_of(start: int, end: int, people: Sequence[Mention], text: str) -> Mention | None:
    for m in people:
        if m.start >= end and _BETWEEN_POST_AND_NAME.match(text[end : m.start]):
            return m
    for m in people:
        if m.end <= start and start - m.end < 48:
            between = text[m.end : start]
            if len(between) < 6 and _between_name_and_post().match(between):
                return m
    return None


def _org_of(start: int, orgs: Sequence[Mention], text: str) -> Mention | None:
    near = [
        m
        for m in orgs
        if m.end <= start and start - m.end <= _FAR and _between_organization_and_post().match(text[m.end : start])
    ]
    return near[-1] if near else None
