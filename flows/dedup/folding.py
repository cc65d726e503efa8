"""Bodies folded to what copies share, and their MinHash sketches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

import numpy as np
import opencc
from rensa import RMinHash

from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged

_SEED = 42
_EDGE_CHARS = 120  # of a body's beginning and end hold a lead and a tail


class DedupVocabulary(DataModel):
    """dedup.yaml."""

    shingle_chars: int
    permutations: int
    bands: int
    likely: float
    jaccard: float
    containment: float
    excerpt_length: float
    short_chars: int
    short_length: float
    lead_chars: int
    numbers: float
    apart_words: tuple[str, ...]
    local_words: Mapping[str, str]
    lead: str
    tail: str


@cache
def vocabulary() -> DedupVocabulary:
    """dedup.yaml."""
    return load_packaged("vocabulary/dedup/folding.yaml", DedupVocabulary)


def fold_body(body: str) -> str:
    """NFKC, one script, one choice of words, lower case, letters and digits only, without an agency's lead and tail.

    Texts of both scripts go the same way, Simplified characters and then Taiwan's words: the way back is not unique
    (首席執行官 would become 首席运行官, because Taiwan says 執行 of programs), and copies would differ.
    """
    text: str = _words().convert(fold(body.strip()))
    text = re.sub(vocabulary().lead, "", _with_marks(text[:_EDGE_CHARS])) + text[_EDGE_CHARS:]
    end = re.sub(vocabulary().tail, "", _with_marks(text[-_EDGE_CHARS:]))
    letters = (text[:-_EDGE_CHARS] + end).translate(_LETTERS)
    for local, word in vocabulary().local_words.items():
        letters = letters.replace(local, word)
    return letters


def _with_marks(text: str) -> str:
    return fold(unicodedata.normalize("NFKC", text)).strip()


class _Letters(dict[int, str]):
    """Character → its letters and digits as they are compared, found when a character is first met."""

    def __missing__(self, code: int) -> str:
        folded = fold(unicodedata.normalize("NFKC", chr(code))).casefold()
        self[code] = "".join(c for c in folded if c.isalnum())
        return self[code]


_LETTERS = _Letters()


@cache
def _words() -> opencc.OpenCC:
    """Simplified → Traditional with the words of Taiwan for those of the mainland (软件 → 軟體, 信息 → 資訊)."""
    return opencc.OpenCC("s2twp")


def shingles(folded: str) -> set[str]:
    """Runs of `shingle_chars` characters; a body shorter than that is its own single shingle."""
    return set(_runs(folded))


def _runs(folded: str) -> list[str]:
    n = vocabulary().shingle_chars
    return [folded[i : i + n] for i in range(len(folded) - n + 1)] or [folded]


def sketch(body: str) -> bytes:
    """MinHash of the shingles: `permutations` little-endian unsigned 32-bit numbers."""
    minhash = RMinHash(num_perm=vocabulary().permutations, seed=_SEED)
    minhash.update(_runs(fold_body(body)))  # a run that comes twice changes no minimum
    return np.asarray(minhash.digest(), dtype="<u4").tobytes()
