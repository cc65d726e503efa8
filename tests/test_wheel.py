"""A wheel holds every file that the code opens, and runs where the tree is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.parse
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow
PACKAGES = ("flows", "schemas", "warehouse")
# Beside what the code opens: notes for those who change the checks, and what a run makes.
NOT_INSTALLED = shutil.ignore_patterns("__pycache__", "*.md", "*.duckdb*", "*.lock", "previous", "refused", "reports")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("wheel")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, made / "source" / name, ignore=NOT_INSTALLED)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, made / "source")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", made, made / "source"],
        check=True, capture_output=True,
    )  # fmt: skip
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; the libraries are those of the environment that runs the tests."""
    home = tmp_path_factory.mktemp("venv")
    venv.create(home, with_pip=False)
    python = home / "bin/python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel],
        check=True, capture_output=True,
    )  # fmt: skip
    site = next((home / "lib").glob("python*/site-packages"))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin/newsledger"


@pytest.fixture(scope="module")
def folder(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `init` made, with one article in it, published."""
    home = tmp_path_factory.mktemp("news")
    run(installed, "init", cwd=home)
    (home / "raw/a.txt").write_text(
        "澄江半导体首席财务官陆知衡离职\n2023-04-18\n\n4月17日，陆知衡辞职。\n", encoding="utf-8"
    )
    assert "1 person" in run(installed, "ingest", "--workers", "1", cwd=home)
    return home


def environment() -> dict[str, str]:
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME")
    return {k: v for k, v in os.environ.items() if k in kept}


def run(program: Path, *arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        [program, *arguments], cwd=cwd, env=environment(), capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    source = wheel.parent / "source"
    files = {p.relative_to(source).as_posix() for name in PACKAGES for p in (source / name).rglob("*") if p.is_file()}
    with zipfile.ZipFile(wheel) as inside:
        assert files - set(inside.namelist()) == set()
        assert not [n for n in inside.namelist() if n.startswith("tests")]


def test_what_runs_is_the_wheel_and_says_its_version(installed: Path, tmp_path: Path) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert run(installed, "--version", cwd=tmp_path) == f"newsledger {declared}\n"
    where = run(installed.with_name("python"), "-c", "import flows; print(flows.__file__)", cwd=tmp_path)
    assert where.startswith(str(installed.parent.parent))


def test_it_publishes_reports_and_answers(installed: Path, folder: Path) -> None:
    run(installed, "report", cwd=folder)
    assert "陆知衡" in (folder / "warehouse/reports/newsledger.html").read_text(encoding="utf-8")
    assert "陆知衡" in run(installed, "people", "why", "陆知衡", cwd=folder)
    assert "departure" in run(installed, "sql", "SELECT event_type FROM events", "--csv", cwd=folder)
    assert run(installed, "docs", "-", cwd=folder).startswith("# Data dictionary")


@pytest.fixture(scope="module")
def explorer(installed: Path, folder: Path) -> Iterator[str]:
    log = folder / "browse.log"
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [installed, "browse", "--port", "0"], cwd=folder, env={**environment(), "PYTHONUNBUFFERED": "1"}, stdout=out
        )
    until = time.monotonic() + 120
    while "http://" not in log.read_text(encoding="utf-8"):
        assert server.poll() is None
        assert time.monotonic() < until, "the explorer says no address"
        time.sleep(0.1)
    yield "http://" + log.read_text(encoding="utf-8").split("http://")[1].split("/")[0]
    server.terminate()
    server.wait(30)


@pytest.mark.parametrize(
    ("path", "holds"),
    [("/en/", "newsledger"), ("/en/search?q=" + urllib.parse.quote("陆知衡"), "陆知衡"), ("/static/browse.css", "{"),
     ("/static/htmx.min.js", "htmx"), ("/static/icon.svg", "<svg")],
)  # fmt: skip
def test_the_explorer_shows_its_pages(explorer: str, path: str, holds: str) -> None:
    with urllib.request.urlopen(explorer + path, timeout=60) as answer:
        assert holds in answer.read().decode()
