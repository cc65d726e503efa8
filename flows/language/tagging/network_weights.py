"""The arrays of a network that PyTorch saved, read without PyTorch: nothing in the file can run code here.

In: a `.pth` file, which is a zip of a pickle that tells names and shapes, and of raw little-endian float32 storages.
Out: name → array. Next: `character_network` makes a graph of them.
"""

from __future__ import annotations

import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]


class _TensorReader(pickle.Unpickler):
    """Knows an ordered dictionary and a float32 tensor, and refuses every other name."""

    def __init__(self, file: IO[bytes], storage: Callable[[str], bytes]) -> None:
        super().__init__(file)
        self._storage = storage

    def find_class(self, module: str, name: str) -> Any:
        known: dict[tuple[str, str], Any] = {
            ("collections", "OrderedDict"): OrderedDict,
            ("torch._utils", "_rebuild_tensor_v2"): _tensor,
            ("torch", "FloatStorage"): np.float32,
        }
        if (module, name) not in known:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a file of float32 arrays")
        return known[module, name]

    def persistent_load(self, pid: Any) -> Array:
        _, kind, key, _, size = pid
        values = np.frombuffer(self._storage(key), dtype="<f4")
        if kind is not np.float32 or len(values) != size:
            raise pickle.UnpicklingError(f"storage {key} holds {len(values)} float32 values, not {size}")
        return values


def _tensor(storage: Array, offset: int, size: Sequence[int], stride: Sequence[int], *_: Any) -> Array:
    last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
    if min((offset, *size, *stride), default=0) < 0 or last >= len(storage):
        raise pickle.UnpicklingError(f"an array of shape {tuple(size)} lies outside its storage")
    view = np.lib.stride_tricks.as_strided(storage[offset:], tuple(size), tuple(4 * step for step in stride))
    return np.ascontiguousarray(view)


def read_weights(path: Path) -> dict[str, Array]:
    """Name → float32 array of the file's `model_state_dict`, without the `module.` that parallel training leaves.

    Raises OSError, zipfile.BadZipFile, pickle.UnpicklingError or KeyError when the file is another one.
    """
    with zipfile.ZipFile(path) as archive:
        index = next((name for name in archive.namelist() if name.endswith("/data.pkl")), None)
        if index is None:
            raise pickle.UnpicklingError(f"{path.name} has no data.pkl")
        top = index.removesuffix("data.pkl")
        with archive.open(index) as file:
            content = _TensorReader(file, lambda key: archive.read(f"{top}data/{key}")).load()
    return {name.removeprefix("module."): array for name, array in content["model_state_dict"].items()}
