from __future__ import annotations

import numpy as np

from flows.language.tagging.kept_graph import session_of
from flows.language.tagging.tagger_graph import graph_of

SIZE, WIDTH = 3, 5


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def _direction(x: np.ndarray, weights: np.ndarray, recurrent: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """One direction of a GRU whose reset gate follows the product, as ONNX documents it."""
    hidden = np.zeros(SIZE)
    read = []
    for row in x:
        z, r, h = np.split(weights @ row + bias[: 3 * SIZE], 3)
        of_state, r_state, h_state = np.split(recurrent @ hidden + bias[3 * SIZE :], 3)
        keep, reset = _sigmoid(z + of_state), _sigmoid(r + r_state)
        hidden = (1 - keep) * np.tanh(h + reset * h_state) + keep * hidden
        read.append(hidden)
    return np.array(read)


def test_the_graph_computes_both_layers_and_padding_is_not_heard() -> None:
    rng = np.random.default_rng(3)

    def some(*shape: int) -> np.ndarray:
        return rng.standard_normal(shape).astype(np.float32)

    embedding, linear, bias = some(8, WIDTH), some(2 * SIZE, 4), some(4)
    layers = [(some(2, 9, width), some(2, 9, SIZE), some(2, 18)) for width in (WIDTH, 2 * SIZE)]

    def emissions(rows: list[int]) -> np.ndarray:
        x = embedding[rows]
        for weights, recurrent, biases in layers:
            forth = _direction(x, weights[0], recurrent[0], biases[0])
            back = _direction(x[::-1], weights[1], recurrent[1], biases[1])[::-1]
            x = np.concatenate([forth, back], axis=1)
        return x @ linear + bias

    long, short = [3, 1, 7, 2, 5], [4, 0]
    ids = np.array([[i + 1 for i in long], [*(i + 1 for i in short), 0, 0, 0]], dtype=np.int64).T
    run = session_of(graph_of(embedding, *layers, linear, bias))
    told = run.run(None, {"ids": ids, "lengths": np.array([5, 2], dtype=np.int32)})[0]
    assert np.allclose(told[0], emissions(long), atol=1e-5)
    assert np.allclose(told[1, :2], emissions(short), atol=1e-5)
