"""How sure a claim is follows from named parts that are published with it."""

from __future__ import annotations

import pytest

from flows.events.factuality import confidence
from tests.events.stand_ins import tell


def only(text: str) -> tuple[float, dict[str, float]]:
    (told,) = tell(text, ["程岚"], ["远洲银行"])
    return told.confidence, told.confidence_parts


def test_the_confidence_is_the_weighted_mean_of_its_parts() -> None:
    value, parts = only("程岚辞去远洲银行行长职务。")
    assert set(parts) == {"trigger", "principal", "organization", "syntax", "telling"}
    assert all(0 <= v <= 1 for v in parts.values())
    assert value == confidence.total(parts)


@pytest.mark.parametrize(
    ("surer", "less_sure", "part"),
    [
        ("程岚离开远洲银行。", "据知情人士透露，程岚离开远洲银行。", "telling"),
        ("程岚离开远洲银行。", "程岚离开。", "organization"),
        ("程岚离开远洲银行。", "程岚的离职震动了远洲银行。", "syntax"),
    ],
)
def test_what_is_told_less_plainly_is_less_sure(surer: str, less_sure: str, part: str) -> None:
    (more, more_parts), (less, less_parts) = only(surer), only(less_sure)
    assert more_parts[part] > less_parts[part]
    assert more > less
