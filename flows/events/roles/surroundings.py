"""What surrounds an organisation's name: words of credits, odd ends, the words that touch it.

In: names and words of a sentence. Out: answers that `employer_features` and the features of `claims` measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from flows.events.lexicon import speech_verbs
from flows.events.syntax.tokens import PREPOSITION, TRIGGER, VERB, Word
from flows.language.script import fold
from schemas.declarative import DataModel, load_packaged

# Characters around a name in which words of a credit or a dateline are looked for.
_AROUND = 12


class Surroundings(DataModel):
    """vocabulary/events/surroundings.yaml: what tells that a name stands in no clause of the story."""

    credits: tuple[str, ...]
    bodies: tuple[str, ...]
    places: tuple[str, ...]
    owners: tuple[str, ...]
    prosecuting: tuple[str, ...]
    disciplining: tuple[str, ...]
    odd_starts: tuple[str, ...]
    odd_ends: tuple[str, ...]
    platforms: frozenset[str]
    means: frozenset[str]


@cache
def surroundings() -> Surroundings:
    """Words of credits, and endings by which names and posts tell what they are."""
    found: Surroundings = load_packaged("vocabulary/events/surroundings.yaml", Surroundings)
    return found


def beside(words: Sequence[Word], word: Word) -> tuple[str, str]:
    """What touches a word on both sides: the category and kind of its neighbours, `edge` where none does."""
    at = next(i for i, w in enumerate(words) if w is word)
    before = words[at - 1] if at and words[at - 1].end == word.start else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].start == word.end else None
    return (
        f"before_{before.cat + before.kind if before else 'edge'}",
        f"after_{after.cat + after.kind if after else 'edge'}",
    )


def led_by(words: Sequence[Word], word: Word, near: int) -> str | None:
    """The verb or preposition that leads to a word from at most `near` characters before it: 在, 赴, 从, 加入, 离开."""
    before = [w for w in words if w.end <= word.start]
    led = next((w for w in reversed(before) if w.cat in (VERB, TRIGGER, PREPOSITION)), None)
    return led.text if led is not None and word.start - led.end <= near else None


def posted_on(words: Sequence[Word], word: Word) -> bool:
    """Whether the name only says where somebody writes: 在Facebook宣布, 透過微博表示."""
    known = surroundings()
    named = fold(word.text).casefold() in known.platforms and led_by(words, word, 0) in known.means
    does = next((w.text for w in words if w.start >= word.end and w.cat in (VERB, TRIGGER)), "")
    return named and does in speech_verbs()


def odd_name(name: str) -> bool:
    """Words of the sentence at the start or the end of a name: 作为资本, 币安之前, 一家公司."""
    known = surroundings()
    return name.startswith(known.odd_starts) or name.endswith(known.odd_ends)


def in_credit(words: Sequence[Word], word: Word) -> bool:
    """Whether words of a credit or a dateline stand around a name in its clause: 美聯社資料圖片."""
    near = "".join(w.text for w in words if abs(w.start - word.start) <= _AROUND and w is not word)
    return any(x in near for x in surroundings().credits)
