"""What is not sure enough to be told: shown at its place, and promoted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import ask, run, run_in
from tests.corpus import copy_of_a_run, write


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a first run withheld all claims; each test has a copy."""
    folder = tmp_path_factory.mktemp("withheld")
    write(folder / "raw")
    (folder / "newsledger.toml").write_text("[confidence]\nminimum = 1.0\n")
    run_in(folder, "ingest")
    return folder


@pytest.fixture
def home(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy_of_a_run(published, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


def departure(home: Path) -> tuple[str, str, str, int, int]:
    """withheld_id, source_id, part, char_start, char_end of the withheld departure of 陆知衡."""
    found = ask(
        home,
        "SELECT withheld_id, source_id, part, char_start, char_end FROM withheld_claims "
        "WHERE event_type = 'departure' AND participants::TEXT LIKE '%陆知衡%' AND part = 'body' ORDER BY 1",
    )
    return found[0]  # type: ignore[return-value]


def test_a_withheld_claim_is_shown_by_its_id_and_by_its_place(home: Path) -> None:
    withheld_id, source_id, part, start, end = departure(home)
    by_id = run("events", "why", withheld_id).output
    assert "is below the 1.00 that is asked" in by_id
    assert "leaver: 陆知衡" in by_id
    assert withheld_id in run("events", "why", f"{source_id}/{part}/{start}-{end}").output
    assert withheld_id in run("events", "why", f"{source_id}/{part}/{start + 1}").output


def test_a_promoted_claim_is_told_by_the_next_run_and_is_withheld_no_more(home: Path) -> None:
    withheld_id, *_ = departure(home)
    assert ask(home, "SELECT count(*) FROM events WHERE event_type = 'departure'") == [(0,)]
    run("events", "promote", withheld_id)
    run("ingest")
    assert ask(home, "SELECT count(*) FROM events WHERE event_type = 'departure'") == [(1,)]
    assert ask(home, f"SELECT count(*) FROM withheld_claims WHERE withheld_id = '{withheld_id}'") == [(0,)]


def test_a_place_where_nothing_is_withheld_is_said(home: Path) -> None:
    assert "no withheld claim has this id or stands there" in run("events", "promote", "w_none", code=2).output


def test_a_lower_minimum_tells_the_claims_and_reads_no_text_again(home: Path) -> None:
    withheld = ask(home, "SELECT count(*) FROM withheld_claims")[0][0]
    assert withheld
    (home / "newsledger.toml").write_text("[confidence]\nminimum = 0.0\n")
    run("ingest")
    assert ask(home, "SELECT count(*) FROM withheld_claims") == [(0,)]
    assert ask(home, "SELECT count(*) FROM event_mentions")[0][0] == withheld
