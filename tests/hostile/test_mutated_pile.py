"""A pile of 230 hostile and mutated files beside good ones: every file accounted for, no good one lost, in time."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.corpus import ARTICLES, write
from tests.hostile.test_named_cases import READ, REFUSED

FILES = 230
# 70 s of processor time measured on a busy machine: damaged files of 100,000 characters are read whole, by two models
MOST_SECONDS, MOST_BYTES = 180, 2_000_000_000
# Runs the command and says what its greediest process had in memory, and the processor time of all of them (a clock on
# the wall would measure what else the machine does).
MEASURED = """
import resource, sys
from flows.cli import app
try:
    app(sys.argv[1:], prog_name="newsledger")
finally:
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(max(u.ru_maxrss for u in used) * 1024, sum(u.ru_utime + u.ru_stime for u in used), file=sys.stderr)
"""


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """One damage that a disk, a network or a careless tool does."""
    cut, other = sorted(chance.sample(range(len(raw) + 1), 2))
    kind = chance.randrange(7)
    if kind == 0:
        return raw[:cut]
    if kind == 1:
        flipped = bytearray(raw)
        for _ in range(max(1, len(raw) // 50)):
            flipped[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        return bytes(flipped)
    if kind == 2:
        return raw[:cut] + raw[cut:other] * 200 + raw[other:]
    if kind == 3:
        return raw.decode("utf-8", "replace").encode(chance.choice(["gb18030", "big5", "utf-16", "latin-1"]), "replace")
    if kind == 4:
        return raw.decode("gb18030", "replace").encode()
    if kind == 5:
        return raw[:cut] + chance.randbytes(other - cut) + raw[other:]
    return raw[other:] + raw[:cut]


@pytest.mark.slow
def test_two_hundred_and_thirty_damaged_files_cost_no_good_one(tmp_path: Path, samples: Path) -> None:
    chance = random.Random(20240229)
    raw = write(tmp_path / "raw", {f"good/{name}": text for name, text in ARTICLES.items()})
    named = [content for content, _ in REFUSED.values()] + list(READ.values())
    pages = [p.read_bytes() for p in sorted(samples.rglob("*")) if p.is_file()]
    (raw / "bad").mkdir()
    for i in range(FILES):
        content = named[i] if i < len(named) else mutated(chance.choice(pages), chance)
        (raw / "bad" / f"{i:03}.{chance.choice(['md', 'txt', 'html', 'xml'])}").write_bytes(content)
    warehouse = tmp_path / "w.duckdb"
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, "ingest", str(raw), "--warehouse", str(warehouse), "--json"],
        capture_output=True, text=True, timeout=10 * MOST_SECONDS, check=False, env=os.environ,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    out = json.loads(run.stdout)
    files = out["files"]
    assert files["seen"] == FILES + len(ARTICLES)
    statuses = ("loaded", "duplicate", "near_duplicate", "quarantined", "container")
    assert files["seen"] == sum(files.get(status, 0) for status in statuses)
    peak, seconds = map(float, run.stderr.strip().rsplit("\n", 1)[-1].split())
    assert seconds < MOST_SECONDS
    assert peak < MOST_BYTES
    with duckdb.connect(str(warehouse), read_only=True) as con:
        rows = con.execute("SELECT path, status, source_id, container_path FROM source_files").fetchall()
        checks = {str(r[0]) for r in con.execute("SELECT DISTINCT check_name FROM quarantine").fetchall()}
    assert sum(container is None for *_, container in rows) == FILES + len(ARTICLES)
    assert sum(container is not None for *_, container in rows) == files.get("in_containers", 0)
    good = [(status, source) for path, status, source, _ in rows if "/good/" in path]
    assert len(good) == len(ARTICLES)
    assert all(status == "loaded" and source for status, source in good)
    assert {check for _, check in REFUSED.values()} <= checks
    assert "defect" not in checks
