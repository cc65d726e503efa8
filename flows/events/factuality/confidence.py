"""How sure an event mention is: a weighted mean of named parts; weights and values are data."""

from __future__ import annotations

from functools import cache

from schemas.declarative import DataModel, load_packaged


class Confidence(DataModel):
    """vocabulary/events/confidence.yaml."""

    weights: dict[str, float]
    values: dict[str, dict[str, float]]


@cache
def _settings() -> Confidence:
    found: Confidence = load_packaged("vocabulary/events/confidence.yaml", Confidence)
    return found


def parts(trigger: float, principal: str, organization: str, syntax: float, telling: str) -> dict[str, float]:
    """The named parts, each 0..1. principal, organization, telling: names of how they were found."""
    values = _settings().values
    return {
        "trigger": trigger,
        "principal": values["principal"][principal],
        "organization": values["organization"][organization],
        "syntax": syntax,
        "telling": values["telling"][telling],
    }


def total(found: dict[str, float]) -> float:
    """The confidence (0..1) that these parts make."""
    weights = _settings().weights
    return round(sum(weights[k] * v for k, v in found.items()) / sum(weights[k] for k in found), 4)
