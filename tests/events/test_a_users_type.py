"""A user adds a type of event with one YAML file and no Python; a slip in it is told with file and line."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.events import EventTypes
from flows.ingest import ingest
from flows.settings import load_settings
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


def test_a_role_of_the_contract_keeps_its_kind(tmp_path: Path) -> None:
    path = written(tmp_path, SECONDMENT.replace("employer: {kind: organization}", "employer: {kind: person}", 1))
    with pytest.raises(SettingsError, match="employer is of kind organization"):
        EventTypes.load(extra=[path])


def test_a_headline_names_roles_of_the_type_only(tmp_path: Path) -> None:
    path = written(tmp_path, STRIKE.replace("{employer}员工罢工", "{leaver}罢工"))
    with pytest.raises(SettingsError, match="leaver is none of the type's roles"):
        EventTypes.load(extra=[path])


STRIKE = """event_type: strike
labels: {en: Strike, zh: 罢工}
roles:
  striker: {kind: person}
  employer: {kind: organization, principal: true}
organization_role: employer
organization_from: [modifier]
team_organization_role: employer
identity: {by_organization: true, principal_organizations: [employer]}
headlines:
  Hans: ["{striker}率{employer}员工罢工", "{employer}员工罢工"]
triggers:
  - grammar: verb
    words: [罢工]
    subject: {organization: employer, person: striker}
    possessor: {organization: employer}
examples:
  - text: 远洲汽车罢工了。
    organizations: [远洲汽车]
    roles: {employer: [远洲汽车]}
counter_examples:
  - text: 远洲汽车没有罢工。
    organizations: [远洲汽车]
    why: negated
"""


def test_a_type_with_roles_of_its_own_is_merged_and_has_its_headline(tmp_path: Path) -> None:
    path = tmp_path / "strike.yaml"
    path.write_text(STRIKE, encoding="utf-8")
    raw = tmp_path / "raw"
    raw.mkdir()
    told = {
        "a": "5月1日，星渡科技公司宣布新的排班办法。同一天，星渡科技公司罢工了，工人们在厂门口等了一整天。",
        "b": "排班办法公布之后，工会与厂方谈了三轮，没有谈拢。5月1日，星渡科技公司罢工了。",
    }
    for name, text in told.items():
        (raw / f"{name}.txt").write_text(f"星渡科技公司员工罢工\n\n2023-05-02\n\n{text}\n", encoding="utf-8")
    settings = load_settings(warehouse=tmp_path / "n.duckdb", workers=1).model_copy(update={"event_types": (path,)})
    ingest(settings, [raw])
    with duckdb.connect(str(tmp_path / "n.duckdb"), read_only=True) as con:
        rows = con.execute("SELECT headline, source_count FROM events WHERE event_type = 'strike'").fetchall()
        roles = con.execute("SELECT person_roles FROM event_types WHERE event_type = 'strike'").fetchall()
    assert rows == [("星渡科技公司员工罢工", 2)]
    assert roles == [(["striker"],)]
