"""Who ends one thing and stays with the same body has not left it."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import tell


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("程岚2012年效力晨星队，退役后留在青年队任教。", False),
        ("程岚退役后留任晨星队教练。", False),
        ("程岚离开晨星队后留在上海。", True),
        ("程岚退役后离开晨星队。", True),
        ("程岚卸任后留任。", False),
        ("程岚退役后与宋涛一起留任教练。", False),
        # what is left is named
        ("程岚卸任队长后，留任晨星队教练。", True),
        # somebody else stays
        ("程岚离开晨星队后，宋涛留任教练。", True),
        ("程岚离开后，宋涛留任教练。", True),
        ("程岚离任后，管理层留任。", True),
        ("晨星队教练程岚离职后，两名副教练留任。", True),
    ],
)
def test_who_stays_with_the_body_has_not_left_it(text: str, leaves: bool) -> None:
    assert any(m.event_type == "departure" for m in tell(text, ["程岚", "宋涛"], ["晨星队"])) == leaves


def test_who_was_made_to_go_has_gone() -> None:
    assert [m.event_type for m in tell("程岚被罢免后，仍留任晨星队理事。", ["程岚"], ["晨星队"])] == ["dismissal"]
