"""What is no organisation's name, whatever stands around it: words, sums, what only describes, two bodies in one, a
firm behind its country.

In: the candidates of a part. Out: those that may be names. Next: `selection` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.countries import country_before
from flows.entities.candidates.organizations.missions import lacks_beginning
from flows.entities.candidates.organizations.suffixes import form_of, kind_of
from flows.entities.lexicon import (
    is_country,
    is_known_name,
    known_organizations,
    organization_patterns,
    organization_positions,
    organizations,
)
from flows.entities.name_parts import plain_form
from flows.language.dictionary import word
from flows.language.patterns import alternation

SHORTEST_BODY = 3  # characters of a known name that shows that another one is joined to it
SHORTEST_JOINED = 4  # characters of the other one


def without_nobodies(candidates: Iterable[Candidate], folded: str) -> Iterator[Candidate]:
    """The candidates without organisations that are none; who stands in the registry is, whatever it looks like.

    `folded`: the part's folded text. What is out outdoes no name that it holds: 北川市教育局 of 北川市教育局网站.
    """
    for c in candidates:
        if c.kind != "organization" or c.registry_key or not _is_none(folded, c.start, c.end):
            yield c


def _is_none(folded: str, start: int, end: int) -> bool:
    """Whether a span is no organisation's name, by itself or because it lacks its beginning."""
    return lacks_beginning(folded, start, end) or is_never(plain_form(folded[start:end]))


@lru_cache(maxsize=20_000)
def is_never(folded: str) -> bool:
    """Whether a folded string is no organisation's name: 二军, 十二亿, 综合市人大, 电商集团, two bodies in one."""
    known = organizations()
    if folded in known.never or _counts().fullmatch(folded):
        return True
    kinds = organization_positions().kinds_before_names
    described = any(folded.removesuffix(e) in kinds for e in known.plain_companies if folded.endswith(e))
    shown = (
        described or _is_of_many(folded) or _former_inside(folded) or _joins_two(folded) or country_before(folded) > 0
    )
    else_none = folded.endswith(known.never_ends) or _gathered(folded) or _is_site(folded) or _is_trade(folded)
    return (shown or else_none) and folded not in known_organizations()


def _is_trade(folded: str) -> bool:
    """Whether a general word and a trade are all of it: 新能源汽车, 前沿科技, and no 远山汽车, 中国海关."""
    known = organizations()
    form = form_of(folded) or next((i for i in known.industries if folded.endswith(i)), None)
    if form is None or form in known.strong or not (form in known.industries or form in known.suffixes["company"]):
        return False
    core = folded.removesuffix(form)
    return core in known.not_names | known.no_plain_names and not is_country(core)


def _is_site(folded: str) -> bool:
    """Whether an authority and the word for its site are one: 青岚省政府网."""
    body = folded.removesuffix(organization_patterns().site)
    return body != folded and kind_of(body) == "government"


def _gathered(folded: str) -> bool:
    """Whether the body of a level has a word before it that says what is done with its papers: 综合 + 市人大."""
    known = organization_patterns()
    rest = next((folded.removeprefix(w) for w in known.gathering if folded.startswith(w)), "")
    return rest.startswith(known.levels_alone) and kind_of(rest) == "government"


def _former_inside(folded: str) -> bool:
    """Whether 前 or 原 stands between two forms, 远山证券原研究所 is 远山证券 and what was its 研究所, or before the
    committee of a level and is no piece of a place: 青岚市远山原区委, and no 中原区委.
    """
    committee = _former_committee().search(folded, 1)
    if committee and word(folded[committee.start() - 1 : committee.start() + 1]) is None:
        return True
    places = [i for i in range(2, len(folded) - 1) if folded[i] in organization_patterns().formers]
    return any(form_of(folded[:i]) is not None and form_of(folded[i + 1 :]) == folded[i + 1 :] for i in places)


def _is_of_many(folded: str) -> bool:
    """Whether a form alone stands behind a word that says which of many: 大型实验室, and no 大型设备公司."""
    before = next((w for w in organizations().of_many if folded.startswith(w)), None)
    rest = folded.removeprefix(before) if before else ""
    kinds = {kind for kind, some in organizations().suffixes.items() if rest in some}
    return bool(kinds) and (rest in organizations().strong or "company" not in kinds)  # 知名科技 may be a firm's name


def _joins_two(folded: str) -> bool:
    """Whether a conjunction or what one body does to another stands between two: 远山银行联合华丰基金, 财政部与审计署.

    Not where it is a piece of a word: 人民日报和平分社.
    """
    return any(
        _is_body(folded[: m.start()]) and _may_be_body(folded[m.end() :])
        for m in _between().finditer(folded, SHORTEST_BODY, overlapped=True)
        if len(m[0]) > 1 or not (word(folded[m.start() - 1 : m.end()]) or word(folded[m.start() : m.end() + 1]))
    )


def _is_body(folded: str) -> bool:
    known = len(folded) >= SHORTEST_BODY and is_known_name(folded)
    return known or folded.endswith(organization_patterns().registered)


def _may_be_body(folded: str) -> bool:
    """Whether it ends as bodies do and is more than a form and a word: no 创新实验室, no 有限公司."""
    form = form_of(folded)
    formed = form is not None or kind_of(folded) != "other"
    stem = folded.removesuffix(form) if form else folded[:2]
    plain = word(stem)
    is_more = bool(stem) and (plain is None or plain.usage != "often")
    return is_known_name(folded) or (formed and is_more and len(folded) >= SHORTEST_JOINED)


@cache
def _between() -> regex.Pattern[str]:
    return regex.compile(alternation(organization_patterns().between_bodies))


@cache
def _former_committee() -> regex.Pattern[str]:
    """What was the committee of a level: 原区委."""
    known = organization_patterns()
    return regex.compile(rf"(?:{alternation(known.formers)})(?:{alternation(known.levels_alone)}){known.committee}$")


@cache
def _counts() -> regex.Pattern[str]:
    return regex.compile(organizations().counts)
