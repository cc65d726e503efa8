"""Weighs the links of a claim and what they make together; says which link is least sure.

In: a `ClaimView`. Out: `Weighed`. `extractor` tells the claim where `whole` reaches the threshold of
vocabulary/events/links/whole.yaml and withholds it otherwise, with `reason` as its sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.events.claims import (
    certainty_features,
    date_features,
    event_features,
    organization_features,
    people_features,
)
from flows.events.claims.view import ClaimView
from flows.evidence import Measure, Model, Reason, Weighing
from flows.evidence.model import log_odds_of
from schemas.declarative import load_packaged

LINKS: Mapping[str, Mapping[str, Measure[ClaimView]]] = {
    "event": event_features.MEASURES,
    "people": people_features.MEASURES,
    "organizations": organization_features.MEASURES,
    "date": date_features.MEASURES,
    "certainty": certainty_features.MEASURES,
}
# What is not sure, as a sentence tells it.
_UNSURE = {
    "event": "whether “{trigger}” tells {label} here",
    "people": "who takes part in {label}",
    "organizations": "which organisation {label} belongs to",
    "date": "when {label} was",
    "certainty": "who tells {label}",
}
_BELOW = 0.01
_SURE = 0.99  # no link counts as surer than this, nor as less likely than what is left


@dataclass(frozen=True, slots=True)
class Weighed:
    """Probabilities of a claim's links by name, and of the claim being right as a whole."""

    links: Mapping[str, float]
    whole: float

    @property
    def weakest(self) -> str:
        """The link that is least sure; the event itself where that is less likely than its model asks."""
        if self.links["event"] < weighing("event").model.threshold:
            return "event"
        return min(self.links, key=lambda name: (self.links[name], name != "event"))


@cache
def weighing(link: str) -> Weighing[ClaimView]:
    """The model of a link with what measures its features."""
    return Weighing(load_packaged(f"vocabulary/events/links/{link}.yaml", Model), LINKS[link])


@cache
def whole() -> Model:
    """The model that makes one probability of the links'."""
    found: Model = load_packaged("vocabulary/events/links/whole.yaml", Model)
    return found


def weigh(view: ClaimView) -> Weighed:
    """The probabilities of the claim's links and of the whole.

    A claim one of whose links is less likely than its own model asks is never sure enough to be told.
    """
    event = _probability("event", view)
    if event < weighing("event").model.threshold:  # what tells no event has no links to be weighed
        return Weighed({"event": event}, round(min(event, whole().threshold - _BELOW), 4))
    links = {link: event if link == "event" else _probability(link, view) for link in LINKS}
    sure = whole().probability(together(links))
    if any(probability < weighing(link).model.threshold for link, probability in links.items()):
        sure = min(sure, whole().threshold - _BELOW)
    return Weighed(links, round(sure, 4))


def _probability(link: str, view: ClaimView) -> float:
    return round(weighing(link).probability(view), 4)


def together(links: Mapping[str, float]) -> dict[str, float]:
    """The values that `whole` weighs: each link's log-odds, and those of all links being right at once."""
    product = 1.0
    values = {}
    for name, probability in links.items():
        bounded = min(_SURE, max(1 - _SURE, probability))
        values[name] = log_odds_of(bounded)
        product *= bounded
    values["all"] = log_odds_of(min(_SURE, max(1 - _SURE, product)))
    return values


def reason(view: ClaimView, weighed: Weighed, threshold: float) -> str:
    """Why a claim is withheld: which link is not sure, how sure it is, and what is asked for."""
    link = weighed.weakest
    label = view.reading.kind.labels.en.lower()
    what = _UNSURE[link].format(trigger=view.trigger.text, label=f"the {label}")
    return (
        f"It is not sure {what} (probability {weighed.links[link]:.2f}); the claim is right as a whole with "
        f"{weighed.whole:.2f}, and {threshold:.2f} is asked for."
    )


def why(view: ClaimView) -> dict[str, list[Reason]]:
    """For each link the features that decided, the weightiest first."""
    return {link: weighing(link).why(view) for link in LINKS}
