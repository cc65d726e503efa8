"""time.yaml as a model, and the grammar that follows from it: one pattern, linear in the sentence."""

from __future__ import annotations

from functools import cache

import regex

from schemas.declarative import DataModel, load_packaged
from schemas.records import Precision


class TimeWords(DataModel):
    """time.yaml."""

    day_words: dict[str, int]
    day_characters: dict[str, int]
    not_before_day_character: tuple[str, ...]
    not_after_day_character: tuple[str, ...]
    next_day: tuple[str, ...]
    same_day: tuple[str, ...]
    this_day: tuple[str, ...]
    same_month: tuple[str, ...]
    same_year: tuple[str, ...]
    next_year: tuple[str, ...]
    year_words: dict[str, int]
    month_words: dict[str, int]
    quarter_words: dict[str, int]
    week_words: dict[str, int]
    month_parts: dict[str, tuple[int, int]]
    year_parts: dict[str, tuple[int, int]]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[str, tuple[int, int]]
    holidays: dict[str, str]
    ahead: tuple[str, ...]
    after_bare_day: tuple[str, ...]
    english_months: tuple[str, ...]


@cache
def words() -> TimeWords:
    """time.yaml."""
    return load_packaged("vocabulary/language/time.yaml", TimeWords)


def _any(some: object) -> str:
    return "|".join(regex.escape(w) for w in sorted(some, key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


_SP = r"[ \u00a0]{0,2}"
_HAN = "〇零○一二三四五六七八九十廿卅两"
_NUM = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"


@cache
def grammar() -> regex.Pattern[str]:
    """All expressions; the group that matched tells the kind."""
    w = words()
    full_year = r"(?:(?<!\d)(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})"
    year = (
        rf"(?:(?P<y>{full_year})(?:{_SP}年|(?={_SP}[-—–~～－至到]{_SP}(?:19|20)\d\d{_SP}年))|民国{_SP}(?P<roc>\d{{2,3}}|[{_HAN}]{{1,4}}){_SP}年"
        rf"|(?<!\d)(?P<yy>\d\d)年(?={_SP}\d{{1,2}}{_SP}月)|(?P<yword>{_any(w.year_words)}|{_any(w.same_year)}|{_any(w.next_year)}))"
    )
    month_part = rf"(?P<mpart>{_any(w.month_parts)})(?!国|方|心|间)"
    day = rf"(?P<d>{_NUM}){_SP}[日号](?!线|楼|院|馆|令|文)"
    month = rf"(?:(?P<m>(?<!\d){_NUM}|元){_SP}月份?|(?P<mword>{_any(w.month_words)}|{_any(w.same_month)}))(?!{_SP}(?:球|亮|饼))"  # noqa: E501
    year_part = (
        rf"(?P<ypart>{_any(w.year_parts)})(?!国|方|心|间)|(?P<season>[{''.join(w.seasons)}])(?:天|季|日)?(?!晚|节)"
        rf"|第?(?P<q>[一二三四1-4])季度?|(?P<qq>Q[1-4])"
    )
    iso = r"(?<![\d.])(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?!\d)"
    english = r"(?<![A-Za-z])(?P<en>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6})\.?[ ](?P<ed>\d{1,2})(?:st|nd|rd|th)?(?:,?[ ](?P<ey>(?:19|20)\d\d))?(?!\d)"  # noqa: E501
    ago = rf"(?P<n>(?<![\d.]){_NUM}|数|几|半){_SP}(?P<unit>个?多?月|天|日|个?(?:周|星期|礼拜)|年)(?P<dir>之?前|以前|之?后|以后)(?!的?世)"  # noqa: E501
    week = rf"(?P<wk>(?:{_any(w.week_words)})个?)?(?:周|星期|礼拜)(?P<wd>[一二三四五六日天末])(?!期|年|刊|报|岁|个|次)|(?P<wkonly>{_any(w.week_words)})个?(?:周|星期|礼拜)(?![一二三四五六日天末刊报])"  # noqa: E501
    not_before, not_after = "".join(w.not_before_day_character), "".join(w.not_after_day_character)
    return regex.compile(
        rf"(?P<iso>{iso})|(?P<english>{english})"
        rf"|(?P<holiday>(?:(?P<hy>{full_year}){_SP}年?|(?P<hyword>{_any(w.year_words)}))?(?P<hname>{_any(w.holidays)})(?:假期|长假|期间|当天)?(?!联欢|路|广场))"
        rf"|(?P<feast>(?:(?P<fy>{full_year}){_SP}年?|(?P<fyword>{_any(w.year_words)}))?(?P<fname>{_any(w.feasts)})(?:当天|当日|前夕)?(?!假|长假|期间|礼物|档|促销))"
        rf"|(?P<ago>{ago})"
        rf"|(?P<year>{year}(?:{_SP}(?P<ym>{month}(?:{_SP}(?:{day}|{month_part}))?)|{_SP}(?:{year_part}))?)"
        rf"|(?P<month>{month}(?:{_SP}(?:(?P<d2>{_NUM}){_SP}[日号](?!线|楼)|(?P<mpart2>{_any(w.month_parts)})(?!国|方|心|间)))?(?![一-鿿]?嫂))"
        rf"|(?P<week>{week})"
        rf"|(?P<quarter>{_any(w.quarter_words)})(?!后|赛|节|度)"
        rf"|(?P<dayword>{_any(w.day_words)}|{_any(w.next_day)}|{_any(w.same_day)}|{_any(w.this_day)})"
        rf"|(?P<daychar>(?<![{not_before}])[{''.join(w.day_characters)}](?![{not_after}]))"
        rf"|(?P<part>(?P<ypart2>上半年|下半年|年初|年底|年末|年中)|第(?P<q2>[一二三四1-4])季度|(?P<q3>[一二三四])季度|(?<![A-Za-z0-9])(?P<qq2>Q[1-4])(?![A-Za-z0-9]))"
        rf"|(?P<bareday>(?<![\d第.月年])(?P<d3>\d{{1,2}}){_SP}[日号](?={_SP}(?:{_any(w.after_bare_day)})))"
    )


LEANS_ON: dict[str, frozenset[Precision]] = {
    "day": frozenset(("day",)),
    "month": frozenset(("day", "week", "month")),
    "year": frozenset(("day", "week", "month", "quarter", "half", "year")),
}


@cache
def leaning() -> regex.Pattern[str]:
    """Words that mean something only after a date was spoken of."""
    w = words()
    days, months, years = (*w.next_day, *w.same_day, *w.this_day), w.same_month, (*w.same_year, *w.next_year)
    return regex.compile(
        rf"(?P<month>{_any(months)})|(?P<day>{_any(days)}|[天日周]之?后)|(?P<year>{_any(years)}|[年月]之?后)"
    )


RANGE = regex.compile(r"^\s*(?:至|到|-|—|–|~|～|－|——)\s*$")
NUMBERS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


def number(text: str) -> int:
    """Digits or Chinese numerals up to 99 (十一, 廿八), or digit by digit (二〇二三)."""
    text = text.strip()
    if text == "元":
        return 1  # 元月
    if text.isdigit():
        return int(text)
    if "十" in text or text[0] in "廿卅":
        text = text.replace("廿", "二十").replace("卅", "三十")
        tens, _, ones = text.partition("十")
        return (NUMBERS.get(tens, 1) if tens else 1) * 10 + (NUMBERS[ones] if ones else 0)
    return int("".join(str(NUMBERS[c]) for c in text))
