"""The labelled expressions of expressions.tsv, and the table of their classes that docs/time.md shows.

Every line: class, day of the article, words, the expression in them, the days it means (`a/b`, one day; `-`: none).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.records import TimeExpression

HERE = Path(__file__).parent
CLASSES = {
    "relative_of_relative": "去年今日, 两周前的周三, 端午节前一天",
    "bracketed_day": "上周三（15日）, 13日（周一）, 去年（2022年）",
    "part_of_year": "今年头三个月, 三月的第一天, 3月底4月初",
    "several_days": "3、4月, 5月14、15日, 上周三至周五",
    "compact_and_slashed": "20240307, 4/12, 四月十二, 5·12当天",
    "lunar_day": "腊月二十三, 正月初八, 年廿八",
    "festival": "除夕, 元宵节, 重阳节, 冬至",
    "fixed_festival": "国庆节当天, 双11, 平安夜, 跨年夜",
    "days_off": "国庆期间, 春节假期",
    "taiwan": "民國一一二年六月, 113年3月15日, 雙十節",
    "decade": "上世纪80年代, 1990年代初",
    "year_month_day": "2024年2月15日, 去年11月, 14日",
    "relative_day": "昨晚, 前晚, 三天前",
    "relative_week": "上周二, 本周五, 两周前",
    "relative_month_year": "上月底, 两个多月前, 前年",
    "leaning": "次日, 同月, 三个月后",
    "from_a_day_on": "七月起, 6月1日起, 将于年底",
    "no_time": "近日, 24小时服务, 未来三年",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line. `days` is None for a counter-example."""

    kind: str
    on: dt.date
    sentence: str
    words: str
    days: str | None


def labelled() -> list[Labelled]:
    """All lines of expressions.tsv."""
    out = []
    for line in (HERE / "expressions.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, on, sentence, words, days = line.split("\t")
            out.append(Labelled(kind, dt.date.fromisoformat(on), sentence, words, None if days == "-" else days))
    return out


def days_of(found: TimeExpression) -> str:
    """`a/b`, or one day, or nothing where no day is known."""
    first, last = found.earliest, found.latest
    if first is None or last is None:
        return ""
    return str(first) if first == last else f"{first}/{last}"


def counted(classes: Mapping[str, str], rows: Iterable[tuple[str, bool]], headings: tuple[str, str]) -> str:
    """A Markdown table: each class with an example, and its numbers of rows of the first kind and of the second."""
    counts = Counter(rows)
    lines = [f"| class | such as | {headings[0]} | {headings[1]} |", "|---|---|---|---|"]
    lines += [f"| {k} | {such} | {counts[k, True]} | {counts[k, False]} |" for k, such in classes.items()]
    first = sum(n for (_, of_first), n in counts.items() if of_first)
    return "\n".join([*lines, f"| all | | {first} | {counts.total() - first} |"])


def table() -> str:
    """The classes with how many expressions and counter-examples each has, as Markdown."""
    rows = ((x.kind, x.days is not None) for x in labelled())
    return counted(CLASSES, rows, ("expressions", "counter-examples"))


if __name__ == "__main__":
    print(table())
