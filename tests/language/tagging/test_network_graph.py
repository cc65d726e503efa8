from __future__ import annotations

import logging
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest

from flows.language.tagging import second_voice
from flows.language.tagging.kept_graph import load_session, session_of
from flows.language.tagging.network_graph import graph_of, graph_of_file
from flows.language.tagging.network_weights import read_weights
from flows.language.tagging.second_voice import SecondVoice

WEIGHTS = second_voice._package_folder() / "model_params.pth"
TEXT = "温若谷昨日出任首席执行官。"


def session(cache: Path) -> object:
    return load_session(WEIGHTS, graph_of_file, "cutword-0.1.1", cache)


def test_the_graph_is_made_once_and_kept_under_package_and_digest(tmp_path: Path) -> None:
    session(tmp_path)
    kept = list(tmp_path.iterdir())
    assert len(kept) == 1
    assert kept[0].name.startswith("cutword-0.1.1-")
    load_session(WEIGHTS, lambda _: pytest.fail("made anew"), "cutword-0.1.1", tmp_path)


def test_half_a_kept_file_is_made_anew(tmp_path: Path) -> None:
    session(tmp_path)
    kept = next(tmp_path.iterdir())
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    session(tmp_path)
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_written_keeps_nothing_and_the_voice_still_speaks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert SecondVoice(tmp_path / "file").spans([TEXT]) == SecondVoice(tmp_path / "cache").spans([TEXT]) != [[]]


def test_without_the_package_no_text_has_a_span_and_one_warning_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(second_voice, "find_spec", lambda _: None)
    voice = SecondVoice()
    with caplog.at_level(logging.WARNING):
        assert voice.spans([TEXT]) == [[]]
        assert voice.spans([TEXT]) == [[]]
    assert [r.getMessage() for r in caplog.records if "second voice" in r.getMessage()] == [
        "The second voice is silent, names are decided without it: the package cutword is not installed."
    ]


def test_a_file_of_weights_can_name_nothing_but_arrays(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (print, ("run",))

    path = tmp_path / "harm.pth"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("harm/data.pkl", pickle.dumps({"model_state_dict": Harm()}))
    with pytest.raises(pickle.UnpicklingError, match="no part of a file of float32 arrays"):
        read_weights(path)


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def _layer(x: np.ndarray, weights: dict[str, np.ndarray], way: str) -> np.ndarray:
    """One direction of an LSTM layer, gate by gate, as PyTorch documents it."""
    bias = weights[f"lstm.bias_ih_{way}"] + weights[f"lstm.bias_hh_{way}"]
    hidden = cell = np.zeros(weights[f"lstm.weight_hh_{way}"].shape[1])
    read = []
    for row in x:
        gates = weights[f"lstm.weight_ih_{way}"] @ row + weights[f"lstm.weight_hh_{way}"] @ hidden + bias
        put_in, keep, new, out = np.split(gates, 4)
        cell = _sigmoid(keep) * cell + _sigmoid(put_in) * np.tanh(new)
        hidden = _sigmoid(out) * np.tanh(cell)
        read.append(hidden)
    return np.array(read)


def _emissions(ids: list[int], weights: dict[str, np.ndarray]) -> np.ndarray:
    x = weights["embedding.weight"][ids]
    for number in "01":
        forth = _layer(x, weights, f"l{number}")
        back = _layer(x[::-1], weights, f"l{number}_reverse")[::-1]
        x = np.concatenate([forth, back], axis=1)
    return x @ weights["fc.weight"].T + weights["fc.bias"]


def test_the_graph_computes_the_network_and_padding_is_not_heard() -> None:
    rng = np.random.default_rng(7)
    shapes: dict[str, tuple[int, ...]] = {"embedding.weight": (9, 5), "fc.weight": (4, 6), "fc.bias": (4,)}
    for number, width in ((0, 5), (1, 6)):
        for way in (f"l{number}", f"l{number}_reverse"):
            shapes |= {f"lstm.weight_ih_{way}": (12, width), f"lstm.weight_hh_{way}": (12, 3)}
            shapes |= {f"lstm.bias_ih_{way}": (12,), f"lstm.bias_hh_{way}": (12,)}
    weights = {name: rng.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}
    long, short = [3, 1, 8, 2, 5], [4, 7]
    ids = np.array([long, [*short, 0, 0, 0]], dtype=np.int64).T
    run = session_of(graph_of(weights))
    told = run.run(None, {"ids": ids, "lengths": np.array([5, 2], dtype=np.int32)})[0]
    assert np.allclose(told[:, 0], _emissions(long, weights), atol=1e-5)
    assert np.allclose(told[:2, 1], _emissions(short, weights), atol=1e-5)
