"""The session of a model whose graph is made of a package's files once and kept in a cache folder.

In: the file that the package ships, and what makes a graph of it. Out: a session of ONNX Runtime.
Next: `tagger` and `second_voice` run theirs.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import platformdirs


def cache_folder() -> Path:
    """Where graphs are kept unless somebody names another folder: the user's cache folder."""
    return platformdirs.user_cache_path("newsledger")


def load_session(
    source: Path, build: Callable[[Path], bytes], name: str, cache: Path | None = None, further: bytes = b""
) -> Any:
    """The session of the kept graph, else of one made anew, which is kept where that can be written.

    `name`: what ships the file and in which version, and the version of `build`: with the digest of the file, and of
    what `build` goes by `further`, the kept name.
    """
    digest = hashlib.sha256(source.read_bytes() + further).hexdigest()[:12]
    kept = (cache or cache_folder()) / f"{name}-{digest}.onnx"
    if kept.is_file():
        with contextlib.suppress(Exception):  # half a file or another's: made anew
            return session_of(str(kept))
    graph = build(source)
    _keep(graph, kept)
    return session_of(graph)


def session_of(graph: bytes | str) -> Any:
    """A session, of a path or of the bytes, with one thread: processes are what this project spreads work over."""
    onnxruntime: Any = import_module("onnxruntime")  # imported by those who tag: it takes a quarter of a second
    onnxruntime.disable_telemetry_events()  # on by default; nobody asked for it
    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # a kept file that cannot be read is made anew, and no error
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _keep(graph: bytes, path: Path) -> None:
    """Write beside and rename, so that nobody reads half a file; a folder that cannot be written keeps nothing."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(graph)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
            raise
