"""Why two claims are one event, in parts: what they share, how their dates agree, and what forbids it."""

from __future__ import annotations

from tests.events.merging import Claim, events


def claim(article: str, on: str | None, at: str | None = "澄江半导体", kind: str = "departure") -> Claim:
    return Claim(article, kind, "陆知衡", at, on)


def test_a_claim_joins_the_one_it_can_be_and_no_other() -> None:
    found = events(claim("a", "2023-05-01"), claim("b", "2024-08-01"), claim("c", "2024-08-02"))
    assert found == [{0}, {1, 2}]


def test_a_thing_said_more_shortly_is_the_same_thing() -> None:
    one = Claim("a", "release", None, "澄江半导体", "2023-05-01", thing="回声2语音模型")
    two = Claim("b", "release", None, "澄江半导体", "2023-05-01", thing="回声2")
    other = Claim("c", "release", None, "澄江半导体", "2023-05-01", thing="远声1")
    assert events(one, two, other) == [{0, 1}, {2}]
