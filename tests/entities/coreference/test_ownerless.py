"""Bodies that every place has: they are somebody's in the article, or nobody."""

from __future__ import annotations

import pytest

from flows.entities.coreference.local_entity_builder import Building
from flows.entities.coreference.ownerless import is_ownerless, with_owners


@pytest.mark.parametrize("name", ["省人民政府", "市公安局", "财政厅", "县纪委监委", "当地税务局", "组织部"])
def test_a_body_without_its_place_is_nobodys(name: str) -> None:
    assert is_ownerless(name)


@pytest.mark.parametrize("name", ["青岚省人民政府", "外交部", "发改委", "国家税务总局", "澄江大学", "学生总工会"])
def test_a_body_with_its_place_or_known_by_its_name_is_somebodys(name: str) -> None:
    assert not is_ownerless(name)


def test_a_body_goes_unless_the_article_joined_it_to_a_fuller_name() -> None:
    found = {
        "alone": Building("organization", names={"市公安局": 2}),
        "joined": Building("organization", names={"青岚市公安局": 1}, pairs={"市公安局"}),
        "person": Building("person", names={"财政厅": 1}),
    }
    assert set(with_owners(found)) == {"joined", "person"}
