"""The shapes of names: one name a rule, and neighbours that only look so."""

from __future__ import annotations

import pytest

from flows.entities.name_shape import NOBODY, shape


@pytest.mark.parametrize(
    ("name", "worth"),
    [
        ("方姓男子", NOBODY),
        ("高母", NOBODY),
        ("阿仔", NOBODY),
        ("叔仔", NOBODY),
        ("阿明", 0.0),  # a name, which shape alone does not show
        ("明仔", 0.8),
        ("辩方指", NOBODY),
        ("信里", NOBODY),
        ("包内", NOBODY),
        ("林中", 0.84),  # a wood is no surname of a thing that holds much
        ("山中", 0.8),
        ("池上", 0.8),
        ("欧阳", 0.0),
        ("张某某", 0.75),
        ("欧阳菲菲", 0.86),
        ("小陈", 0.7),
        ("张总", 0.7),
        ("李文远", 0.84),
        ("小池由美", 0.84),
        ("亨利八世", 0.8),
        ("阮文德成", 0.8),
        ("陈李婉如", 0.7),
        ("陈李明日", NOBODY),
        ("科技", 0.0),
        ("张的", 0.0),
    ],
)
def test_a_name_is_worth_what_its_shape_is(name: str, worth: float) -> None:
    assert shape(name) == worth
