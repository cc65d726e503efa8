from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from flows.cli import app
from flows.cli.main import plain
from tests.corpus import ARTICLES, write

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def newsledger(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *arguments],
        cwd=cwd, env={**clean, "COLUMNS": "160", **environment}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def called(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same within this process, for answers that need none of their own: starting one takes a second."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(cwd)
        for name in os.environ:
            if name.startswith(("NEWSLEDGER_", "PREFECT_")):
                monkeypatch.delenv(name)
        for name, value in {"COLUMNS": "160", **environment}.items():
            monkeypatch.setenv(name, value)
        done = CliRunner().invoke(app, list(arguments))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    write(folder / "raw")
    return folder


@pytest.fixture(scope="module")
def first_run(home: Path) -> subprocess.CompletedProcess[str]:
    return newsledger("ingest", "--json", cwd=home)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_subcommand_shows_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert "newsledger " + command in shown.output


def seconds_of_children() -> float:
    """Processor time: what the clock says depends on what else the machine has to do."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_answers_in_under_a_second_and_imports_no_prefect(tmp_path: Path) -> None:
    took = []
    for _ in range(3):
        begun = seconds_of_children()
        assert newsledger("--help", cwd=tmp_path).returncode == 0
        took.append(seconds_of_children() - begun)
    assert min(took) < 1
    asks = "import sys, flows.cli\nassert not {'prefect', 'polars', 'duckdb', 'pandera'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", asks], check=True, cwd=Path(__file__).parent.parent.parent)


def test_a_plain_ingest_imports_no_prefect(tmp_path: Path) -> None:
    write(tmp_path / "raw", {"a.md": ARTICLES["leaves.md"]})
    runs = (
        "import sys; sys.argv = ['newsledger', 'ingest']; from flows.cli import app\n"
        "try: app()\nexcept SystemExit as e: assert e.code == 0, e.code\n"
        "assert 'prefect' not in sys.modules"
    )
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))}
    subprocess.run([sys.executable, "-c", runs], check=True, cwd=tmp_path, env=clean, capture_output=True)
    assert (tmp_path / "warehouse/newsledger.duckdb").is_file()


def test_json_is_one_object_and_the_only_thing_on_stdout(
    first_run: subprocess.CompletedProcess[str], home: Path
) -> None:
    assert first_run.returncode == 0, first_run.stderr
    out = json.loads(first_run.stdout)
    assert out["status"] == "published"
    assert out["files"]["seen"] == out["files"]["loaded"] == len(ARTICLES)
    assert out["rows"]["sources"] == len(ARTICLES)
    assert Path(out["warehouse"]) == home / "warehouse/newsledger.duckdb"
    assert {"read", "facts", "check", "publish"} <= set(out["seconds"])
    assert first_run.stderr == ""


def test_a_run_with_nothing_new_ends_well(first_run: subprocess.CompletedProcess[str], home: Path) -> None:
    again = newsledger("ingest", cwd=home)
    assert again.returncode == 0
    assert "Nothing new" in again.stdout
    assert "\x1b" not in again.stdout + again.stderr


def test_a_wrong_path_or_setting_is_usage(home: Path) -> None:
    missing = newsledger("ingest", "nowhere", cwd=home)
    assert missing.returncode == 2
    assert missing.stderr.startswith("newsledger: nowhere: no such file or folder")
    (home / "bad.toml").write_text("worker = 3\n")
    bad = called("ingest", cwd=home, NEWSLEDGER_CONFIG=str(home / "bad.toml"))
    assert bad.returncode == 2
    assert "worker: no such setting" in bad.stderr


@pytest.mark.parametrize(
    ("setting", "says"),
    [('registry = ["none.yaml"]', "setting registry"), ('event_types = ["none.yaml"]', "setting event_types"),
     ('annotations = "none"', "setting annotations"), ('warehouse = "raw"', "is a folder"),
     ('warehouse = "raw/a.md"', "is no DuckDB file")],
)  # fmt: skip
def test_a_path_of_the_settings_that_cannot_be_meant_is_said_before_anything_is_done(
    tmp_path: Path, setting: str, says: str
) -> None:
    write(tmp_path / "raw", {"a.md": ARTICLES["leaves.md"]})
    (tmp_path / "newsledger.toml").write_text(setting + "\n")
    wrong = called("ingest", cwd=tmp_path)
    assert wrong.returncode == 2
    assert says in wrong.stderr
    assert wrong.stderr.count("\n") == 1
    assert (tmp_path / "raw/a.md").read_text(encoding="utf-8") == ARTICLES["leaves.md"]


def test_flags_go_before_variables_and_variables_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "newsledger.toml").write_text('warehouse = "file.duckdb"\nlock_seconds = 7\n')
    inside = tmp_path / "deep/er"
    inside.mkdir(parents=True)
    shown = called("settings", cwd=inside, NEWSLEDGER_LOCK_SECONDS="9").stdout
    settings = json.loads(shown[shown.index("{") :])
    assert settings["warehouse"] == str(tmp_path / "file.duckdb")
    assert settings["raw"] == str(tmp_path / "raw")
    assert settings["lock_seconds"] == 9
    write(tmp_path / "raw", {"a.md": ARTICLES["leaves.md"]})
    out = called("ingest", "--json", "--warehouse", "flag.duckdb", cwd=inside, NEWSLEDGER_WAREHOUSE="variable.duckdb")
    assert json.loads(out.stdout)["warehouse"] == str(inside / "flag.duckdb")


@pytest.mark.parametrize(
    ("flag", "begins"), [("--csv", "n,name"), ("--json", "[{"), ("--md", "| n | name |"), (None, "┏")]
)
def test_sql_answers_in_each_form(
    first_run: subprocess.CompletedProcess[str], home: Path, flag: str | None, begins: str
) -> None:
    query = "SELECT source_count AS n, name FROM people ORDER BY mention_count DESC LIMIT 2"
    answer = called("sql", query, *([flag] if flag else []), cwd=home)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith(begins)
    assert "陆知衡" in answer.stdout


def test_a_query_may_begin_with_a_comment(first_run: subprocess.CompletedProcess[str], home: Path) -> None:
    query = "-- name: x=1\n-- how many\nSELECT 7 * 6 AS n"
    assert called("sql", query, "--csv", cwd=home).stdout.split() == ["n", "42"]
    wrong = called("sql", "--cvs", query, cwd=home)
    assert wrong.returncode == 2


def test_a_long_cell_is_folded_and_loses_nothing(first_run: subprocess.CompletedProcess[str], home: Path) -> None:
    shown = called("sql", "SELECT repeat('远舟', 60) || '终' AS name, 1 AS n", cwd=home, COLUMNS="40").stdout
    assert shown.count("远") == 60
    assert "终" in shown


@pytest.mark.parametrize(
    "query", ["DELETE FROM people", "CREATE TABLE t (x INT)", "COPY people TO 'out.csv'", "SELECT * FROM '/etc/passwd'"]
)
def test_sql_reads_only(first_run: subprocess.CompletedProcess[str], home: Path, query: str) -> None:
    answer = called("sql", query, cwd=home)
    assert answer.returncode == 2
    assert answer.stderr.startswith("newsledger: the query failed")
    assert not (home / "out.csv").exists()


def test_tables_tells_what_each_table_and_column_means(first_run: subprocess.CompletedProcess[str], home: Path) -> None:
    assert "v_departures" in called("tables", cwd=home).stdout
    assert "evidence" in called("tables", "event_mentions", cwd=home).stdout
    of_a_view = called("tables", "v_departures", cwd=home).stdout
    assert "according_to" in of_a_view
    assert "Publishers of the articles" in of_a_view
    assert called("tables", "peolpe", cwd=home).returncode == 2


def test_text_of_articles_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[31mb\u202ec\x07") == "a\\u001b[31mb\\u202ec\\u0007"


@pytest.mark.slow
def test_a_query_that_takes_long_shows_its_answer_and_nothing_else(
    first_run: subprocess.CompletedProcess[str], home: Path
) -> None:
    long_query = "SELECT count(*) AS n FROM range(1000000) a, range(600) b WHERE (a.range * b.range) % 7 = 8"
    assert newsledger("sql", long_query, "--csv", cwd=home).stdout.replace("\r", "") == "n\n0\n"


def test_ui_opens_the_command_line_of_duckdb_read_only(
    first_run: subprocess.CompletedProcess[str], home: Path, tmp_path: Path
) -> None:
    path = os.environ["PATH"]
    (tmp_path / "duckdb").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "duckdb").chmod(0o755)
    warehouse = home / "warehouse/newsledger.duckdb"
    assert newsledger("ui", cwd=home, PATH=f"{tmp_path}:{path}").stdout == f"-readonly {warehouse}\n"
    assert newsledger("ui", "--browser", cwd=home, PATH=f"{tmp_path}:{path}").stdout == f"-readonly -ui {warehouse}\n"
    none = newsledger("ui", cwd=home, PATH=str(home))
    assert none.returncode == 1
    assert "not installed" in none.stderr
    assert "no warehouse yet" in called("ui", cwd=tmp_path).stderr
