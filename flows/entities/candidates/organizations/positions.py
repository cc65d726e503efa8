"""Organisations whose names show nothing, known by where they stand: before what only organisations do, behind what
is done to one, before a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.described import name_start
from flows.entities.candidates.organizations.marks import LONGEST, kinds_of_organizations, place_candidate
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import is_person_noun, organization_patterns, organization_positions, title_pattern, titles
from flows.entities.name_shape import shape
from flows.entities.view import PartView
from flows.language.patterns import alternation
from schemas.records import Token

_NAME = frozenset({"nz", "ORG", "PER", "nt", "nr"})
_FILL = frozenset({"n", "a", "an", "vn", "nw", "xc", "v", "ad"})
_OPENERS = frozenset({"w", "TIME"})
_ADVERBIAL = frozenset({"d", "TIME", "vd"})
_BARE = frozenset({"nz", "PER"})  # what the tagger calls names of organisations that it does not know


def by_place(view: PartView) -> Iterator[Candidate]:
    """All of them."""
    for words in view.words:
        for i, token in enumerate(words):
            word = view.word(token)
            yield from _beside_act(view, words, i, word)
            if token.tag == "LOC" and view.folded.endswith(_joined(), 0, token.start):
                yield from _club(view, words, i)
            if word == "被":
                yield from _beside_passive(view, words, i)
            if i > 0:
                yield from _before_holder(view, words, i, word)


def _beside_act(view: PartView, words: Sequence[Token], i: int, word: str) -> Iterator[Candidate]:
    """Before what organisations do, behind what is done to them; the act may be of two words: 签 + 下."""
    known = organization_positions()
    pair = word + view.word(words[i + 1]) if words[i].tag == "v" and i + 1 < len(words) else ""
    if word in known.acts or pair in known.acts:
        yield from _actor(view, words, i, word if word in known.acts else pair)
    if word in known.acted_on or pair in known.acted_on:
        yield from _patient(view, words, i + 1 + (word not in known.acted_on))


def _beside_passive(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """Before 被 what is bought, behind it who dismisses somebody."""
    yield from _bought(view, words, i)
    if i + 2 < len(words) and view.word(words[i + 2]) in organization_positions().done_to_people:
        yield from _patient(view, words, i + 1)


def _before_holder(view: PartView, words: Sequence[Token], i: int, word: str) -> Iterator[Candidate]:
    """Before a post, before a post that only companies have, before a person."""
    token, before = words[i], words[i - 1]
    if (
        before.end == token.start
        and before.tag in _BARE
        and title_pattern().match(view.folded, token.start)
        and word not in titles().former
    ):
        yield from _employer(view, words, i)
    if word[0] in _firsts_of_firms() and _of_firms().match(view.folded, token.start):
        yield from _led(view, words, i)
    if token.tag == "PER" and before.tag not in _OPENERS and shape(word):
        yield from _of_person(view, words, i)


def _actor(view: PartView, words: Sequence[Token], i: int, act: str) -> Iterator[Candidate]:
    """The words between the clause's beginning and the act, adverbs and times left out, when they look like a name."""
    known = organization_positions()
    group, opens = _before_act(view, words, i)
    if not group or group[-1].end - group[0].start > LONGEST or any(view.word(t) in known.acts for t in group):
        return
    tags = [t.tag for t in group]
    if _place_acts(view, group, tags, act):
        yield from place_candidate(view, group[0].start, group[-1].end, worth("position of words"))
    if any(t not in _NAME and t not in _FILL for t in tags):
        return
    alone = act in known.never_people or _raises_money(view, words, i)
    unknown = _NAME.isdisjoint(tags)
    if unknown and not (opens and _plain_name(tags) and (alone or act in known.no_plain_word)):
        return
    if not alone and _may_be_person(view, group):
        return
    score = worth("position of one word") if len(group) == 1 else worth("position of words")
    score += worth("position of no person") if alone and not unknown else 0.0
    yield from place_candidate(view, name_start(view, group[0].start, group[-1].end), group[-1].end, score)


def _before_act(view: PartView, words: Sequence[Token], i: int) -> tuple[Sequence[Token], bool]:
    """The words before an act that may be its actor, and whether they open the sentence."""
    last = i - 1
    while last >= 0 and (view.word(words[last]) in organization_positions().passed or words[last].tag in _ADVERBIAL):
        last -= 1
    first = _opener(view, words, last)
    return words[first + 1 : last + 1], first < 0


def _opener(view: PartView, words: Sequence[Token], i: int) -> int:
    """Index of the last word up to this one behind which a name can begin; -1 at the sentence's beginning."""
    while i >= 0 and not _opens(view, words, i):
        i -= 1
    return i


def _place_acts(view: PartView, group: Sequence[Token], tags: Sequence[str], act: str) -> bool:
    """A place's name that does what clubs and companies do: 利兹港解雇主帅, 渤海 + 猛虎宣布."""
    known = organization_positions()
    if tags == ["LOC"]:
        return act in known.of_clubs and len(group[0].text) > 2
    return tags == ["LOC", "n"] and act in known.agentive | known.never_people and not _post(view, group[1])


def _post(view: PartView, token: Token) -> bool:
    return title_pattern().match(view.folded, token.start) is not None or is_person_noun(view.word(token))


