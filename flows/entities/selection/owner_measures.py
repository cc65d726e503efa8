"""Features of whose body or unit a span is, of the longer names that it is a piece of, and of clauses in its midst.

An authority, a faculty or a branch is named with its owner (青岚省财政厅, 澄江大学图书馆); without one it is anybody's
(省财政厅, 图书馆), and inside the fuller name it is a piece.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from flows.entities.candidates.organizations.countries import lands
from flows.entities.candidates.organizations.missions import is_mission
from flows.entities.lexicon import (
    characters,
    is_also_word,
    is_country,
    is_known_name,
    known_organizations,
    organizations,
    owners,
)
from flows.entities.selection.span import CandidateSpan
from flows.language.dictionary import word
from flows.language.patterns import HAN_RANGE, alternation

LONGEST_KNOWN = 12  # characters of a known name that may be an owner's
SURE_OWNER = 3  # characters of an owner that is a word as well
_NUMBER = regex.compile(r"第[0-9一二三四五六七八九十百]{1,4}|[0-9]{1,4}$")
PART_OF_A_PLACE = "part of a place"
COMMITTEE = "committee of a place"
_OWNED = ("known owner", "country", "place")
_NO_PLACES = frozenset(("PER", "v", "d"))  # words that begin no place, whatever they end in: 罗文渊任市 + 公安局
LONGEST_PLAIN = 3  # characters of a word that holds the end of a name
_PLAIN = frozenset({"n", "vn", "v", "a", "an", "ad"})
_CLAUSE = {"d": "adverb", "p": "preposition", "r": "pronoun", "u": "particle", "v": "verb"}


def owner(s: CandidateSpan) -> list[str]:
    """Whose body or unit a name says that it is: a known organisation's, a country's, a place's, nobody's."""
    place = s.first if s.first is not None and s.first.tag == "LOC" and s.first.end < s.end else None
    if place and _in_quarter(s.view.folded[place.end : s.end]) and not is_known_name(s.name):
        return [PART_OF_A_PLACE]  # of a place that no list has
    said = [o for o in owner_of(s.name) if o != COMMITTEE or s.first is None or s.first.tag not in _NO_PLACES]
    if place and COMMITTEE not in said and s.view.folded[place.end : s.end] in _committees():
        said.append(COMMITTEE)
    return said


@lru_cache(maxsize=20_000)
def owner_of(name: str) -> tuple[str, ...]:
    """The owner before a form or unit, and whether more stands between them; nothing for other names."""
    if _is_part_of_place(name) and not is_known_name(name):
        return (PART_OF_A_PLACE,)
    if _is_one_of_many(name):
        return ("one of a place",)
    if (number := _NUMBER.match(name)) and name[number.end() :] in organizations().numbered_forces:
        return ("numbered force",)
    if _is_ministry(name):
        return ("several portfolios",)
    if is_mission(name):
        return ("mission abroad",)
    form = _form(name)
    if form is None:
        return ()
    head = name[: -len(form)]
    if not head:
        return ("form alone",)
    if head in owners().levels:
        return ("level alone",)
    if head.isascii():
        return ("Latin word and form",)  # Meridian + 团队
    kind, length = _owner(head)
    if length:
        if is_leading_group(name):
            return (kind, f"{kind} and more", "leading group")
        committee = (COMMITTEE,) if kind != "known owner" and form in _committees() and length == len(head) else ()
        return (kind, f"{kind} and {'form' if length == len(head) else 'more'}", *committee)
    if _NUMBER.match(head):
        return ("number",)
    known = word(head)
    return (f"{known.word_class if known else 'no'} word and {'unit' if form in owners().units else 'form'}",)


@cache
def _ministry() -> regex.Pattern[str]:
    """A ministry of several portfolios: 能源和矿业部, 青年及体育部."""
    one, known = rf"(?:{alternation(owners().portfolios)}){{1,3}}", owners()
    return regex.compile(rf"{one}(?:{known.between_portfolios}{one})+{known.ministry}$")


def _is_ministry(name: str) -> bool:
    """Whether a name is a ministry of several portfolios, alone or behind its country or place."""
    ministry = _ministry().search(name)
    head = name[: ministry.start()] if ministry else ""
    return ministry is not None and (not head or _is_land().fullmatch(head) is not None or _owner(head)[1] == len(head))


@cache
def _is_land() -> regex.Pattern[str]:
    return regex.compile(lands())


def is_leading_group(name: str) -> bool:
    """Whether a name that begins with its owner is that of a group that leads a matter: 国家水利建设领导小组."""
    known = owners()
    return name.endswith(known.leading_groups) and not any(w in name for w in known.not_in_groups)


def _owner(head: str) -> tuple[str, int]:
    """The kind of owner that the words before a form begin with, and its length; ("", 0) for none."""
    known = next((n for n in range(min(LONGEST_KNOWN, len(head)), 1, -1) if _is_known(head[:n])), 0)
    place = max((len(p) for p in owners().places if head.startswith(p)), default=0)
    leveled = _leveled().match(head)
    place = max(place, leveled.end() if leveled and leveled[0] not in owners().levels else 0)
    country = next((n for n in (4, 3, 2, 5, 6) if n <= len(head) and is_country(head[:n])), 0)
    return max((("known owner", known), ("place", place), ("country", country)), key=lambda x: x[1])


def _is_part_of_place(name: str) -> bool:
    """Whether a name is a place and a quarter of it, 武汉西北部, and no department of anything else: 高中部."""
    kind, length = _owner(name) if name.endswith(owners().regions) else ("", 0)
    return kind in ("place", "country") and _in_quarter(name[length:])


def _in_quarter(rest: str) -> bool:
    """Whether what stands behind a place says which part of it: 东部, 西北部."""
    return rest.endswith(owners().regions) and not rest[:-1].strip(characters().quarters)


def _is_one_of_many(name: str) -> bool:
    """Whether a name is a place and one of its many or several, 武汉一公司, 上海法院, 广东五家医院; no 上海一汽."""
    kind, length = _owner(name)
    if kind not in ("place", "country") or is_known_name(name):
        return False
    of_many = name[length:] in owners().of_many and not name[:length].endswith(owners().place_ends)
    if of_many or _several().match(name, length):
        return True
    said = _one().match(name, length)
    if said is None:
        return False
    rest = word(name[said.end() :])
    return bool(said["counted"]) or (rest is not None and rest.word_class == "noun" and said.end() + 1 < len(name))


@cache
def _one() -> regex.Pattern[str]:
    """What says that one of many is meant."""
    return regex.compile(rf"[{owners().indefinite}](?P<counted>[{owners().counted}]?)")


@cache
def _several() -> regex.Pattern[str]:
    """What counts several."""
    return regex.compile(rf"[{owners().several}]+[{owners().counted}]")


@cache
def _leveled() -> regex.Pattern[str]:
    """A place with its level."""
    return regex.compile(rf"[{HAN_RANGE}]{{1,7}}?(?:{'|'.join(owners().place_ends)})")


def _is_known(name: str) -> bool:
    return name in known_organizations() and (len(name) >= SURE_OWNER or not is_also_word(name))


@lru_cache(maxsize=20_000)
def _form(name: str) -> str | None:
    """The longest form or unit that a name ends in."""
    forms, lengths = _forms()
    return next((end for n in lengths if n <= len(name) and (end := name[-n:]) in forms), None)


@cache
def _committees() -> frozenset[str]:
    """Bodies that every place has, and that nothing but their place tells apart: 省委, 纪委监委, 人大常委会."""
    return frozenset(organizations().committees) | owners().bodies_of_places


@cache
def _forms() -> tuple[frozenset[str], tuple[int, ...]]:
    kinds = organizations().suffixes
    forms = frozenset({s for kind, some in kinds.items() if kind not in ("company", "fund") for s in some})
    forms |= owners().units | owners().bodies_of_places
    return forms, tuple(sorted({len(s) for s in forms}, reverse=True))


def piece(s: CandidateSpan) -> list[str]:
    """Whether it ends a fuller name that begins with an owner: 财政厅 of 青岚省财政厅."""
    found = set()
    for outer in s.outer:
        kinds = owner_of(outer.name)
        owned = next((k for k in kinds if k in _OWNED), None)
        if outer.end == s.end and outer.start < s.start and owned:
            found.add(f"end of a name, {owned} before")
        elif outer.end == s.end and outer.first is not None and outer.first.tag == "ORG" and kinds:
            found.add("end of a name, ORG before")
    return sorted(found)


def clause_inside(s: CandidateSpan) -> list[str]:
    """Words of a clause that stand in its midst, and a post that goes on behind it: 全国公安厅 + 局长."""
    found = set()
    if s.first is not s.last or s.first is None:
        words = [t for t in s.view.words_between(s.start, s.end) if t.end <= s.end]
        for token in words:
            if token.tag in _CLAUSE:
                found.add(_CLAUSE[token.tag])
        verbs = [t for t in words if t.tag == "v" and (w := word(s.view.word(t))) and w.word_class == "verb"]
        if verbs:
            found.add("verb of the dictionary")
    if any(s.view.titles.get(at, 0) > s.end for at in range(s.start + 1, s.end)):
        found.add("ends within a post")
    if _ends_within_word(s):
        found.add("ends within a plain word")
    return sorted(found)


def _ends_within_word(s: CandidateSpan) -> bool:
    """Whether a plain word that begins in it goes on behind it, where no other word begins: 民政|部门, 大学|生.

    A post that goes on is its holder's: 教育部|长; what is within a body stands behind its name: 自由党|内.
    """
    token = s.view.around(s.end)
    if token is None or not token.start < s.end < token.end:
        return False
    if any(at in s.view.titles for at in range(max(s.start, token.start), s.end)):
        return False
    if any(word(s.view.folded[s.end : s.end + n]) for n in (2, 3)):
        return False
    if s.start < token.start and token.end - token.start <= LONGEST_PLAIN:
        return token.tag in _PLAIN
    return str(word(s.view.folded[s.end - 1 : s.end + 1])) == "noun often"
