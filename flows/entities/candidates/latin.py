"""Latin names: capitalised words, initials, particles, accents, surnames in capitals, single given names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import common_latin_words, given_names, names, organizations
from flows.entities.view import PartView
from flows.evidence.decision_list import Rule, outcome

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
_WORDS = regex.compile(r"\S+")
_CAPITAL = regex.compile(r"\p{Lu}\p{Ll}|\p{Lu}{2}")
_NEVER_FIRST = frozenset({"U", "U.S", "U.K", "U.N", "St"})


def latin(view: PartView) -> Iterator[Candidate]:
    """Names of several words, and given names that stand alone."""
    for sentence in view.sentences:
        if not _CAPITAL.search(view.folded, sentence.start, sentence.end):
            continue
        for m in _NAME.finditer(view.folded, sentence.start, sentence.end):
            words = [*_behind_posts(m[0])]
            if len(words) > 1:
                score = latin_score([w[0] for w in words])
                yield view.candidate(m.start() + words[0].start(), m.end(), "person", score, "latin_name")
        for m in _SINGLE.finditer(view.folded, sentence.start, sentence.end):
            if m[0] not in names().not_people_latin:
                yield view.candidate(m.start(), m.end(), "person", _alone(m[0]), "latin_name", weak=True)


def _behind_posts(words: str) -> Iterator[regex.Match[str]]:
    """The words without posts and forms of address before them: Senator + Sam Porter."""
    return dropwhile(lambda w: w[0] in names().latin_address or w[0] in names().latin_posts, _WORDS.finditer(words))


def _alone(word: str) -> float:
    if word in given_names():
        return worth("Latin given name alone")
    return worth("Latin common word alone" if word in common_latin_words() else "Latin word alone")


@dataclass(frozen=True, slots=True)
class LatinWords:
    """The words of a Latin name, with what the vocabulary knows of them."""

    words: Sequence[str]
    plain: Sequence[str]  # without points and commas
    capitals: Sequence[str]  # those of two letters and more that are all capitals
    common: bool  # one of them is a common word
    given: bool  # the first is a given name

    @classmethod
    def of(cls, words: Sequence[str]) -> LatinWords:
        """The words as they stand, looked up."""
        plain = [w.strip(".,") for w in words]
        return cls(
            words=words,
            plain=plain,
            capitals=[w for w in plain if w.isupper() and len(w) > 1],
            common=any(w in common_latin_words() for w in plain),
            given=plain[0] in given_names(),
        )


def _of_organization(name: LatinWords) -> bool:
    long = [w for w in name.plain if len(w) > 1]
    return any(w in organizations().latin_suffixes or w in organizations().not_latin_organizations for w in long)


def _one_known_in_capitals(name: LatinWords) -> bool:
    return bool(name.capitals) and (name.given or any(w.title() in names().pinyin_surnames for w in name.capitals))


def _pinyin_surname(name: LatinWords) -> bool:
    return name.plain[-1] in names().pinyin_surnames or name.plain[0] in names().pinyin_surnames


_SCORES: tuple[Rule[LatinWords, float], ...] = (
    Rule("a word of organisations: Bank, Ltd", 0.1, _of_organization),
    Rule("a country or saint shortened: U.S. Open, St Andrews", 0.1, lambda n: n.plain[0] in _NEVER_FIRST),
    Rule("a word of things", 0.15, lambda n: any(w in names().not_people_latin for w in n.plain)),
    Rule("several words in capitals", 0.12, lambda n: len(n.capitals) > 1),
    Rule("capitals beside a common word", 0.12, lambda n: bool(n.capitals) and n.common),
    Rule("a known surname in capitals, or a given name before one: CHEN Wei", 0.8, _one_known_in_capitals),
    Rule("a surname in capitals", 0.6, lambda n: bool(n.capitals)),
    Rule("a given name and a common word", 0.5, lambda n: n.given and n.common),
    Rule("a given name", 0.86, lambda n: n.given),
    Rule("a common word", 0.2, lambda n: n.common),
    Rule("a surname in pinyin", 0.8, _pinyin_surname),
    Rule("an initial", 0.78, lambda n: any(w.endswith(".") for w in n.words[:-1])),
    Rule("two or three words", 0.58, lambda n: len(n.words) <= 3),
)
LONG = 0.45  # more words than most names have, nothing known of them


def latin_score(words: Sequence[str]) -> float:
    """How much words look like a person's name by themselves."""
    return outcome(_SCORES, LatinWords.of(words), LONG)
