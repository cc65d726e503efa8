"""Names known by the list in which they stand: 高天一、向余望; 李健、毛不易、单依纯."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import common_words, is_person_noun, organizations, person_patterns, title_pattern, titles
from flows.entities.name_shape import shape, surnames
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import MIDDLE_DOTS

_ITEM = rf"[\p{{L}}\p{{M}}{MIDDLE_DOTS} .]{{2,24}}"
_LIST = regex.compile(rf"(?<=^|[:;,，：；。(\s])(?:{_ITEM})(?:、{_ITEM})+(?=[,，;；。)\s等]|$)")
_MEMBER = regex.compile("[^、]+")
_NAME = regex.compile(rf"[{HAN_RANGE}]{{2,3}}")


def listed_names(view: PartView) -> Iterator[Candidate]:
    """Members of a list that begin with a surname, beside persons of the tagger."""
    for sentence in view.sentences:
        if "、" not in sentence.text:
            continue
        for m in _LIST.finditer(view.folded, sentence.start, sentence.end):
            spans = [(m.start() + i.start(), m.start() + i.end()) for i in _MEMBER.finditer(m[0])]
            if _line_up().search(view.folded, sentence.start, m.start()):
                yield from _of_line_up(view, spans)
            else:
                yield from _beside_people(view, spans)


def _of_line_up(view: PartView, spans: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """All members that are people or may be, of a list that a word for people opens."""
    for start, end in spans:
        if _is_person(view, start, end) or _may_be(view.folded[start:end]):
            yield view.candidate(start, end, "person", worth("listed in a line-up"), "list")


def _beside_people(view: PartView, spans: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Members that may be people, of a list with people right beside them."""
    people = [_is_person(view, *span) for span in spans]
    score = worth("listed among some") if sum(people) > 1 else worth("listed beside one")
    for i, (start, end) in enumerate(spans):
        if people[i] or not any(people[max(0, i - 1) : i + 2]):
            continue
        last = view.by_end.get(end)
        if _may_be(view.folded[start:end]):
            yield view.candidate(start, end, "person", score, "list")
        elif i == 0 and last and last.tag in ("LOC", "ORG") and _may_be(view.word(last)):  # 有丁关根、李某某
            yield view.candidate(last.start, end, "person", score, "list")


@cache
def _line_up() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:{alternation(titles().person_nouns, person_patterns().before_lists)}|{title_pattern().pattern})[:：]\s*$"
    )


def _is_person(view: PartView, start: int, end: int) -> bool:
    """Whether the whole member of the list is a person, or ends in one: 前锋法比奥."""
    token = view.by_end.get(end)
    return token is not None and token.tag == "PER" and token.start >= start and len(token.text) > 1


def _may_be(name: str) -> bool:
    return (
        _NAME.fullmatch(name) is not None
        and name[0] in surnames()
        and (bool(shape(name)) or name[1] == "不")
        and name not in common_words()
        and name not in organizations().not_organizations
        and not is_person_noun(name)
        and kind_of(name) == "other"
    )
