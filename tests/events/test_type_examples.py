"""Every event type's file says what its words tell and what they do not: the examples are run as they stand."""

from __future__ import annotations

import pytest

from flows.events.event_types import CounterExample, Example
from flows.language.script import fold
from tests.events.stand_ins import filled, packaged, tell

EXAMPLES: list[tuple[str, Example]] = [(k.event_type, e) for k in packaged().types for e in k.examples]
COUNTER_EXAMPLES: list[tuple[str, CounterExample]] = [
    (k.event_type, e) for k in packaged().types for e in k.counter_examples
]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{k}: {e.text}" for k, e in EXAMPLES])
def test_an_example_tells_its_event(kind: str, example: Example) -> None:
    told = [m for m in tell(example.text, example.people, example.organizations, example.teams) if m.event_type == kind]
    assert told
    for role, names in example.roles.items():
        have = [n for m in told for n in filled(m).get(role, [])]
        assert {fold(n).casefold() for n in names} <= set(have), (role, have)
    if example.post is not None:
        assert example.post in {p.post for m in told for p in m.participants}
    if example.object is not None:
        assert example.object in {m.object for m in told}


@pytest.mark.parametrize(("kind", "example"), COUNTER_EXAMPLES, ids=[f"{k}: {e.text}" for k, e in COUNTER_EXAMPLES])
def test_a_counter_example_tells_none(kind: str, example: CounterExample) -> None:
    told = tell(example.text, example.people, example.organizations, example.teams)
    assert not [m for m in told if m.event_type == kind], example.why
