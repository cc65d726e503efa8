"""Every score of a candidate is a row with a reason, and every row is asked for."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from flows.entities.candidates.scores import CandidateScores, worth
from schemas.declarative import load_packaged
from tests.conftest import ROOT

ROWS = load_packaged("vocabulary/entities/candidate_scores.yaml", CandidateScores).scores


def asked() -> Iterator[str]:
    """The names by which code asks for scores."""
    for path in (ROOT / "flows/entities").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "worth":
                yield from names_in(node.args[0])


def names_in(node: ast.expr) -> Iterator[str]:
    """A name, or those of both branches of a condition."""
    if isinstance(node, ast.IfExp):
        yield from names_in(node.body)
        yield from names_in(node.orelse)
    else:
        yield ast.literal_eval(node)


def test_each_row_is_asked_for_and_each_name_asked_for_is_a_row() -> None:
    assert set(asked()) == {row.name for row in ROWS}


def test_no_name_stands_twice() -> None:
    assert [name for name, n in Counter(row.name for row in ROWS).items() if n > 1] == []


def test_a_name_without_a_row_is_an_error() -> None:
    with pytest.raises(KeyError):
        worth("no such evidence")
