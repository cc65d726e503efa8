"""What is installed is what is in the tree: a wheel holds every file that the code opens."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("flows", "schemas", "warehouse")


@pytest.mark.slow
def test_a_wheel_holds_every_file_of_the_packages_and_reports_from_it(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in PACKAGES:
        shutil.copytree(
            ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.duckdb*", "previous")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        (source / name).write_bytes((ROOT / name).read_bytes() if (ROOT / name).exists() else b"")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path, source],
        check=True, capture_output=True,
    )  # fmt: skip
    installed = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(installed)
    kept = {".py", ".yaml", ".yml", ".sql", ".css", ".j2", ".json", ".npy", ".html"}
    files = {p.relative_to(source) for name in PACKAGES for p in (source / name).rglob("*") if p.suffix in kept}
    assert {f for f in files if not (installed / f).is_file()} == set()
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text(
        "澄江半导体首席财务官陆知衡离职\n2023-04-18\n\n4月17日，陆知衡辞职。\n", encoding="utf-8"
    )
    for command in ("ingest", "report"):
        subprocess.run(
            [sys.executable, "-m", "flows.cli", command], cwd=tmp_path, check=True, capture_output=True,
            env={"PYTHONPATH": str(installed), "PATH": ""},
        )  # fmt: skip
    assert "陆知衡" in (tmp_path / "warehouse/reports/newsledger.html").read_text(encoding="utf-8")
