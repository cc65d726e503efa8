"""Measures of the house: branch points, files of a folder, lines of a file, names of classes and modules."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

MOST_BRANCH_POINTS = 25
MOST_FILES_FLAT = 14
MOST_LINES = 300
NO_MODULE_NAMES = frozenset(("utils", "helpers", "common", "misc", "manager", "base"))


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def branch_points(function: ast.AST) -> int:
    """If, loop, each further operand of and/or, conditional expression, comprehension, case; nested ones included."""
    count = 0
    for node in ast.walk(function):
        if isinstance(node, ast.If | ast.For | ast.While | ast.IfExp | ast.comprehension | ast.match_case):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
    return count


def test_branch_points_are_counted_as_said() -> None:
    code = "def f(x):\n    if x and x > 1 or x < 0:\n        return [y for y in x] if x else 0\n"
    code += "    while x:\n        pass\n"
    assert branch_points(ast.parse(code)) == 6


def test_no_function_of_recognition_or_extraction_has_too_many_branch_points() -> None:
    found = {}
    for path in modules("flows/entities", "flows/events"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (points := branch_points(node)) > MOST_BRANCH_POINTS:
                found[f"{path.relative_to(ROOT).as_posix()}:{node.name}"] = points
    assert found == {}


def test_no_folder_of_recognition_or_extraction_has_too_many_files_flat() -> None:
    flat: dict[Path, int] = defaultdict(int)
    for path in modules("flows/entities", "flows/events"):
        flat[path.parent] += path.name != "__init__.py"
    assert {str(f.relative_to(ROOT)): n for f, n in flat.items() if n > MOST_FILES_FLAT} == {}


def test_no_two_classes_under_flows_have_one_name() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in modules("flows"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                where[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: files for name, files in where.items() if len(files) > 1} == {}


def test_no_file_is_long_and_none_is_a_drawer_of_odds_and_ends() -> None:
    every = [*modules("flows", "schemas", "warehouse", "tests")]
    long = {p.relative_to(ROOT).as_posix(): n for p in every if (n := len(p.read_bytes().splitlines())) > MOST_LINES}
    assert long == {}
    assert [p for p in every if p.stem in NO_MODULE_NAMES] == []
