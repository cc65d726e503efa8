"""Measures of the house: branch points, files of a folder, lines of a file, names of classes and modules."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

MOST_BRANCH_POINTS = 25
MOST_FILES_FLAT = 14
MOST_LINES = 300
MOST_WORDS = {"of a file": 15, "of all": 190, "of two characters and more, of all": 45}
LARGEST_BINARY = 240_000  # bytes; the pictures of the docs are the largest
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


def words_in_code(tree: ast.Module) -> Iterator[str]:
    """Runs of Chinese in strings that decide: docstrings, names of rules and descriptions of fields are left out."""
    told: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            told.add(id(node.value))
        elif isinstance(node, ast.Call):
            names = node.args[:1] if isinstance(node.func, ast.Name) and node.func.id == "Rule" else []
            names += [k.value for k in node.keywords if k.arg == "description"]
            told.update(id(inner) for name in names for inner in ast.walk(name))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from re.findall("[\u3400-\u9fff]+", node.value)


def test_words_in_code_are_those_that_decide() -> None:
    code = '"""离职."""\n_LIST = ("离职", "任")\nRULE = Rule("离职", 1, lambda w: w == "辞去")\n'
    code += 'x = Field(description="到" + "至")\n'
    assert sorted(words_in_code(ast.parse(code))) == sorted(["离职", "任", "辞去"])


def test_word_lists_of_recognition_and_extraction_stand_in_the_vocabulary() -> None:
    """What stays is grammar of one or two characters inside a pattern that has a name."""
    found = {
        path.relative_to(ROOT).as_posix(): list(words_in_code(ast.parse(path.read_text(encoding="utf-8"))))
        for path in modules("flows/entities", "flows/events")
    }
    every = [word for some in found.values() for word in some]
    assert {f: words for f, words in found.items() if len(words) > MOST_WORDS["of a file"]} == {}
    assert len(every) <= MOST_WORDS["of all"]
    assert sum(len(word) > 1 for word in every) <= MOST_WORDS["of two characters and more, of all"]


def test_docstrings_of_recognition_and_extraction_state_before_they_show() -> None:
    """An example may follow what a function does; it does not stand in its place."""
    found = []
    for path in modules("flows/entities", "flows/events"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                said = ast.get_docstring(node) or ""
                found += [f"{path.stem}.{node.name}: {said}"] * bool(re.match("[\u3400-\u9fff“「【《…]", said))
    assert found == []


def is_warehouse(head: bytes) -> bool:
    """Whether a file that begins so is of DuckDB, whatever its name."""
    return head[8:12] == b"DUCK"


def test_no_warehouse_and_no_large_binary_is_kept_in_the_tree() -> None:
    """What git tracks is text, and pictures of the docs."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    tracked = [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]
    heads = {path: path.read_bytes()[:8192] for path in tracked}
    assert [path for path, head in heads.items() if is_warehouse(head)] == []
    large = [path for path, head in heads.items() if b"\0" in head and path.stat().st_size > LARGEST_BINARY]
    assert large == []


def test_a_warehouse_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    duckdb.connect(str(tmp_path / "of-no-telling-name")).close()
    assert is_warehouse((tmp_path / "of-no-telling-name").read_bytes()[:8192])
