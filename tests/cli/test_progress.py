from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flows.bench import corpus

pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX systems")


def test_on_a_terminal_ingest_shows_how_far_it_is_its_rate_and_the_time_left(tmp_path: Path) -> None:
    corpus.write(tmp_path / "raw", corpus.files(12))
    terminal, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "ingest"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=slave,
        env={**os.environ, "NEWSLEDGER_BATCH_CHARS": "2000", "TERM": "xterm", "COLUMNS": "120"},
    )  # fmt: skip
    os.close(slave)
    shown = b""
    while True:
        try:
            some = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not some:
            break
        shown += some
    process.communicate()
    assert process.returncode == 0
    text = re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"read .*\d+/12 +\d+/s +\d:\d\d:\d\d", text)
    assert re.search(r"facts .*\d+/\d+ +\d+/s +\d:\d\d:\d\d", text)


def test_in_a_pipe_it_shows_nothing(tmp_path: Path) -> None:
    corpus.write(tmp_path / "raw", corpus.files(3))
    done = subprocess.run([sys.executable, "-m", "flows.cli", "ingest"], cwd=tmp_path, capture_output=True, check=True)
    assert done.stderr == b""
