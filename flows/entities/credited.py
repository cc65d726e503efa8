"""Credits: places of a text that say who wrote, edited or photographed it.

In: a text and a span in it. Out: whether the span stands in a credit. `recognize` leaves out whom an article names in
such places only: `reading` tells its authors, and they are nobody whom the article speaks of.
"""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.lexicon import person_patterns
from flows.language.patterns import alternation
from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged

REACH = 30  # characters before and behind a name that can belong to one credit


class Credits(DataModel):
    """vocabulary/entities/credits.yaml."""

    makers: tuple[str, ...]
    kinds: tuple[str, ...]
    reporters: tuple[str, ...]
    after: tuple[str, ...]
    datelined: tuple[str, ...]
    shot: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@cache
def credits() -> Credits:
    """The words of credits."""
    return load_packaged("vocabulary/entities/credits.yaml", Credits)


def credited(text: str, start: int, end: int) -> bool:
    """Whether the name at these offsets stands in a credit: 编辑：某某, 记者 某某 摄, （编辑 某某）."""
    before, after = fold(text[max(0, start - REACH) : start]), fold(text[end : end + REACH])
    made, reported, closes, behind = _patterns()
    if made.search(before):
        return bool(closes.match(after))
    if reported.search(before) and (behind.match(after) or closes.match(after)):
        return True
    bracketed, bracket_closes, shot = _patterns_alone()
    return bool(shot.match(after) or (bracketed.search(before) and bracket_closes.match(after)))


@cache
def _patterns_alone() -> tuple[regex.Pattern[str], ...]:
    """Before the name: a bracket behind a dateline or with a reporter. Behind it: its end; a picture's maker."""
    c = credits()
    name = r"[\p{Han}·]{2,5}"
    reporter = rf"(?<!{alternation(person_patterns().not_reporting)})(?:{alternation(c.reporters)})"
    dateline = rf"[电讯]\s*[(（【](?:{reporter})?"
    told = rf"[(（【\[〔][^()（）【】〔〕\[\],。，;；]{{0,20}}{reporter}"
    from_where = rf"\s*/\s*\p{{Han}}{{0,8}}(?:{alternation(c.datelined)})"
    return (
        regex.compile(rf"(?:{dateline}|{told})\s*(?:{name}[\s、]+){{0,5}}$"),
        regex.compile(
            rf"(?:[\s、]+{name}){{0,5}}(?:\s+[\p{{Han}}\s]{{0,20}}{reporter}\s*{name})?(?:{from_where})?\s*[)）】\]〕]"
        ),
        regex.compile(rf"\s*/?\s*(?:{alternation(c.shot)})\s*(?:$|[\n()（）】\]_。,，;；<])"),
    )


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    """Before the name: a maker, a reporter. Behind it: a credit's end, a word of credit."""
    c = credits()
    border = r"(?:^|[\s（(【\[_/丨|:：、。])"
    others = r"(?:[\p{Han}·]{2,5}[\s、,，]+){0,5}"
    kinds, makers = alternation(c.kinds), "|".join(r"\s*".join(m) for m in sorted(c.makers, key=len, reverse=True))
    maker = rf"(?:{kinds})?(?:{makers})"
    reporter = rf"(?:{alternation(c.reporters)})"
    return (
        regex.compile(
            rf"(?:{border}{maker}\s*(?:[:：/丨|]\s*|\s+)|(?:^|\s)\p{{Han}}{{1,4}}(?:{makers})\s*[:：丨|]\s*){others}$"
        ),
        regex.compile(rf"{reporter}\s*(?:[/丨|:：]|\s)\s*{others}$"),
        regex.compile(
            rf"\s*(?:$|[\n）)】\]_]|[/丨|]|(?:[\s、,，]+[\p{{Han}}·]{{2,5}}){{0,5}}\s*(?:$|[\n）)】\]_]|{maker}))"
        ),
        regex.compile(rf"\s*/?\s*(?:{alternation(c.after)})(?![\p{{Han}}])"),
    )
