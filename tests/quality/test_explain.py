from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.quality import audit, judging
from flows.quality.explain import ROW_IDS, explain
from flows.settings import Confidence, Settings
from schemas.errors import Usage
from schemas.published import BY_NAME
from schemas.tables import columns
from tests.corpus import LEAVES, write

COPY = LEAVES.replace("南湾财讯", "东岸新闻").replace("2023-04-18 09:30", "2023-04-19")
UNDATED = (
    "# 远山证券的两次换帅\n\n2022年4月17日，顾闻离开远山证券。继任者也还没有公布，员工们在等董事会的下一次会议。\n"
)
LINKED = "---\ntitle: 见链接\ndate: 2024-02-03\nauthor: 顾闻\n---\n\n[原文](https://news.example.com/a)说，贺兰亭加入远山证券。\n"


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    write(folder / "raw")
    write(folder / "raw", {"copy.md": COPY, "linked.md": LINKED, "undated.md": UNDATED, "empty.txt": ""})
    settings = Settings(
        raw=folder / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none.yaml",
        audits=folder / "audits.yaml", confidence=Confidence(minimum=0.7),
    )  # fmt: skip
    ingest(settings)
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        ask = judging.asking(con)
        for kind in audit.KINDS.values():
            row = audit.drawn(ask, kind, audit.row_ids(ask, kind, 1, 1)[0])
            audit.record(settings.audits, audit.Audit(
                kind=kind, verdict="right", told=row.told, place=row.place, reader="qin",
                read_at=dt.datetime(2024, 2, 5),
            ))  # fmt: skip
    ingest(settings)
    return settings.warehouse


def test_every_published_table_has_ids_made_of_its_columns() -> None:
    assert list(ROW_IDS) == list(BY_NAME)
    for table, parts in ROW_IDS.items():
        assert set(parts) <= set(columns(BY_NAME[table]))


@pytest.mark.parametrize("table", ROW_IDS)
def test_any_row_leads_to_a_file_and_its_bytes_or_to_its_rule(warehouse: Path, table: str) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        ids = con.execute(f"SELECT concat_ws('/', {', '.join(ROW_IDS[table])}) FROM {table} ORDER BY ALL").fetchall()
        assert ids, "an empty table proves nothing"
        for (row_id,) in ids[:: max(1, len(ids) // 10)]:
            steps = explain(con, table, str(row_id))
            assert steps[0].what == table
            told = {s.what for s in steps}
            assert told & {"file", "registry", "rule"}, steps
            if "source" in told:
                assert {"file", "bytes", "reader", "first run"} <= told


def test_the_way_of_an_article_that_states_no_day_tells_what_bounds_it(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        found = con.execute("SELECT source_id FROM sources WHERE published_basis = 'inferred'").fetchall()
        steps = explain(con, "sources", str(found[0][0]))
    says = next(s.says for s in steps if s.what == "bound")
    assert "not before 2022-04-17" in says
    assert "day_named" in says
    assert any(s.what == "words" and "【2022年4月17日】" in s.says for s in steps)


def test_the_way_of_an_event_holds_words_rule_offsets_file_hash_encoding_and_run(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        event, source = con.execute(
            "SELECT m.event_id, s.source_id FROM event_mentions m JOIN source_files s USING (source_id) "
            "WHERE s.path = 'leaves.md' AND m.event_type = 'departure' LIMIT 1"
        ).fetchall()[0]
        sha, run = con.execute("SELECT sha256, first_run_id FROM source_files WHERE path = 'leaves.md'").fetchall()[0]
        way = "\n".join(f"{s.what}: {s.says}" for s in explain(con, "events", event))
    for told in (
        "陆知衡",
        "as leaver",
        "辞去",
        "trigger",
        source,
        "leaves.md",
        "copy.md",
        sha,
        "decoded as utf-8",
        run,
        "【",
    ):
        assert told in way


def test_a_refused_file_tells_why(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        steps = explain(con, "source_files", "empty.txt")
    assert any(s.what == "quarantine" and "empty.txt is empty" in s.says for s in steps)


def test_of_a_table_with_several_parts_the_first_are_enough(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        person = con.execute("SELECT person_id FROM people WHERE name = '陆知衡'").fetchall()[0][0]
        rows = [s for s in explain(con, "person_aliases", person) if s.depth == 0]
        assert {s.says.split("/")[0] for s in rows} == {person}
        with pytest.raises(Usage, match=r"person_id/alias/kind"):
            explain(con, "person_aliases", person[:-1])
        with pytest.raises(Usage, match="no published table"):
            explain(con, "persons", person)


def test_the_command_prints_it_for_people_and_as_json(warehouse: Path) -> None:
    flags = ["explain", "source_files", "leaves.md", "--warehouse", str(warehouse)]
    assert "file: leaves.md (" in CliRunner().invoke(app, flags).output
    steps = json.loads(CliRunner().invoke(app, [*flags, "--json"]).output)
    assert steps[0] == {"depth": 0, "what": "source_files", "says": "leaves.md"}
