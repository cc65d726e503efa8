from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.cli.show import guarded
from flows.ingest import ingest
from flows.report.dictionary import markdown
from flows.settings import Settings
from schemas.published import BY_NAME
from schemas.tables import create_sql
from tests.corpus import write
from warehouse import export as exporting

HOSTILE = ["=1+1", "+86", "-5", "@sum", "\tx", "\rx", "＝1", "平常", "a=b", "'=x", "", '甲,"乙"\n丙', None]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    write(folder / "raw")
    write(folder / "raw", {"empty.txt": ""})
    target = folder / "n.duckdb"
    ingest(Settings(raw=folder / "raw", warehouse=target, judgements=folder / "none.yaml"))
    return target


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with one table whose texts a spreadsheet would run."""
    target = tmp_path_factory.mktemp("hostile") / "n.duckdb"
    with duckdb.connect(str(target)) as con:
        con.execute(create_sql(BY_NAME["event_types"])).fetchall()
        for i, text in enumerate(HOSTILE):
            row = [str(i), text or "x", text]
            con.execute("INSERT INTO event_types VALUES (?, ?, '标', ?, NULL, [], [])", row).fetchall()
    return target


@pytest.mark.parametrize(("form", "reads"), [("parquet", "read_parquet"), ("jsonl", "read_json")])
def test_parquet_and_json_lines_read_back_equal(warehouse: Path, tmp_path: Path, form: str, reads: str) -> None:
    done = CliRunner().invoke(app, ["export", "--format", form, str(tmp_path), "--warehouse", str(warehouse)])
    assert done.exit_code == 0, done.output
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*(f"{t}.{form}" for t in BY_NAME), "dictionary.md"])
    assert (tmp_path / "dictionary.md").read_text(encoding="utf-8") == markdown()
    with duckdb.connect(str(warehouse), read_only=True) as con:
        for table in BY_NAME:
            described = con.execute(f"DESCRIBE {table}").fetchall()
            # a reader of JSON cannot guess types: it is told them
            types = "{" + ", ".join(f"'{r[0]}': '{r[1]}'" for r in described) + "}"
            told = f", columns = {types}, format = 'newline_delimited'" if form == "jsonl" else ""
            back = f"{reads}('{tmp_path / table}.{form}'{told})"
            # white space inside a JSON value is none of it
            same = ", ".join(f"json({r[0]})" if r[1] == "JSON" else f'"{r[0]}"' for r in described)
            for a, b in ((table, back), (back, table)):
                assert con.execute(f"SELECT {same} FROM {a} EXCEPT ALL SELECT {same} FROM {b}").fetchall() == []


def test_csv_reads_back_equal_and_begins_with_a_byte_order_mark(warehouse: Path, tmp_path: Path) -> None:
    exporting.export(warehouse, tmp_path, "csv")
    assert (tmp_path / "sources.csv").read_bytes().startswith(b"\xef\xbb\xbfsource_id,title,")
    with duckdb.connect(str(warehouse), read_only=True) as con:
        for table in BY_NAME:
            described = con.execute(f"DESCRIBE {table}").fetchall()
            types = "{" + ", ".join(f"'{r[0]}': '{r[1]}'" for r in described) + "}"
            back = f"read_csv('{tmp_path / table}.csv', header = true, columns = {types})"
            guards = ", ".join(
                f"{exporting.guarded(f'{r[0]}::TEXT')}::{r[1]}" if r[1] in ("VARCHAR", "JSON") else r[0]
                for r in described
            )
            for a, b in (
                (f"SELECT {guards} FROM {table}", f"FROM {back}"),
                (f"FROM {back}", f"SELECT {guards} FROM {table}"),
            ):
                assert con.execute(f"({a}) EXCEPT ALL ({b})").fetchall() == [], table


def test_csv_guards_what_a_spreadsheet_would_run_and_the_others_hold_values_as_they_are(
    hostile: Path, tmp_path: Path
) -> None:
    for form in ("csv", "parquet", "jsonl"):
        exporting.export(hostile, tmp_path, form)  # type: ignore[arg-type]
    with (tmp_path / "event_types.csv").open(encoding="utf-8-sig", newline="") as f:
        rows = {r["event_type"]: r for r in csv.DictReader(f)}
    for i, text in enumerate(HOSTILE):
        assert rows[str(i)]["ace_type"] == (guarded(text) or "")
        assert rows[str(i)]["ace_type"][:1] not in ("=", "+", "-", "@", "\t", "\r", "＝")
    with duckdb.connect() as con:
        for form in ("parquet", "jsonl"):
            path = tmp_path / f"event_types.{form}"
            reads = (
                f"read_parquet('{path}')" if form == "parquet" else f"read_json('{path}', format='newline_delimited')"
            )
            back = con.execute(f"SELECT ace_type FROM {reads} ORDER BY event_type::INTEGER").fetchall()
            assert [r[0] for r in back] == HOSTILE


def test_a_wrong_format_folder_or_warehouse_is_one_sentence(warehouse: Path, tmp_path: Path) -> None:
    flags = ["--warehouse", str(warehouse)]
    wrong = CliRunner().invoke(app, ["export", "--format", "xlsx", str(tmp_path), *flags])
    assert (wrong.exit_code, "accepted are parquet, csv, jsonl" in wrong.output) == (2, True)
    (tmp_path / "file").write_text("in the way")
    assert CliRunner().invoke(app, ["export", str(tmp_path / "file"), *flags]).exit_code == 1
    missing = CliRunner().invoke(app, ["export", str(tmp_path), "--warehouse", str(tmp_path / "none.duckdb")])
    assert (missing.exit_code, "there is no warehouse yet" in missing.output) == (1, True)
