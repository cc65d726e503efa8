"""The export by partition: what other readers find in it, and that only what changed is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.settings import Settings
from schemas.errors import RunFailed
from schemas.published import BY_NAME
from tests.corpus import copy_of_a_run, write
from warehouse.partitions import FILE, LEFT_OUT, MANIFEST, RULES, export_partitions, read_manifest

MOVES = """---
title: 方硯秋轉任澄江半導體顧問
publisher: 東岸新聞
date: 2024-03-02
---

東岸新聞3月2日報導，遠舟汽車營運長方硯秋已於3月1日離職，轉任澄江半導體顧問。
"""


def settings_of(folder: Path) -> Settings:
    return Settings(raw=folder / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none.yaml", workers=1)


def begun(published: Path, folder: Path) -> Path:
    """Four articles of four months, published and exported once to `out`."""
    copy_of_a_run(published, folder)
    for file in (folder / "out").glob("*.duckdb"):
        file.rename(folder / file.name)
    shutil.rmtree(folder / "out")
    export_partitions(folder / "n.duckdb", folder / "out")
    return folder


@pytest.fixture(scope="module")
def first(first_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(first_run, tmp_path_factory.mktemp("first"))


@pytest.fixture
def home(first: Path, tmp_path: Path) -> Path:
    """A copy, to be read and written over but not ingested again: its files lie elsewhere than they were read."""
    return Path(shutil.copytree(first, tmp_path / "home"))


@pytest.fixture
def changed(first_run: Path, tmp_path: Path) -> Path:
    """One article more and one less than at the export into `out`; what stood there before stands in `before`."""
    home = begun(first_run, tmp_path)
    shutil.copytree(home / "out", home / "before")
    write(home / "raw", {"moves.md": MOVES})
    (home / "raw/lays_off.txt").unlink()
    ingest(settings_of(home))
    return home


def rows_of(con: duckdb.DuckDBPyConnection, table: str, relation: str) -> list[tuple[object, ...]]:
    left_out = ", ".join(LEFT_OUT.get(table, ()))
    columns = f"* EXCLUDE ({left_out})" if left_out and relation == table else "*"
    return con.execute(f"SELECT {columns} FROM {relation} ORDER BY ALL").fetchall()


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect() as con:
        found = {}
        for table in BY_NAME:
            glob = f"read_parquet('{folder / table}/**/{FILE}', hive_partitioning = false)"
            found[table] = rows_of(con, table, glob) if any((folder / table).rglob(FILE)) else []
        return found


def published(warehouse: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return {table: rows_of(con, table, table) for table in BY_NAME}


def inodes(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_ino for p in folder.rglob(FILE)}


def test_every_table_reads_back_equal(home: Path) -> None:
    assert contents(home / "out") == published(home / "n.duckdb")


def test_duckdb_and_polars_find_the_month_of_publication_as_a_column(home: Path) -> None:
    with duckdb.connect(str(home / "n.duckdb"), read_only=True) as con:
        wanted = con.execute(
            "SELECT strftime(published_earliest, '%Y-%m') AS month, count(*) "
            "FROM sources JOIN mentions USING (source_id) GROUP BY month ORDER BY month"
        ).fetchall()
        glob = f"'{home}/out/mentions/**/*.parquet', hive_partitioning = true"
        sql = f"SELECT published_month, count(*) FROM read_parquet({glob}) GROUP BY ALL ORDER BY ALL"
        assert con.execute(sql).fetchall() == wanted
    frame = pl.scan_parquet(home / "out/mentions/**/*.parquet", hive_partitioning=True)
    assert frame.group_by("published_month").len().sort("published_month").collect().rows() == wanted
    one = frame.filter(pl.col("published_month") == "2023-09").collect()
    assert len(one) == dict(wanted)["2023-09"]


def test_the_same_warehouse_again_writes_nothing(home: Path) -> None:
    before = inodes(home / "out")
    done = export_partitions(home / "n.duckdb", home / "out")
    assert (done.written, done.removed, done.unchanged) == ([], [], len(before))
    assert inodes(home / "out") == before


def test_a_new_and_a_removed_article_write_their_months_and_what_they_touch(changed: Path) -> None:
    old, before = inodes(changed / "out"), read_manifest(changed / "out")
    done = export_partitions(changed / "n.duckdb", changed / "out")
    assert contents(changed / "out") == published(changed / "n.duckdb")
    new = inodes(changed / "out")
    assert set(new) - set(old) <= set(done.written)
    assert set(old) - set(new) == set(done.removed)
    assert {p for p in old if p in new and old[p] != new[p]} == set(done.written) & set(old)
    # articles of other months stand as they were
    assert f"sources/published_month=2024-03/{FILE}" in done.written
    assert f"sources/published_month=2023-09/{FILE}" in done.removed
    for month in ("2023-04", "2023-06", "2024-01"):
        assert f"sources/published_month={month}/{FILE}" not in done.written
    manifest = read_manifest(changed / "out")
    assert (before["version"], manifest["version"]) == (1, 2)
    assert manifest["run_id"] > before["run_id"]
    assert manifest["tables"]["sources"]["removed"] == {f"sources/published_month=2023-09/{FILE}": 2}


def test_a_follower_that_takes_what_changed_since_its_version_has_the_whole(changed: Path) -> None:
    follower, out = changed / "before", changed / "out"
    has = read_manifest(follower)["version"]
    export_partitions(changed / "n.duckdb", out)
    for table in read_manifest(out)["tables"].values():
        for path, said in table["files"].items():
            if said["version"] > has:
                (follower / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(out / path, follower / path)
        for path, version in table["removed"].items():
            if version > has:
                (follower / path).unlink()
    assert contents(follower) == published(changed / "n.duckdb")


def test_a_file_that_was_lost_or_cut_is_written_again(home: Path) -> None:
    lost, cut = (home / f"out/sources/published_month={m}/{FILE}" for m in ("2023-04", "2023-06"))
    lost.unlink()
    cut.write_bytes(b"PAR1")
    done = export_partitions(home / "n.duckdb", home / "out")
    assert sorted(done.written) == [f"sources/published_month={m}/{FILE}" for m in ("2023-04", "2023-06")]
    assert contents(home / "out") == published(home / "n.duckdb")


def test_every_table_that_grows_with_the_articles_is_cut(home: Path) -> None:
    whole = {t for t, said in read_manifest(home / "out")["tables"].items() if said["partitioned_by"] is None}
    assert whole == {"event_types", "quarantine", "audits"}
    names = {name for name, _ in RULES.values()}
    assert names.isdisjoint({c for model in BY_NAME.values() for c in model.to_schema().columns})


@pytest.mark.parametrize("text", ["{", "[]", json.dumps({"format": "another"})])
def test_a_manifest_of_something_else_is_not_written_over(home: Path, text: str) -> None:
    (home / "out" / MANIFEST).write_text(text)
    with pytest.raises(RunFailed, match="no manifest of an export"):
        export_partitions(home / "n.duckdb", home / "out")
    assert (home / "out" / MANIFEST).read_text() == text


def test_the_command_says_what_it_wrote_and_takes_parquet_only(home: Path) -> None:
    flags = ["--by-partition", str(home / "out"), "--warehouse", str(home / "n.duckdb")]
    done = CliRunner().invoke(app, ["export", *flags])
    assert done.exit_code == 0, done.output
    assert "0 files written" in done.output
    refused = CliRunner().invoke(app, ["export", "--format", "csv", *flags])
    assert (refused.exit_code, "--by-partition" in refused.output) == (2, True)
