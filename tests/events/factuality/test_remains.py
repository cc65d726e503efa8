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
    ],
)
def test_who_stays_with_the_body_has_not_left_it(text: str, leaves: bool) -> None:
    assert any(m.event_type == "departure" for m in tell(text, ["程岚"], ["晨星队"])) == leaves
