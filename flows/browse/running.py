"""Starting a run from a page: `newsledger ingest` in a process of its own, one at a time.

In come the settings; out goes whether a run goes on, and how the last one ended. The pages follow what it publishes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from flows.locations import is_address
from flows.settings import Settings

_LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class State:
    """A run that was started here: going on, or ended with a code and its last lines; `none` before the first."""

    status: str = "none"
    code: int | None = None
    said: str = ""


class Runs:
    """The runs that were started from the pages."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._state = State()

    @property
    def state(self) -> State:
        """How it stands now."""
        return self._state

    def start(self) -> None:
        """Start a run, unless one goes on. It looks at the raw folder and applies the judgements file."""
        with self._lock:
            if self._state.status == "running":
                return
            self._state = State("running")
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        s = self._settings
        environment = {
            **os.environ, "NEWSLEDGER_RAW": str(s.raw if is_address(s.raw) else Path(s.raw).absolute()),
            "NEWSLEDGER_WAREHOUSE": str(s.warehouse.absolute()),
            "NEWSLEDGER_JUDGEMENTS": str(s.judgements.absolute()), "NEWSLEDGER_AUDITS": str(s.audits.absolute()),
            "NO_COLOR": "1",
        }  # fmt: skip
        command = [sys.executable, "-m", "flows.cli", "ingest"]
        try:
            done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        except OSError as e:
            self._state = State("ended", 1, str(e))
            return
        self._state = State("ended", done.returncode, "\n".join(done.stdout.splitlines()[-_LAST_LINES:]))
