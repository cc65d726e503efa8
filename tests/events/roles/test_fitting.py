"""Which member fits which slot: the smallest member of a kind, with a slot that takes it and one that does not."""

from __future__ import annotations

import pytest

from flows.events.event_types import Slot
from flows.events.roles.fitting import fits
from flows.events.syntax.members import Member
from flows.events.syntax.tokens import ENTITY, NOUN, Word


def member(text: str, kind: str, organization: str = "") -> Member:
    head = Word(text, "n", 0, len(text), ENTITY if kind in ("person", "organization", "team") else NOUN, kind)
    before = [Word(organization, "ORG", 0, 0, ENTITY, "organization", "organization:1")] if organization else []
    return Member(head, kind, [*before, head], organizations=before)


@pytest.mark.parametrize(
    ("one", "slot"),
    [
        (member("程岚", "person"), {"person": "leaver"}),
        (member("她", "pronoun"), {"person": "leaver"}),
        (member("公司", "firm"), {"organization": "employer"}),
        (member("电池研发部", "team"), {"organization": "employer"}),
        (member("部门", "unit", "云岭科技"), {"organization": "employer"}),
        (member("董事长", "post"), {"person": "leaver"}),
        (member("岗位", "post"), {"group": "accepted"}),
        (member("Garvelle", "thing"), {"organization": "employer"}),
        (member("股权", "share"), {"money": "accepted"}),
        (member("信", "letter"), {"letter": "accepted"}),
    ],
)
def test_a_member_fits_a_slot_that_takes_its_kind(one: Member, slot: Slot) -> None:
    assert fits(one, slot)


@pytest.mark.parametrize(
    ("one", "slot"),
    [
        (member("程岚", "person"), {"organization": "employer"}),
        (member("云岭科技", "organization"), {"person": "leaver"}),
        (member("电池研发部", "team"), {"team": "never", "organization": "employer"}),
        (member("部门", "unit"), {"organization": "employer"}),
        (member("岗位", "post"), {"organization": "employer"}),
        (member("天气", "thing"), {"organization": "employer"}),
        (member("信", "letter"), {"thing": "accepted"}),
    ],
)
def test_a_member_fits_no_other(one: Member, slot: Slot) -> None:
    assert not fits(one, slot)
