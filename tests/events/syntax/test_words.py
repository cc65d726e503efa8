"""Words of a sentence as the grammar sees them."""

from __future__ import annotations

import pytest

from flows.language.script import fold
from tests.events.stand_ins import tell


@pytest.mark.parametrize(
    ("text", "people", "body", "post"),
    [
        ("程岚出任财政部长。", ["程岚"], "财政部", "部长"),
        ("教育局長由程嵐擔任。", ["程嵐"], "教育局", "局長"),
        ("程岚3月成为石桥党副党首。", ["程岚"], "石桥党", "副党首"),
        ("程嵐獲委任為海港法院裁判官。", ["程嵐"], "海港法院", "裁判官"),
        # a body's name before a post of its own, and before a word that is none with its last character
        ("程岚出任财政部副部长。", ["程岚"], "财政部", "副部长"),
    ],
)
def test_a_post_stands_beside_its_body(text: str, people: list[str], body: str, post: str) -> None:
    (told,) = tell(text, people, [body])
    assert {p.post for p in told.participants if p.role == "appointee"} == {post}
    assert {p.entity_key for p in told.participants if p.role == "employer"} == {f"organization:{fold(body)}"}
