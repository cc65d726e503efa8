"""Bodies folded to what copies share, and their MinHash sketches."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from rensa import RMinHash

from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged

_SEED = 42
_NO_LETTER = re.compile(r"[\W_]+")


class Vocabulary(DataModel):
    """dedup.yaml."""

    shingle_chars: int
    permutations: int
    bands: int
    jaccard: float
    containment: float
    excerpt_length: float
    short_chars: int
    short_length: float
    numbers: float
    apart_words: tuple[str, ...]
    lead: str
    tail: str


@cache
def vocabulary() -> Vocabulary:
    """dedup.yaml."""
    return load_packaged("vocabulary/dedup.yaml", Vocabulary)


def fold_body(body: str) -> str:
    """NFKC, Simplified, lower case, letters and digits only, without the agency's lead and the editor's tail."""
    text = fold(unicodedata.normalize("NFKC", body)).strip()
    text = re.sub(vocabulary().tail, "", re.sub(vocabulary().lead, "", text))
    return _NO_LETTER.sub("", text).casefold()


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
