"""An ONNX graph as its nodes are added, and the recurrent layers that it scans.

A recurrent layer over embedded characters is given as a table: what a character brings to the layer's gates is the same
wherever it stands, so embedding times input weights is computed once. Next: `network_graph`, `tagger_graph`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from flows.language.tagging.network_weights import Array

PADDING_ID = 0  # behind a row's end: it keeps a scan's state at 0, so that reading backwards begins with the last one
CLOSED, OPEN = -1e4, 1e4  # what a gate that lets nothing, or everything, through is given
_OPSET = 17
_IR_VERSION = 8


class Graph:
    """Inputs: `ids` (steps, rows) of int64, `lengths` (rows) of int32; both sizes are free."""

    def __init__(self) -> None:
        self.onnx: Any = import_module("onnx")
        self._nodes: list[Any] = []
        self._constants: list[Any] = []
        self.labels = 0

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

    def scanned(self, tables: list[Array], bodies: list[Any], states: int, size: int) -> str:
        """Both directions of a layer beside each other: `tables` hold each character's gates, `bodies` are its step."""
        zeros, read = self._zero_state(size), []
        for way, (table, body) in enumerate(zip(tables, bodies, strict=True)):
            gates = self.node("Gather", [self.constant(f"characters{way}", table), "ids"])
            read.append(
                self.node(
                    "Scan", [*[zeros] * states, gates], others=states, body=body, num_scan_inputs=1,
                    scan_input_directions=[way], scan_output_directions=[way],
                )
            )  # fmt: skip
        return self.node("Concat", read, axis=-1)

    def linear(self, layer: str, weights: Array, bias: Array) -> None:
        """The last layer: `emissions`."""
        self.labels = len(bias)
        told = self.node("MatMul", [layer, self.constant("linear", weights)])
        self.node("Add", [told, self.constant("bias", bias)], output="emissions")

    def _zero_state(self, size: int) -> str:
        one, two = (self.constant(f"axis{i}", np.array([i], dtype=np.int64)) for i in (1, 2))
        rows = self.node("Slice", [self.node("Shape", ["ids"]), one, two])
        shape = self.node("Concat", [rows, self.constant("size", np.array([size], dtype=np.int64))], axis=0)
        zero = self.onnx.numpy_helper.from_array(np.zeros(1, dtype=np.float32))
        return self.node("ConstantOfShape", [shape], value=zero)

    def serialized(self, shape: list[str]) -> bytes:
        """The checked model as bytes. `shape`: what the emissions' first sizes are called."""
        make, value, kinds = self.onnx.helper, self.onnx.helper.make_tensor_value_info, self.onnx.TensorProto
        graph = make.make_graph(
            self._nodes, "characters",
            [value("ids", kinds.INT64, ["steps", "rows"]), value("lengths", kinds.INT32, ["rows"])],
            [value("emissions", kinds.FLOAT, [*shape, self.labels])],
            self._constants,
        )  # fmt: skip
        model = make.make_model(graph, opset_imports=[make.make_opsetid("", _OPSET)])
        model.ir_version = _IR_VERSION
        self.onnx.checker.check_model(model)
        serialized: bytes = model.SerializeToString()
        return serialized


def step_of(name: str, nodes: list[tuple[str, str, str]], sizes: dict[str, int], constants: dict[str, Any]) -> Any:
    """One step of a scan: `nodes` as (kind, inputs, outputs), names apart by spaces; `sizes` of what goes in and out.

    What begins with `next_` is the state that the following step gets, `read` what the layer gives out.
    """
    onnx: Any = import_module("onnx")
    made = [
        onnx.helper.make_node(kind, i.split(), o.split(), **({"axis": -1} if kind == "Split" else {}))
        for kind, i, o in nodes
    ]
    told = {n: onnx.helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, [None, k]) for n, k in sizes.items()}
    out = [n for n in sizes if n.startswith("next_") or n == "read"]
    arrays = [onnx.numpy_helper.from_array(np.ascontiguousarray(value), n) for n, value in constants.items()]
    return onnx.helper.make_graph(made, name, [told[n] for n in sizes if n not in out], [told[n] for n in out], arrays)
