"""What proposes organisations: the tagger, Latin names beside words of business, teams, the grammar of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.acts import act_after, company_act
from flows.entities.candidates.organizations.described import name_start, opening, word_at
from flows.entities.candidates.organizations.marks import place_candidate
from flows.entities.candidates.organizations.suffixes import kind_of, suffixed, without_former
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import (
    given_names,
    known_organizations,
    names,
    organization_patterns,
    organization_positions,
    organizations,
    titles,
)
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation

_LATIN = regex.compile(
    r"(?<![A-Za-z0-9._@/-])(?:\d{1,3}-?)?[A-Z][A-Za-z0-9]*(?:[.&'’-][A-Za-z0-9]+)*"
    r"(?:[ ](?:[A-Z][A-Za-z0-9]*|of|&)(?:[.&'’-][A-Za-z0-9]+)*){0,4}(?![A-Za-z0-9])"
)

_IN_FULL_NAMES = frozenset({"ORG", "nz", "n", "PER", "vn", "LOC", "nt"})


def organizations_of(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    yield from _tagged(view)
    yield from _latin(view)
    yield from _teams(view)
    yield from _full_names(view)
    for sentence in view.sentences:
        for begin, end, score in suffixed(sentence, view.folded):
            start = name_start(view, begin, end, shortest=3)
            kind = kind_of(view.folded[start:end])
            yield view.candidate(start, end, "organization", score, "suffix", org_kind=kind)


def _tagged(view: PartView) -> Iterator[Candidate]:
    for words in view.words:
        for token in words:
            if token.tag != "ORG":
                continue
            start, end = token.start, token.end
            if verb := _verb_first().match(view.folded, start, end):  # 出任 + 大家电事业部
                start = verb.end()
            start, end = _edges(view, start, end)
            if said := opening(view.folded[start:end]):  # 电信商 + 宏讯通
                yield from place_candidate(view, start + said, end, worth("tagged organization, description cut off"))
            name = view.folded[start:end]
            if len(name) >= 2 and name not in organizations().not_organizations:
                score = worth("tagged organization")
                yield view.candidate(start, end, "organization", score, "tagger", org_kind=kind_of(name))


def _edges(view: PartView, start: int, end: int) -> tuple[int, int]:
    """A level before it belongs to it, what is a post's goes back: 省 + 足协; 前 + 北川市文化局."""
    start = without_former(view.folded, start, end)
    before = view.by_end.get(start)
    if before is not None and view.word(before) in organization_patterns().levels_before:
        start = before.start
    if view.folded.startswith("长", end) and view.folded[end - 1] == view.folded[end - 2]:
        end -= 1
    return start, end


@cache
def _registered() -> regex.Pattern[str]:
    forms = alternation(organization_patterns().registered)
    return regex.compile(rf"\([{HAN_RANGE}]{{2,5}}\)(?:[{HAN_RANGE}]{{0,6}}?)(?:{forms})")


@cache
def _kinds() -> tuple[str, ...]:
    """What says of the name behind it that it is an organisation's."""
    return (*organizations().near[:8], *organization_positions().kinds_before_names)


@cache
def _verb_first() -> regex.Pattern[str]:
    return regex.compile(alternation(w for w in titles().person_verbs if len(w) > 1))


def _latin(view: PartView) -> Iterator[Candidate]:
    near = organizations().near
    for sentence in view.sentences:
        begin = sentence.start
        for m in _LATIN.finditer(view.folded[sentence.start : sentence.end]):
            words = m[0].split()
            if words[0] in names().latin_address:
                continue  # Sir Edward Hall
            if (words[0] in organizations().not_latin_organizations and len(words) == 1) or len(m[0]) < 2:
                continue
            start, end = begin + m.start(), begin + m.end()
            before, after = view.folded[max(begin, start - 6) : start].rstrip(), view.folded[end : end + 7].lstrip()
            suffix = words[-1].strip(".") in organizations().latin_suffixes and len(words) > 1
            beside = after.startswith(near) or before.endswith(_kinds())
            beside = beside or company_act().match(view.folded, end) is not None
            if "." in m[0].strip(".") or any(c.isdigit() for c in m[0]):  # DataBahn.ai 今天宣布任命
                beside = beside or act_after().match(view.folded, end) is not None
            if m[0][0].isdigit() and not beside:
                continue  # 3D, 5G and 4K are things, 7-Nines is a firm where it does what firms do
            score = _latin_score(words, suffix=suffix, beside=beside)
            yield view.candidate(start, end, "organization", score, "latin_organisation",
                                  org_kind="company")  # fmt: skip


def _latin_score(words: Sequence[str], *, suffix: bool, beside: bool) -> float:
    score = worth("Latin organization")
    if suffix:
        score = worth("Latin organization with a suffix")
    elif beside:
        score = worth("Latin organization beside its business")
    if len(words) > 1 and words[0] in given_names():
        score -= worth("Latin organization, given name first")
    return max(score, worth("Latin organization, least"))


def _full_names(view: PartView) -> Iterator[Candidate]:
    """A registered name with its place in brackets: 辰砂航天科技(海南)有限公司."""
    for m in _registered().finditer(view.folded):
        start = m.start()
        while (token := view.by_end.get(start)) and token.tag in _IN_FULL_NAMES and m.start() - token.start <= 12:
            start = token.start
        inside = word_at(view, m.start())
        if inside is not None and inside.tag in _IN_FULL_NAMES:
            start = min(start, inside.start)
        if m.start() - start >= 2:
            score = worth("registered name")
            yield view.candidate(start, m.end(), "organization", score, "full_name", org_kind="company",
                                  pair=view.text[start : m.start()])  # fmt: skip


def _teams(view: PartView) -> Iterator[Candidate]:
    for sentence in view.sentences:
        for m in _team().finditer(view.folded[sentence.start : sentence.end]):
            start, end = sentence.start + m.start("team"), sentence.start + m.end("team")
            if _indefinite().search(view.folded, sentence.start, start):
                continue
            if verb := _verb_first().match(view.folded, start, end):
                start = verb.end()
            yield view.candidate(start, end, "organization", worth("team"), "team", org_kind="team")
            first = regex.match(r"([A-Za-z]+) (?=[A-Z])", view.folded[start:end])
            if first and first[1] in known_organizations():  # OpenAI Dota 团队, and no Policy Research 团队
                yield view.candidate(start + first.end(), end, "organization", worth("team"), "team", org_kind="team")


@cache
def _indefinite() -> regex.Pattern[str]:
    """One of its kind, which has no name: 一支新的研究团队."""
    return regex.compile(rf"{alternation(organization_patterns().indefinite)}[{HAN_RANGE}]{{0,4}}$")


@cache
def _team() -> regex.Pattern[str]:
    known = organization_patterns()
    words, before = alternation(known.named_teams), alternation(known.before_team_names)
    latin, han = (
        r"[A-Z][A-Za-z]*(?:[ ][A-Z][A-Za-z]*){0,2}[ ]?",
        rf"(?<=[的 ，。、：“]|^)(?:(?!的)[{HAN_RANGE}]){{2,6}}",
    )
    return regex.compile(rf"(?P<team>(?:{latin}|(?:{before})[{HAN_RANGE}]{{2,4}}|{han}|“[^“”]{{2,12}}”)(?:{words}))")
