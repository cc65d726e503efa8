"""Where a sentence has a word that can tell an event: the longest trigger at each place, as a word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.events.event_types import EventType, EventTypes, TriggerGroup
from flows.events.lexicon import counting, grammar, is_post, noun_class, nouns, pronouns
from schemas.records import Mention, Sentence, Token

# Marks that the tagger leaves at a word.
_MARKS = "。，！？；…"


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """A trigger word at its place in the folded sentence, and what it can tell."""

    text: str
    start: int
    end: int
    readings: tuple[tuple[EventType, TriggerGroup], ...]

    @property
    def attribute(self) -> bool:
        """Whether the word stands before a noun and is no verb (新任首席经济学家)."""
        return all(group.prenominal for _, group in self.readings)


@dataclass(frozen=True, slots=True)
class _Match:
    """A match in a folded sentence: offsets in the sentence, where the sentence begins in the part, its mentions."""

    folded: str
    base: int
    start: int
    end: int
    mentions: Sequence[Mention]

    @property
    def word(self) -> str:
        """The matched characters."""
        return self.folded[self.start : self.end]

    def mentions_in(self, token: Token) -> list[Mention]:
        """The mentions that share a character with a word of the tagger's."""
        return [m for m in self.mentions if m.start < token.end and token.start < m.end]

    def is_token(self, token: Token) -> bool:
        """Whether it is the tagger's word, whole."""
        return token.start - self.base == self.start and token.end - self.base == self.end

    def is_held_post(self, token: Token) -> bool:
        """A post, by its tag or by who follows it, and no verb: 研究主管张三."""
        if not is_post(self.word):
            return False
        holder = any(m.start - self.base == self.end and m.entity_kind == "person" for m in self.mentions)
        return token.tag == "n" or (holder and self.start > 0)

    def before(self, token: Token) -> str:
        """The characters of the tagger's word before the match, from the last mention on."""
        ends = [m.end - self.base for m in self.mentions_in(token) if m.end - self.base <= self.start]
        return self.folded[max([token.start - self.base, *ends]) : self.start]

    def after(self, token: Token) -> str:
        """The characters of the tagger's word behind the match, up to the next mention, without marks."""
        starts = [m.start - self.base for m in self.mentions_in(token) if m.start - self.base >= self.end]
        return self.folded[self.end : min([token.end - self.base, *starts])].rstrip(_MARKS)


def _enters(reading: tuple[EventType, TriggerGroup]) -> bool:
    """Whether it is a verb by which people come into an organisation, or into a post there; none that founds it."""
    kind, group = reading
    return group.grammar == "verb" and kind.identity.family == "arriving"


