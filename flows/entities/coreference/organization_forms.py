"""Forms of one organisation that the article does not explain: 纽交所 is 纽约证券交易所, 京都大学 is 日本京都大学.

In: the entities of an article before their names are found again. Out: the same, each organisation once. A form is
joined to the one fuller name of the article that it fits, wherever that stands: headlines are short. 省委 and 市政府
are each time those of the province or city named last. Next: `repeated_mentions`; other articles' forms are joined in
`resolution`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from flows.entities.candidates.organizations.suffixes import form_of, kind_of
from flows.entities.coreference.whole_names import (
    are_initials,
    differ_by_law,
    is_latin_company,
    is_office_of,
    is_place,
    is_registered_name,
    of_one_place,
)
from flows.entities.lexicon import characters, is_country, is_known_name, organization_patterns, owners
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import fold

if TYPE_CHECKING:
    from flows.entities.coreference.local_entity_builder import Building
    from flows.entities.view import PartView
    from schemas.records import Part

SHORTEST = 2  # characters of a form
COMPANIES = ("公司", "集团")
LONGEST_PATH = 9  # characters of the places before a place
UNIT = 4  # characters of a unit's name that is known without its owner's: 政制事务委员会
BRAND = 4  # characters of a place and a brand: 北川华立
LONGEST = 4  # characters of an abbreviation


def join_forms(found: dict[str, Building], views: Mapping[Part, PartView]) -> None:
    """Join the forms of each organisation."""
    _relative(found)
    _in_brackets(found, views)
    _with_kinds(found)
    _registered(found)
    while _joined_once(found):  # 港大 is 香港大学, which may be a form itself
        pass


def _with_kinds(found: dict[str, Building]) -> None:
    """Join what a stated short form makes with a kind behind it: 远舟股份, where 远舟国际 is called 远舟."""
    names, kinds = _names(found), organization_patterns().left_out_kinds
    stated = [(fold(s), key) for key, b in found.items() if b.kind == "organization" for s in sorted(b.pairs)]
    for short, key in stated:
        for other in (names.get(short + kind) for kind in kinds if not short.isascii()):
            if other is not None and other != key:
                _join(found, other, key)


def _registered(found: dict[str, Building]) -> None:
    """Join what states a short form with the organisation that the registry knows by it: 远舟控股（下称远舟）."""
    bodies = [(key, b) for key, b in found.items() if b.kind == "organization"]
    whole = {fold(name): key for key, b in bodies if not b.entry for name in b.names}
    for key, b in bodies:
        keys = {whole[fold(pair)] for pair in b.pairs if fold(pair) in whole} if b.entry else set()
        if len(keys) == 1:
            _join(found, key, keys.pop())


def _joined_once(found: dict[str, Building]) -> bool:
    """Whether a form was joined to its fuller name."""
    names = _names(found)
    by_character: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for character in {name[0], *name[-3:]}:
            by_character[character].append(name)
    registered = [n for n in names if n.endswith(organization_patterns().registered)]
    joined = False
    for short, key in sorted(names.items()):
        some = {*by_character[short[0]], *by_character[short[-1]], *registered}
        headline = key in found and _only_in_title(found[key])  # a join before may have taken it
        others = (n for n in some if len(n) >= len(short) and names[n] != key)
        fuller = {n for n in others if is_form(short, n) or (headline and _is_end(short, n))}
        if (one := _one_of(fuller, names)) is not None:
            joined |= _join(found, key, one)
    return joined


def _only_in_title(b: Building) -> bool:
    """Whether nobody states what it is and only the headline names it."""
    return b.entry is None and all(part == "title" for part, *_ in b.mentions)


def _is_end(short: str, long: str) -> bool:
    """Whether a headline may leave out what the name begins with: 木偶学校 of 青岚木偶学校; 学校 alone is no name."""
    formed = short[-1] in characters().short_ends or form_of(short) not in (None, short)
    return formed and len(short) >= UNIT and long.endswith(short)


def _one_of(fuller: Set[str], names: Mapping[str, str]) -> str | None:
    """The key of the organisation that all these names are one's of, which may be forms of the longest."""
    keys = {names[n] for n in fuller}
    longest = max(fuller, key=lambda n: (len(n), n), default="")
    if len(keys) == 1 or (keys and all(n == longest or is_form(n, longest) for n in fuller)):
        return names[longest]
    return None


