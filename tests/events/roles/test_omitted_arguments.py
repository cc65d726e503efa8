"""Who goes on from the clause before: of several who did it together, the one of whom the clause speaks."""

from __future__ import annotations

import pytest

from tests.events.stand_ins import filled, tell


def appointed(text: str) -> list[str]:
    return [p for m in tell(text, ["程岚", "宋涛"], ["晨星协会"]) for p in filled(m).get("appointee", [])]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("程岚与宋涛等人共同发起成立了晨星协会，出任首任会长。", ["程岚"]),
        ("程岚今年六十岁。1979年，他与昔日的学生宋涛等人共同发起成立了晨星协会，出任会长。", ["程岚"]),
        ("程岚发起成立了晨星协会，出任会长。", ["程岚"]),
    ],
)
def test_who_does_it_together_with_others_takes_the_post_alone(text: str, people: list[str]) -> None:
    assert appointed(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "程岚、宋涛加入晨星协会，出任副会长。",
        "程岚与宋涛一起加入晨星协会，出任副会长。",
        "程岚和宋涛共同创立了晨星协会，出任联席会长。",
        "程岚、宋涛等人共同创立了晨星协会，担任理事。",
        "程岚与宋涛共同创立了晨星协会，均任副会长。",
    ],
)
def test_those_who_are_only_listed_or_each_given_a_post_all_go_on(text: str) -> None:
    assert set(appointed(text)) == {"程岚", "宋涛"}
