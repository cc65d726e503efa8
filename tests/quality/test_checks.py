"""Each check is seen failing on a good warehouse with one thing broken, and passing on the good one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from flows.events.event_types import EventTypes
from flows.quality.checks import CandidateWarehouse, Seen, look
from flows.quality.definitions import Check, load, model_checks
from schemas.declarative import CHECKS
from schemas.events import ORG_ROLES, PERSON_ROLES
from schemas.published import BY_NAME
from schemas.tables import columns

MUTATIONS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "mutations.yaml").read_text(encoding="utf-8"))
EVERY = {c.name: c for c in [*model_checks(BY_NAME, {}), *load()] if c.kind != "figure"}
SQL = [c for c in EVERY.values() if c.kind == "rows"]


def seen(check: Check, con: duckdb.DuckDBPyConnection, steps: dict[str, Any]) -> Seen:
    return look(check, CandidateWarehouse(con, {check.name: [float(x) for x in steps.get("history", [])]}))


def run(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    con.execute(sql).fetchall()  # DuckDB runs a statement to its end when its result is fetched


def test_there_are_more_than_forty_checks_and_each_has_what_breaks_it() -> None:
    assert len(EVERY) - len(BY_NAME) > 40
    assert set(EVERY) == set(MUTATIONS)


@pytest.mark.parametrize("name", EVERY)
def test_a_check_passes_on_a_good_warehouse_and_fails_on_a_broken_one(
    name: str, candidate: duckdb.DuckDBPyConnection
) -> None:
    steps = MUTATIONS[name] if isinstance(MUTATIONS[name], dict) else {"break": MUTATIONS[name]}
    if "before" in steps:
        run(candidate, steps["before"])
    good = seen(EVERY[name], candidate, steps)
    assert good.passed, good
    assert good.failing == 0
    run(candidate, steps["break"])
    broken = seen(EVERY[name], candidate, steps)
    assert not broken.passed
    assert broken.failing > 0
    assert broken.expected.startswith(EVERY[name].description)


def test_drift_is_not_judged_before_three_runs_were_published(candidate: duckdb.DuckDBPyConnection) -> None:
    check = EVERY["sources_against_last_runs"]
    run(candidate, "DELETE FROM sources")
    assert seen(check, candidate, {"history": [400, 400]}).passed
    assert not seen(check, candidate, {"history": [400, 400, 400]}).passed


def test_drift_and_freshness_never_refuse_unless_a_user_says_so() -> None:
    assert {c.severity for c in EVERY.values() if c.drift or c.name == "newest_article_age_days"} == {"warn"}


def test_the_invariants_of_the_contract_refuse() -> None:
    invariants = [
        "conservation", "files_of_the_run_without_one_row", "mention_stands_at_its_offsets",
        "role_stands_at_its_offsets", "evidence_stands_at_its_offsets", "references_stand",
        "event_not_after_its_source",
    ]  # fmt: skip
    assert {EVERY[n].severity for n in invariants} == {"error"}


@pytest.mark.parametrize("check", SQL, ids=lambda c: c.name)
def test_sql_can_be_pasted_and_shows_the_rows_that_fail(check: Check, good: Path) -> None:
    with duckdb.connect(str(good), read_only=True) as con:
        assert con.execute((CHECKS / f"{check.name}.sql").read_text(encoding="utf-8")).description
    assert check.table in BY_NAME


def test_every_reference_of_the_models_is_looked_after() -> None:
    sql = EVERY["references_stand"].sql
    for table, model in BY_NAME.items():
        for name, column in columns(model).items():
            if "references" in (column.metadata or {}) and table != "quality_results":
                assert re.search(rf"SELECT '{table}', {name} FROM {table}", sql) or re.search(
                    rf"SELECT '{table}' AS from_table, {name}", sql
                ), f"{table}.{name}"


def test_the_packaged_types_declare_roles_of_the_contract_only() -> None:
    types = EventTypes.load().types
    assert {r for t in types for r in t.roles_of("person")} <= set(PERSON_ROLES)
    assert {r for t in types for r in t.roles_of("organization")} == set(ORG_ROLES)


def test_a_mention_longer_than_the_pieces_of_a_body_is_looked_up(candidate: duckdb.DuckDBPyConnection) -> None:
    check = EVERY["mention_stands_at_its_offsets"]
    run(candidate, "UPDATE sources SET body = repeat('甲乙丙', 400), body_chars = 1200")
    run(candidate, "DELETE FROM mentions WHERE mention_id <> (SELECT min(mention_id) FROM mentions)")
    for start, end in ((0, 5), (254, 260), (511, 513), (100, 700), (1190, 1200)):
        surface = ("甲乙丙" * 400)[start:end]
        run(candidate, f"UPDATE mentions SET part='body', char_start={start}, char_end={end}, surface='{surface}'")
        assert seen(check, candidate, {}).passed
        run(candidate, "UPDATE mentions SET surface = '丁' || substr(surface, 2)")
        assert seen(check, candidate, {}).failing == 1


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("图片来源：远舟社", True),
        ("资料图/远舟社", True),
        ("远舟社临江1月5日电", True),
        ("陆知衡走出大楼。远舟社", True),
        ("陆知衡走出大楼。远舟社資料照片", True),
        ("陆知衡走出大楼。远舟社记者方砚秋 摄", True),
        ("据远舟社1月5日报道", True),
        ("远舟社宣布社长辞职", False),
        ("他曾任远舟社社长", False),
        ("陆知衡走出大楼。远舟社社长随后到场", False),
        ("陆知衡据守远舟社大楼", False),
    ],
)
def test_an_organization_of_an_event_that_is_only_credited_is_told(
    candidate: duckdb.DuckDBPyConnection, text: str, fails: bool
) -> None:
    name = "远舟社"
    at = text.index(name)
    run(candidate, f"UPDATE sources SET body = '{text}'")
    run(candidate, "DELETE FROM mentions WHERE entity_kind = 'organization' AND part = 'title'")
    run(candidate, f"UPDATE mentions SET part = 'body', char_start = {at}, char_end = {at + len(name)} "
                   "WHERE entity_kind = 'organization'")  # fmt: skip
    assert seen(EVERY["organization_of_an_event_is_more_than_a_credit"], candidate, {}).passed != fails
