"""Who takes a post years after somebody left follows nobody."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import filled, tell


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("1994年程岚退休，宋涛由主管一路升至总监，2003年再任行长。", []),
        ("1994年程岚退休，1994年底宋涛接任行长。", ["程岚"]),
        ("远洲银行行长程岚退休，由宋涛接任。", ["程岚"]),
    ],
)
def test_nobody_follows_after_years(text: str, gone: list[str]) -> None:
    taken = [m for m in tell(text, ["程岚", "宋涛"], ["远洲银行"]) if "宋涛" in filled(m).get("appointee", [])]
    assert taken
    assert [p for m in taken for p in filled(m).get("predecessor", [])] == gone


def test_again_before_a_post_is_no_return() -> None:
    assert {m.event_type for m in tell("宋涛由主管升至总监，2003年再任行长。", ["宋涛"])} == {"appointment"}
    assert "return" in {m.event_type for m in tell("2003年，宋涛再度出任远洲银行行长。", ["宋涛"], ["远洲银行"])}
