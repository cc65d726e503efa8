"""A check of each source alone looks at what changed, and says what it would say of the whole."""

from __future__ import annotations

import importlib.metadata
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.ingest import ingest, versions_of
from flows.pipeline import versions
from flows.quality import checks
from flows.quality.definitions import load
from flows.settings import CheckOverride, Settings
from tests.corpus import write
from tests.pipeline.test_incremental import settings_in

BROKEN = "# 远舟汽车换帅\n\n2023年9月5日\n\n远舟汽车\ufffd5日宣布，首席执行官陆知衡离职，由温若谷接任。\n"


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str] | None]:
    """What each run tells the checks to look at."""
    every: list[Sequence[str] | None] = []
    whole = checks.run

    def noting(con: Any, settings: Settings, run_id: str, changed: Sequence[str] | None = None) -> Any:
        every.append(changed)
        return whole(con, settings, run_id, changed)

    monkeypatch.setattr(checks, "run", noting)
    return every


def seen(settings: Settings) -> list[tuple[Any, ...]]:
    """What the last run saw in the checks of each source alone."""
    names = [c.name for c in load() if c.of_source]
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        return con.execute(
            "SELECT check_name, passed, observed, failing_rows, sample FROM quality_results "
            "WHERE run_id = (SELECT max(run_id) FROM quality_results) AND list_contains(?, check_name) ORDER BY ALL",
            [names],
        ).fetchall()


def test_after_a_new_file_the_checks_look_at_it_and_at_what_was_wrong(
    tmp_path: Path, looked_at: list[Sequence[str] | None]
) -> None:
    settings = settings_in(tmp_path / "grown")
    write(settings.raw)
    (settings.raw / "broken.md").write_text(BROKEN, encoding="utf-8")
    later = settings.raw / "leaves.md"
    text = later.read_bytes()
    later.unlink()
    ingest(settings)
    later.write_bytes(text)
    ingest(settings)
    fresh = settings_in(tmp_path / "fresh")
    shutil.copytree(settings.raw, fresh.raw, dirs_exist_ok=True)
    ingest(fresh)
    assert looked_at[0] is None
    assert looked_at[2] is None
    assert looked_at[1] is not None
    assert len(looked_at[1]) == 2
    assert seen(settings) == seen(fresh)
    assert any(name == "text_was_decoded" and not passed for name, passed, *_ in seen(settings))


def test_after_another_setting_the_checks_look_at_everything(
    tmp_path: Path, looked_at: list[Sequence[str] | None]
) -> None:
    settings = settings_in(tmp_path)
    (settings.raw / "broken.md").write_text(BROKEN, encoding="utf-8")
    ingest(settings)
    ingest(settings_in(tmp_path, checks={"text_was_decoded": CheckOverride(threshold=3)}))
    assert looked_at == [None, None]


def test_a_run_that_is_forced_looks_at_everything(tmp_path: Path, looked_at: list[Sequence[str] | None]) -> None:
    settings = settings_in(tmp_path)
    write(settings.raw)
    ingest(settings)
    ingest(settings, force=True)
    assert looked_at == [None, None]


@pytest.mark.parametrize("package", ["duckdb", "polars"])
def test_another_version_of_what_puts_the_rows_together_makes_another_result(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_in(tmp_path)
    before = versions_of(settings)
    versions.packages.cache_clear()
    monkeypatch.setattr(
        versions, "version", lambda name: "9.9" if name == package else importlib.metadata.version(name)
    )
    after = versions_of(settings)
    versions.packages.cache_clear()
    assert after.result != before.result
    assert after.facts == before.facts
