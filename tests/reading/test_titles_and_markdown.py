"""Titles as a reader cites them, lines without marks, links with their roles."""

from __future__ import annotations

import pytest

from flows.reading import read_article
from flows.reading.emphasis import words
from flows.reading.markdown import plain_line
from flows.reading.titles import cited
from schemas.records import Link

NEWS = "梧川电机昨晚公告，总裁鲁明谦辞去职务。"


@pytest.mark.parametrize(
    ("written", "title", "outlet"),
    [
        ("梧川换帅之后_网易财经", "梧川换帅之后", "网易财经"),
        ("梧川换帅之后_科技_腾讯网", "梧川换帅之后", "腾讯网"),
        ("梧川換帥之後 | 蘋果日報", "梧川換帥之後", "蘋果日報"),
        ("梧川换帅之后｜某某光年", "梧川换帅之后", "某某光年"),
        ("梧川換帥之後 | 公司動態 | 產經 | 聯合新聞網", "梧川換帥之後", "聯合新聞網"),
        ("梧川換帥之後 | 社會 | 中央社 CNA", "梧川換帥之後", "中央社"),
        ("梧川换帅之后--财经--人民网", "梧川换帅之后", "人民网"),
        ("梧川换帅之后-36氪", "梧川换帅之后", "36氪"),
        ("梧川换帅之后 - 某某新闻", "梧川换帅之后", "某某新闻"),
        ("梧川换帅，谁来接手GPT-4", "梧川换帅，谁来接手GPT-4", None),
        ("深度｜梧川换帅的前后一百天", "深度｜梧川换帅的前后一百天", None),
        ("独家|梧川换帅", "独家|梧川换帅", None),
        ("梧川电机——一家老厂的最后一年", "梧川电机——一家老厂的最后一年", None),
        ("**梧川换帅**之后", "梧川换帅之后", None),
        ("[2024-01-02] 梧川换帅之后", "梧川换帅之后", None),
    ],
)
def test_a_title_gives_up_its_outlet_and_nothing_of_its_own(written: str, title: str, outlet: str | None) -> None:
    assert cited(written)[:2] == (title, outlet)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("## 一、**换帅**", "一、换帅"),
        ("> 他说：_很好_，`真的`", "他说：很好，真的"),
        ("* 第一条", "第一条"),
        ("1. 第一条", "第一条"),
        ("2024.5 的数字", "2024.5 的数字"),
        ("变量 a_b_c 与 file_name.py", "变量 a_b_c 与 file_name.py"),
        ("标题_某网", "标题_某网"),
        (r"5\. 转义 \*星\*", "5. 转义 *星*"),
        ("A&amp;B &lt;公司&gt;", "A&B <公司>"),
        ("![图](https://a.example/1.jpg){width=3}见图", "见图"),
        ("见[公告](https://a.example/1 \"题\")全文", "见公告全文"),
        ("见[维基](https://a.example/w_(公司))全文", "见维基全文"),
        ("<b>加粗</b>与<!-- 注 -->文", "加粗与文"),
        ("[方括号]不是链接", "[方括号]不是链接"),
        ("他说**“很好”**。", "他说“很好”。"),
    ],
)  # fmt: skip
def test_a_line_loses_its_marks_only(line: str, plain: str) -> None:
    assert plain_line(line, []) == plain


def test_links_and_pictures_are_kept_with_their_roles_and_order() -> None:
    article = read_article(
        f"---\ntitle: 梧川换帅\nurl: https://news.example/1\ncover: https://img.example/0.jpg\n---\n"
        f"![](https://img.example/1.jpg)\n\n见[公告](https://a.example/2)。{NEWS}\n\n参考链接：\n\nhttps://b.example/3\n".encode(),
        "a.md",
    )
    assert article.links == (
        Link("https://news.example/1", "original"), Link("https://img.example/0.jpg", "cover"),
        Link("https://img.example/1.jpg", "image"), Link("https://a.example/2", "inline"),
        Link("https://b.example/3", "reference"),
    )  # fmt: skip
    assert article.body == f"见公告。{NEWS}"


@pytest.mark.parametrize(("line", "want"), words().examples.items())
def test_paired_marks_of_emphasis_go(line: str, want: str) -> None:
    assert plain_line(line, []) == want


@pytest.mark.parametrize("line", words().counter_examples)
def test_a_lone_mark_is_text(line: str) -> None:
    assert plain_line(line, []) == line


def test_what_stands_for_a_player_is_no_text_and_its_address_is_a_link() -> None:
    raw = (
        f'# 换帅\n\n{NEWS}\n\n{{{{< video src="https://v.example/embed/1" >}}}}\n\nhttps://v.example/2\n\n'
        "记者联系 [email protected] 未获回复。[前文\n](https://a.example/3)有述。"
    )
    article = read_article(raw.encode(), "a.md")
    assert article.body == f"{NEWS}\n记者联系  未获回复。前文有述。".replace("  ", " ")
    assert {link.url for link in article.links} == {
        "https://v.example/embed/1",
        "https://v.example/2",
        "https://a.example/3",
    }
