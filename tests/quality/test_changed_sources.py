"""A check of each source alone sees over the sources that it fails what it sees over all, over the others nothing."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from flows.quality import changed_sources
from flows.quality.changed_sources import narrow
from flows.quality.checks import CandidateWarehouse, look
from tests.quality.test_checks import EVERY, MUTATIONS, run

OF_SOURCE = {name: check for name, check in EVERY.items() if check.of_source}


def test_the_checks_that_cut_texts_are_of_each_source_alone() -> None:
    assert {"mention_stands_at_its_offsets", "evidence_stands_at_its_offsets"} <= OF_SOURCE.keys()


@pytest.mark.parametrize("few", [0, 1000], ids=["viewed", "copied"])
@pytest.mark.parametrize("name", OF_SOURCE)
def test_what_is_left_out_fails_nothing(
    name: str, few: int, candidate: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changed_sources, "_FEW", few)
    check, steps = OF_SOURCE[name], MUTATIONS[name]
    if isinstance(steps, dict) and "before" in steps:
        run(candidate, steps["before"])
    run(candidate, steps["break"] if isinstance(steps, dict) else steps)
    every = {str(source) for (source,) in candidate.execute("SELECT source_id FROM sources").fetchall()}
    whole = look(check, CandidateWarehouse(candidate))
    assert whole.sources

    def seen_over(sources: set[str]) -> tuple[Any, ...]:
        narrow(candidate, check.sql, sorted(sources))
        seen = look(check, CandidateWarehouse(candidate))
        return seen.failing, seen.sources

    assert seen_over(set(whole.sources)) == (whole.failing, whole.sources)
    assert seen_over(every - whole.sources) == (0, frozenset())
    for source in sorted(whole.sources):
        assert seen_over({source})[1] == {source}
