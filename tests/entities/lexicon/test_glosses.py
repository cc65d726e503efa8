"""What an article says that Latin letters stand for."""

from __future__ import annotations

import pytest

from flows.entities.lexicon.glosses import glossed
from flows.language.script import fold
from tests.entities.recognized import read


@pytest.mark.parametrize(
    ("text", "letters", "what"),
    [
        ("央行推出银行定期融资计划（BTLP）这一工具。", "BTLP", {"thing"}),
        ("洲際彈道導彈（ICBX），報告指有九十枚。", "ICBX", {"thing"}),
        ("国库一般账户（Treasury Common Account，TCX）", "TCX", {"thing"}),
        ("国库一般账户（Treasury Common Account，TCX）", "Treasury Common Account", {"thing"}),
        ("远山货币基金组织（YMF）昨日开会。", "YMF", {"body"}),
        ("遠山證券交易所（簡稱：YSX）", "YSX", {"body"}),
        ("公司推出了一款名为Ponixbot的网络爬虫。", "Ponixbot", {"one of several"}),
        ("新車代號為「MOKA」。", "MOKA", {"one of several"}),
        ("初代Ponix发布时，价格是一千元。", "Ponix", {"one of several"}),
        ("他说（YMF）没有回应。", "YMF", set()),
        ("远山汽车（Yuan Auto）发布财报。", "Yuan Auto", set()),  # ends as a thing does, and is a firm
        ("软件商金岭软件（QLSoft）上市。", "QLSoft", set()),
        ("北川中学（BCM）开学。", "BCM", set()),
        ("第三代移民YMF成员", "YMF", set()),
    ],
)
def test_brackets_and_kinds_say_what_letters_stand_for(text: str, letters: str, what: set[str]) -> None:
    assert glossed(fold(text)).get(letters, frozenset()) == what


@pytest.mark.parametrize(
    ("body", "name", "found"),
    [
        ("央行推出银行定期融资计划（BTLP）。数据显示，BTLP上升至千亿。", "BTLP", False),
        ("远山货币基金组织（YMF）昨日开会。YMF称，利率不变。", "YMF", True),
        ("遠山貨幣基金組織（YMF）昨日開會。YMF稱，利率不變。", "YMF", True),
        ("吉祥汽车（Zelcore）昨日发布财报。Zelcore表示，利润上升。", "Zelcore", True),
    ],
)
def test_letters_are_an_organization_where_the_article_says_that_they_are_one(
    body: str, name: str, found: bool
) -> None:
    assert (name in {m.surface for m in read(body).mentions if m.entity_kind == "organization"}) == found
