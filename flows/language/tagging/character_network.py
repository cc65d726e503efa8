"""A character BiLSTM with a linear layer as an ONNX graph, made of its weights once and kept.

In: the file of weights that a package ships. Out: a session of ONNX Runtime, and the transitions of its CRF.
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

import numpy as np

from flows.language.tagging.network_weights import Array, read_weights

# Part of the kept file's name: raise it with each change of what is written.
GRAPH_VERSION = 1
_OPSET = 17
_IR_VERSION = 8


def load_session(weights: Path, cache: Path, package: str) -> Any:
    """The session of a network: of the kept graph, else of one made anew, which is kept where that can be written.

    `package`: name and version of what ships the weights, for the kept file's name. The graph takes ids (steps, rows)
    and lengths (rows), and gives emissions (steps, rows, labels) with the CRF's parts that stand at one label only.
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


def graph_of(weights: dict[str, Array]) -> bytes:
    """Embedding, bidirectional LSTM layers and linear layer of PyTorch's weights as a serialised ONNX model."""
    onnx: Any = import_module("onnx")
    make, tensors, nodes = onnx.helper, [], []

    def constant(name: str, value: Any) -> str:
        tensors.append(onnx.numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        nodes.append(make.make_node(kind, inputs, [output], **settings))
        return output

    layer = node("Gather", [constant("embedding", weights["embedding.weight"]), "ids"], "embedded")
    both = constant("both_directions", np.array([0, 0, -1], dtype=np.int64))
    number = 0
    while f"lstm.weight_ih_l{number}" in weights:
        names = [constant(f"{part}{number}", value) for part, value in _lstm_parts(weights, number).items()]
        hidden = weights[f"lstm.weight_hh_l{number}"].shape[1]
        read = node("LSTM", [layer, *names, "lengths"], f"read{number}", hidden_size=hidden, direction="bidirectional")
        beside = node("Transpose", [read], f"beside{number}", perm=[0, 2, 1, 3])
        layer = node("Reshape", [beside, both], f"layer{number}")
        number += 1
    told = node("MatMul", [layer, constant("linear", weights["fc.weight"].T)], "told")
    node("Add", [told, constant("bias", weights["fc.bias"])], "emissions")
    info, kinds = make.make_tensor_value_info, onnx.TensorProto
    graph = make.make_graph(
        nodes, "characters",
        [info("ids", kinds.INT64, ["steps", "rows"]), info("lengths", kinds.INT32, ["rows"])],
        [info("emissions", kinds.FLOAT, ["steps", "rows", len(weights["fc.bias"])])],
        tensors,
    )  # fmt: skip
    model = make.make_model(graph, opset_imports=[make.make_opsetid("", _OPSET)])
    model.ir_version = _IR_VERSION
    onnx.checker.check_model(model)
    serialized: bytes = model.SerializeToString()
    return serialized


def _lstm_parts(weights: dict[str, Array], layer: int) -> dict[str, Array]:
    """W, R, B as ONNX has them: a direction first, gates in the order input, output, forget, cell."""
    ways = (f"l{layer}", f"l{layer}_reverse")

    def stacked(part: str) -> Array:
        return np.stack([_gates(weights[f"lstm.{part}_{way}"]) for way in ways])

    return {
        "W": stacked("weight_ih"),
        "R": stacked("weight_hh"),
        "B": np.concatenate([stacked("bias_ih"), stacked("bias_hh")], axis=1),
    }


def _gates(value: Array) -> Array:
    """PyTorch's order input, forget, cell, output → ONNX's."""
    put_in, forget, cell, out = np.split(value, 4)
    return np.concatenate([put_in, out, forget, cell])