def is_form(short: str, long: str) -> bool:
    """Whether a folded name may be a form of a longer one: without its place, without its kind, or abbreviated."""
    if not SHORTEST <= len(short) <= len(long) or short == long or short.isascii():
        return _is_latin_brand(short, long)
    if is_registered_name(short, long) or differ_by_law(short, long) or is_office_of(short, long):
        return True
    if len(short) > SHORTEST and long.endswith(short):
        before = long.removesuffix(short)
        return _is_left_out(before) or _is_unit(short, before) or _is_place_path(short, before)
    if long.startswith(short):
        rest = long.removeprefix(short)
        return rest in organization_patterns().left_out_kinds
    plain, fuller = spelled_out(short), spelled_out(long)
    if plain == fuller or (plain, fuller) != (short, long):
        return plain == fuller or is_form(*sorted((plain, fuller), key=len))
    if long == organization_patterns().countries_in_short.get(short[0], "") + short[1:]:
        return True
    named_alike = _without_level(short, long) or of_one_place(short, long) or are_initials(short, long)
    return named_alike or is_abbreviation(short, long)


@lru_cache(maxsize=20_000)
def spelled_out(name: str) -> str:
    """A folded name with its body in full: 北川市人社局 as 北川市人力资源和社会保障局; of no term: 第三届."""
    name = _term().sub("", name)
    bodies = organization_patterns().bodies_in_short
    body = next((b for b in sorted(bodies, key=len, reverse=True) if name.endswith(b)), None)
    if body and not name.endswith(bodies[body]):
        return name.removesuffix(body) + bodies[body]
    return name


def _is_left_out(before: str) -> bool:
    """Whether what stands before the rest of a name is a place that it may leave out."""
    return is_place(before)


def _is_place_path(short: str, before: str) -> bool:
    """Whether a name that begins with its place has only the places around that before it: 北川市 + 南湾区文化局."""
    level = _leveled().match(short)
    return level is not None and level.end() < len(short) and len(before) <= LONGEST_PATH and kind_of(before) == "other"


def _is_latin_brand(short: str, long: str) -> bool:
    """Whether a Latin name is followed by what makes a company's of it only: Nova + 公司, NVEX + 管理有限公司."""
    plain = short.isascii() and long.startswith(short) and long.removeprefix(short).strip() in COMPANIES
    return plain or is_latin_company(short, long)


def _is_unit(short: str, owner: str) -> bool:
    """Whether a body's name stands behind its owner's: 立法会 + 政制事务委员会, but not 北川大学 + 附中."""
    formed = kind_of(short) != "other" or form_of(short) is not None
    return len(short) >= UNIT and formed and (kind_of(owner) != "other" or is_known_name(owner))


def _without_level(short: str, long: str) -> bool:
    """A name whose place lacks its level: 西藏人大常委会 of 西藏自治区人大常委会, 北川华立 of 北川市华立公司."""
    level = _leveled().match(long)
    if level is None or not short.startswith(level[1]):
        return False
    plain = level[1] + long[level.end() :]
    if len(short) <= len(level[1]) or not plain.startswith(short):
        return False
    rest = plain.removeprefix(short)
    return not rest or rest in organization_patterns().left_out_kinds or (len(short) >= BRAND and long.endswith("公司"))


@cache
def _leveled() -> regex.Pattern[str]:
    """A place and its level, with which a name begins."""
    return regex.compile(rf"^([{HAN_RANGE}]{{2,6}}?)(?:{alternation(owners().place_ends)})")


@cache
def _term() -> regex.Pattern[str]:
    """The term of an assembly, which its name holds or not: 青岚省第三届人大常委会."""
    return regex.compile(organization_patterns().terms)


