"""Organisations shown by marks and lists: in quotes behind a word for a company, 名为…的机构, between 由 and 领投."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.acts import act_after, acted_on
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import is_person_noun, organization_patterns, organization_positions
from flows.entities.name_shape import shape
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation

LONGEST = 10  # characters of a name that nothing but its place shows

_QUOTED = regex.compile(r"[“「『\"]([^“”「」『』\"，。、；：！？\s]{2,10})[”」』\"]")


def by_marks(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    for sentence in view.sentences:
        yield from _in_quotes(view, sentence.start, sentence.end)
        yield from _investors(view, sentence.start, sentence.end)
        yield from _papers(view, sentence.start, sentence.end)
        yield from _called(view, sentence.start, sentence.end)
        yield from _teams(view, sentence.start, sentence.end)


def place_candidate(view: PartView, start: int, end: int, score: float, *, quoted: bool = False) -> Iterator[Candidate]:
    """A span as an organisation's name when it describes nobody; quotes behind a kind may hold any words."""
    name = view.folded[start:end].strip()
    if 2 <= len(name) <= LONGEST + 6 and (quoted or not _describes(name)):
        kind = kind_of(name)
        yield view.candidate(
            start, end, "organization", score, "place", org_kind=kind if kind != "other" else "company"
        )


def _describes(name: str) -> bool:
    known = organization_positions()
    general = name in known.passed or name in known.not_alone or is_person_noun(name)
    return general or name.endswith(known.descriptions)


def _in_quotes(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """A name in quotes behind a word for an organisation, or before what only organisations do."""
    for m in _QUOTED.finditer(view.folded, start, end):
        before = view.folded[max(start, m.start() - 4) : m.start()]
        behind = before.endswith(kinds_of_organizations()) or _acted_on_before(view.folded, start, m.start())
        acts = act_after().match(view.folded, m.end(), end)
        has = _had_by_firms().match(view.folded, m.end(), end)
        if behind or has or (acts and not acts[0].endswith(organization_positions().of_products)):
            yield from place_candidate(view, m.start(1), m.end(1), worth("in quotes"), quoted=behind)


@cache
def _had_by_firms() -> regex.Pattern[str]:
    """A post or people that only a firm has: “追番狗”创始人, “省省拼车”员工数."""
    return regex.compile(alternation(organization_positions().posts_of_firms, organization_patterns().people_of_firms))


@cache
def _paper() -> regex.Pattern[str]:
    return regex.compile(rf"《(?P<name>[{HAN_RANGE}]{{2,8}}(?:{alternation(organization_patterns().papers)}))》")


def _papers(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """A paper does what only organisations do: 《江北晨刊》辞退了二十人."""
    for m in _paper().finditer(view.folded, start, end):
        verbs = [t for t in view.words_between(m.end(), min(end, m.end() + LONGEST)) if t.tag in ("v", "vn")]
        if verbs and view.word(verbs[0]) in organization_positions().acts:
            yield from place_candidate(view, m.start("name"), m.end("name"), worth("in quotes"))


@cache
def kinds_of_organizations() -> tuple[str, ...]:
    """Words that say what an organisation is."""
    known = organization_positions()
    return (*known.kinds_before_quotes, *known.kinds_before_names)


def _acted_on_before(folded: str, start: int, at: int) -> bool:
    """What is done to an organisation, right before the quotes: 加盟「蓝鲨」."""
    return folded.endswith(acted_on(), start, at)


@cache
def _called_so() -> regex.Pattern[str]:
    naming = alternation(organization_patterns().naming)
    name = r"[“「『《\"]?(?P<name>[^“”「」『』《》\"，。、；：的\s]{2,12})[”」』》\"]?"
    return regex.compile(rf"(?:{naming})\s?{name}\s?的(?P<what>[{HAN_RANGE}]{{2,8}})")


def _called(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """What is called so is said to be an organisation: 一家名为“江海智库”的民间机构."""
    for m in _called_so().finditer(view.folded, start, end):
        ends = (m["what"][:n] for n in range(2, len(m["what"]) + 1))
        if any(e.endswith(organization_positions().kinds_before_quotes) for e in ends):
            yield from place_candidate(view, m.start("name"), m.end("name"), worth("in quotes"))


def _teams(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """A part of an organisation that has a name of its own: 成立模型评测组, 裁撤了前沿研究部."""
    for m in _formed().finditer(view.folded, start, end):
        name = m["name"]
        if name not in organization_positions().general_teams and m.start("team") in view.by_start:
            start, end = m.span("team")
            yield view.candidate(start, end, "organization", worth("in quotes"), "place", org_kind="team")


@cache
def _formed() -> regex.Pattern[str]:
    known = organization_positions()
    acts, ends = alternation(known.team_acts), alternation(known.team_ends)
    general, goes_on = alternation(known.general_teams), alternation(organization_patterns().behind_teams)
    return regex.compile(
        rf"(?:{acts})了?[“「]?(?P<team>(?!{general})(?P<name>(?:(?![的了由与和])[{HAN_RANGE}A-Za-z]){{2,10}}?)(?:{ends}))"
        rf"(?=[”」，。、；：:,;!！)]|$|{goes_on})"
    )


def _investors(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """What stands in the clause before the word, part by part: 由红枫资本领投, 溪谷创投、经岳中国跟投."""
    for m in _invested().finditer(view.folded, start, end):
        at = m.start("names")
        for part in _between_investors().split(m["names"]):
            name = _rest_of_investors().sub("", part)
            if len(name) > 1 and not _is_person(view, at, at + len(name)):
                yield from place_candidate(view, at, at + len(name), worth("investor"))
            at += len(part)


@cache
def _between_investors() -> regex.Pattern[str]:
    return regex.compile(f"({alternation(organization_patterns().between_investors)})")


@cache
def _rest_of_investors() -> regex.Pattern[str]:
    """What ends a list of investors: 等三家, 等知名机构."""
    return regex.compile(rf"等(?:\d家|{alternation(organization_patterns().rest_of_investors)})*$")


@cache
def _invested() -> regex.Pattern[str]:
    words, together = alternation(organization_positions().investing), alternation(organization_patterns().together)
    return regex.compile(rf"(?:^|[，。；,;]|由|获)(?P<names>[^，。；：,;由获为\s]{{2,60}}?)(?:{together})?(?:{words})")


def _is_person(view: PartView, start: int, end: int) -> bool:
    token = view.by_start.get(start)
    return token is not None and token.end == end and token.tag == "PER" and shape(view.folded[start:end]) > 0
