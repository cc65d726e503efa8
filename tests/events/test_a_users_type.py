"""A user adds a type of event with one YAML file and no Python; a slip in it is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.events import EventTypes
from schemas.errors import SettingsError
from tests.events.stand_ins import filled, tell

SECONDMENT = """event_type: secondment
labels: {en: Secondment, zh: 借调}
roles:
  member: {kind: person, principal: true}
  employer: {kind: organization}
  former_employer: {kind: organization}
organization_role: employer
organization_from: [modifier]
team_organization_role: employer
triggers:
  - grammar: verb
    words: [借调, 借调到, 借调至]
    subject: {organization: accepted, person: member}
    object: {person: member, organization: employer}
    object_needed: free
    source: {organization: former_employer}
    goal: {organization: employer}
examples:
  - text: 程岚被借调到远洲银行。
    people: [程岚]
    organizations: [远洲银行]
    roles: {member: [程岚], employer: [远洲银行]}
counter_examples:
  - text: 程岚没有被借调。
    people: [程岚]
    why: negated
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "secondment.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_type_is_read_beside_the_packaged_ones(tmp_path: Path) -> None:
    types = EventTypes.load(extra=[written(tmp_path, SECONDMENT)])
    told = tell("程岚被借调到远洲银行，宋涛离职。", ["程岚", "宋涛"], ["远洲银行"], types=types)
    assert [m.event_type for m in told] == ["secondment", "departure"]
    assert filled(told[0]) == {"member": ["程岚"], "employer": ["远洲银行"]}
    assert types.version != EventTypes.load().version


def test_its_negated_form_is_no_event(tmp_path: Path) -> None:
    types = EventTypes.load(extra=[written(tmp_path, SECONDMENT)])
    assert not tell("程岚没有被借调。", ["程岚"], types=types)


def test_a_misspelt_key_is_told_with_file_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, SECONDMENT.replace("object_needed", "object_neded"))
    with pytest.raises(SettingsError, match=rf"{path.name}:\d+.*object_neded"):
        EventTypes.load(extra=[path])


def test_a_role_that_no_contract_knows_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SECONDMENT.replace("member:", "guest:").replace(": member", ": guest"))
    with pytest.raises(SettingsError, match="guest"):
        EventTypes.load(extra=[path])
