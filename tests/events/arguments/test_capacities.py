"""In which post somebody goes or comes back, said by 以 before the word."""

from __future__ import annotations

import pytest

from flows.language.script import fold
from tests.events.stand_ins import filled, tell


@pytest.mark.parametrize(
    ("text", "post", "employer"),
    [
        ("2017年7月，宋涛再次以远洲银行董事长身份回归。", "董事长", ["远洲银行"]),
        ("程岚以雲嶺科技總裁的身分退休。", "總裁", ["雲嶺科技"]),
        ("程岚以歌手的名义离开雲嶺科技。", None, ["雲嶺科技"]),
        ("宋涛以个人名义离开雲嶺科技。", None, ["雲嶺科技"]),
    ],
)
def test_in_which_post_somebody_goes_or_comes_back(text: str, post: str | None, employer: list[str]) -> None:
    (told,) = tell(text, ("程岚", "宋涛"), ("远洲银行", "雲嶺科技"))
    roles = filled(told)
    assert next((p.post for p in told.participants if p.post), None) == post
    assert roles.get("employer", roles.get("former_employer")) == [fold(name) for name in employer]