def _longest_of(words: Iterable[str]) -> str:
    """A pattern of the words, the longest of a place; by their first characters, or each place asks for all of them."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(some)})" for first, some in rests.items())


class TriggerFinder:
    """Finds the trigger words of a set of event types. Built once per run of `extract`'s caller; picklable."""

    def __init__(self, types: EventTypes) -> None:
        self._readings = types.by_word
        self.entering = frozenset(word for word, some in self._readings.items() if any(map(_enters, some)))
        self._pattern = re.compile(_longest_of(self._readings))
        self._compounds = re.compile(_longest_of(grammar().compounds))

    def any(self, folded: str) -> bool:
        """Whether a folded text has any trigger word: one pass, no grammar."""
        return self._pattern.search(folded) is not None

    def glued(self, mention: Mention, folded: str) -> bool:
        """Words without a name that were taken for the name of an organisation: 任命公司, 子公司, CFO."""
        if mention.entity_kind != "organization":
            return False
        if is_post(folded) or folded in nouns().firm:
            return True
        match = self._pattern.match(folded)
        return match is not None and match.end() > 1 and folded[match.end() :] in pronouns().organization

    def find(self, sentence: Sentence, folded: str, mentions: Sequence[Mention]) -> list[TriggerMatch]:
        """Candidates in order. A match inside a mention or inside another word (发布会, 投资者) is none."""
        found = []
        at = 0
        words = [m.span() for m in self._compounds.finditer(folded)]
        while match := self._pattern.search(folded, at):
            start, end = self._longer(sentence, folded, *match.span())
            readings = self._supported(folded, folded[start:end])
            whole = any(a <= start and end <= b for a, b in words)
            if readings and not whole and self._stands_alone(sentence, folded, start, end, mentions):
                found.append(TriggerMatch(folded[start:end], start, end, readings))
                at = end
            else:
                at = start + 1  # 被裁 is none in 被裁撤, but 裁撤 is one
        return found

    def _supported(self, folded: str, word: str) -> tuple[tuple[EventType, TriggerGroup], ...]:
        """What the word can tell here: a noun tells nothing in a sentence without one of its verbs."""
        readings = self._readings[word]
        return tuple(r for r in readings if not r[1].support or any(s in folded for s in r[1].support))

    def _longer(self, sentence: Sentence, folded: str, start: int, end: int) -> tuple[int, int]:
        """A word of the tagger's that begins inside the match and goes on after it: 被裁撤, 获委任."""
        if folded[end:].startswith(grammar().islands):
            return start, end  # 买下 台湾, whose first character the tagger joined to the trigger
        starts = {t.start - sentence.start for t in sentence.tokens}
        for begin in sorted(starts & set(range(start + 1, end))):
            match = self._pattern.match(folded, begin)
            if match and match.end() > end:
                return match.span()
        return start, end

    def _stands_alone(self, sentence: Sentence, folded: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
        """Whether the match is a word of its own, outside mentions, and the word behind it leaves it one."""
        base = sentence.start
        if any(m.start - base < end and start < m.end - base for m in mentions):
            return False
        match = _Match(folded, base, start, end, mentions)
        goes_on = False
        for token in sentence.tokens:
            if token.end - base <= start:
                continue
            if token.start - base >= end:
                return self._free_before(token, match, goes_on=goes_on)
            if match.is_token(token) and match.is_held_post(token):
                return False
            if token.start - base < start and not self._may_stand_before(match.before(token), match.word):
                return False
            if token.end - base > end:
                after = match.after(token)
                if match.word + after in nouns().firm:
                    return False  # 上市公司
                if after and after not in grammar().after_trigger and not folded[end:].startswith(grammar().islands):
                    return False
                goes_on = True
        return True

    def _free_before(self, token: Token, match: _Match, *, goes_on: bool) -> bool:
        """Whether the word behind the match leaves it a trigger. goes_on: the match's own word had more behind it."""
        words, word = grammar(), match.word
        following = match.folded[token.start - match.base : token.end - match.base]
        named = bool(match.mentions_in(token))
        holder = any(m.start == token.end and m.entity_kind == "person" for m in match.mentions)
        if word in words.attributes and (is_post(following) or (token.tag == "n" and holder)):
            return False  # 退休法官张三, 退休教父张三
        if len(following) == 1 and not named and is_post(word + following):
            return False  # 投资 长
        if holder and noun_class(following) == "group" and self._takes_nobody(word):
            return False  # 并购 专家 张三
        if goes_on or named:
            return True
        # 离职 潮, 投资 协议: the noun after it makes generic talk of it
        return following not in words.generic_after and not self._narrows(word, following)

    def _may_stand_before(self, before: str, word: str) -> bool:
        """Whether the characters that the tagger's word has before the match leave it a word: none, or known ones."""
        if not before:
            return True
        if len(word) == 1:
            return before in grammar().before_short  # 2018年起任, 后任
        return (
            before in grammar().before_trigger or before in self._readings or before.endswith(counting().before_money)
        )

    def _narrows(self, word: str, following: str) -> bool:
        """Before a post, a word that takes no post and no person narrows the post down: 投资总监."""
        return self._takes_nobody(word) and is_post(following)

    def _takes_nobody(self, word: str) -> bool:
        people = {"post", "person", "group"}
        return not any(g.prenominal or g.object.keys() & people for _, g in self._readings[word])
