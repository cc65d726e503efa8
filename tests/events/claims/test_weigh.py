"""Each link of a claim has a probability; the least sure one is what a withheld claim's sentence speaks of."""

from __future__ import annotations

import pytest

from flows.events.claims.mention import mention_of, withheld
from flows.events.claims.weigh import LINKS, Weighed, reason, together, weigh, weighing, whole, why
from flows.settings import Settings
from tests.events.stand_ins import views


def test_a_claim_has_a_probability_for_each_link_and_for_the_whole() -> None:
    (view,) = views("程岚辞去远洲银行行长职务。", ["程岚"], ["远洲银行"])
    weighed = weigh(view)
    assert set(weighed.links) == set(LINKS)
    assert all(0 <= p <= 1 for p in (*weighed.links.values(), weighed.whole))
    assert mention_of(view, weighed).confidence == weighed.whole


@pytest.mark.parametrize(
    ("event", "none"),
    [
        ("程岚离开远洲银行。", "程岚当晚离开远洲医院回家。"),
        ("程岚当选远洲银行董事长。", "程岚利用担任远洲银行董事长的职权受贿。"),
        ("远洲银行宣布裁员三百人。", "程岚说，很多公司每年都裁员。"),
    ],
)
def test_a_trigger_in_another_sense_is_less_likely_an_event(event: str, none: str) -> None:
    def likely(text: str) -> float:
        return max((weigh(v).links["event"] for v in views(text, ["程岚"], ["远洲银行", "远洲医院"])), default=0.0)

    assert likely(event) > likely(none)


def test_the_least_sure_link_is_named_in_the_reason() -> None:
    (view,) = views("程岚离开远洲银行。", ["程岚"], ["远洲银行"])
    unsure = Weighed({"event": 0.9, "people": 0.8, "organizations": 0.2, "date": 0.9, "certainty": 0.9}, 0.15)
    assert unsure.weakest == "organizations"
    assert reason(view, unsure, 0.4).startswith("It is not sure which organisation the departure belongs to")


def test_where_the_event_is_as_unsure_as_another_link_the_event_is_named() -> None:
    assert Weighed({"people": 0.8, "event": 0.8}, 0.1).weakest == "event"


def test_a_claim_whose_event_is_unlikely_is_never_sure_enough() -> None:
    (view,) = views("程岚利用担任远洲银行董事长的职权受贿。", ["程岚"], ["远洲银行"]) or [None]
    assert view is None or weigh(view).whole < whole().threshold


def test_the_setting_asks_as_much_as_the_model() -> None:
    assert Settings().confidence.minimum == whole().threshold


def test_a_withheld_claim_names_everybody_who_was_weighed() -> None:
    (view,) = views("远洲银行的程岚离开石桥证券。", ["程岚"], ["远洲银行", "石桥证券"])
    found = withheld(view, weigh(view))
    assert {c.entity_key.partition(":")[2] for c in found.candidates} >= {"程岚", "石桥证券"}
    assert found.mention.participants
    assert all(0 <= c.probability <= 1 for c in found.candidates)


def test_links_that_are_all_sure_make_a_sure_whole() -> None:
    def sure(p: float) -> float:
        return whole().probability(together(dict.fromkeys(LINKS, p)))

    assert sure(0.98) > sure(0.8) > sure(0.5)


def test_every_link_says_which_features_decided() -> None:
    (view,) = views("程岚辞去远洲银行行长职务。", ["程岚"], ["远洲银行"])
    found = why(view)
    assert set(found) == set(LINKS)
    assert all(r.text for reasons in found.values() for r in reasons)


@pytest.mark.parametrize("link", LINKS)
def test_the_rows_of_a_model_have_reasons_of_their_own(link: str) -> None:
    assert all(len(row.reason) > 12 for row in weighing(link).model.features)
