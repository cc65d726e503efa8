"""What the README shows is what the samples give: `pytest --rewrite-golden` writes the answers again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.conftest import ROOT

README = ROOT / "README.md"
SHOWN = re.compile(r"```sql\n(?P<sql>.*?)\n```\n\n(?P<answer>(?:\|[^\n]*\n)+)", re.DOTALL)
FEWEST_QUERIES = 10


def answer(sql: str, warehouse: Path) -> str:
    done = CliRunner().invoke(app, ["sql", sql, "--md", "--warehouse", str(warehouse)])
    assert done.exit_code == 0, done.output
    return str(done.stdout)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    file = tmp_path_factory.mktemp("readme") / "newsledger.duckdb"
    done = CliRunner().invoke(app, ["ingest", str(samples), "--warehouse", str(file)])
    assert done.exit_code == 0, done.output
    return file


def test_every_query_of_the_readme_gives_the_answer_that_stands_below_it(
    warehouse: Path, request: pytest.FixtureRequest
) -> None:
    text = README.read_text(encoding="utf-8")
    shown = list(SHOWN.finditer(text))
    assert len(shown) >= FEWEST_QUERIES
    written = SHOWN.sub(lambda m: f"```sql\n{m['sql']}\n```\n\n{answer(m['sql'], warehouse)}", text)
    if request.config.getoption("--rewrite-golden"):
        README.write_text(written, encoding="utf-8")
        return
    assert all(m["answer"].count("\n") > 2 for m in shown)
    assert written == text
