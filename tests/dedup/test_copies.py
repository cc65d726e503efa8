from __future__ import annotations

import opencc
import pytest

from flows.dedup import fold_body
from tests.dedup.articles import BODY, PARAGRAPHS, TITLE, one_article

WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(ord("0"), ord("9") + 1)})
SHORT = "据溪口造船4月2日公告，副总裁骆冬青因身体原因辞去职务，公司对他11年来的工作表示感谢，新的人选将在一个月内公布，现有项目不受影响。"  # noqa: E501


@pytest.mark.parametrize("table", ["s2t", "s2tw", "s2hk", "s2twp"])
@pytest.mark.parametrize("body", [BODY, SHORT], ids=["long", "short"])
def test_the_other_script_is_a_copy_in_whichever_characters_and_words_it_is_set(table: str, body: str) -> None:
    assert one_article(body, opencc.OpenCC(table).convert(body))


def test_words_that_taiwan_has_of_its_own_do_not_make_another_article() -> None:
    tech = (
        "云杉软件公布了新的数据库内核，程序员可以用鼠标拖动界面，也可以在服务器上调用接口。测试显示，内存占用下降，"
        "网络延迟缩短，硬盘读写更少。公司说，文件格式向下兼容，用户可以免费升级；信息安全团队会在一周内公布源代码审计结果，"
        "默认设置不会上传打印记录和登录信息。此前的版本因为缓存溢出受到批评，论坛里的帖子超过两千条。"
        "产品经理说，新内核花了三年，团队从六个人长到四十个人，最难的部分是让旧数据不经转换就能打开。"
    )
    assert one_article(tech, opencc.OpenCC("s2twp").convert(tech))


@pytest.mark.parametrize(
    "lead",
    [
        "新华社溪口3月12日电（记者 骆山川 丁一鸣）", "（中央社記者駱山川溪口12日電）", "【沧海网报道 记者 骆山川】",
        "中新网溪口3月12日电 (记者 骆山川)", "本报讯（记者骆山川 通讯员丁一鸣）", 
        "财联社3月12日电，", "据路透社3月12日报道，",
        "〔記者駱山川／溪口報導〕", "海港新闻记者 骆山川\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("body", [BODY, SHORT], ids=["long", "short"])
def test_an_agencys_lead_makes_no_other_article(lead: str, body: str) -> None:
    assert one_article(body, lead + body, titles=[TITLE, "溪口造船管理层变动"])


@pytest.mark.parametrize("body", [BODY, SHORT], ids=["long", "short"])
def test_layout_width_of_digits_and_a_cut_end_make_no_other_article(body: str) -> None:
    rewrapped = "\n".join(body[i : i + 40] for i in range(0, len(body), 40))
    assert one_article(body, rewrapped)
    assert one_article(body, body.translate(WIDE))
    assert one_article(body, body[: round(0.88 * len(body))])
    assert one_article(body, body + "（责任编辑：骆山川）")


def test_a_lead_a_cut_and_the_other_script_at_once_are_still_the_same_article() -> None:
    hant = opencc.OpenCC("s2tw").convert("本报讯（记者骆山川）" + BODY)
    assert one_article(BODY, hant, BODY[: round(0.88 * len(BODY))])


def test_two_leads_with_other_days_do_not_count_as_other_numbers() -> None:
    plain = "".join(p for p in PARAGRAPHS if not any(c.isdigit() for c in p)) + PARAGRAPHS[4] * 2
    assert one_article("海风社溪口3月12日电（记者 骆山川）" + plain, "（溪口晚报14日综合讯）" + plain)


def test_the_beginning_under_the_same_title_is_an_excerpt() -> None:
    assert one_article(BODY, "\n".join(PARAGRAPHS[:3]))
    assert not one_article(BODY, "\n".join(PARAGRAPHS[:3]), titles=[TITLE, "造船业人事速览"])


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("首席执行官辞去职务，核心团队不变。", "首席執行官辭去職務，核心團隊不變。"),
        ("公司发布新软件，信息部主管离职。", "公司發布新軟體，資訊部主管離職。"),
        ("里程碑后，台湾团队头发染了颜色。", "里程碑後，臺灣團隊頭髮染了顏色。"),
        ("首席信息官与首席运营官接任。", "首席資訊官與首席營運官接任。"),
        ("首席信息官接任首席财务官。", "資訊長接任財務長。"),
        ("干部执行网络程序。", "幹部執行網絡程序。"),
    ],
)
def test_a_text_and_its_copy_in_the_other_script_fold_to_one(simplified: str, traditional: str) -> None:
    assert fold_body(simplified) == fold_body(traditional)
