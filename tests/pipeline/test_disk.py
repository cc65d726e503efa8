"""A disk that is full, a folder that cannot be written, a store that is broken: one sentence, the last file stands."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.ingest import ingest
from flows.rebuild import rebuild
from flows.settings import Settings
from schemas.errors import RunFailed
from tests.corpus import ARTICLES, content, write

NOBODY = 65534


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    write(tmp_path / "raw")
    return Settings(
        raw=tmp_path / "raw", warehouse=tmp_path / "out/n.duckdb", judgements=tmp_path / "none", lock_seconds=1
    )


def more(home: Settings) -> None:
    write(home.raw, {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})


def newsledger(home: Settings, largest_file: int) -> subprocess.CompletedProcess[str]:
    """An ingest in a process in which no file can grow beyond a size, as on a full disk."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", "ingest", "--warehouse", str(home.warehouse)],
        cwd=home.raw.parent, env=clean, capture_output=True, text=True, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file)),
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kilobytes", [0, 40, 800, 4000])
def test_a_full_disk_is_one_sentence_and_the_last_warehouse_stands(home: Settings, kilobytes: int) -> None:
    ingest(home)
    before = home.warehouse.read_bytes()
    more(home)
    failed = newsledger(home, kilobytes * 1000)
    assert failed.returncode == 1, failed.stderr
    assert "disk is full" in failed.stderr
    assert failed.stderr.count("\n") == 1
    assert home.warehouse.read_bytes() == before
    assert not list(home.warehouse.parent.glob("*.candidate.duckdb*"))
    assert ingest(home).status == "published"  # once there is room again
    assert len(content(home.warehouse)["sources"]) == len(ARTICLES) + 1


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="newsledger-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_folder_that_cannot_be_written_is_one_sentence(open_folder: Path) -> None:
    write(open_folder / "raw")
    home = Settings(raw=open_folder / "raw", warehouse=open_folder / "out/n.duckdb", judgements=open_folder / "none")
    ingest(home)
    before = home.warehouse.read_bytes()
    more(home)
    home.warehouse.parent.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:  # whom no folder is closed to
            os.seteuid(NOBODY)
        with pytest.raises(RunFailed, match=r"cannot be written|no permission") as failed:
            ingest(home)
    finally:
        if root:
            os.seteuid(0)
        home.warehouse.parent.chmod(0o755)
    assert "\n" not in str(failed.value)
    assert home.warehouse.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_a_store_that_is_damaged_anywhere_is_one_sentence_and_can_be_made_again(home: Settings, seed: int) -> None:
    ingest(home)
    before = content(home.warehouse)
    damaged = bytearray(home.store.read_bytes())
    at = random.Random(seed).randrange(0, len(damaged) - 4096)
    damaged[at : at + 4096] = bytes(4096) if seed % 2 else os.urandom(4096)
    home.store.write_bytes(damaged)
    more(home)
    said = ""
    try:
        ingest(home)  # the damage may lie where nothing stands
    except RunFailed as e:
        said = str(e)
    assert "\n" not in said
    if said:
        assert content(home.warehouse) == before
    assert rebuild(home).status == "published"
    assert len(content(home.warehouse)["sources"]) == len(ARTICLES) + 1


def test_rebuild_finds_the_files_that_lay_outside_the_raw_folder(ran: Settings, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"more.md": ARTICLES["leaves.md"].replace("陆知衡", "苗青岚")})
    ingest(ran, [tmp_path / "elsewhere"])
    before = content(ran.warehouse)
    ran.store.write_bytes(b"\0" * 100_000)
    assert rebuild(ran).status == "published"
    assert content(ran.warehouse) == before
    assert ran.store.with_name(ran.store.name + ".broken").is_file()
