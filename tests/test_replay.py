"""Quarantine, end to end: a file is refused, its case says why, it is mended, and replay takes exactly it through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.pipeline import facts, read
from flows.replay import replay
from flows.settings import Settings
from schemas.errors import Usage
from tests.corpus import ARTICLES, LEAVES, copy_of_a_run, write

GARBLED = LEAVES.encode("utf-8").decode("latin-1")


def settings_in(folder: Path) -> Settings:
    return Settings(raw=folder / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none.yaml")


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a first run refused two files; each test has a copy."""
    folder = tmp_path_factory.mktemp("refused")
    write(folder / "raw", {**ARTICLES, "garbled.md": GARBLED, "empty.txt": ""})
    assert ingest(settings_in(folder)).files["quarantined"] == 2
    return folder


@pytest.fixture
def home(refused: Path, tmp_path: Path) -> Settings:
    copy_of_a_run(refused, tmp_path)
    return settings_in(tmp_path)


def command(settings: Settings, *arguments: str) -> str:
    done = CliRunner().invoke(app, ["quarantine", *arguments, "--warehouse", str(settings.warehouse)])
    assert done.exit_code == 0, done.output
    return done.output


def published(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        return con.execute(sql).fetchall()


def reads_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that readers are asked for from now on."""
    seen: list[str] = []
    reads = read.read_article

    def noting(raw: bytes, path: str, limits: object) -> object:
        seen.append(path)
        return reads(raw, path, limits)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read_article", noting)
    return seen


def test_a_corrected_file_is_taken_through_alone_and_its_case_is_resolved_and_kept(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.raw.parent)
    listed = json.loads(command(home, "list", "--json"))
    assert {c["path"]: c["check_name"] for c in listed} == {"empty.txt": "empty_file", "garbled.md": "mojibake"}
    case = next(c for c in listed if c["path"] == "garbled.md")
    shown = command(home, "show", case["quarantine_id"])
    for told in (
        "garbled.md",
        case["sha256"],
        "mojibake, stage read",
        "save it again from its source in UTF-8",
        "open",
    ):
        assert told in shown

    (home.raw / "garbled.md").write_text(LEAVES.replace("陆知衡", "苗青岚"), encoding="utf-8")
    (home.raw / "joins.md").write_text(ARTICLES["joins.md"].replace("6月2日", "6月3日"), encoding="utf-8")
    seen = reads_of(monkeypatch)
    said = command(home, "replay", case["quarantine_id"])
    assert "replayed 1 cases: 1 resolved, 0 still stand" in said
    assert seen == ["garbled.md"], "a file that changed too and was not asked for waits for its own run"

    last = published(home, "SELECT max(run_id) FROM runs")[0][0]
    kept = published(home, "SELECT quarantine_id, path, resolved_run_id, resolution FROM quarantine ORDER BY path")
    assert kept[1] == (case["quarantine_id"], "garbled.md", last, "changed")
    assert kept[0][1:] == ("empty.txt", None, None)
    assert published(home, "SELECT count(*) FROM people WHERE name = '苗青岚'") == [(1,)]
    assert [c["path"] for c in json.loads(command(home, "list", "--json"))] == ["empty.txt"]
    assert len(json.loads(command(home, "list", "--all", "--json"))) == 2


def test_a_new_reader_takes_the_same_bytes(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    reads = read.read_article

    def better(raw: bytes, path: str, limits: object) -> object:
        if path == "garbled.md":
            raw = raw.decode("utf-8").encode("latin-1")
        return reads(raw, path, limits)  # type: ignore[arg-type]

    monkeypatch.setattr(read, "read_article", better)
    done = replay(home, ["garbled.md"])
    assert [(c.path, c.state, c.resolved_run_id) for c in done.cases] == [
        ("garbled.md", "mended", done.outcome.run_id)
    ]  # fmt: skip
    assert published(home, "SELECT status FROM source_files WHERE path = 'garbled.md'") != [("quarantined",)]


def test_what_is_replayed_and_still_wrong_stays_the_same_case(home: Settings) -> None:
    before = published(home, "SELECT quarantine_id, first_run_id FROM quarantine ORDER BY path")
    done = replay(home)
    assert [c.state for c in done.cases] == ["open", "open"]
    assert published(home, "SELECT quarantine_id, first_run_id FROM quarantine ORDER BY path") == before
    assert {c.last_run_id for c in done.cases} == {done.outcome.run_id}


def test_a_text_that_lost_its_facts_gets_them_when_the_rule_is_mended(
    home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    extracts, asked = facts.extract, []

    def fails(text: object, *rest: object) -> object:
        if "陆知衡加入" in text.title:  # type: ignore[attr-defined]
            raise IndexError("a defect of ours")
        return extracts(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(facts, "extract", fails)
    write(home.raw, {"joins.md": ARTICLES["joins.md"] + "\n他此前任职于远山证券。\n"})
    ingest(home)
    assert published(home, "SELECT severity, stage FROM quarantine WHERE path = 'joins.md'") == [("warn", "facts")]
    events = "SELECT count(*) FROM event_mentions m JOIN source_files f USING (source_id) WHERE f.path = 'joins.md'"
    assert published(home, events) == [(0,)]

    def mended(text: object, *rest: object) -> object:
        asked.append(text.title)  # type: ignore[attr-defined]
        return extracts(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(facts, "extract", mended)
    seen = reads_of(monkeypatch)
    done = replay(home, ["joins.md"])
    assert [c.state for c in done.cases] == ["mended"]
    assert (len(asked), seen) == (1, []), "only its facts are found again: the file itself was read well"
    assert published(home, events)[0][0] > 0


def test_a_person_may_accept_a_case_with_a_reason_which_is_kept_and_shown(home: Settings) -> None:
    said = command(home, "accept", "empty.txt", "--reason", "the outlet sent an empty file")
    assert "accepted 1 cases" in said
    assert "the outlet sent an empty file" in command(home, "show", "empty.txt")
    states = {c["path"]: (c["state"], c["accepted_reason"]) for c in json.loads(command(home, "list", "--json"))}
    assert states == {"empty.txt": ("accepted", "the outlet sent an empty file"), "garbled.md": ("open", None)}
    done = replay(home)
    assert [c.path for c in done.cases] == ["garbled.md"], "what is accepted is left alone"
    reasons = published(home, "SELECT accepted_reason FROM quarantine WHERE path = 'empty.txt'")
    assert reasons == [("the outlet sent an empty file",)]
    assert published(home, "SELECT status FROM source_files WHERE path = 'empty.txt'") == [("quarantined",)]


def test_a_removed_file_leaves_quarantine_with_that_word(home: Settings) -> None:
    (home.raw / "empty.txt").unlink()
    ingest(home)
    assert published(home, "SELECT resolution FROM quarantine WHERE path = 'empty.txt'") == [("removed",)]


def test_a_case_that_is_not_there_is_a_slip_of_the_pen(home: Settings) -> None:
    with pytest.raises(Usage, match="no case of quarantine has this id or path"):
        replay(home, ["nowhere.md"])
    (home.raw / "empty.txt").unlink()
    ingest(home)
    with pytest.raises(Usage, match="resolved"):
        replay(home, ["empty.txt"])
    done = CliRunner().invoke(
        app, ["quarantine", "accept", "garbled.md", "--reason", " ", "--warehouse", str(home.warehouse)]
    )
    assert done.exit_code == 2


def test_before_there_is_a_warehouse_the_command_says_so_and_makes_none(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["quarantine", "list", "--warehouse", str(tmp_path / "n.duckdb")])
    assert done.exit_code == 1
    assert "there is no warehouse yet" in done.output
    assert list(tmp_path.iterdir()) == []
