"""A second voice on names: the character BiLSTM-CRF that the package `cutword` ships, asked where something is open.

In: sentences. Out: spans with a tag of the shared tagset and their probability. Next: `entities.selection` weighs them.
The package itself is never imported: it needs PyTorch. Its files are found and read as data.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from flows.language.script import MIDDLE_DOTS, fold_table
from flows.language.tagging import network_graph, tagset
from flows.language.tagging.kept_graph import load_session
from flows.language.tagging.network_weights import read_weights
from flows.language.tagging.pieces import pieces_of
from flows.language.tagging.span_probabilities import SpanProbabilities
from schemas.records import VoiceName, VoiceSpan

PACKAGE = "cutword"
NAME: VoiceName = "cutword"
# Tokens of a batch, padding included. Measured: smaller pays the call, larger leaves the cache.
BATCH_TOKENS = 2048
# Rows of a batch: products of more rows by the CRF's 69 labels are spread over threads by the linear algebra library,
# which costs more than it brings where each core has a process.
BATCH_ROWS = 48
_CODE_POINTS = 0x110000
_LATIN_END = 0x250
# A word that the vocabulary may know whole; else it is spelt.
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?%?")
# Spaces between words and at the edges are no tokens; beside a mark they are.
_GAP = re.compile(r"(?:^|(?<=[a-z0-9%\u4e00-\u9fd5]))\s+(?=[a-z0-9\u4e00-\u9fd5]|$)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_log = logging.getLogger(__name__)


class SecondVoice:
    """Spans of people, organisations, places, posts, terms, products. Cheap to build and pickle: loads at first use.

    `cache`: the folder that keeps the graph; the user's cache folder when None.
    """

    name: VoiceName = NAME

    def __init__(self, cache: Path | None = None) -> None:
        self.cache = cache

    def __reduce__(self) -> tuple[type[SecondVoice], tuple[Path | None]]:
        return (SecondVoice, (self.cache,))

    def spans(self, texts: Sequence[str], starts: Sequence[int] = ()) -> list[list[VoiceSpan]]:
        """For each text the spans of a probability that matters, by offset; they may overlap.

        `starts`: what offsets count from, else 0. Without the package's files no text has a span (one warning).
        """
        out: list[list[VoiceSpan]] = [[] for _ in texts]
        model = self._model
        if model is None:
            return out
        begin = starts or [0] * len(texts)
        chinese = ((i, text) for i, text in enumerate(texts) if _HAN.search(text))  # of others it knows nothing
        pieces = [piece for i, text in chinese for piece in pieces_of(i, text, begin[i])]
        tokens = [model.tokens(text) for _, _, text in pieces]
        for batch in _batches([len(ids) for ids, _, _ in tokens]):
            for i, found in zip(batch, model.read([tokens[j][0] for j in batch]), strict=True):
                number, offset, _ = pieces[i]
                _, first, last = tokens[i]
                out[number] += [
                    VoiceSpan(offset + int(first[s]), offset + int(last[e - 1]), tag, round(min(p, 1.0), 3), NAME)
                    for (s, e, tag), p in found.items()
                ]
        for spans in out:
            spans.sort(key=lambda s: (s.start, s.end, -s.probability, s.label))
        return out

    @cached_property
    def _model(self) -> _Model | None:
        try:
            return _Model(_package_folder(), self.cache)
        except Exception as e:  # whatever is wrong with a foreign package's files, the first voice goes on alone
            _log.warning("The second voice is silent, names are decided without it: %s.", str(e) or type(e).__name__)
            return None


class _Model:
    """What the package ships: the network, its CRF, and its vocabulary as a table code point → id."""

    def __init__(self, folder: Path, cache: Path | None) -> None:
        vocabulary = json.loads((folder / "ner_vocab_tags.json").read_text(encoding="utf-8"))
        labels = sorted(vocabulary["label2id"], key=vocabulary["label2id"].__getitem__)
        ids: dict[str, int] = vocabulary["char2id"]
        weights = read_weights(folder / "model_params.pth")
        name = f"{PACKAGE}-{version(PACKAGE)}-{network_graph.VERSION}"
        self._session = load_session(folder / "model_params.pth", network_graph.graph_of_file, name, cache)
        crf = (weights[f"crf.{part}transitions"] for part in ("", "start_", "end_"))
        self._probabilities = SpanProbabilities(labels, dict(tagset.CUTWORD), *crf)
        self._characters, self._plain = _character_tables(ids)
        self._words = {word: i for word, i in ids.items() if len(word) > 1 and word.isascii() and word.isalnum()}

    def tokens(self, text: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Ids of a text's tokens, their first characters' offsets, and the offsets behind their last."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        ids, first = self._characters[points], np.arange(len(points))
        last = first + 1
        plain = self._plain[points].tobytes().decode("utf-32-le", "surrogatepass")
        keep = np.ones(len(points), dtype=bool)
        for m in _WORD.finditer(plain):
            if m.end() - m.start() > 1 and (known := self._words.get(m[0])):
                ids[m.start()] = known
                last[m.start()] = m.end()
                keep[m.start() + 1 : m.end()] = False
        for m in _GAP.finditer(plain):
            keep[m.start() : m.end()] = False
        return ids[keep], first[keep], last[keep]

    def read(self, rows: Sequence[npt.NDArray[np.int64]]) -> list[dict[tuple[int, int, str], float]]:
        """Spans of rows of ids, longest first."""
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        # never one row alone: the products of a single row are computed another way, and would differ in a last digit
        ids = np.zeros((int(lengths[0]), max(2, len(rows))), dtype=np.int64)
        for i, row in enumerate(rows):
            ids[: len(row), i] = row
        told: Any = np.ones(ids.shape[1], dtype=np.int32)
        told[: len(rows)] = lengths
        emissions = self._session.run(None, {"ids": ids, "lengths": told})[0]
        return self._probabilities.read(emissions[:, : len(rows)], lengths)


def _character_tables(ids: dict[str, int]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint32]]:
    """Code point → id, and → code point in Simplified, half-width, lower-case letters and digits.

    Marks keep their width, for the network knows both; of a mark that it knows in one width only, that one.
    """
    plain = np.arange(_CODE_POINTS, dtype=np.uint32)
    for i, folded in fold_table().items():
        if folded.isalnum() or folded == " ":
            plain[i] = ord(folded)
    for dot in MIDDLE_DOTS:
        plain[ord(dot)] = ord(MIDDLE_DOTS[0])
    latin = np.arange(_LATIN_END, dtype=np.uint32)
    for capital in range(ord("A"), _LATIN_END):
        small = chr(capital).lower()
        if len(small) == 1:
            latin[capital] = ord(small)
    is_latin = plain < _LATIN_END
    plain[is_latin] = latin[plain[is_latin]]
    table: npt.NDArray[np.int64] = np.full(_CODE_POINTS, ids["[UNK]"], dtype=np.int64)
    table[0x4E00:0xA000] = ids["[HANZI]"]
    for character, i in ids.items():
        if len(character) == 1:
            table[ord(character)] = i
    for i, folded in fold_table().items():
        if table[i] == ids["[UNK]"] and folded in ids:
            table[i] = ids[folded]
    return table[plain], plain


def _package_folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the package {PACKAGE} is not installed")
    return Path(spec.origin).parent


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Runs of like length, longest first, within BATCH_TOKENS and BATCH_ROWS; empty rows are left out."""
    batch: list[int] = []
    for i in sorted((i for i, n in enumerate(lengths) if n), key=lambda i: -lengths[i]):
        if batch and (len(batch) == BATCH_ROWS or lengths[batch[0]] * (len(batch) + 1) > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
