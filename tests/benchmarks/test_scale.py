"""The benchmark itself on a small corpus, as ratios within one run: floors that hold on a busy machine.

What is claimed for a quiet one stands in docs/scale.md, with the command that measures it.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.bench.measure import Measured, measure
from flows.bench.picture import picture
from flows.cli import app, bench

SMALL, LARGE = 120, 400


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> list[Measured]:
    folder = tmp_path_factory.mktemp("bench")
    return [measure(n, folder / str(n), seed=13, repeat=1, say=print) for n in (SMALL, LARGE)]


@pytest.mark.benchmark
@pytest.mark.slow
def test_the_whole_way_costs_at_most_half_more_than_the_stock_tagger_call_alone(measured: list[Measured]) -> None:
    # processor time: wall time says as much about who else is working on the machine
    run, yard = measured[-1].median, measured[-1].yardstick
    # of a corpus as small as this, loading two models in two workers is a third
    assert run.processor_seconds / measured[-1].chars < 1.6 * yard["processor_seconds"] / yard["chars"]


@pytest.mark.benchmark
@pytest.mark.slow
def test_reading_is_many_times_faster_than_tagging_and_near_duplicates_cost_little(measured: list[Measured]) -> None:
    assert measured[-1].reading_times_yardstick > 8
    assert measured[-1].near_duplicates_share < 0.1
    assert all(r.peak_bytes < 2e9 for m in measured for r in m.cold)


@pytest.mark.benchmark
@pytest.mark.slow
def test_four_times_the_articles_cost_no_more_than_four_times_as_much(measured: list[Measured]) -> None:
    small, large = ((m.median.processor_seconds, m.chars) for m in measured)
    assert large[0] / small[0] < 1.2 * large[1] / small[1]


@pytest.mark.benchmark
@pytest.mark.slow
def test_nothing_new_and_one_new_file_cost_a_part_of_the_cold_run(measured: list[Measured]) -> None:
    # starting Python is most of both: their share falls with the size of the corpus
    for one, other in itertools.pairwise(measured):
        assert other.unchanged.processor_seconds / other.median.processor_seconds < (
            one.unchanged.processor_seconds / one.median.processor_seconds
        )
    assert measured[-1].unchanged.processor_seconds < 0.15 * measured[-1].median.processor_seconds
    assert measured[-1].one_new.processor_seconds < 0.5 * measured[-1].median.processor_seconds


@pytest.mark.benchmark
@pytest.mark.slow
def test_a_changed_registry_entry_costs_less_than_a_cold_run_for_nothing_is_read_or_tagged(
    measured: list[Measured],
) -> None:
    run, cold = measured[-1].changed_registry, measured[-1].median
    assert run.processor_seconds < 0.85 * cold.processor_seconds
    assert run.steps["read"] < 0.5 * cold.steps["read"]


@pytest.mark.benchmark
@pytest.mark.slow
def test_the_copies_are_told_and_the_table_and_the_picture_show_it(
    measured: list[Measured], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for m in measured:
        assert m.grouping.precision >= 0.99
        assert m.grouping.recall >= 0.97
    bench.print_table(measured)
    printed = capsys.readouterr().out
    assert f"| articles | {SMALL} | {LARGE} |" in printed
    assert "copies: recall" in printed
    assert "a changed registry entry" in printed
    picture(measured, tmp_path / "bench.png")
    assert (tmp_path / "bench.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_an_unknown_kind_is_refused_before_anything_is_measured(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["bench", "--articles", "10", "--picture", str(tmp_path / "bench.doc")])
    assert done.exit_code == 2
    assert "png" in done.output
