"""Earlier warehouses: going back, going forward again, throwing away; names that DuckDB could trip over."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.settings import Settings
from schemas.errors import RunFailed, Usage
from tests.corpus import ARTICLES, content, write
from warehouse import history


def statuses(warehouse: Path) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return [str(r[0]) for r in con.execute("SELECT status FROM runs ORDER BY run_id").fetchall()]


def test_rollback_goes_back_forward_and_leaves_a_trace(ran: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ran.raw.parent)
    first = history.published_run(ran.warehouse)
    second, third = (ingest(ran, force=True).run_id for _ in range(2))

    def rollback(*run: str) -> str:
        done = CliRunner().invoke(app, ["rollback", *run, "--warehouse", str(ran.warehouse)])
        assert done.exit_code == 0, done.output
        return done.output

    assert second in rollback()
    assert first
    assert first in rollback()
    assert third in rollback(third)
    assert second in rollback()
    assert [k.run_id for k in history.kept(ran.previous)] == [third, first]
    ingest(ran, force=True)
    assert statuses(ran.warehouse) == ["published", "published", "rolled_back", "published"]


def test_rollback_refuses_a_run_that_is_not_kept_and_a_file_that_is_no_warehouse(ran: Settings) -> None:
    run = history.published_run(ran.warehouse)
    with pytest.raises(Usage, match="kept are: none"):
        history.rollback(ran.warehouse, ran.previous)
    ran.previous.mkdir()
    (ran.previous / "20200101T000000.000000Z.duckdb").write_bytes(b"no warehouse")
    with pytest.raises(RunFailed, match="cannot be opened"):
        history.rollback(ran.warehouse, ran.previous)
    assert history.published_run(ran.warehouse) == run


def test_a_disk_without_hard_links_keeps_copies(ran: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    first = history.published_run(ran.warehouse)
    before = content(ran.warehouse)
    write(ran.raw, {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})
    ingest(ran)
    assert history.rollback(ran.warehouse, ran.previous).run_id == first
    assert content(ran.warehouse) == before


@pytest.mark.parametrize("name", ["candidate", "a\"b'c; DROP TABLE files; --"])
def test_names_of_files_are_never_read_as_sql(tmp_path: Path, name: str) -> None:
    text = ARTICLES["leaves.md"]
    write(
        tmp_path / "raw", {'it\'s "quoted"; DROP TABLE files; --.md': text, "x' OR 1=1 --/%_\\.md": text + "又及。\n"}
    )
    home = Settings(raw=tmp_path / "raw", warehouse=tmp_path / f"{name}.duckdb", judgements=tmp_path / "none")
    assert ingest(home).files["seen"] == 2
    (tmp_path / "raw/x' OR 1=1 --/%_\\.md").unlink()
    out = ingest(home)
    assert (out.files["removed"], out.files["unchanged"]) == (1, 1)
