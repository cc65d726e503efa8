"""The ONNX graph of the second voice's network: embedding, two bidirectional LSTM layers, one linear layer.

In: the arrays as PyTorch names them. Out: a serialised model. Next: `kept_graph` keeps and runs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from flows.language.tagging.graph_building import CLOSED, PADDING_ID, Graph, step_of
from flows.language.tagging.network_weights import Array, read_weights

# Part of a kept graph's name: raise it with each change of what is written here.
VERSION = 3
_WAYS = ("", "_reverse")


def graph_of_file(path: Path) -> bytes:
    """The graph of a file of weights that PyTorch saved."""
    return graph_of(read_weights(path))


def graph_of(weights: dict[str, Array]) -> bytes:
    """Ids (steps, rows) and lengths (rows) → emissions (steps, rows, labels)."""
    graph = Graph()
    hidden = weights["lstm.weight_hh_l0"].shape[1]
    tables = [_table(weights, way, hidden) for way in _WAYS]
    steps = [_step(_sigmoids_first(weights[f"lstm.weight_hh_l0{way}"]).T, hidden) for way in _WAYS]
    layer = graph.scanned(tables, steps, states=2, size=hidden)
    parts = [graph.constant(name, value) for name, value in _lstm_parts(weights, 1).items()]
    read = graph.node("LSTM", [layer, *parts, "lengths"], hidden_size=hidden, direction="bidirectional")
    beside = graph.node("Transpose", [read], perm=[0, 2, 1, 3])
    layer = graph.node("Reshape", [beside, graph.constant("both_ways", np.array([0, 0, -1], dtype=np.int64))])
    graph.linear(layer, weights["fc.weight"].T, weights["fc.bias"])
    return graph.serialized(["steps", "rows"])


def _table(weights: dict[str, Array], way: str, size: int) -> Array:
    """Each character's gates in the first layer, without what the state adds."""
    bias = weights[f"lstm.bias_ih_l0{way}"] + weights[f"lstm.bias_hh_l0{way}"]
    table = _sigmoids_first((weights["embedding.weight"] @ weights[f"lstm.weight_ih_l0{way}"].T + bias).T).T
    table[PADDING_ID] = 0.0
    table[PADDING_ID, : 2 * size] = CLOSED
    return table


def _step(recurrent: Array, size: int) -> Any:
    """One step of an LSTM: hidden state, cell and a character's gates → the next hidden state and cell."""
    return step_of(
        "lstm",
        [
            ("MatMul", "hidden recurrent", "of_state"),
            ("Add", "gates of_state", "summed"),
            ("Split", "summed sigmoids_and_cell", "three one"),
            ("Sigmoid", "three", "opened"),
            ("Tanh", "one", "new"),
            ("Split", "opened thirds", "put_in keep put_out"),
            ("Mul", "keep cell", "kept"),
            ("Mul", "put_in new", "added"),
            ("Add", "kept added", "next_cell"),
            ("Tanh", "next_cell", "shown"),
            ("Mul", "put_out shown", "next_hidden"),
            ("Identity", "next_hidden", "read"),
        ],
        {"hidden": size, "cell": size, "gates": 4 * size, "next_hidden": size, "next_cell": size, "read": size},
        {
            "recurrent": recurrent,
            "sigmoids_and_cell": np.array([3 * size, size], dtype=np.int64),
            "thirds": np.array([size] * 3, dtype=np.int64),
        },
    )


def _sigmoids_first(value: Array) -> Array:
    """PyTorch's order input, forget, cell, output → input, forget, output, cell."""
    put_in, forget, cell, out = np.split(value, 4)
    return np.concatenate([put_in, forget, out, cell])


def _lstm_parts(weights: dict[str, Array], layer: int) -> dict[str, Array]:
    """W, R, B as ONNX has them: a direction first, gates in the order input, output, forget, cell."""

    def stacked(part: str) -> Array:
        quarters = [np.split(weights[f"lstm.{part}_l{layer}{way}"], 4) for way in _WAYS]
        return np.stack([np.concatenate([q[0], q[3], q[1], q[2]]) for q in quarters])

    return {
        "W": stacked("weight_ih"),
        "R": stacked("weight_hh"),
        "B": np.concatenate([stacked("bias_ih"), stacked("bias_hh")], axis=1),
    }