def _plain_name(tags: Sequence[str]) -> bool:
    """Words that may be a name of plain ones: one of any class, or nouns."""
    return len(tags) == 1 or set(tags) <= {"n", "nw"}


def _raises_money(view: PartView, words: Sequence[Token], i: int) -> bool:
    """What only companies complete stands in the words behind: 完成1.2亿美元E轮融资."""
    return any(view.word(t).endswith(organization_patterns().completed) for t in words[i + 1 : i + 8])


def _may_be_person(view: PartView, group: Sequence[Token]) -> bool:
    """The tagger's person alone, or at the end of the words, or one that is made like a name: 张明远宣布."""
    people = [t for t in group if t.tag in ("PER", "nr")]
    if not people:
        return False
    return group[-1] in people or any(shape(view.word(t)) or "·" in view.word(t) for t in people)


def _opens(view: PartView, words: Sequence[Token], i: int) -> bool:
    """Whether a name can begin behind this word: punctuation, a space between clauses, a time, 传 and 曝."""
    token = words[i]
    if token.tag in _OPENERS or view.word(token) in organization_patterns().openers:
        return True
    return i + 1 < len(words) and words[i + 1].start > token.end


def _patient(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """The word behind the verb, when the tagger takes it for a name; behind 入职 for a plain one, too."""
    if i >= len(words) or words[i].tag not in _NAME:
        employed = 0 < i < len(words) and view.word(words[i - 1]) in organization_positions().employed
        if employed and words[i].tag == "n" and _ends_clause(words, i + 1) and not _post(view, words[i]):
            name = view.word(words[i])
            if not name.endswith(kinds_of_organizations()):
                yield from place_candidate(view, words[i].start, words[i].end, worth("position of words"))
        return
    start, end = words[i].start, words[i].end
    name = view.folded[start:end]
    if words[i].tag == "PER" and (shape(name) or "·" in name):
        return
    yield from place_candidate(view, start, end, worth("position of one word"))
    part = i + 1 < len(words) and words[i + 1].tag in _NAME | _FILL
    if part and (i + 2 == len(words) or _opens(view, words, i + 2)):
        yield from place_candidate(view, start, words[i + 1].end, worth("position of one word"))  # 投资 快獭 + 打车


def _club(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """A place's name that ends the clause, or that a post or 的 follows not: 加盟利兹港，."""
    last = i + 1 if i + 1 < len(words) and words[i + 1].tag == "n" else i  # 台东 + 飞鱼
    if (
        _ends_clause(words, last + 1)
        and view.folded[words[i].start : words[last].end] not in organization_positions().not_alone
    ):
        yield from place_candidate(view, words[i].start, words[last].end, worth("position of one word"))


def _ends_clause(words: Sequence[Token], i: int) -> bool:
    return i == len(words) or words[i].tag in ("w", "v", "c", "d")


def _of_person(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """A name of no person's shape from the clause's beginning to a person's: 瑞鹿咖啡陆正远被罢免."""
    group = words[_opener(view, words, i - 1) + 1 : i]
    if (
        1 <= len(group) <= 2
        and group[0].tag in _NAME
        and not _may_be_person(view, group[-1:])
        and (not shape(view.word(group[0])) and group[-1].tag in (*_NAME, "n") and not view.word(group[0])[0].isdigit())
        and not is_person_noun(view.word(group[-1]))  # 奥运冠军 + 何雨
    ):
        yield from place_candidate(view, group[0].start, group[-1].end, worth("position of words"))


def _employer(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """A name right before a post: 快狐首席人事官."""
    start, end = words[i - 1].start, words[i - 1].end
    name = view.folded[start:end]
    if (words[i - 1].tag == "PER" and (shape(name) or "·" in name)) or name[0].isdigit():
        return
    yield from place_candidate(view, start, end, worth("position of one word"))


def _led(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """Plain nouns that open the clause before a post that only a company has: 极食记创始人."""
    group = words[_opener(view, words, i - 1) + 1 : i]
    plain = 1 <= len(group) <= 2 and all(t.tag in ("n", "nz") for t in group)
    if plain and not view.word(group[-1]).endswith(kinds_of_organizations()):
        yield from place_candidate(view, group[0].start, group[-1].end, worth("position before a post of firms"))


@cache
def _joined() -> tuple[str, ...]:
    return (*organization_positions().joined, *organization_positions().returned)


@cache
def _of_firms() -> regex.Pattern[str]:
    return regex.compile(alternation(organization_positions().posts_of_firms))


@cache
def _firsts_of_firms() -> frozenset[str]:
    return frozenset(post[0] for post in organization_positions().posts_of_firms)


def _bought(view: PartView, words: Sequence[Token], i: int) -> Iterator[Candidate]:
    """What is bought is nobody, whatever it looks like: 毛球记被宠物巨头收购."""
    group = words[_opener(view, words, i - 1) + 1 : i]
    named = 1 <= len(group) <= 2 and group[0].tag in (*_NAME, "n") and not group[-1].text.isascii()
    if named and _buying().match(view.folded, words[i].end):
        start = name_start(view, group[0].start, group[-1].end)
        score = worth("position of one word") + worth("position of no person")
        yield from place_candidate(view, start, group[-1].end, score)


@cache
def _buying() -> regex.Pattern[str]:
    return regex.compile(rf"[^，。；！？]{{2,24}}?(?:{alternation(organization_positions().bought)})")
