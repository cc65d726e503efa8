"""What a name and a fuller one of the same organisation differ by: what the law adds, the path of places, initials.

In: folded names, the shorter one first. Out: whether both may be one. `organization_forms` asks, and joins.
"""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.lexicon import is_country, is_known_name, organization_patterns, organizations, owners
from flows.language.dictionary import word
from flows.language.patterns import HAN_RANGE, alternation, is_han

BRAND = 3  # characters of a brand that a registered name holds: 远华生物 of 北川远华生物工程股份有限公司
INITIALS = 2  # characters of a form made of the first ones of two words: 皇马
LONGEST_LINE = 4  # characters of a line of business between a Latin brand and what the law adds


def is_registered_name(brand: str, long: str) -> bool:
    """Whether a name is a brand's behind its place, with a line of business and what the law adds behind it."""
    at = long.find(brand)
    # a company of 南科大 or 青岚市政府 is not that itself
    is_body = brand[-1] in organization_patterns().kinds_by_letter or kind_of(brand) not in ("company", "other")
    if len(brand) < BRAND or at < 0 or is_body or not long.endswith(organization_patterns().registered):
        return False
    before, rest = long[:at], long[at + len(brand) :]
    for kind in organizations().plain_companies:
        rest = rest.replace(f"({kind})", kind)  # 北川保险(集团)股份有限公司, but 北川华立(南湾)有限公司 is a part of it
    return rest.endswith(organization_patterns().registered) and all(map(is_han, rest)) and is_place(before)


def is_place(before: str) -> bool:
    """Whether what stands before the rest of a name is nothing or a place that it may leave out."""
    named = not before or before in owners().places or is_country(before)
    return named or _place().fullmatch(before) is not None


def differ_by_law(one: str, other: str) -> bool:
    """Whether both are one name but for what the law adds: 北川控股有限公司 and 北川控股公司."""
    return one != other and _without_law(one) == _without_law(other) != ""


def _without_law(name: str) -> str:
    ends = sorted(organization_patterns().of_law, key=len, reverse=True)
    return next((name.removesuffix(end) for end in ends if name.endswith(end)), "")


def is_latin_company(brand: str, long: str) -> bool:
    """Whether a Latin brand has a line of business and what the law adds behind it: NVEX + 管理有限公司."""
    rest = long.removeprefix(brand)
    form = next((e for e in organization_patterns().registered if rest.endswith(e)), None)
    if not brand.isascii() or rest == long or form is None:
        return False
    line = rest.removesuffix(form).strip()
    lines = organizations().industries
    return not line or (len(line) <= LONGEST_LINE and (line in lines or word(line) is not None))


def is_office_of(short: str, long: str) -> bool:
    """Whether a name shortens the office of a committee: 青岚防汛办 of 青岚防汛委员会办公室."""
    known = organization_patterns()
    stem = next((short.removesuffix(e) for e in known.offices_in_short if short.endswith(e)), None)
    return stem is not None and any(long == stem + end for end in known.offices_in_full)


def of_one_place(one: str, other: str) -> bool:
    """Whether both are a body of the same place, one of them told with more of the places around it or without levels:
    青岚北川南湾区文化局 and 北川市南湾区文化局.
    """
    same = next((i for i, (a, b) in enumerate(zip(one[::-1], other[::-1], strict=False)) if a != b), len(one))
    body = one[len(one) - same :]
    level = _leveled().match(body)
    if level is None or kind_of(body) == "other" or level.end() == len(body):
        return False
    paths = (str(_levels().sub("", name.removesuffix(body))) for name in (one, other))
    shorter, longer = sorted(paths, key=len)
    return longer.endswith(shorter)


def are_initials(short: str, long: str) -> bool:
    """Whether a known name is made of the first characters of the two words of another: 皇马 of 皇家马德里."""
    known = len(short) == INITIALS and len(long) > INITIALS + 1 and is_known_name(long)
    if not known or short[0] != long[0] or short[1] in organization_patterns().kinds_by_letter:
        return False
    at = long.find(short[1], INITIALS)
    return at > 0 and word(long[:at]) is not None and word(long[at:]) is not None


@cache
def _place() -> regex.Pattern[str]:
    """A place or the whole country, which a name may leave out."""
    known = organization_patterns()
    ends, country = alternation(known.left_out_places), alternation(known.whole_country)
    return regex.compile(rf"[{HAN_RANGE}]{{1,9}}(?:{ends})|{country}")


@cache
def _leveled() -> regex.Pattern[str]:
    """A place and its level, with which a name begins."""
    return regex.compile(rf"[{HAN_RANGE}]{{2,4}}?(?:{alternation(owners().place_ends)})")


@cache
def _levels() -> regex.Pattern[str]:
    return regex.compile(alternation(organization_patterns().left_out_places))
