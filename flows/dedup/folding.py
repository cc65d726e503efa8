"""Bodies folded to what copies share, and their MinHash sketches."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from operator import ne

import numpy as np
import opencc
from rensa import RMinHash

from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged

_SEED = 42
_TRADITIONAL = 0.08  # share of characters that folding changes: Traditional text has a fifth or more
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
    lead_chars: int
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
    text = _simplified(unicodedata.normalize("NFKC", body)).strip()
    text = re.sub(vocabulary().tail, "", re.sub(vocabulary().lead, "", text))
    return _NO_LETTER.sub("", text).casefold()


def _simplified(text: str) -> str:
    """Simplified characters; words that Taiwan has of its own (軟體, 資訊) as the mainland says them."""
    folded = fold(text)
    if sum(map(ne, text, folded)) > _TRADITIONAL * len(text):
        return fold(_from_taiwan().convert(text))
    return folded


@cache
def _from_taiwan() -> opencc.OpenCC:
    return opencc.OpenCC("tw2sp")


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
