"""A process ends without a search for what holds itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

# an object that holds itself, and says when it is found
_HELD = """
class Held:
    def __del__(self):
        print("searched")
held = Held()
held.own = held
del held
"""
_AT_ONCE = "from flows.pipeline.interpreter_tuning import ending_at_once; ending_at_once()"


@pytest.mark.parametrize(("before", "said"), [("", "searched\n"), (_AT_ONCE, "")])
def test_what_holds_itself_is_searched_for_at_the_end_unless_the_process_ends_at_once(before: str, said: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", f"{before}\n{_HELD}"], capture_output=True, text=True, check=True, timeout=60
    )
    assert ended.stdout == said
