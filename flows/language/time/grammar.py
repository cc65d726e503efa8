"""The patterns of single time expressions, made from the vocabulary: what stands beside what is `composing`'s.

Every alternative is one named group, its *kind*; its parts are groups of their own. Texts are folded before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from flows.language.patterns import alternation
from flows.language.time.numerals import HAN
from flows.language.time.vocabulary import context, festivals, parts, relative
from schemas.records import Precision

_SP = r"[ \u00a0]{0,2}"
_NUM = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
_FULL_YEAR = r"(?:(?<!\d)(?!1[5-7]00)(?:1[5-9]|20)\d\d|[一二][〇零○一二三四五六七八九]{3})"
# 六二年, 〇八年; of 五六年 and 八九年 it is not known whether they count years
_TWO_FIGURES = (
    rf"(?<![{HAN}\d第百千万几数近约])"
    r"(?P<hy>(?!一二|五六|六七|七八|八九)[一五六七八九][〇零○一二三四五六七八九]|[〇零○][一二三四五六七八九])"
)
_TO = r"(?:至|到|-|—|–|~|～|－)"
_TO_OR_AND = r"(?:至|到|-|—|–|~|～|－|、|和|与|及)"
_START = r"(?<![^\s,。;:!?、(（\"'“‘「『【〈《\[—于在自从至到由|｜])"
_HAN_DAY = r"(?:十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十一?|卅一?)"
_WEEKDAY = r"(?:周|星期|礼拜)"
# 中国, 初创, 底特律: what a part of a year or month is not
_NOT_PARTS = {
    "中": "国|方|心|间|秋|央|期|级|学|共|午|信|石|兴|铁|芯|金|证|远|海",
    "初": "创|次|级|选|步|衷|审|期|中",
    "底": "特律|色|盘",
}
# A day at the end of a clause or before what shows that it is one
_LUNAR_DAY = (
    r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|卅)"
)
# What makes another word of 月初 and 月底: 三月初, 本月底, 岁月
_BEFORE_MONTH = "元正腊冬个本上下当同次翌隔这那该每逢半满整数几年岁蜜明新残风日双闰"
_COUNT = rf"(?:\d{{1,3}}|[{HAN}]{{1,3}}|数|几|半)"

KINDS = (
    "iso", "isomonth", "compact", "english", "decade", "lunar", "festival", "dotted", "slash", "offset", "ordinal",
    "ago", "year", "month", "week", "quarter", "numberedday", "dayword", "daychar", "part", "bareday", "weekdaymark",
)  # fmt: skip


@cache
def grammar() -> regex.Pattern[str]:
    """All kinds of single expressions; the group that matched tells the kind."""
    patterns = {
        **_written_out(), **_calendar_days(), "offset": _offset(), "ordinal": _ordinal(), "ago": _ago(),
        **_years_and_months(), **_relative_words(),
    }  # fmt: skip
    assert set(patterns) == set(KINDS)
    return regex.compile("|".join(f"(?P<{kind}>{patterns[kind]})" for kind in KINDS))


def find(folded: str) -> Iterator[regex.Match[str]]:
    """The matches of the grammar from left to right, tried only where the first two characters can begin one."""
    pattern, numbered, follow, end = grammar(), _numbered(), _follow(), 0
    for first in _beginnings().finditer(folded):
        at = first.start()
        if at < end:
            continue
        after = follow.get(folded[at])
        known = after is not None and folded[at + 1 : at + 2] in after
        if (known or numbered.match(folded, at)) and (found := pattern.match(folded, at)):
            end = max(found.end(), at + 1)
            yield found


_FIGURES = rf"[\d{HAN}数几半]"


@cache
def _beginnings() -> re.Pattern[str]:
    """The characters that an expression can begin with; of a number only its first figure."""
    others = "".join(sorted(c for c in _follow() if not regex.match(_FIGURES, c)))
    return re.compile(rf"(?<!\d)\d|[{HAN}数几半{re.escape(others)}]")


@cache
def _numbered() -> regex.Pattern[str]:
    """A number and what follows it in a date."""
    return regex.compile(
        rf"\d{{8}}|\d{{1,2}} [JFMASOND]|{_FIGURES}[\d{HAN}百]{{0,7}}[ ]{{0,2}}"
        r"[年月日号天周星礼个季世多/·.\-—–~～、至到和与及]"
    )


# Further first characters or words, and what may follow each
_BEGIN = (
    ("民", "国"), ("农 阴 旧 夏", "历"), ("上 上个 本", "世"), ("正 腊 冬 元", "月"), ("大", "年"), ("新", "年"),
    ("年", "初廿二三卅底末中"), ("月", "初底末尾"), ("上 下", "半"), ("首", "个日天月季周"), ("最", "后"),
    ("前", "夜第(（"), ("明", "(（"), ("后", "第"), ("节", "前后"), ("头 前 首 后 第", f"0123456789{HAN}"), ("闰", HAN),
    ("Q", "1234"),
    ("(", "一二三四五六日"), ("周 星期 礼拜", "一二三四五六日天末"), ("初 早 仲 盛 深 晚 暮 隆 严", "春夏秋冬"),
    ("春 夏 秋 冬", "天季日"),
)  # fmt: skip


@cache
def _follow() -> dict[str, frozenset[str]]:
    """Character → the characters that may follow it where a word of time begins."""
    r, f = relative(), festivals()
    words = {
        *r.unknown_time, *r.day_words, *r.next_day, *r.day_before, *r.same_day, *r.this_day, *r.same_month,
        *r.next_month, *r.same_year, *r.next_year, *r.year_words, *r.month_words, *r.quarter_words, *f.fixed,
        *f.lunar, *f.eve, *f.solar_terms, *f.nth_weekday,
        *(w + c for w in r.week_words for c in "个周星礼"), *(m.capitalize() for m in parts().english_months),
        *(f"{a}{b}" for firsts, seconds in _BEGIN for a in firsts.split() for b in seconds), "十一",
    }  # fmt: skip
    out: dict[str, set[str]] = {}
    for word in words:
        out.setdefault(word[0], set()).add(word[1:2])
    for character in r.day_characters:
        out[character] = set(map(chr, range(0x4E00, 0xA000))) | set(",. 。、(（")
    return {c: frozenset(after) for c, after in out.items()}


def _written_out() -> dict[str, str]:
    """Days and months in figures only, and English ones."""
    months = "|".join(m.capitalize() for m in parts().english_months)
    after = f"(?={alternation(context().after_short_day)}|{_SP}$|[ ])"
    historic = alternation(festivals().historic)
    return {
        "iso": r"(?<![\d.])(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2})(?![\d.])",
        "isomonth": rf"{_START}(?P<py>(?:19|20)\d\d)[./](?P<pm>0[1-9]|1[0-2])(?={_SP}$|[ ,、;)）]|{_TO})",
        "compact": rf"{_START}(?P<cy>(?:19|20)\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>[0-2]\d|3[01]){after}",
        "english": rf"(?<![A-Za-z])(?:(?P<en>(?:{months})[a-z]{{0,6}})\.?[ ](?P<ed>\d{{1,2}})(?:st|nd|rd|th)?(?:,?[ ](?P<ey>(?:19|20)\d\d))?(?!\d)"  # noqa: E501
        rf"|(?P<ed2>\d{{1,2}})[ ](?P<en2>(?:{months})[a-z]{{0,6}})\.?,?[ ](?P<ey2>(?:19|20)\d\d)(?!\d))",
        "dotted": rf"(?<![\d.·])(?!(?:{historic})(?!\d))(?P<om>1[0-2]|[1-9])·(?P<od>\d{{1,2}})[”’」』]?(?:当天|当日|这天|那天|这一天|那一天)",  # noqa: E501
        "slash": rf"{_START}(?![1-9]/(?:[2-9]|10)(?!\d){_SP}[^(（]|[1-9]/(?:[2-9]|10){_SP}$)(?P<sm>1[0-2]|0?[1-9])/(?P<sd>3[01]|[12]\d|0?[1-9])(?!\d|/){after}",  # noqa: E501
        "weekdaymark": r"(?<=[日号\d])[(（](?P<wdm>[一二三四五六日])[)）]",
    }


def _calendar_days() -> dict[str, str]:
    """Decades, lunar days, festivals."""
    f = festivals()
    names = alternation(f.fixed, f.lunar, f.eve, f.solar_terms, f.nth_weekday)
    boundary = f"(?={alternation(context().after_short_day)}|{_SP}$|[ 晚夜上中下期开])"
    lunar_month = r"(?P<lm>闰?(?:[正腊冬]|十[一二]?|[一二三四五六七八九]))月"
    not_part = "(?!底|初|末|中旬)"
    century = r"(?P<century>上个?|本|十九|二十一?|19|20|21)世纪"
    decade = rf"(?P<dec>[2-9]0|00|10|[二三四五六七八九]十)年代(?P<decpart>{alternation(parts().decade_parts)})?"
    of_year = rf"(?P<dy>(?<!\d)(?:19|20)\d0)年代(?P<decpart2>{alternation(parts().decade_parts)})?"
    return {
        "decade": f"(?:{century})?(?<!\\d){decade}|{of_year}",
        "lunar": rf"(?:农历|阴历|旧历|夏历)(?:(?P<ly>{_FULL_YEAR})年)?{_SP}{lunar_month}(?P<ld>{_LUNAR_DAY})?日?"
        rf"{not_part}"
        rf"|(?P<lm2>[正腊冬]|闰(?:十[一二]?|[一二三四五六七八九]))月(?P<ld2>{_LUNAR_DAY})?日?{not_part}"
        rf"|(?P<lm3>十[一二]?|[一二三四五六七八九])月(?P<ld3>初[一二三四五六七八九十]){boundary}"
        rf"|(?:大年|(?<![\d〇零一二三四五六七八九十今去前明后本同当次])年|新年)(?P<ny>初[一二三四五六七八九十])(?:晚上?|夜)?{boundary}"
        rf"|(?:(?<![\d〇零一二三四五六七八九十今去前明后本同当次])年|大年)(?P<ye>廿[一二三四五六七八九]|二十[一二三四五六七八九]|三十|卅)(?:晚上?|夜)?{boundary}",
        "festival": rf"(?:(?P<fy>{_FULL_YEAR}){_SP}年?)?(?>(?P<fname>{names}))(?>(?P<fday>{alternation(f.the_day)})|(?P<foff>{alternation(f.the_days_off)}))?(?:(?!{alternation(f.not_after)})|(?={_offset()}|{alternation(relative().day_before)}))"  # noqa: E501
        rf"|(?P<fname2>十一)(?P<foff2>{alternation(f.the_days_off)})",
    }


def _part(words: Iterable[str]) -> str:
    """One of the parts of a month or year, and not the beginning of another word."""
    return "(?:" + "|".join(
        regex.escape(w) + (f"(?!{_NOT_PARTS[w[-1]]})" if w[-1] in _NOT_PARTS else "")
        for w in sorted(words, key=lambda w: (-len(w), w))
    ) + ")"  # fmt: skip


def _offset() -> str:
    """前一天, 后第三天, 前夜: days before and behind the day that stands before it."""
    return rf"(?:节)?(?P<odir>前|后)(?:的)?第?(?!一[天日])(?P<on>{_NUM})(?:天|日)(?!前|后|游)|(?P<oeve>前夜)"


def _ordinal() -> str:
    """头三个月, 最后一天, 第一周, 第二个星期五: of the span that stands before it."""
    unit = r"(?P<ou>个?月|个?季度|季|周|个?星期|天|日)"
    return (
        rf"(?!前一[天日])(?P<ohead>(?:头|前|后)(?={_NUM}个?(?:月|季|周|星期|天|日))|首|最后)(?P<ocount>{_NUM})?{unit}(?![一二三四五六日末])"
        rf"|第(?!二[天日])(?P<oth>{_NUM}){unit}(?<!季度?)(?![一二三四五六日末])"
        rf"|(?:第(?P<owth>{_NUM})|(?P<olast>最后一)|首)个{_WEEKDAY}(?P<owd>[一二三四五六日天])"
    )


def _ago() -> str:
    """三天前, 两个多月前, 一年半前, 五年后."""
    return rf"(?P<n>(?<![\d.]){_COUNT}){_SP}(?P<more>多)?(?P<unit>个?多?月|天|日|个?(?:周|星期|礼拜)|年)(?P<more2>多|半)?(?P<dir>之?前(?!后|年|夕)|以前|之?后(?!半)|以后)(?!的?世)"  # noqa: E501


def _years_and_months() -> dict[str, str]:
    """Years with their parts, months with theirs, bare days."""
    r, p, c = relative(), parts(), context()
    short = f"(?={alternation(c.after_short_day)}|{_SP}$|[ ])"
    year = (
        rf"(?:(?:(?P<y0>{_FULL_YEAR}){_SP}{_TO_OR_AND}{_SP})?(?P<y>{_FULL_YEAR}){_SP}年|民国{_SP}(?P<roc>\d{{1,3}}|[{HAN}百]{{1,6}}){_SP}年"
        rf"|(?<!\d)(?P<roc3>1\d\d)年(?={_SP}\d{{1,2}}{_SP}月)|(?<!\d)(?P<yy>\d\d)年(?={_SP}\d{{1,2}}{_SP}月)"
        rf"|{_TWO_FIGURES}年(?!{alternation(c.not_after_two_figures)})"
        rf"|(?P<yword>{alternation(r.year_words, r.same_year, r.next_year)})(?P<sofar>以来)?)"
        rf"(?!{alternation(c.not_after_year)})"
    )
    month_part = rf"(?P<mpart>{_part(p.month_parts)})"
    day = rf"(?:(?P<d0>{_NUM}){_SP}[日号]?{_TO_OR_AND}{_SP})?(?P<d>{_NUM}){_SP}[日号](?!线|楼|院|馆|令|文|游)"
    day2 = day.replace("<d0>", "<d02>").replace("<d>", "<d2>")
    several = rf"(?:(?P<m0>(?<!\d){_NUM}){_SP}{_TO_OR_AND}{_SP})?"
    month = rf"(?:{several}(?P<m>(?<!\d){_NUM}|元){_SP}月份?|(?P<mword>{alternation(r.month_words, r.same_month, r.next_month)})(?:的(?=\d{{1,2}}[日号]))?)(?!{_SP}(?:球|亮|饼|嫂))"  # noqa: E501
    season = rf"(?:初|早|仲|盛|深|晚|暮|隆|严)?(?P<season>[{''.join(p.seasons)}])(?:天|季|日)?(?!晚|节|秋|航)"
    quarter = r"第?(?P<q>[一二三四1-4首])季度?(?P<qpart>初|末|底)?|(?P<qq>Q[1-4])"
    year_part = rf"{season}|(?P<ypart>{_part(p.year_parts)})|{quarter}"
    bare = rf"(?<![\d第.月年/])(?:(?P<bd0>\d{{1,2}}){_SP}[日号]?{_TO_OR_AND}{_SP})?(?P<bd>\d{{1,2}}){_SP}[日号](?={_SP}(?:{alternation(c.after_bare_day)}|$))"  # noqa: E501
    return {
        "year": rf"{year}(?:{_SP}(?P<ym>{month}(?:{_SP}(?:{day}|{month_part}|(?P<dh>{_HAN_DAY}){short}))?)|{_SP}(?:{year_part}))?",  # noqa: E501
        "month": rf"{month}(?:{_SP}(?:{day2}|(?P<mpart2>{_part(p.month_parts)})|(?P<dh2>{_HAN_DAY}){short}))?",
        "part": rf"(?P<ypart2>上半年|下半年|年初|年底|年末|年中)|(?<![{HAN}{_BEFORE_MONTH}\d])月(?P<mpart3>初|底|末|尾)|第(?P<q2>[一二三四1-4])季度|(?P<q3>[一二三四])季度|(?<![A-Za-z0-9])(?P<qq2>Q[1-4])(?![A-Za-z0-9])|{season.replace('<season>', '<season2>').replace('?(?!', '(?!')}",  # noqa: E501
        "bareday": bare,
    }


def _relative_words() -> dict[str, str]:
    """Weeks, weekdays, quarters and days by words."""
    r = relative()
    not_before, not_after = "".join(r.not_before_day_character), "".join(r.not_after_day_character)
    return {
        "week": rf"(?P<wk>(?:{alternation(r.week_words)})个?)?{_WEEKDAY}(?P<wd>[一二三四五六日天末])"
        r"(?!期|年|刊|报|岁|个|次|福|线|度)"
        rf"|(?P<wkonly>{alternation(r.week_words)})个?{_WEEKDAY}(?![一二三四五六日天末刊报期年岁])",
        "quarter": rf"(?P<qword>{alternation(r.quarter_words)})(?!后|赛|节|度)",
        "dayword": rf"(?P<dword>{alternation(r.day_words, r.next_day, r.day_before, r.same_day, r.this_day, r.unknown_time)})(?!{alternation(r.not_after_day_word)})",  # noqa: E501
        "numberedday": rf"(?<![{not_before}目从])(?P<dnchar>[昨今明前])[(（](?P<dn>\d{{1,2}})[)）][日号]",
        "daychar": rf"(?<![{not_before}])(?P<dchar>[{''.join(r.day_characters)}])(?![{not_after}])",
    }


LEANS_ON: dict[str, frozenset[Precision]] = {
    "day": frozenset(("day", "week")),
    "month": frozenset(("day", "week", "month")),
    "year": frozenset(("day", "week", "month", "quarter", "half", "year")),
}


@cache
def leaning() -> regex.Pattern[str]:
    """Words that mean something only after a date was spoken of."""
    r = relative()
    days = (*r.next_day, *r.day_before, *r.same_day, *r.this_day)
    return regex.compile(
        rf"(?P<month>{alternation(r.same_month, r.next_month)})|(?P<day>{alternation(days)})"
        rf"|(?P<year>{alternation(r.same_year, r.next_year)})"
    )


RANGE = regex.compile(r"^\s*(?:至|到|-|—|–|~|～|－|——)\s*$")
# Between two times that are told of together
AND = regex.compile(r"^\s*(?:、|和|与|及|以及)\s*$")
