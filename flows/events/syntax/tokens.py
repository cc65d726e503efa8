"""What a word is to the grammar: its category, its kind, and what it names; `words` builds those of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flows.events.lexicon import grammar, is_post, noun_class, nouns, preposition_roles, pronouns
from schemas.records import TimeExpression

# Categories, one letter each.
ENTITY: Final = "E"  # a person or an organisation
TRIGGER: Final = "G"
NOUN: Final = "N"
PRONOUN: Final = "R"
POST: Final = "post"  # of a span only: its word is a NOUN of this kind
NUMBER: Final = "M"
TIME: Final = "T"
VERB: Final = "V"
ADVERB: Final = "D"
PREPOSITION: Final = "P"
PARTICLE: Final = "U"  # 了 过 着
DE: Final = "X"  # 的 之
JOINER: Final = "C"
CLOSER: Final = "F"  # 后 前 时
QUOTE: Final = "Q"
BREAK: Final = "W"  # ends a clause
OPEN: Final = "("
CLOSE: Final = ")"
CONJUNCTION: Final = "c"

# What may stand between a trigger and the words it governs.
PASSED: Final = frozenset((ADVERB, PARTICLE, CONJUNCTION, JOINER))
NOMINAL: Final = frozenset((ENTITY, NOUN, PRONOUN, NUMBER, QUOTE))

BREAKS: Final = frozenset("，,；;：:。！？!?…—~～|│")
_QUOTES = frozenset("“”‘’「」『』《》〈〉\"'*_【】[]")
_BY_TAG = {
    "v": VERB, "vd": ADVERB, "d": ADVERB, "ad": ADVERB, "p": PREPOSITION, "u": PARTICLE, "c": CONJUNCTION, "r": PRONOUN,
    "m": NUMBER, "q": NUMBER, "TIME": TIME, "t": TIME, "f": NOUN,
}  # fmt: skip


@dataclass(slots=True)
class Word:
    """A word: folded text, tag, offsets in the part, category; what it names (`key`, `kind`) if it is a mention."""

    text: str
    tag: str
    start: int
    end: int
    cat: str
    kind: str = ""  # person, organization, team; post, group, firm, unit, product, letter, money, talk, other, thing
    key: str | None = None
    when: TimeExpression | None = None
    trigger: bool = False


@lru_cache(maxsize=20_000)
def category(text: str, tag: str) -> str:
    """The category of a folded word that is neither mention nor trigger."""
    if tag == "w" or (len(text) == 1 and not text.isalnum()):
        if text in ("(", "（"):
            return OPEN
        if text in (")", "）"):
            return CLOSE
        if text in ("、", "/", "&", "·"):
            return JOINER
        if all(c in BREAKS for c in text):
            return BREAK
        if all(c in _QUOTES for c in text):
            return QUOTE
        return QUOTE
    if text == "兼":
        return JOINER
    words = grammar()
    if text in ("的", "之"):
        return DE
    if text in words.causative and len(text) > 1:
        return VERB
    if text in words.particles:
        return PARTICLE
    if text in words.manner:
        return ADVERB
    if (text, tag) == ("等", "u"):  # 甲、乙等五人
        return NOUN
    if tag == "v" and (text in nouns().post or (len(text) > 3 and noun_class(text) == "product")):  # 无反相机
        return NOUN
    if text in words.closers and tag in ("f", "n", "TIME", "v", "u", "c", "d", "t"):
        return CLOSER
    if text in words.joiners and (tag in ("c", "p", "d") or text in words.always_joiners):
        return JOINER
    if text in words.prepositions.identity and len(text) > 1:
        return PREPOSITION
    if tag == "p" or text in ("被", "由", "遭", "从", "把", "于", "在"):
        return PREPOSITION if text in preposition_roles() else VERB
    if tag == "r" and text in pronouns().organization:
        return PRONOUN
    return _BY_TAG.get(tag, NOUN)


def noun_kind(text: str) -> str:
    """What a noun without a name can fill: post, group, firm, unit (a team), product, letter, money, talk, thing."""
    if is_post(text):
        return "post"
    found = noun_class(text)
    return "unit" if found == "team" else found
