"""Words of time → spans of days: classes in our own words, and the table of annotated expressions beside the clone."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from flows.language.time import expressions, is_of_taiwan
from schemas.records import TimeExpression
from tests.language.time.labelled import CLASSES, Labelled, days_of, labelled, table

ON = dt.date(2024, 3, 14)  # a Thursday

# Sentence, words, span (`a/b`, or one day, or "" for no day known), precision.
DATED = [
    ("昨日，公司换帅。", "昨日", "2024-03-13", "day"),
    ("公司昨宣布換帥。", "昨", "2024-03-13", "day"),
    ("他昨午請辭。", "昨午", "2024-03-13", "day"),
    ("總統府今發布人事令。", "今", "2024-03-14", "day"),
    ("校方今起停課。", "今", "2024-03-14", "day"),
    ("前一天，他还在开会。", "前一天", "2024-03-13", "day"),
    ("本周五前签约。", "本周五", "2024-03-15", "day"),
    ("周一，他辞职。", "周一", "2024-03-11", "day"),
    ("上週五，他離職。", "上週五", "2024-03-08", "day"),
    ("下周三推出新机。", "下周三", "2024-03-20", "day"),
    ("上周公司裁员。", "上周", "2024-03-04/2024-03-10", "week"),
    ("３月５日，他离职。", "３月５日", "2024-03-05", "day"),
    ("3 月 5 日, 他离职。", "3 月 5 日", "2024-03-05", "day"),
    ("二月十九日，他离职。", "二月十九日", "2024-02-19", "day"),
    ("二〇二一年三月，他离职。", "二〇二一年三月", "2021-03-01/2021-03-31", "month"),
    ("民國一一二年五月，他離職。", "民國一一二年五月", "2023-05-01/2023-05-31", "month"),
    ("元月他上任。", "元月", "2024-01-01/2024-01-31", "month"),
    ("公司已聘请新总监，4月到任。", "4月", "2024-04-01/2024-04-30", "month"),
    ("公司聘请的总监11月到任。", "11月", "2023-11-01/2023-11-30", "month"),
    ("公司聘请的总监6月到任。", "6月", "2023-06-01/2023-06-30", "month"),
    ("他4月离职。", "4月", "2023-04-01/2023-04-30", "month"),
    ("上月底他辞职。", "上月底", "2024-02-21/2024-02-29", "range"),
    ("上月尾他辭職。", "上月尾", "2024-02-21/2024-02-29", "range"),
    ("去年第四季度裁员。", "去年第四季度", "2023-10-01/2023-12-31", "quarter"),
    ("上季投资了三家公司。", "上季", "2023-10-01/2023-12-31", "quarter"),
    ("本季度裁员两次。", "本季度", "2024-01-01/2024-03-31", "quarter"),
    ("2023年Q2裁员。", "2023年Q2", "2023-04-01/2023-06-30", "quarter"),
    ("去年上半年裁员。", "去年上半年", "2023-01-01/2023-06-30", "half"),
    ("元旦起，他出任总裁。", "元旦", "2024-01-01", "day"),
    ("去年圣诞节，他辞职。", "去年圣诞节", "2023-12-25", "day"),
    ("2023年国庆期间，公司关停了门店。", "2023年国庆期间", "2023-09-30/2023-10-06", "range"),
    ("三天前他离职。", "三天前", "2024-03-11", "day"),
    ("半年前他升任总监。", "半年前", "2023-09-01/2023-09-30", "month"),
    ("三年前他升任总监。", "三年前", "2021-01-01/2021-12-31", "year"),
    ("将于5月1日卸任。", "5月1日", "2024-05-01", "day"),
    ("八月一日履新的他将于六月一日離任。", "六月一日", "2024-06-01", "day"),
    ("该公司13日公告，他辞职。", "13日", "2024-03-13", "day"),
    # a range of which one end says the year
    ("2022年12月20日至1月5日，门店关闭。", "2022年12月20日至1月5日", "2022-12-20/2023-01-05", "range"),
    ("6月至2023年9月，三人离职。", "6月至2023年9月", "2023-06-01/2023-09-30", "range"),
    ("12月至2023年2月，三人离职。", "12月至2023年2月", "2022-12-01/2023-02-28", "range"),
    ("2021年至2023年，他任职于此。", "2021年至2023年", "2021-01-01/2023-12-31", "range"),
    ("3月5日至8日，门店关闭。", "3月5日至8日", "2024-03-05/2024-03-08", "range"),
    ("2019-2021年任总监。", "2019-2021年", "2019-01-01/2021-12-31", "range"),
]  # fmt: skip

# The second expression of a sentence, which leans on the first.
LEANING = [
    ("11月17日他被解雇，次日总裁辞职。", "次日", "2023-11-18"),
    ("11月17日他被解雇，五天后复职。", "五天后", "2023-11-22"),
    ("4月他被解雇，同月另一人离开。", "同月", "2023-04-01/2023-04-30"),
    ("2019年他加盟，同年夺冠。", "同年", "2019-01-01/2019-12-31"),
    ("2019年他加盟，次年转会。", "次年", "2020-01-01/2020-12-31"),
    ("2009年他转会，五年后重返。", "五年后", "2014-01-01/2014-12-31"),
    ("2018年3月他加入，9月离开。", "9月", "2018-09-01/2018-09-30"),
    ("2018年3月12日他加入，20日被解约。", "20日", "2018-03-20"),
    ("去年三月受审查，同年五月被开除。", "同年五月", "2023-05-01/2023-05-31"),
]

NO_DATE = [
    "下载速度4/5G不等。", "该公司有344名工程师。", "他演讲了2小时15分。", "融资2024万元。", "新品售价3月饼五块。",
    "古往今来从未有过。", "至今无人接任。", "如今他是总裁。", "他今后不再参赛。", "昨是今非。", "这家公司叫一周刊。",
    "第5号楼关闭。", "版本号是1.2.3。", "估值2023亿美元。",
]  # fmt: skip


def read(sentence: str, on: dt.date | None = ON) -> list[TimeExpression]:
    return expressions(sentence, on, on)


@pytest.mark.parametrize(("sentence", "words", "days", "precision"), DATED)
def test_words_of_time_are_resolved_on_the_day_of_the_article(
    sentence: str, words: str, days: str, precision: str
) -> None:
    found = [t for t in read(sentence) if t.text == words]
    assert [(days_of(t), t.precision) for t in found] == [(days, precision)], read(sentence)


@pytest.mark.parametrize(("sentence", "words", "days"), LEANING)
def test_words_of_time_lean_on_what_was_spoken_of_before(sentence: str, words: str, days: str) -> None:
    assert [(t.text, days_of(t)) for t in read(sentence)][-1] == (words, days)


@pytest.mark.parametrize("sentence", NO_DATE)
def test_these_numbers_and_words_are_no_dates(sentence: str) -> None:
    assert not [t for t in read(sentence) if t.earliest]


@pytest.mark.parametrize("row", labelled(), ids=lambda x: f"{x.kind}: {x.sentence}")
def test_labelled_expressions_are_read_whole_or_not_at_all(row: Labelled) -> None:
    found = expressions(row.sentence, row.on, row.on, taiwan=row.kind == "taiwan")
    if row.days is None:
        assert not [t for t in found if t.earliest], "no date stands here"
    else:
        assert (row.words, row.days) in [(t.text, days_of(t)) for t in found]


def test_each_class_has_expressions_and_what_is_none_and_the_document_counts_them() -> None:
    every = labelled()
    assert {x.kind for x in every} == set(CLASSES)
    assert len(every) == len(set(every)) >= 300
    assert all(any(x.kind == k and x.days is None for x in every) for k in CLASSES)
    document = Path(__file__).parents[3] / "docs" / "time.md"
    assert table() in document.read_text(encoding="utf-8"), "python -m tests.language.time.labelled prints the table"


def test_a_text_of_taiwan_counts_its_years_and_festivals() -> None:
    text = "行政院昨日表示，國慶當天，局長請辭。他98年3月到任。"
    assert is_of_taiwan(text, "Hant")
    assert not is_of_taiwan(text + "香港特首與立法會也在香港回應。", "Hant")
    assert not is_of_taiwan("台湾的行政院表示。", "Hans")
    on = dt.date(2024, 3, 14)
    assert [(t.text, days_of(t)) for t in expressions(text, on, on, taiwan=True)] == [
        ("昨日", "2024-03-13"), ("國慶當天", "2023-10-10"), ("98年3月", "2009-03-01/2009-03-31"),
    ]  # fmt: skip


def test_no_year_is_too_far_for_a_festival_or_a_lunar_day() -> None:
    assert [days_of(t) for t in expressions("1950年中秋节与2099年除夕。", ON, ON)] == ["1950-09-26", "2099-01-20"]


def test_offsets_quote_the_sentence() -> None:
    sentence = "据悉，３月５日至８日关闭，次日重开。"
    assert all(sentence[t.start : t.end] == t.text for t in read(sentence))


def test_without_a_day_of_the_article_only_full_dates_are_resolved() -> None:
    found = expressions("2021年3月他加入，昨日离开。", None, None)
    assert [(t.text, days_of(t)) for t in found] == [("2021年3月", "2021-03-01/2021-03-31"), ("昨日", "")]


def test_an_article_of_several_days_gives_a_range() -> None:
    found = expressions("昨日，他辞职。", dt.date(2024, 3, 1), dt.date(2024, 3, 3))
    assert [(days_of(t), t.precision) for t in found] == [("2024-02-29/2024-03-02", "range")]


@pytest.mark.parametrize("name", ["time_expressions.tsv", "time_expressions_hard.tsv"])
def test_the_annotated_expressions_are_resolved(shared: Path, name: str) -> None:
    wrong = []
    with (shared / "gold" / name).open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            on = dt.date.fromisoformat(row["published"])
            found = {t.text: t for t in expressions(row["sentence"], on, on)}
            if not row["expression"]:
                wrong += [(row["sentence"], t) for t in found.values() if t.earliest]
                continue
            t = found.get(row["expression"])
            if t is None and row["precision"] == "unknown":
                continue  # 近日 is no day: left unread is as right as read without one
            if t is None or (str(t.earliest), str(t.latest), t.precision) != (
                row["earliest"], row["latest"], row["precision"],
            ):  # fmt: skip
                wrong.append((row["sentence"], found))
    assert not wrong
