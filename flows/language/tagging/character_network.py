"""The session of a character network: its graph is made of the weights once and kept.

In: the file of weights that a package ships. Out: a session of ONNX Runtime.
Next: `second_voice` runs it, `span_probabilities` reads what it says.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from flows.language.tagging.network_graph import GRAPH_VERSION, graph_of
from flows.language.tagging.network_weights import read_weights


def load_session(weights: Path, cache: Path, package: str) -> Any:
    """The session of a network: of the kept graph, else of one made anew, which is kept where that can be written.

    `package`: name and version of what ships the weights, for the kept file's name. The graph takes ids (steps, rows)
    and lengths (rows), and gives emissions (steps, rows, labels).
    """
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()[:12]
    kept = cache / f"{package}-{digest}-{GRAPH_VERSION}.onnx"
    with contextlib.suppress(OSError):
        graph = kept.read_bytes()
        with contextlib.suppress(Exception):  # half a file or another's: made anew
            return session_of(graph)
    graph = graph_of(read_weights(weights))
    _keep(graph, kept)
    return session_of(graph)


def session_of(graph: bytes) -> Any:
    """A session of one thread: processes are what this project spreads work over."""
    onnxruntime: Any = import_module("onnxruntime")
    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
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
