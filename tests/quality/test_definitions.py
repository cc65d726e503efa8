from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.quality.definitions import load, model_checks
from flows.settings import CheckOverride, Settings, load_settings
from schemas.declarative import CHECKS
from schemas.errors import SettingsError
from tests.corpus import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CHECKS, tmp_path / "checks"))


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").split(text)[0].count("\n") + 1


def test_a_misspelt_key_of_a_limit_is_named_with_file_and_line(folder: Path) -> None:
    limits = folder / "limits.yaml"
    text = limits.read_text(encoding="utf-8")
    limits.write_text(text.replace("  at_least: 0.4\n", "  at_leest: 0.4\n", 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"limits\.yaml:(\d+): .*at_leest: no such key") as failed:
        load(folder=folder)
    assert f"limits.yaml:{line_of(limits, 'at_leest')}:" in str(failed.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("-- severity: error", "-- severty: error", "conservation.sql:3: severty: no such key"),
        ("-- severity: error", "-- severity: fatal", "severity is one of error, warn, info"),
        ("-- threshold: 0\n", "", "the header lacks threshold"),
        ("-- name: conservation", "-- name: conversation", "name must be that of the file, conservation"),
    ],
)
def test_a_wrong_header_is_named_with_file_and_line(folder: Path, old: str, new: str, says: str) -> None:
    path = folder / "conservation.sql"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        load(folder=folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  at_most: 366\n", "  at_most: 366\n  at_least: 1\n", "either at_most or at_least"),
        ("  figure: people.f1\n", "  figure: people.f1\n  measure: SELECT 1 AS value\n", "either measure"),
        ("name: newest_article_age_days", "name: conservation", "two checks are called conservation"),
    ],
)
def test_a_limit_that_says_two_things_is_refused(folder: Path, old: str, new: str, says: str) -> None:
    limits = folder / "limits.yaml"
    limits.write_text(limits.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        load(folder=folder)


def test_settings_change_severity_and_threshold_and_switch_off() -> None:
    changed = {
        "conservation": CheckOverride(threshold=2),
        "newest_article_age_days": CheckOverride(severity="error", threshold=7),
        "name_is_one_person": CheckOverride(enabled=False),
    }
    plain, made = {c.name: c for c in load()}, {c.name: c for c in load(changed)}
    assert set(plain) - set(made) == {"name_is_one_person"}
    assert (made["conservation"].severity, made["conservation"].threshold) == ("error", 2)
    assert (made["newest_article_age_days"].severity, made["newest_article_age_days"].threshold) == ("error", 7)
    assert all(made[n] == plain[n] for n in set(made) - set(changed))
    models = {"people_fits_its_model": CheckOverride(severity="warn")}
    assert load(models) == load()
    assert [c.severity for c in model_checks(["people", "events"], models)] == ["warn", "error"]


@pytest.mark.parametrize("name", ["conservaton", "peeple_fits_its_model"])
def test_an_unknown_check_in_the_settings_ends_the_run_at_its_start(tmp_path: Path, name: str) -> None:
    write(tmp_path / "raw")
    settings = Settings(raw=tmp_path / "raw", warehouse=tmp_path / "n.duckdb", checks={name: CheckOverride()})
    with pytest.raises(SettingsError, match=f"checks.{name}: no such check"):
        ingest(settings)
    assert not settings.warehouse.exists()


def test_a_misspelt_key_of_an_override_says_which_are_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "newsledger.toml"
    config.write_text("[checks.conservation]\ntreshold = 3\n", encoding="utf-8")
    monkeypatch.setenv("NEWSLEDGER_CONFIG", str(config))
    with pytest.raises(SettingsError, match=r"checks\.conservation\.treshold: no such setting .*severity, threshold"):
        load_settings()
