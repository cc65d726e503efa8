"""Rows on a terminal: a table where its columns fit, else blocks that a person can read."""

from __future__ import annotations

import pytest

from flows.cli.tables import fits, print_table

WIDE = [f"column_{i}" for i in range(18)]


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_a_wide_row_is_printed_as_a_block_of_fields(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(WIDE, [[f"value {i}" for i in range(18)], ["b"] * 18])
    shown = capsys.readouterr().out
    assert "── 1 of 2" in shown
    assert "── 2 of 2" in shown
    assert "column_7   value 7 \n" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_narrow_one_stays_a_table_and_folds_a_long_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "text"], [["远舟", "长" * 200]])
    shown = capsys.readouterr().out
    assert "──" in shown
    assert "1 of 1" not in shown
    assert shown.count("长") == 200


def test_a_field_without_a_value_is_left_out_of_its_block(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(WIDE, [["x", None, *["y"] * 16]])
    assert "column_1 " not in capsys.readouterr().out


def test_a_long_chinese_value_keeps_all_of_its_characters_beside_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(WIDE, [["长" * 300, *["y"] * 17]])
    assert capsys.readouterr().out.count("长") == 300


def test_no_rows_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["name", "n"], [])
    assert capsys.readouterr().out == "no rows (name, n)\n"


def test_whether_columns_fit_is_counted_in_cells_not_in_characters() -> None:
    names = ["a", "b", "c", "d"]
    assert fits(names, [["xxxxxxxxxxxxxx"] * 4], 70)
    assert not fits(names, [["中中中中中中中中中中中中中中"] * 4], 70)
