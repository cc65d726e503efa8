"""The organisations that most readers know, and questions that the list answers.

In: vocabulary/entities/known_organizations.tsv, a name a line: the name in Simplified characters, its kind, and `word`
where it is a plain word, a place or a piece of words as well. A table and not YAML: it is by far the longest list, and
each process reads it when it begins. Being in it is evidence (the feature `known`), no proof.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

from flows.entities.lexicon.organizations import is_country
from schemas.declarative import VOCABULARY
from schemas.errors import SettingsError
from schemas.records import OrgKind

TABLE = VOCABULARY / "entities" / "known_organizations.tsv"
WORD = "word"


def read_known(path: Path) -> tuple[dict[str, str], frozenset[str]]:
    """Name → kind, and the names that are words too. Raises SettingsError with file, line and what is accepted."""
    kinds = get_args(OrgKind)
    found: dict[str, str] = {}
    words: set[str] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        name, *rest = line.split("\t")
        kind, word = (*rest, "", "")[:2]
        if kind not in kinds or word not in ("", WORD) or len(rest) > 2 or not name:
            raise SettingsError(
                f"{path}:{number}: {line!r} is no known organisation (accepted: a name, a tab, one of "
                f"{', '.join(kinds)}; and behind a further tab `{WORD}`)."
            )
        if name in found:
            raise SettingsError(f"{path}:{number}: {name} is there twice (accepted: each name once).")
        found[name] = kind
        if word:
            words.add(name)
    return found, frozenset(words)


@cache
def _known() -> tuple[dict[str, str], frozenset[str]]:
    return read_known(TABLE)


def known_organizations() -> dict[str, str]:
    """Folded name → kind of the organisations that most readers know."""
    return _known()[0]


def is_known_name(name: str) -> bool:
    """Whether a name is a known organisation's and nothing else."""
    return name in known_organizations() and not is_also_word(name)


def is_body_of_a_country(name: str) -> bool:
    """Whether a name is a country and a known body: 法国内政部."""
    known = known_organizations()
    return any(name[i:] in known and is_country(name[:i]) for i in range(2, len(name) - 1))


def is_also_word(name: str) -> bool:
    """Whether a known name is a word, a place or a piece of words as well: 理想, 中大."""
    return name in _known()[1]
