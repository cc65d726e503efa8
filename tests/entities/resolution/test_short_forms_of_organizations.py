"""Short forms of organisations that articles name beside the whole name, and how sure bits make a join."""

from __future__ import annotations

import pytest

from flows.entities.resolution.naming import PREFIX, short
from flows.entities.resolution.organizations.short_forms import short_forms
from flows.entities.resolution.reasons import probability


def meant(*articles: tuple[str, ...]) -> dict[tuple[int, str], str]:
    """(article, short form) → the name it stands for; of each article the organisations that it names."""
    written = [(i, name) for i, names in enumerate(articles) for name in names]
    found = short_forms({n: name for n, (_, name) in enumerate(written)}, [f"s{i}" for i, _ in written], {})
    return {written[n]: name for n, name in found.items()}


BOTH = ("香港大学", "港大")


def test_a_form_is_the_name_beside_it_and_by_itself_where_articles_agree() -> None:
    found = meant(*[BOTH] * 4, ("港大",))
    assert found[0, "港大"] == "香港大学"
    assert found[4, "港大"] == "香港大学"


def test_one_article_teaches_nobody_else() -> None:
    assert (1, "港大") not in meant(BOTH, ("港大",))


@pytest.mark.parametrize("other", ["香港中文大学", "港口管理处"])
def test_names_of_other_characters_are_not_meant(other: str) -> None:
    assert meant(*[(other, "港大")] * 4) == {}


def test_more_bits_are_surer_and_never_surer_than_a_registry() -> None:
    assert probability(0.0) == 0.5
    assert probability(-3.0) < probability(0.0) < probability(3.0) < probability(99.0) == 0.97


def test_an_id_says_its_kind_and_stays() -> None:
    assert short("person", "陆知衡") == short("person", "陆知衡")
    assert short("person", "陆知衡")[:2] == PREFIX["person"]
    assert short("person", "陆知衡")[2:] == short("organization", "陆知衡")[2:]
