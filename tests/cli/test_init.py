from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.cli.init import template
from flows.settings import Settings, find_config, load_settings
from schemas.limits import Limits
from tests.conftest import ROOT

_KEY = re.compile(r"^# (\[[a-z_.]+\]|[a-z_]+ = .+)$", re.MULTILINE)


def test_init_writes_a_file_that_changes_nothing_until_a_line_is_uncommented(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = CliRunner().invoke(app, ["init", str(tmp_path / "a/news")])
    assert done.exit_code == 0, done.output
    assert "newsledger ingest" in done.output
    assert (tmp_path / "a/news/raw").is_dir()
    file = tmp_path / "a/news/newsledger.toml"
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {}
    monkeypatch.chdir(file.parent)
    assert find_config() == file
    assert load_settings() == load_settings(raw=file.parent / "raw")


def test_every_setting_stands_in_it_with_its_default() -> None:
    uncommented = tomllib.loads(_KEY.sub(r"\1", template()))
    assert set(uncommented) == set(Settings.model_fields)
    without_a_default = {"dask", "annotations", "checks"}
    defaults = Settings.model_construct().model_dump(mode="json")
    assert {k: v for k, v in uncommented.items() if k not in without_a_default} == {
        k: v for k, v in defaults.items() if k not in without_a_default
    }
    assert set(uncommented["limits"]) == set(Limits.__dataclass_fields__)
    assert Settings.model_validate(uncommented).checks["newest_article_age_days"].threshold is not None


def test_init_overwrites_nothing(tmp_path: Path) -> None:
    file = tmp_path / "newsledger.toml"
    file.write_text("workers = 3\n", encoding="utf-8")
    again = CliRunner().invoke(app, ["init", str(tmp_path)])
    assert again.exit_code == 2
    assert "newsledger.toml is there already" in again.output
    assert file.read_text(encoding="utf-8") == "workers = 3\n"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    refused = CliRunner().invoke(app, ["init", str(tmp_path / "file/news")])
    assert refused.exit_code == 2
    assert refused.output.count("\n") == 1


def test_version_prints_the_installed_version() -> None:
    shown = CliRunner().invoke(app, ["--version"])
    assert (shown.exit_code, shown.output) == (0, f"newsledger {version('newsledger')}\n")


def test_changelog_and_images_name_the_version_of_the_project() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == declared
    assert set(re.findall(r"image: newsledger:(\S+)", (ROOT / "compose.yaml").read_text(encoding="utf-8"))) == {
        declared
    }


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_is_printed(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    shown = CliRunner().invoke(app, ["--show-completion", shell], prog_name="newsledger")
    assert shown.exit_code == 0, shown.output
    assert "_NEWSLEDGER_COMPLETE" in shown.output
