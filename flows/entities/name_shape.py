"""The shapes of Chinese, Japanese and Tibetan names: surname and given name, 小陈, 张总, 小泉纯一郎, 次仁卓玛."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from flows.entities.lexicon import alternation, is_transliteration, names

NOBODY = 0.05  # what is surely no name


@lru_cache(maxsize=20_000)
def shape(name: str) -> float:
    """How much a name is a Chinese or Japanese one by itself; 0 when it is none."""
    if name in names().not_people:
        return NOBODY
    if "姓" in name[1:] or (len(name) == 2 and name[1] in "母父妻男女夫嫌") or name[1:] in ("男子", "女子"):
        # 方姓男子, 高母, 郑男子 name nobody
        return NOBODY
    compound = name[:2] in names().compound_surnames
    given = name[2 if compound else 1 :]
    if compound and not given:
        return 0.0
    if len(name) > 1 and name[0] in names().surnames and set(given) == {"某"}:
        return 0.75
    if name in names().tibetan_parts:
        return 0.6
    japanese = 3 <= len(name) <= 6 and japanese_surname().match(name) is not None
    if japanese and name[2:] == "让":
        return 0.84
    korean = len(name) == 3 and name[0] in "金李朴崔郑姜文" and given[0] == "在"
    if any(c in names().not_in_names for c in given) and not korean:
        return 0.0
    if compound and 1 <= len(given) <= 2:
        return 0.86
    if called(name):
        return 0.7
    if japanese or japanese_name().fullmatch(name):
        return 0.84
    if name[0] in names().surnames and 1 <= len(given) <= 2:
        return 0.84 if name[0] in names().common_surnames else 0.8
    if (len(name) == 4 and tibetan_name().fullmatch(name)) or mongolian_name().fullmatch(name):
        return 0.84
    if name[0] in "小老" and len(name) > 3 and is_transliteration(name[1:]):  # 小马科斯
        return 0.7
    if regnal().fullmatch(name) or vietnamese_name().fullmatch(name):
        return 0.8
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
    return regex.compile(rf"(?:(?:{surname})[一-鿿]{{0,2}}?|[{short}][一-鿿]{{1,2}}?)[郎夫雄男彦介助朗伸子美奈惠穗香]")


@cache
def tibetan_name() -> regex.Pattern[str]:
    """A Tibetan name of two parts."""
    one = alternation(names().tibetan_parts)
    return regex.compile(rf"(?:{one}){{2}}")


@cache
def mongolian_name() -> regex.Pattern[str]:
    """A Mongolian name: of two known parts, or a known one of three characters and more."""
    parts = names().mongolian_parts
    long = alternation(p for p in parts if len(p) > 2)
    return regex.compile(rf"(?:{alternation(parts)}){{2,3}}|{long}")


@cache
def vietnamese_name() -> regex.Pattern[str]:
    """A Vietnamese name of four characters: 阮氏金银, 黎文德成."""
    return regex.compile("[阮黎陈范黄潘武邓杜胡裴吴丁][氏文春德明玉][一-鿿]{2}")


@cache
def regnal() -> regex.Pattern[str]:
    """A ruler by number: 亨利八世, 小罗伯特二世."""
    return regex.compile("[一-鿿]{2,6}[一二三四五六七八九十]{1,3}世")


@cache
def surnames() -> frozenset[str]:
    """Characters that begin a surname."""
    return frozenset(names().surnames) | {s[0] for s in names().compound_surnames}
