"""0: done; 1: the run failed, or a comparison found a difference; 2: wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.corpus import ARTICLES


def code(*arguments: str) -> int:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_done_and_nothing_new_are_0_and_a_refused_publish_is_1(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.md").write_text(ARTICLES["leaves.md"], encoding="utf-8")
    assert code("ingest", "--workers", "1") == 0
    assert code("ingest", "--workers", "1") == 0
    published = (tmp_path / "warehouse/newsledger.duckdb").read_bytes()
    (tmp_path / "newsledger.toml").write_text(
        '[checks.newest_article_age_days]\nseverity = "error"\nthreshold = 1\n', encoding="utf-8"
    )
    assert code("ingest", "--workers", "1") == 1
    assert (tmp_path / "warehouse/newsledger.duckdb").read_bytes() == published


def test_a_difference_is_1(tmp_path: Path) -> None:
    (tmp_path / "dictionary.md").write_text("old\n", encoding="utf-8")
    assert code("docs", "dictionary.md", "--check") == 1
    assert code("docs", "dictionary.md") == 0
    assert code("docs", "dictionary.md", "--check") == 0


@pytest.mark.parametrize(
    "wrong",
    [("ingest", "nowhere"), ("ingest", "--no-such-option"), ("no-such-command",), ("docs", "no/such/folder.md"),
     ("audit", "--kind", "places"), ("browse", "--port", "70000")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_is_2(wrong: tuple[str, ...]) -> None:
    assert code(*wrong) == 2


def test_a_setting_that_is_not_accepted_is_2(tmp_path: Path) -> None:
    (tmp_path / "newsledger.toml").write_text("wokers = 1\n", encoding="utf-8")
    assert code("settings") == 2


def test_a_query_without_a_warehouse_is_1() -> None:
    assert code("sql", "SELECT 1") == 1
