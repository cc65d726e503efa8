"""What stands under a sentence that ends in a colon is told by whoever that sentence speaks of."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell

PEOPLE, ORGANIZATIONS = ("程岚", "宋涛"), ("云岭科技", "远洲银行")


@pytest.mark.parametrize(
    ("lead_in", "told"),
    [
        ("云岭科技昨晚发布声明：", "announced"),
        ("雲嶺科技官網更新顯示：", "announced"),
        ("一名员工透露：", "reported"),
        ("事情的经过：", "asserted"),  # nobody speaks
        ("云岭科技昨晚发布声明。", "asserted"),  # no colon
    ],
)
def test_who_leads_it_in_makes_it_known(lead_in: str, told: str) -> None:
    (mention,) = tell(f"{lead_in}\n\n程岚去年已离开远洲银行。", PEOPLE, ORGANIZATIONS)
    assert mention.certainty == told


def test_only_the_next_sentence_is_led_in() -> None:
    text = "宋涛在声明中说：\n\n海边的天气很好。\n\n程岚去年已离开远洲银行。"
    assert [m.certainty for m in tell(text, PEOPLE, ORGANIZATIONS)] == ["asserted"]
