"""The ONNX graph of a character network: embedding, two bidirectional LSTM layers, one linear layer.

In: the arrays as PyTorch names them. Out: a serialised model. Next: `character_network` keeps and runs it.

What an embedded character brings to the first layer is the same wherever it stands, so the product of embedding and
input weights is kept as a table and the layer itself is a scan: half of the network's arithmetic falls away.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from flows.language.tagging.network_weights import Array

# Part of a kept graph's name: raise it with each change of what is written here.
GRAPH_VERSION = 2
PADDING_ID = 0  # behind a row's end: it keeps the scan's state at 0, so that reading backwards begins with the last one
_CLOSED = -1e4  # a gate that lets nothing through
_OPSET = 17
_IR_VERSION = 8
_WAYS = ("", "_reverse")


def graph_of(weights: dict[str, Array]) -> bytes:
    """Ids (steps, rows) and lengths (rows) → emissions (steps, rows, labels). `steps` and `rows` are free."""
    graph = _Graph()
    hidden = weights["lstm.weight_hh_l0"].shape[1]
    state = graph.zero_state("ids", hidden)
    first = [_scanned(graph, weights, way, state) for way in range(2)]
    layer = graph.node("Concat", first, axis=-1)
    parts = [graph.constant(name, value) for name, value in _lstm_parts(weights, 1).items()]
    read = graph.node("LSTM", [layer, *parts, "lengths"], hidden_size=hidden, direction="bidirectional")
    beside = graph.node("Transpose", [read], perm=[0, 2, 1, 3])
    layer = graph.node("Reshape", [beside, graph.constant("both_ways", np.array([0, 0, -1], dtype=np.int64))])
    told = graph.node("MatMul", [layer, graph.constant("linear", weights["fc.weight"].T)])
    graph.node("Add", [told, graph.constant("bias", weights["fc.bias"])], output="emissions")
    return graph.serialized(labels=len(weights["fc.bias"]))


def _scanned(graph: _Graph, weights: dict[str, Array], way: int, state: str) -> str:
    """One direction of the first layer: from each character's gates, kept in a table, to its state."""
    rows = {part: weights[f"lstm.{part}_l0{_WAYS[way]}"] for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
    table = weights["embedding.weight"] @ rows["weight_ih"].T + rows["bias_ih"] + rows["bias_hh"]
    table = _sigmoids_first(table.T).T
    size = table.shape[1] // 4
    table[PADDING_ID] = 0.0
    table[PADDING_ID, : 2 * size] = _CLOSED
    gates = graph.node("Gather", [graph.constant(f"characters{way}", table), "ids"])
    body = _step(graph.onnx, _sigmoids_first(rows["weight_hh"]).T, size)
    return graph.node(
        "Scan", [state, state, gates], others=2, body=body, num_scan_inputs=1,
        scan_input_directions=[way], scan_output_directions=[way],
    )  # fmt: skip


def _step(onnx: Any, recurrent: Array, size: int) -> Any:
    """One step of an LSTM: state (hidden, cell) and gates without what the state adds → state, and hidden again."""
    make, value = onnx.helper.make_node, onnx.helper.make_tensor_value_info
    constants = {
        "recurrent": np.ascontiguousarray(recurrent),
        "sigmoids_and_cell": np.array([3 * size, size], dtype=np.int64),
        "thirds": np.array([size] * 3, dtype=np.int64),
    }
    nodes = [
        make("MatMul", ["hidden", "recurrent"], ["of_state"]),
        make("Add", ["gates", "of_state"], ["summed"]),
        make("Split", ["summed", "sigmoids_and_cell"], ["three", "one"], axis=-1),
        make("Sigmoid", ["three"], ["opened"]),
        make("Tanh", ["one"], ["new"]),
        make("Split", ["opened", "thirds"], ["put_in", "keep", "put_out"], axis=-1),
        make("Mul", ["keep", "cell"], ["kept"]),
        make("Mul", ["put_in", "new"], ["added"]),
        make("Add", ["kept", "added"], ["next_cell"]),
        make("Tanh", ["next_cell"], ["shown"]),
        make("Mul", ["put_out", "shown"], ["next_hidden"]),
        make("Identity", ["next_hidden"], ["read"]),
    ]
    shapes = {"hidden": size, "cell": size, "gates": 4 * size, "next_hidden": size, "next_cell": size, "read": size}
    told = {name: value(name, onnx.TensorProto.FLOAT, [None, width]) for name, width in shapes.items()}
    return onnx.helper.make_graph(
        nodes, "step",
        [told[name] for name in ("hidden", "cell", "gates")],
        [told[name] for name in ("next_hidden", "next_cell", "read")],
        [onnx.numpy_helper.from_array(array, name) for name, array in constants.items()],
    )  # fmt: skip


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


class _Graph:
    """Nodes and constants as they are added."""

    def __init__(self) -> None:
        self.onnx: Any = import_module("onnx")
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def constant(self, name: str, value: npt.NDArray[Any]) -> str:
        """Add a constant; its name."""
        self._constants.append(self.onnx.numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], *, output: str = "", others: int = 0, **settings: Any) -> str:
        """Add a node whose last output is `output`, with `others` before it that nobody reads; the name of the last."""
        name = output or f"{kind.lower()}{len(self._nodes)}"
        unread = [f"{name}_{i}" for i in range(others)]
        self._nodes.append(self.onnx.helper.make_node(kind, inputs, [*unread, name], **settings))
        return name

    def zero_state(self, ids: str, size: int) -> str:
        """Zeros (rows, size) for ids (steps, rows)."""
        one, two = (self.constant(f"axis{i}", np.array([i], dtype=np.int64)) for i in (1, 2))
        rows = self.node("Slice", [self.node("Shape", [ids]), one, two])
        shape = self.node("Concat", [rows, self.constant("size", np.array([size], dtype=np.int64))], axis=0)
        zero = self.onnx.numpy_helper.from_array(np.zeros(1, dtype=np.float32))
        return self.node("ConstantOfShape", [shape], value=zero)

    def serialized(self, labels: int) -> bytes:
        """The checked model as bytes."""
        make, value, kinds = self.onnx.helper, self.onnx.helper.make_tensor_value_info, self.onnx.TensorProto
        graph = make.make_graph(
            self._nodes, "characters",
            [value("ids", kinds.INT64, ["steps", "rows"]), value("lengths", kinds.INT32, ["rows"])],
            [value("emissions", kinds.FLOAT, ["steps", "rows", labels])],
            self._constants,
        )  # fmt: skip
        model = make.make_model(graph, opset_imports=[make.make_opsetid("", _OPSET)])
        model.ir_version = _IR_VERSION
        self.onnx.checker.check_model(model)
        serialized: bytes = model.SerializeToString()
        return serialized
