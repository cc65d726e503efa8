"""What a word is to the grammar: its category, its kind, and what it names; `words` builds those of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from flows.events.lexicon import grammar, is_post, noun_class, nouns, posts, preposition_roles, pronouns
from flows.evidence.decision_list import Rule, outcome
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
CELL: Final = " "  # text of a break that only a space makes, in a headline or between the cells of a row

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


_MARKS = {"(": OPEN, "（": OPEN, ")": CLOSE, "）": CLOSE, **dict.fromkeys("、/&·", JOINER)}
_ENDS_PERIODS = frozenset(("f", "n", "TIME", "v", "u", "c", "d", "t"))  # tags of 后, 前, 时 where they close a period


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A folded word and the tagger's tag."""

    text: str
    tag: str


def _is_noun_tagged_as_verb(word: _Tagged) -> bool:
    """A post or a product: 董事长, 议长, 无反相机."""
    post = word.text in nouns().post or (word.text[-1] in ("长", "官") and word.text in posts().heads)
    known = post or (len(word.text) > 3 and noun_class(word.text) == "product")
    return word.tag == "v" and known


def _joins(word: _Tagged) -> bool:
    return word.text in grammar().joiners and (word.tag in ("c", "p", "d") or word.text in grammar().always_joiners)


def _leads(word: _Tagged) -> bool:
    return word.tag == "p" or word.text in ("被", "由", "遭", "从", "把", "于", "在")


_CATEGORIES: tuple[Rule[_Tagged, str], ...] = (
    Rule("董事长兼总裁", JOINER, lambda w: w.text == "兼"),
    Rule("的 and 之", DE, lambda w: w.text in ("的", "之")),
    Rule("makes somebody do it", VERB, lambda w: len(w.text) > 1 and w.text in grammar().causative),
    Rule("calls on somebody to do it: 工党吁张三辞职", VERB, lambda w: w.text in grammar().calling),
    Rule("了 过 着", PARTICLE, lambda w: w.text in grammar().particles),
    Rule("how it is done", ADVERB, lambda w: w.text in grammar().manner),
    Rule("ends a list: 甲、乙等五人", NOUN, lambda w: (w.text, w.tag) == ("等", "u")),
    Rule("a noun that is tagged as a verb", NOUN, _is_noun_tagged_as_verb),
    Rule("closes a period: 后 前 时", CLOSER, lambda w: w.tag in _ENDS_PERIODS and w.text in grammar().closers),
    Rule("joins nouns: 和 与", JOINER, _joins),
    Rule("leads what somebody is: 作为", PREPOSITION, lambda w: len(w.text) > 1 and w.text in _identity()),
    Rule("a preposition whose role is known", PREPOSITION, lambda w: _leads(w) and w.text in preposition_roles()),
    Rule("another preposition", VERB, _leads),
    Rule("stands for an organisation: 该公司", PRONOUN, lambda w: w.tag == "r" and w.text in pronouns().organization),
)


def _identity() -> frozenset[str]:
    return grammar().prepositions.identity


@lru_cache(maxsize=20_000)
def category(text: str, tag: str) -> str:
    """The category of a folded word that is neither mention nor trigger."""
    if tag == "w" or (len(text) == 1 and not text.isalnum()):
        return _MARKS.get(text) or (BREAK if all(c in BREAKS for c in text) else QUOTE)
    return outcome(_CATEGORIES, _Tagged(text, tag), "") or _BY_TAG.get(tag, NOUN)


def noun_kind(text: str) -> str:
    """What a noun without a name can fill: post, group, firm, unit (a team), product, letter, money, talk, thing."""
    if is_post(text):
        return "post"
    found = noun_class(text)
    return "unit" if found == "team" else found
