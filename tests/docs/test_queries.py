"""What README and docs show is what the samples give: `pytest tests/docs --rewrite-golden` writes it again."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.conftest import ROOT

PAGES = (ROOT / "README.md", ROOT / "docs/queries.md")
SHOWN = re.compile(r"```sql\n(?P<sql>.*?)\n```\n\n(?P<answer>(?:\|[^\n]*\n)+)", re.DOTALL)
FEWEST_QUERIES = {"README.md": 3, "queries.md": 10}


def answer(sql: str, warehouse: Path) -> str:
    done = CliRunner().invoke(app, ["sql", sql, "--md", "--warehouse", str(warehouse)])
    assert done.exit_code == 0, done.output
    return str(done.stdout)


@pytest.fixture(scope="module")
def warehouse(samples_run: Path) -> Path:
    return samples_run / "n.duckdb"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_query_gives_the_answer_that_stands_below_it(
    page: Path, warehouse: Path, request: pytest.FixtureRequest
) -> None:
    text = page.read_text(encoding="utf-8")
    shown = list(SHOWN.finditer(text))
    assert len(shown) >= FEWEST_QUERIES[page.name]
    written = SHOWN.sub(lambda m: f"```sql\n{m['sql']}\n```\n\n{answer(m['sql'], warehouse)}", text)
    if request.config.getoption("--rewrite-golden"):
        page.write_text(written, encoding="utf-8")
        return
    assert all(m["answer"].count("\n") > 2 for m in shown)
    assert written == text


def test_the_samples_break_no_check(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        looked_at, broken = con.execute(
            "SELECT count(*), list(check_name) FILTER (WHERE NOT passed) FROM quality_results"
        ).fetchall()[0]
    assert looked_at > 50
    assert broken is None
