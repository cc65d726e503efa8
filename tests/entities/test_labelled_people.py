"""How well people are recognised in the labelled sentences. Floors, not hopes: raise them when recognition improves."""

from __future__ import annotations

import pytest

from tests.entities.measure import Outcome, figures, outcomes
from tests.labelled import Split

# F1 over distinct surfaces, (with the registry, without any). The held-out entries are the honest measure.
FLOORS: dict[Split, tuple[float, float]] = {"open": (0.89, 0.89), "held_out": (0.84, 0.84)}
# What general newspapers print, all entries of both splits: single sentences of politics, sport, courts, culture
GENERAL = 0.88
RECALL_OF_A_CLASS = 0.5
INVENTED_IN_AN_ENTRY = 1.5  # on average over the counter-examples of a class


def wrong(some: list[Outcome]) -> str:
    """The wrong entries that whoever writes rules may read."""
    return "\n".join(str(o) for o in some if o.entry.split == "open" and (o.missed or o.invented))


@pytest.mark.parametrize("registry", [True, False], ids=["with the registry", "in no registry"])
@pytest.mark.parametrize("split", ["open", "held_out"])
def test_people_are_found_and_others_held_off(split: Split, registry: bool) -> None:
    some = [o for o in outcomes(registry=registry) if o.entry.split == split]
    found = figures(some)
    assert found.f1 >= FLOORS[split][0 if registry else 1], f"{split}: {found}\n{wrong(some)}"


def test_people_of_general_news_are_found_in_single_sentences() -> None:
    some = [o for o in outcomes(registry=False) if o.entry.kind.startswith("general/")]
    found = figures(some)
    assert found.f1 >= GENERAL, f"{found}\n{wrong(some)}"


def test_no_class_of_names_is_forgotten() -> None:
    every = outcomes(registry=False)
    for kind in sorted({o.entry.kind for o in every}):
        some = [o for o in every if o.entry.kind == kind]
        found = figures(some)
        if kind.endswith("/not"):
            assert found.invented / len(some) <= INVENTED_IN_AN_ENTRY, f"{kind}: {found}\n{wrong(some)}"
        else:
            assert found.recall >= RECALL_OF_A_CLASS, f"{kind}: {found}\n{wrong(some)}"
