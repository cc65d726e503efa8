"""Latin names: capitalised words, initials, particles, accents, surnames in capitals, single given names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from flows.entities.candidate import Candidate
from flows.entities.lexicon import common_latin_words, given_names, names, organizations
from flows.entities.view import PartView

_WORD = r"(?:[OD]['’])?\p{Lu}\p{Ll}+(?:\p{Lu}\p{Ll}+)?(?:['’-]\p{L}\p{Ll}*)*"
_INITIAL = r"\p{Lu}(?:\.\s?\p{Lu})*\."
_CAPITALS = r"\p{Lu}{2,}(?:-\p{Lu}{2,})?"
_PARTICLES = r"(?:(?:de['’]?|da|di|del|della|der|den|van|von|bin|ibn|al|el|la|le|ten|ter|dos|du|y)[ \u00a0]+)*"
_SPACE = r"[ \u00a0]+"
LATIN_NAME = (
    rf"(?:{_WORD}|{_INITIAL}|{_CAPITALS})"
    rf"(?:{_SPACE}(?:{_PARTICLES}{_WORD}|{_INITIAL}|\p{{Lu}}(?={_SPACE})|{_CAPITALS})){{1,4}}"
    rf"(?:(?<=\bJr|\bSr)\.)?"
)
_NAME = regex.compile(rf"(?<![\p{{Latin}}0-9.@/#_-]){LATIN_NAME}(?![\p{{Latin}}0-9_@])")
_SINGLE = regex.compile(rf"(?<![\p{{Latin}}0-9.@/#_-][ ]?){_WORD}(?![ ]?[\p{{Latin}}0-9_@-]|\.[\p{{Latin}}0-9])")
_CAPITAL = regex.compile(r"\p{Lu}\p{Ll}|\p{Lu}{2}")
_ADDRESS = frozenset({"Dr", "Mr", "Mrs", "Ms", "Prof", "Sir", "Dr.", "Mr.", "Mrs.", "Ms.", "Prof."})


def latin(view: PartView) -> Iterator[Candidate]:
    """Names of several words, and given names that stand alone."""
    for sentence in view.sentences:
        if not _CAPITAL.search(view.folded, sentence.start, sentence.end):
            continue
        for m in _NAME.finditer(view.folded, sentence.start, sentence.end):
            start, words = m.start(), m[0].split()
            if words[0] in _ADDRESS:
                start += m[0].index(words[1])
                words = words[1:]
            if len(words) > 1:
                yield view.candidate(start, m.end(), "person", latin_score(words), "latin_name")
        for m in _SINGLE.finditer(view.folded, sentence.start, sentence.end):
            if m[0] not in names().not_people_latin:
                score = 0.44 if m[0] in given_names() else 0.12 if m[0] in common_latin_words() else 0.24
                yield view.candidate(m.start(), m.end(), "person", score, "latin_name", weak=True)


def latin_score(words: Sequence[str]) -> float:
    """How much words look like a person's name by themselves."""
    plain = [w.strip(".,") for w in words]
    if any(w in organizations().latin_suffixes or w in organizations().not_latin_organizations
           for w in plain if len(w) > 1) or plain[0] in ("U", "U.S", "U.K", "U.N", "St"):  # fmt: skip
        return 0.1
    if any(w in names().not_people_latin for w in plain):
        return 0.15
    common = sum(w in common_latin_words() for w in plain)
    given = plain[0] in given_names()
    pinyin = names().pinyin_surnames
    if any(w.isupper() and len(w) > 1 for w in plain):
        surname = [w for w in plain if w.isupper() and len(w) > 1]
        known = given or any(w.title() in pinyin for w in surname)
        if len(surname) != 1 or common:
            return 0.12
        return 0.8 if known else 0.6
    if given:
        return 0.5 if common else 0.86
    if common:
        return 0.2
    if plain[-1] in pinyin or plain[0] in pinyin:
        return 0.8
    if any(w.endswith(".") for w in words[:-1]):
        return 0.78
    return 0.58 if len(words) <= 3 else 0.45