def is_abbreviation(short: str, long: str) -> bool:
    """Whether a form takes its characters from the words of a name: 纽交所 of 纽约证券交易所, 港大 of 香港大学."""
    if not SHORTEST <= len(short) <= LONGEST or len(long) < len(short) + 2:
        return False
    of_one_kind = (short[:2], short[-2:]) == (long[:2], long[-2:])
    if len(short) > SHORTEST and (of_one_kind or short[-2:-1] in organization_patterns().levels_alone):
        return False  # 北川大学 is not 北川外语大学, 北川市委 not 北川市人大常委会; 俄外交部 is 俄罗斯外交部
    begins = long.startswith(short[0]) or (is_country(long[:2]) and short[0] in long[1:3])
    if len(short) == SHORTEST:  # 港大 is 香港大学 and not 香港中文大学
        kinds = organization_patterns().kinds_by_letter.get(short[1], ())
        stems = (long.removesuffix(kind) for kind in kinds if long.endswith(kind))
        return begins and any(short[0] in stem[-2:] for stem in stems)
    rest = iter(long)
    return begins and short not in long and short[-1] in long[-3:] and all(c in rest for c in short)


def _names(found: Mapping[str, Building]) -> dict[str, str]:
    """Folded name → the key of the organisation that alone bears it; teams are known by their owners."""
    owners: dict[str, set[str]] = {}
    for key, b in found.items():
        if b.kind == "organization" and b.org_kind != "team" and b.mentions:
            for name in b.names:
                owners.setdefault(fold(name), set()).add(key)
    return {name: next(iter(keys)) for name, keys in owners.items() if len(keys) == 1}


def _join(found: dict[str, Building], short: str, long: str) -> bool:
    """Make one of both, under the fuller name or the one that the registry knows; False where that cannot be."""
    if short not in found or long not in found or short == long or (found[short].entry and found[long].entry):
        return False
    known = found[short].entry
    if known and (known.org_kind == "government" or known.homonym):
        return (
            False  # what is not stated of it is that of another place, 北川证监会, or of another of the word, 苹果日报
        )
    kept, gone = (short, long) if known else (long, short)
    b, other = found[kept], found.pop(gone)
    b.pairs |= {*other.names, *other.pairs} - b.names.keys()
    b.mentions += other.mentions
    b.org_kind = b.org_kind or other.org_kind
    return True


def _in_brackets(found: dict[str, Building], views: Mapping[Part, PartView]) -> None:
    """Join what brackets say again in letters, or as the former name: 北川广播网络（BCN）, 北川银行（原南湾银行）."""
    ends = {(p, e): key for key, b in found.items() if b.kind == "organization" for p, _, e, *_ in b.mentions}
    for key, b in list(found.items()):
        if b.kind != "organization" or key not in found:
            continue
        for part, start, end, surface, *_ in b.mentions:
            opened = _opened().search(views[part].folded, 0, start) if part in views else None
            closed = opened is not None and views[part].folded[end : end + 1] == ")"
            owner = ends.get((part, opened.start())) if opened and closed else None
            again = opened and (opened["former"] or surface.isascii())
            if owner and owner != key and again and not all(n.isascii() for n in found[owner].names):
                if _join(found, key, owner):
                    gone, kept = (owner, key) if key in found else (key, owner)
                    ends = {at: kept if k == gone else k for at, k in ends.items()}
                break


@cache
def _opened() -> regex.Pattern[str]:
    return regex.compile(rf" ?\((?P<former>(?:{alternation(organization_patterns().former_names)})?)$")


def _relative(found: Mapping[str, Building]) -> None:
    """Give each place of 省委 to the 北川省委 that was named last, or to the first one."""
    names = _names(found)
    for short, key in names.items():
        owners = (
            {k for n, k in names.items() if k != key and n.endswith(short)}
            if short.startswith(organization_patterns().levels_alone)
            else ()
        )
        places = sorted(((p != "title", s), k) for k in owners for p, s, *_ in found[k].mentions)
        if not places or found[key].entry:
            continue
        starts = [at for at, _ in places]
        for mention in found[key].mentions:
            at = bisect_right(starts, (mention[0] != "title", mention[1]))
            found[places[max(0, at - 1)][1]].mentions.append(mention)
        found[key].mentions.clear()
