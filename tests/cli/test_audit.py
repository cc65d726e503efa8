"""Reading drawn rows at a terminal: one key a verdict, leaving and taking up again, undoing, offering judgements."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from flows.cli import app
from flows.entities.judgements import load_judgements
from flows.quality.audit import load_audits


@pytest.fixture
def home(first_run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "warehouse").mkdir()
    shutil.copy(first_run / "out/n.duckdb", tmp_path / "warehouse/newsledger.duckdb")
    (tmp_path / "newsledger.toml").write_text("")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def read(keys: str, *flags: str, code: int = 0) -> Result:
    found = CliRunner().invoke(app, ["audit", "--reader", "qin", *flags], input=keys)
    assert found.exit_code == code, found.output
    return found


def verdicts(home: Path) -> list[tuple[str, str | None]]:
    return [(a.verdict, a.cause) for a in load_audits(home / "audits.yaml")]


def test_each_row_is_shown_with_its_sentence_and_takes_one_key_and_of_a_wrong_one_a_cause(home: Path) -> None:
    shown = read("rcdwgqn", "--n", "4").output
    assert verdicts(home) == [("right", None), ("core", "date"), ("wrong", "organization")]
    assert "1/4" in shown
    assert "【" in shown
    assert "[c] right but for date or certainty" in shown


def test_it_is_taken_up_where_it_was_left(home: Path) -> None:
    read("rrq", "--n", "4")
    again = read("rq", "--n", "4").output
    assert "4 rows, 2 read already" in again
    assert "3/4" in again
    assert len(verdicts(home)) == 3


def test_the_last_verdict_can_be_undone_and_a_row_skipped(home: Path) -> None:
    read("ruwpsqn", "--n", "3")
    assert verdicts(home) == [("wrong", "person")]


def test_another_key_is_passed_over_and_the_end_of_what_is_typed_leaves(home: Path) -> None:
    read("xyr", "--n", "3")
    assert verdicts(home) == [("right", None)]


def test_wrong_rows_become_judgements_when_the_reader_says_so(home: Path) -> None:
    assert "can be struck out" in read("wnqy", "--n", "2").output
    judged = load_judgements(home / "judgements.yaml").judgements
    assert [(j.kind, j.verdict) for j in judged] == [("events", "wrong")]
    read("wnqn", "--kind", "people", "--n", "2")
    assert len(load_judgements(home / "judgements.yaml").judgements) == 1


def test_people_and_organizations_have_no_core(home: Path) -> None:
    assert "[c]" not in read("q", "--kind", "people").output
    read("c", "--kind", "organizations", "--n", "1")
    assert verdicts(home) == []


def test_shares_are_told_at_the_end_and_by_themselves(home: Path) -> None:
    assert "95 %" in read("rq", "--n", "2").output
    shown = read("", "--shares").output
    assert "events" in shown
    assert "confidence" in shown
    assert "[r]" not in shown


def test_an_unknown_kind_is_named(home: Path) -> None:
    assert "accepted are people, organizations, events" in read("", "--kind", "places", code=2).output
