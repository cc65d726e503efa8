"""Latin names by themselves: what their words say."""

from __future__ import annotations

import pytest

from flows.entities.candidates.latin import LONG, latin_score


@pytest.mark.parametrize(
    ("name", "worth"),
    [
        ("Varnholt Ltd", 0.1),
        ("U.S. Garvelle", 0.1),
        ("Oskel VARN HOLT", 0.12),
        ("CHEN Oskel", 0.8),
        ("VARNHOLT Oskel", 0.6),
        ("David Varnholt", 0.86),
        ("Oskel Zhang", 0.8),
        ("Oskel V. Varnholt", 0.78),
        ("Oskel Varnholt", 0.58),
        ("Oskel Varnholt Garvelle Brisket", LONG),
    ],
)
def test_words_are_worth_what_the_first_rule_says(name: str, worth: float) -> None:
    assert latin_score(name.split()) == worth
