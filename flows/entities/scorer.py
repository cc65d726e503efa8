"""Competing candidates are decided by one scorer: a candidate's own score and what its context adds or takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import regex

from flows.entities.candidates import Candidate
from flows.entities.vocabulary import alternation, names, organisations, title_pattern, titles
from flows.language.script import fold

KEEP = 0.5
_PRODUCT_BEFORE = regex.compile(
    r"(?:模型|产品|软件|机器人|大模型|代号|名为|系列|平台|应用|芯片|车型|项目|游戏|电影|论文|杂志|《|「)\s*[“\"'「]?$"
)
_PRODUCT_AFTER = regex.compile(r"^\s*[”\"'」]?(?:模型|大模型|系列|芯片|手机|车型|汽车|平台|版|应用|项目|工具|产品|\d)")
_PLACE_AFTER = regex.compile(r"^(?:市|省|县|区|州|镇|路|街|大道|机场|高铁|号楼|山谷)")
_BYLINE_BEFORE = regex.compile(r"(?:编辑|责编|记者|作者|文|图|摄影|摄|撰文|编译|来源|校对)\s*[:：|丨/／]\s*$")


@cache
def _verb_after() -> regex.Pattern[str]:
    return regex.compile(
        rf"^\s*(?:（[^（）]{{1,30}}）|\([^()]{{1,30}}\))?\s*(?:也|还|则|曾|已|已经|将|正式|随后|近日|日前|昨日|今日|周.|上周.|在[^，。]{{1,10}})?\s*(?:{alternation(titles().person_verbs)}|先生|女士|博士|教授)"
    )


def scored(candidate: Candidate, folded: str) -> Candidate:
    """The candidate with what its context says."""
    before, after = folded[max(0, candidate.start - 16) : candidate.start], folded[candidate.end : candidate.end + 24]
    score = candidate.score
    if candidate.kind == "person":
        if _verb_after().match(after):
            score += 0.15
        title = _title_before(before)
        if title:
            score += 0.22
        if _PLACE_AFTER.match(after) and not candidate.name.isascii():
            score -= 0.5
        if _PRODUCT_BEFORE.search(before) or _PRODUCT_AFTER.match(after):
            score -= 0.35
        if _BYLINE_BEFORE.search(before):
            score -= 0.5
        if candidate.weak and (title or candidate.method != "registry"):
            score += 0.1
        if fold(candidate.name) in names().not_people:
            score = min(score, 0.2)
    elif after.startswith(organisations().near) or _title_after(after):
        score += 0.15
    return replace(candidate, score=min(max(score, 0.0), 1.0))


def _title_before(before: str) -> bool:
    tail = before.rstrip(' “"、，和')
    return any(m.end() == len(tail) for m in title_pattern().finditer(tail))


def _title_after(after: str) -> bool:
    return title_pattern().match(after.lstrip()) is not None


def decide(candidates: Iterable[Candidate], folded: str) -> list[Candidate]:
    """The best candidates that do not overlap. Agreement of voices on one span adds up; longer spans go first."""
    by_span: dict[tuple[int, int, str], list[Candidate]] = defaultdict(list)
    for c in candidates:
        s = scored(c, folded)
        by_span[s.start, s.end, s.kind].append(s)
    merged = []
    for same in by_span.values():
        best = max(same, key=lambda c: (c.score, c.method))
        voices = len({c.method for c in same})
        pair = next((c.pair for c in same if c.pair), None)
        key = next((c.registry_key for c in same if c.registry_key), None)
        weak = all(c.weak for c in same if c.registry_key) if key else False
        merged.append(
            replace(best, score=min(1.0, best.score + 0.08 * (voices - 1)), pair=pair, registry_key=key, weak=weak)
        )
    merged.sort(key=lambda c: (-(c.score + 0.02 * (c.end - c.start)), c.start, c.kind))
    taken: list[Candidate] = []
    free = [True] * (len(folded) + 1)
    for c in merged:
        if c.score >= KEEP - (0.12 if c.weak else 0) and all(free[c.start : c.end]):
            taken.append(c)
            free[c.start : c.end] = [False] * (c.end - c.start)
    return sorted(taken, key=lambda c: c.start)
