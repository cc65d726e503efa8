"""What a run tells at its end can be called as it stands by somebody who has activated no environment."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from flows.cli.told import sentences
from flows.pipeline.outcome import Outcome


@pytest.mark.parametrize("found", [None, "/usr/bin/newsledger"])
def test_where_the_command_is_not_on_the_path_its_place_is_told(
    monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: found)
    told = "\n".join(sentences(Outcome("r", "published")))
    assert "What to do next" in told
    assert (str(Path(sys.executable).with_name("newsledger")) in told) is (found is None)


def test_the_commands_repeat_the_file_that_was_given() -> None:
    told = list(sentences(Outcome("r", "published", files={"quarantined": 1}), Path("my news/n.duckdb")))
    commands = [line for line in told if "newsledger " in line and not line.startswith("newsledger is not")]
    assert len(commands) > 4
    assert all(line.endswith(" --warehouse 'my news/n.duckdb'") for line in commands)
    assert not any("--warehouse" in line for line in sentences(Outcome("r", "published", files={"quarantined": 1})))


def test_of_an_empty_warehouse_nothing_is_asked() -> None:
    empty = "\n".join(sentences(Outcome("r", "published", files={"seen": 0}, rows={"sources": 0})))
    assert "put saved ones into the raw folder" in empty
    assert "newsledger sql" not in empty
    assert "newsledger sql" in "\n".join(sentences(Outcome("r", "published", rows={"sources": 1})))
