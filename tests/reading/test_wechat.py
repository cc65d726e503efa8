"""What a page of a WeChat account states in its scripts, old variables and new keys, amid much else of that name."""

from __future__ import annotations

import pytest

from flows.reading.html.wechat import stated_in

SELECT = "<style>" + ".a{user-select:none}" * 900 + "</style><div id='js_content'></div>"


@pytest.mark.parametrize(
    ("code", "want"),
    [
        ('var ct = "1650000000";', {"published": "1650000000"}),
        ("var createTime = '2022-04-15 13:20'; var ct = '1650000000';", {"published": "2022-04-15 13:20"}),
        ('var nickname = htmlDecode("矿讯&amp;茶讯");', {"publisher": "矿讯&茶讯"}),
        ("a = {nick_name: JsDecode('矿讯'), author: JsDecode('周可'), create_time: JsDecode('2022-04-15 13:20')};",
         {"publisher": "矿讯", "author": "周可", "published": "2022-04-15 13:20"}),
        ("a = {content_noencode: JsDecode('第一段。\\x0a第二段。')};", {"text": "第一段。\n第二段。"}),
        ("var msg_link = 'http://mp.weixin.qq.com/s?a=1\\x26amp;b=2';", {"url": "http://mp.weixin.qq.com/s?a=1&b=2"}),
        ("var select_ct = '1650000000'; var author = '周可';", {}),
        ("var ct = 'soon';", {}),
    ],
)  # fmt: skip
def test_fields_stand_in_scripts(code: str, want: dict[str, str]) -> None:
    assert stated_in(f"{SELECT}<script>{code}</script>") == want


def test_a_page_of_another_site_states_nothing_so() -> None:
    assert stated_in("<script>var ct = '1650000000'; var nickname = '某人';</script>") == {}
