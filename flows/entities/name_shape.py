"""The shapes of Chinese, Japanese and Tibetan names: surname and given name, 小陈, 张总, 小泉纯一郎, 次仁卓玛."""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.vocabulary import alternation, names

NOBODY = 0.05  # what is surely no name


def shape(name: str) -> float:
    """How much a name is a Chinese or Japanese one by itself; 0 when it is none."""
    if name in names().not_people:
        return NOBODY
    if "姓" in name[1:] or (len(name) == 2 and name[1] in "母父妻"):  # 方姓男子, 高母 name nobody
        return NOBODY
    compound = name[:2] in names().compound_surnames
    given = name[2 if compound else 1 :]
    if compound and not given:
        return 0.0
    if len(name) > 1 and name[0] in names().surnames and set(given) == {"某"}:
        return 0.75
    if any(c in names().not_in_names for c in given):
        return 0.0
    if compound and 1 <= len(given) <= 2:
        return 0.86
    if called(name):
        return 0.7
    if japanese_surname().match(name) and 3 <= len(name) <= 6:
        return 0.84
    if name[0] in names().surnames and 1 <= len(given) <= 2:
        return 0.84 if name[0] in names().common_surnames else 0.8
    if len(name) == 4 and tibetan_name().fullmatch(name):
        return 0.84
    if len(name) == 4 and name[0] in names().common_surnames and name[1] in names().common_surnames:
        return 0.7
    return 0.0


def called(name: str) -> bool:
    """小陈, 张总, 魏教授: a surname that a word beside it makes a name."""
    return called_pattern().fullmatch(name) is not None


@cache
def called_pattern() -> regex.Pattern[str]:
    """小陈, 老孙头, 张总, 魏教授, 陈前总统."""
    common = f"[{names().common_surnames}]"
    one = rf"(?:{alternation(names().compound_surnames)}|[{names().surnames}])"
    after = alternation((*names().courtesy, *names().short_titles))
    return regex.compile(rf"(?:[{''.join(names().nickname_prefixes)}]{common}头?|{one}(?:前?(?:{after})))")


@cache
def japanese_surname() -> regex.Pattern[str]:
    """A Japanese surname of two characters and more."""
    return regex.compile(alternation(s for s in names().japanese_surnames if len(s) > 1))


@cache
def japanese_name() -> regex.Pattern[str]:
    """A Japanese surname and a given name known by its end: 小泉纯一郎, 森喜朗."""
    surname = alternation(s for s in names().japanese_surnames if len(s) > 1)
    short = "".join(s for s in names().japanese_surnames if len(s) == 1)
    return regex.compile(rf"(?:(?:{surname})[一-鿿]{{0,2}}?|[{short}][一-鿿]{{1,2}}?)[郎夫雄男彦介助朗伸]")


@cache
def tibetan_name() -> regex.Pattern[str]:
    """A Tibetan name of two parts."""
    one = alternation(names().tibetan_parts)
    return regex.compile(rf"(?:{one}){{2}}")


@cache
def surnames() -> frozenset[str]:
    """Characters that begin a surname."""
    return frozenset(names().surnames) | {s[0] for s in names().compound_surnames}
