"""Each view answers its question on the small corpus."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from flows.ingest import ingest
from flows.settings import Settings
from tests.corpus import ARTICLES, write

OTHERWISE = """---
title: 澄江半导体首席财务官陆知衡离职
publisher: 临江快报
date: 2023-04-20
---

据两名知情人士透露，首席财务官陆知衡4月15日已经离开澄江半导体。陆知衡没有回应。
"""
ARRIVES = """---
title: 远舟汽车添一员
publisher: 车域观察
date: 2023-06-05
---

6月1日，陆知衡正式加入远舟汽车，此前他是澄江半导体的首席财务官。
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("views")
    write(folder / "raw", {**ARTICLES, "otherwise.md": OTHERWISE, "arrives.md": ARRIVES})
    ingest(Settings(raw=folder / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none.yaml"))
    return folder / "n.duckdb"


def ask(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_departures_tell_by_whose_word_and_what_came_next(warehouse: Path) -> None:
    found = ask(warehouse, "SELECT left_organization, according_to, next_event, next_date FROM v_departures "
                           "WHERE person = '陆知衡' AND left_organization = '澄江半导体'")  # fmt: skip
    assert len(found) == 1
    _, sources, event, date = found[0]
    assert {"南湾财讯", "临江快报"} <= set(str(sources).split("、"))
    assert "远舟汽车" in str(event)
    assert str(date) == "2023-06-01"


def test_a_persons_timeline_is_in_the_order_of_time(warehouse: Path) -> None:
    found = ask(warehouse, "SELECT date_earliest, role, organizations FROM v_person_timeline WHERE name = '陆知衡'")
    days = [d for d, _, _ in found if d]
    assert days == sorted(days)  # type: ignore[type-var]
    assert ("leaver", "澄江半导体") in [(role, orgs) for _, role, orgs in found]


def test_what_changed_in_an_organization_names_the_people(warehouse: Path) -> None:
    found = ask(warehouse, "SELECT event_type, people FROM v_org_changes WHERE organization = '远舟汽车'")
    assert ("layoff", None) in [(kind, people) for kind, people in found]
    assert any(kind == "departure" and "温若谷 (leaver)" in str(people) for kind, people in found)


def test_evidence_has_a_row_for_each_mention(warehouse: Path) -> None:
    rows = "(SELECT count(*) FROM v_event_evidence), (SELECT count(*) FROM event_mentions)"
    ((shown, told),) = ask(warehouse, f"SELECT {rows}")
    assert shown == told
    assert ask(warehouse, "SELECT count(*) FROM v_event_evidence WHERE evidence = '' OR headline = ''") == [(0,)]


def test_claims_by_source_count_the_other_articles(warehouse: Path) -> None:
    found = ask(warehouse, "SELECT DISTINCT others FROM v_claims_by_source c JOIN v_departures d USING (event_id) "
                           "WHERE c.publisher = '临江快报' AND d.person = '陆知衡'")  # fmt: skip
    assert found == [(1,)]


def test_conflicts_show_each_pair_of_articles_that_date_an_event_differently(warehouse: Path) -> None:
    found = ask(
        warehouse, "SELECT first_date::TEXT, second_date::TEXT, first_source <> second_source FROM event_conflicts"
    )
    assert set(found) == {("2023-04-15", "2023-04-17", True)}
