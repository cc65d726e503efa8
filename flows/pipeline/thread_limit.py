"""A limit on the processor time of a thread that is not the main one, where no alarm reaches.

In comes a number of seconds, for a block of code; what takes longer gets `TookTooLong`. `flows.pipeline.refusals` makes
a refusal of it. The interpreter delivers the exception between two steps of Python code: one call into native code that
never returns is not stopped, as by an alarm.
"""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

LOOK_SECONDS = 0.1  # between two looks at the threads that are watched


class TookTooLong(Exception):
    """Raised in the thread that took longer than it may."""


_lock = threading.Lock()
_deadlines: dict[int, tuple[int, float]] = {}  # thread → its clock, and the time on it that it may not pass
_watcher: list[threading.Thread] = []


@contextmanager
def thread_seconds(limit: float) -> Iterator[None]:
    """Raise TookTooLong in this thread once the block has taken more than `limit` seconds of its processor time."""
    if not hasattr(time, "pthread_getcpuclockid"):
        yield
        return
    me = threading.get_ident()
    clock = time.pthread_getcpuclockid(me)
    with _lock:
        _deadlines[me] = clock, time.clock_gettime(clock) + limit
        if not _watcher or not _watcher[0].is_alive():
            _watcher[:] = [threading.Thread(target=_watch, name="newsledger limits", daemon=True)]
            _watcher[0].start()
    came = False
    try:
        yield
    except TookTooLong:
        came = True
        raise
    finally:
        if not came and _deadlines.pop(me, None) is None:
            # taken at the last moment: the exception is on its way, and must not come when somebody else's turn is
            for _ in range(100):
                time.sleep(0.01)


def _watch() -> None:
    idle = 0
    while idle < 50:  # a thread that watches nobody ends; the next one who asks starts another
        time.sleep(LOOK_SECONDS)
        idle = 0 if _deadlines else idle + 1
        with _lock:
            for thread, (clock, deadline) in list(_deadlines.items()):
                # whoever takes the entry away decides: the thread when it is done, or this one when it is late
                if _spent(clock) > deadline and _deadlines.pop(thread, None) is not None:
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(TookTooLong))


def _spent(clock: int) -> float:
    try:
        return time.clock_gettime(clock)
    except OSError:  # a thread that has ended
        return 0.0
