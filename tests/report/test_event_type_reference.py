"""The reference of the event-type keys is made of the models, and each key says what it means."""

from __future__ import annotations

from typing import get_args

import pytest

from flows.events.event_types import CounterExample, EventType, Example, FillerKind, Identity, RoleSpec, TriggerGroup
from flows.report.event_type_reference import markdown
from tests.conftest import ROOT

PAGE = ROOT / "docs/event-types.md"


def test_the_committed_page_is_current(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--rewrite-golden"):
        PAGE.write_text(markdown(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == markdown(), "pytest tests/report --rewrite-golden"


@pytest.mark.parametrize("model", [EventType, RoleSpec, Identity, TriggerGroup, Example, CounterExample])
def test_every_key_says_what_it_means(model: type[EventType]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []
    page = markdown()
    assert [name for name in model.model_fields if f"| `{name}` |" not in page] == []


def test_every_kind_of_filler_is_told() -> None:
    assert [kind for kind in get_args(FillerKind) if f"| `{kind}` |" not in markdown()] == []
