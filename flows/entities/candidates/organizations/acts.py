"""What organisations do, and what is done to them, as patterns right behind or before a name.

In: the vocabulary of positions. Out: compiled patterns and endings for the candidates and the features that ask.
"""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.lexicon import organization_patterns, organization_positions
from flows.language.patterns import alternation

LONGEST_ROUND = 14  # characters between what is done with money and the money: 完成1.2亿美元E轮融资


@cache
def acted_on() -> tuple[str, ...]:
    """Ends of what stands before an organisation that something is done to: 加盟「蓝鲨」, 签约华光娱乐."""
    return tuple(organization_positions().acted_on)


@cache
def agentive() -> tuple[str, ...]:
    """Beginnings of what goods and plain things never do: 宣布."""
    return tuple(organization_positions().agentive)


@cache
def act_after() -> regex.Pattern[str]:
    """What only organisations do, right behind a name, with days and adverbs before it."""
    known = organization_positions()
    return regex.compile(
        rf"\s*(?:\d+年)?(?:\d+月)?(?:\d+日)?(?:{alternation(known.passed)}|\s)*(?:{alternation(known.acts)})"
    )


@cache
def company_act() -> regex.Pattern[str]:
    """What only organisations do and no person, right behind a name, with adverbs before it."""
    known = organization_positions()
    return regex.compile(rf"(?:{alternation(known.passed)}|\s)*(?:{alternation(known.never_people - known.of_goods)})")


@cache
def acts_of_firms() -> regex.Pattern[str]:
    """What only a firm does, without anything before it."""
    known = organization_positions()
    return regex.compile(alternation(known.agentive, known.never_people - known.of_goods))


@cache
def raising() -> regex.Pattern[str]:
    """Money comes to a company, right behind its name: 已完成天使轮融资, 获得战略投资."""
    known = organization_patterns()
    raises = rf"(?:{alternation(known.before_raising)})*(?:{alternation(known.raising)})"
    return regex.compile(rf"{raises}[^，。；]{{0,{LONGEST_ROUND}}}?(?:{alternation(known.raised)})")
