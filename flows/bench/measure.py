"""Running `newsledger ingest` as a user does, in a process of its own, and noting what it cost."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flows.bench import corpus
from flows.bench.truth import Grouping, grouping
from schemas.errors import RunFailed

_EVERY_SECONDS = 0.1  # between two looks at the memory
# Facts are found again in all articles, whoever it is that the registry knows now.
_ENTRY = "people:\n  - {key: wen_ruogu, zh: 温若谷, latin: Wen Ruogu, known_as: zh}\n"


@dataclass(slots=True)
class Run:
    """One command: wall and processor seconds, seconds by step, peak of the memory of its processes (0: not seen)."""

    seconds: float
    processor_seconds: float
    steps: dict[str, float] = field(default_factory=dict)
    peak_bytes: int = 0
    status: str = ""


@dataclass(slots=True)
class Measured:
    """What a corpus of one size cost. `cold` holds every repetition; `chars` are the bodies of all files."""

    articles: int
    chars: int
    cold: list[Run]
    unchanged: Run
    one_new: Run
    changed_registry: Run
    yardstick: dict[str, float]
    reading: dict[str, float]
    grouping: Grouping

    @property
    def median(self) -> Run:
        """The cold run in the middle."""
        return sorted(self.cold, key=lambda r: r.seconds)[len(self.cold) // 2]

    @property
    def yardstick_chars_a_second(self) -> float:
        """Characters a second of the stock tagger call."""
        return self.yardstick["chars"] / self.yardstick["seconds"]

    @property
    def times_yardstick(self) -> float:
        """Characters a second of the whole way, in those of the yardstick."""
        return self.chars / statistics.median(r.seconds for r in self.cold) / self.yardstick_chars_a_second

    @property
    def reading_times_yardstick(self) -> float:
        """The same of reading and validating text formats."""
        return self.reading["text_chars"] / self.reading["text_seconds"] / self.yardstick_chars_a_second

    @property
    def near_duplicates_share(self) -> float:
        """Sketches (they are made while reading) and groups, as a share of the cold run."""
        run = self.median
        return (self.reading["sketch_seconds_a_char"] * self.chars + run.steps["group"]) / run.seconds


def measure(articles: int, folder: Path, *, seed: int, repeat: int, say: Callable[[str], None]) -> Measured:
    """Generate a corpus of this size under `folder` and run everything on it."""
    raw, out = folder / "raw", folder / "out"
    say(f"{articles} articles: writing")
    truth = corpus.write(raw, islice(corpus.files(articles + 1, seed), articles))
    cold = []
    for i in range(repeat):
        say(f"{articles} articles: cold run {i + 1} of {repeat}")
        for old in out.glob("*.duckdb*"):
            old.unlink()
        cold.append(_ingest(raw, out))
    say(f"{articles} articles: yardstick")
    yard = _child("yardstick", out / "n.duckdb")
    say(f"{articles} articles: reading alone, nothing new, one new file")
    found = _child("reading", raw)
    copies = grouping(out / "n.duckdb", raw, corpus.files(articles, seed))
    unchanged = _ingest(raw, out)
    corpus.write(raw, islice(corpus.files(articles + 1, seed), articles, None))
    one_new = _ingest(raw, out)
    say(f"{articles} articles: a changed entry of the registry")
    registry = folder / "registry.yaml"
    registry.write_text(_ENTRY, encoding="utf-8")
    changed_registry = _ingest(raw, out, NEWSLEDGER_REGISTRY=json.dumps([str(registry)]))
    runs = [r.status for r in (*cold, unchanged, one_new, changed_registry)]
    if runs != ["published"] * repeat + ["nothing_new", "published", "published"]:
        raise RunFailed(f"{folder}: a run of the benchmark did not do what it is measured for.")
    chars = sum(n for *_, n in truth)
    return Measured(articles, chars, cold, unchanged, one_new, changed_registry, yard, found, copies)


def _ingest(raw: Path, out: Path, **settings: str) -> Run:
    command = [sys.executable, "-m", "flows.cli", "ingest", str(raw), "--warehouse", str(out / "n.duckdb"), "--json"]
    before = _processor_seconds()
    seconds, peak, said = _watched(command, settings)
    return Run(seconds, _processor_seconds() - before, said["seconds"], peak, said["status"])


def _child(what: str, path: Path) -> dict[str, float]:
    found: dict[str, float] = _watched([sys.executable, "-m", "flows.bench.children", what, str(path)])[2]
    return found


def _processor_seconds() -> float:
    """Of all processes that this one has started and that have ended, and of theirs."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _watched(
    command: list[str], settings: Mapping[str, str] = MappingProxyType({})
) -> tuple[float, int, dict[str, Any]]:
    """(wall seconds, peak bytes of the tree, the JSON object that the command prints)."""
    # defaults are measured, not what the environment or a newsledger.toml nearby says
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("NEWSLEDGER_", "PREFECT_"))} | dict(
        settings
    )
    begun = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        peak = [0]
        threading.Thread(target=_look, args=(process, peak), daemon=True).start()
        printed = process.communicate()[0]
    if process.returncode:
        raise RunFailed(f"the benchmark's {' '.join(command[2:4])} ended with exit code {process.returncode}.")
    return time.perf_counter() - begun, peak[0], json.loads(printed)


def _look(process: subprocess.Popen[str], peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident(p) for p in _tree(process.pid)))
        time.sleep(_EVERY_SECONDS)


def _tree(pid: int) -> Iterator[int]:
    """The process and its descendants, where /proc tells."""
    yield pid
    try:
        children = [int(c) for t in Path(f"/proc/{pid}/task").iterdir() for c in (t / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield from _tree(child)


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
