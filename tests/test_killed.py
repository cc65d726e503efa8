"""`kill -9` at any moment, then one run: the same content; whoever reads meanwhile reads a whole file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import duckdb
import pytest

from flows.bench import corpus
from schemas.published import BY_NAME
from tests.corpus import content, write

KILLS = int(os.environ.get("NEWSLEDGER_TEST_KILLS", "12"))
MORE = 24  # generated files beside the small corpus


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "flows.cli", "ingest", "raw", "--warehouse", str(folder / "out/n.duckdb"), "--json"]


def run(folder: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(command(folder), cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def kill_after(folder: Path, seconds: float) -> bool:
    """Whether the run was still going when it was killed."""
    with subprocess.Popen(command(folder), cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return True
    return False


@contextmanager
def polled(warehouse: Path, broken: list[str]) -> Iterator[list[int]]:
    """Open and read the published file again and again; what goes wrong is noted in `broken`."""
    done, looks = threading.Event(), [0]

    def look() -> None:
        while not done.is_set():
            try:
                with duckdb.connect(str(warehouse), read_only=True) as con:
                    for table in BY_NAME:
                        con.execute(f"SELECT count(*) FROM {table}").fetchall()
                    lost = con.execute("SELECT count(*) FROM mentions ANTI JOIN sources USING (source_id)").fetchall()
                    assert lost == [(0,)]
                looks[0] += 1
            except (duckdb.Error, AssertionError) as e:
                broken.append(repr(e))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield looks
    finally:
        done.set()
        thread.join()


@pytest.mark.slow
def test_killed_at_any_moment_one_run_later_the_content_is_the_same(tmp_path: Path) -> None:
    seed = random.randrange(10_000)
    print(f"seed {seed}, {KILLS} kills")
    rng = random.Random(seed)
    files = list(corpus.files(MORE, seed))
    whole = tmp_path / "whole"
    write(whole / "raw")
    corpus.write(whole / "raw", iter(files))
    takes = run(whole)
    expected = content(whole / "out/n.duckdb")
    killed, looks = 0, 0
    broken: list[str] = []
    for number in range(KILLS):
        folder = tmp_path / str(number)
        write(folder / "raw")
        corpus.write(folder / "raw", islice(files, MORE // 2))
        run(folder)
        corpus.write(folder / "raw", islice(files, MORE // 2, None))
        with polled(folder / "out/n.duckdb", broken) as seen:
            # a second kill meets what the first one left
            killed += sum(kill_after(folder, rng.uniform(0.2, takes)) for _ in range(rng.choice((1, 1, 2))))
            run(folder)
        looks += seen[0]
        assert content(folder / "out/n.duckdb") == expected
        assert not list((folder / "out").glob("*.candidate*"))
    assert not broken
    assert looks > KILLS
    assert killed > KILLS // 3


DRIVER = """
import os, time
from flows.workers import Pool
def own_pid(batch):
    return os.getpid()
if __name__ == "__main__":
    pool = Pool(2)
    print(*{pool.submit(own_pid, []).result() for _ in range(4)}, flush=True)
    time.sleep(600)
"""


def test_workers_do_not_outlive_a_driver_that_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "driver.py"
    program.write_text(DRIVER)
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True) as driver:
        assert driver.stdout is not None
        pids = [int(p) for p in driver.stdout.readline().split()]
        driver.kill()
    assert pids
    deadline = time.monotonic() + 30
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, pids))


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except FileNotFoundError:
        return not Path("/proc/self").exists()
    return state != "Z"  # ended, and nobody has asked for its exit code
