"""Which of its forms an entity goes by."""

from __future__ import annotations

import pytest

from flows.entities.coreference.local_entity_builder import Building, entity_of


@pytest.mark.parametrize(
    ("forms", "name", "others"),
    [
        ({"陆知衡": 2, "Zhiheng Lu": 5}, "陆知衡", ("Zhiheng Lu",)),  # a native name by its characters
        ({"山姆·瓦恩": 5, "Sam Varn": 1}, "Sam Varn", ("山姆·瓦恩",)),  # a foreign one by its letters
        ({"山姆·瓦恩": 5}, "山姆·瓦恩", ()),
        ({"陆　知衡": 1, "陆知衡": 1}, "陆知衡", ()),  # padded
    ],
)
def test_a_person_goes_by_the_name_of_their_script(forms: dict[str, int], name: str, others: tuple[str, ...]) -> None:
    found = entity_of("k", Building("person", names=forms))
    assert (found.name, found.alternatives) == (name, others)


def test_an_organization_goes_by_its_commonest_chinese_name_and_has_the_kind_of_its_end() -> None:
    found = entity_of("k", Building("organization", names={"远舟大学": 3, "远舟": 1, "Farboat": 9}))
    assert (found.name, found.name_latin, found.org_kind) == ("远舟大学", "Farboat", "university")
