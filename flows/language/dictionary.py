"""The word list that the package `cutword` ships: what class a word is of, and how usual it is.

In: a folded string. Out: its class and frequency where it is a word, else None. Read once, as data; names of people are
in it seldom, those of places often. `entities.selection` asks whether what looks like a name is a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_CLASSES = {"NN": "noun", "NR": "proper noun", "VV": "verb", "VA": "verb", "VE": "verb", "VC": "verb", "AD": "adverb",
            "JJ": "adjective", "NT": "time"}  # fmt: skip
_OFTEN, _SELDOM = 100, 10  # times in the corpus that the list was counted on


@dataclass(frozen=True, slots=True)
class DictionaryWord:
    """A word of the list. `usage`: often, sometimes or seldom."""

    word_class: str
    usage: str

    def __str__(self) -> str:
        return f"{self.word_class} {self.usage}"


@lru_cache(1 << 16)
def word(folded: str) -> DictionaryWord | None:
    """What the list says of a string of two characters and more; 关系 → noun often."""
    count, _, tag = _words().get(folded, "").partition("\t")
    if len(folded) < 2 or not count.isdigit():
        return None
    times = int(count)
    usage = "often" if times >= _OFTEN else "sometimes" if times >= _SELDOM else "seldom"
    return DictionaryWord(_CLASSES.get(tag, "other"), usage)


@cache
def _words() -> dict[str, str]:
    """Word → count and tag as the list writes them: a text asks for few of its hundreds of thousands of words."""
    spec = find_spec("cutword")
    if spec is None or spec.origin is None:
        return {}
    lines = (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)
