from __future__ import annotations

import datetime as dt
import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

from flows.pipeline.facts import FactsStage, KeyedText
from flows.pipeline.read import ReadStage
from flows.pipeline.workers import Pool, Workers, batches
from schemas.limits import Limits
from schemas.records import SourceText
from tests.pipeline.dying_workers import double_or_die


def lost(item: int) -> list[int]:
    return [-item]


def test_a_worker_that_dies_costs_its_item_and_nothing_else() -> None:
    with Pool(2) as pool:
        workers = Workers(double_or_die, lost, pool)
        results = [x for some in workers.run([[1, 2, 3, 13, 4], [5, 6], [7]]) for x in some]
    assert sorted(results) == [-13, 2, 4, 6, 8, 10, 12, 14]


PARENT = """
import time
from flows.pipeline.workers import Pool
from tests.pipeline.dying_workers import process_id
if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.submit(process_id, []).result(), flush=True)
        time.sleep(100)
"""


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT)
    run = subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py")], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )  # fmt: skip
    assert run.stdout is not None
    assert int(run.stdout.readline()) != run.pid
    run.kill()
    run.communicate(timeout=20)  # reads until the last process that can write there is gone


def test_batches_keep_to_their_limit_and_lose_nothing() -> None:
    sizes = [5, 1, 1, 9, 30, 2, 2, 2]
    cut = list(batches(sizes, lambda x: x, 10, most=3))
    assert [x for b in cut for x in b] == sizes
    assert all(sum(b) <= 10 or len(b) == 1 for b in cut)
    assert max(map(len, cut)) <= 3


DRIVER = """
import os, time
from flows.pipeline.workers import Pool
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


def test_what_goes_to_another_machine_can_be_pickled_and_gives_the_same_there() -> None:
    day = dt.date(2023, 9, 5)
    text = SourceText("远舟汽车裁员", "9月5日，远舟汽车宣布裁员约300人。", "Hans", day, day)
    stage, batch = FactsStage((), True, (), "lac", ("cutword",), 60, "x", ""), [KeyedText("k", text)]
    there, sent = pickle.loads(pickle.dumps((stage, batch)))
    here, back = stage(batch), pickle.loads(pickle.dumps(there(sent)))
    assert len(here["local_events"])
    assert {name: frame.rows() for name, frame in back.items()} == {n: f.rows() for n, f in here.items()}
    assert pickle.loads(pickle.dumps(ReadStage(Limits()))).limits == Limits()
