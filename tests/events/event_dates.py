"""The labelled sentences of event_dates.tsv: which time of a text dates one of its events, by class.

Every line: class, day of the article, text (\\n parts paragraphs), people, organisations, trigger, its date.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from tests.language.time.labelled import counted

HERE = Path(__file__).parent
CLASSES = {
    "relative_clause": "2011年，短暂离开的甲重回乙: the year is that of 重回",
    "dateline": "北岸社青岭3月4日电: the day of the report",
    "anniversary": "在当选会长一周年之际: a year after it",
    "counted_from_another": "掌管乙一年多后辞职: counted from 掌管",
    "closing_phrase": "在今年7月，在甲离职两个月后，丙升任; 但在改选之后",
    "under_another_verb": "20日他说了自己辞职后的感受: the day of 说",
    "told_of_what_was_done": "4日，他回应称甲早已离开",
    "until_it": "从2022年3月到离职",
    "of_the_paper": "周六的头条报道甲上任",
    "next_verb": "关闭门店、丙上周三也宣布; 发布了2022年的调查",
    "only_when": "但到了1974年; 就在上周五",
    "in_effect": "首场正式比赛是5月31日; 3月1日正式履新",
    "other_subject": "2022年起，“降本”成了关键",
    "told_apart": "离开乙后加入丙，直到2022年离职",
    "ahead": "今年6月完成了融资, told in March; 交易完成后，将出任",
    "carried_day": "履新前，甲任局长: not of the day told before; 会上宣布: of it",
    "leaning": "次月; 也是在这一年; 即日",
    "quotation": "1月16日，他撰文称“甲上月离职”: counted from that day",
    "by_then": "至去年底，共有三十间; 1995年后",
    "day_of_a_happening": "投票当晚; 上任当日",
    "as_things_are": "1998年取得执照，现在任顾问",
    "vague_and_nearer": "12月28日消息，日前决定",
    "about_it": "27日，员工抗议甲被解职",
    "story_comes_to": "及至2016年9月，甲当上会长; 至去年底: by then",
    "remark": "更巧的是2021年; 他是指2014年",
    "own_site": "据某局官网9月6日消息: made known then; an outlet's day is of its report",
    "notice_of": "2022年1月，某局发布了甲被开除的通报",
    "clock": "12月19日14时许; 此前一天",
    "so_far": "今年以来，甲接连卸任",
    "bare_day": "2019年9月24日发文说，甲23日离开",
    "two_figures": "六二年: 1962",
    "history": "利用担任局长的职务便利",
}


@dataclass(frozen=True, slots=True)
class LabelledDay:
    """One line. `date` is None where the text gives the event none."""

    kind: str
    on: dt.date
    text: str
    people: tuple[str, ...]
    organizations: tuple[str, ...]
    trigger: str
    date: str | None


def labelled_days() -> list[LabelledDay]:
    """All lines of event_dates.tsv."""
    out = []
    for line in (HERE / "event_dates.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, on, text, people, organizations, trigger, date = line.split("\t")
            names = (tuple(n for n in said.split(",") if n) for said in (people, organizations))
            day = dt.date.fromisoformat(on)
            out.append(
                LabelledDay(kind, day, text.replace("\\n", "\n"), *names, trigger, None if date == "-" else date)
            )
    return out


def table() -> str:
    """The classes with how many sentences have a date and how many have none, as Markdown."""
    rows = ((x.kind, x.date is not None) for x in labelled_days())
    return counted(CLASSES, rows, ("with a date", "without"))


if __name__ == "__main__":
    print(table())
