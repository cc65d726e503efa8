"""Who is one over the articles of tests/annotations/identity: a move, namesakes, and forms that many share."""

from __future__ import annotations

import shutil

import duckdb
import pytest

from flows.ingest import ingest
from flows.quality.evaluation import Result, evaluate
from flows.quality.evaluation.result import IdentityScore
from flows.settings import Settings
from tests.conftest import ROOT

GOLD = ROOT / "tests/annotations/identity"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("identity")
    raw = folder / "raw"
    raw.mkdir()
    for path in GOLD.glob("*.md"):
        shutil.copy(path, raw / path.name)
    settings = Settings(raw=raw, warehouse=folder / "w.duckdb")
    ingest(settings, [raw])
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        return evaluate(con, GOLD)


def test_the_people_of_the_annotated_articles_are_told_apart_and_together(result: Result) -> None:
    assert len(result.identity.bearers) >= 11
    precision, recall, f1 = result.identity.prf()
    assert (precision, recall) == (1.0, 1.0), result.identity.bearers
    assert result.figures()["identity.f1"] == f1 == 1.0


def test_b_cubed_is_of_bearers() -> None:
    split = IdentityScore([("a", "1"), ("a", "1"), ("a", "2"), ("b", "3")])
    assert split.prf()[:2] == (1.0, pytest.approx((2 * 2 / 3 + 1 / 3 + 1) / 4))
    joined = IdentityScore([("a", "1"), ("b", "1")])
    assert joined.prf()[:2] == (0.5, 1.0)
    assert Result().figures()["identity.f1"] is None
