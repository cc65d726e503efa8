from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.quality.definitions import load
from flows.report.dictionary import example_warehouse, markdown
from schemas import examples
from schemas.published import BY_NAME
from schemas.tables import columns
from schemas.validation import split
from tests.conftest import ROOT
from warehouse.views import View, views


def test_the_committed_dictionary_is_current() -> None:
    assert (ROOT / "docs/dictionary.md").read_text(encoding="utf-8") == markdown(), "run `newsledger docs`"


def test_check_says_when_the_file_is_not_current_and_docs_mends_it(tmp_path: Path) -> None:
    file = tmp_path / "dictionary.md"
    stale = CliRunner().invoke(app, ["docs", str(file), "--check"])
    assert stale.exit_code == 1
    assert "not current" in stale.output
    assert CliRunner().invoke(app, ["docs", str(file)]).exit_code == 0
    assert CliRunner().invoke(app, ["docs", str(file), "--check"]).exit_code == 0
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["docs", str(file), "--check"]).exit_code == 1
    assert CliRunner().invoke(app, ["docs", str(tmp_path / "nowhere/x.md")]).exit_code == 2


@pytest.mark.parametrize("table", BY_NAME)
def test_every_column_of_every_model_says_what_it_means(table: str) -> None:
    assert (BY_NAME[table].__doc__ or "").strip().endswith(".")
    assert [c for c, spec in columns(BY_NAME[table]).items() if not (spec.description or "").strip()] == []


@pytest.mark.parametrize("table", BY_NAME)
def test_the_example_rows_fit_their_model_and_show_a_value_of_every_column(table: str) -> None:
    named = {column for row in examples.rows()[table] for column in row}
    assert named == set(columns(BY_NAME[table])), "schemas/examples.yaml: a column without an example, or unknown"
    assert split(examples.frames()[table], BY_NAME[table])[1] == []


def test_the_examples_are_of_the_published_tables_and_no_other() -> None:
    assert list(examples.rows()) == list(BY_NAME)


def test_the_examples_are_true_by_every_check() -> None:
    con = example_warehouse()
    rules = [c for c in load() if c.kind == "rows"]
    assert {c.name: found for c in rules if (found := con.execute(c.sql).fetchall())} == {}


@pytest.mark.parametrize("view", views(), ids=lambda v: v.name)
def test_every_view_and_its_columns_say_what_they_mean_and_have_an_example(view: View) -> None:
    con = example_warehouse()
    assert view.description.endswith(".")
    said = con.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [view.name]).fetchall()
    assert [name for name, comment in said if not comment] == []
    assert set(view.said) <= {name for name, _ in said}, "the header tells of a column that the view does not have"
    assert con.execute(f"SELECT * FROM {view.name}").fetchall()


def test_a_column_of_a_view_means_what_it_means_in_the_table_whose_alias_it_is_read_by() -> None:
    sql = "CREATE VIEW v AS SELECT e.source_count, (SELECT p.name FROM people p) FROM people x JOIN events e ON true"
    assert "tell it" in View("v", sql, "", {}).meaning("source_count")
    assert View("v", sql, "", {"source_count": "Said."}).meaning("source_count") == "Said."
    assert View("v", sql, "", {}).meaning("not_there") == ""


def test_text_in_the_dictionary_cannot_break_its_tables_or_its_page() -> None:
    from flows.report.dictionary import _cell

    assert _cell("a | b\n<script>") == "a \\| b \\<script\\>"


def test_the_dictionary_names_checks_types_values_and_files() -> None:
    text = markdown()
    assert "- `mention_stands_at_its_offsets` (error):" in text
    assert "| `detail` | JSON |" in text
    assert "in [people](#people).person_id" in text
    assert "`warehouse/sql/v_departures.sql`" in text


def test_an_example_of_a_list_is_shown_as_a_list() -> None:
    assert '| \\["appointee", "predecessor", "leader"\\] |' in markdown()
