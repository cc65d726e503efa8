"""Where a sentence has a word that can tell an event: the longest trigger at each place, as a word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flows.events.event_types import EventType, EventTypes, TriggerGroup
from flows.events.lexicon import grammar, is_post, noun_class, nouns, pronouns
from schemas.records import Mention, Sentence

# Pre-A轮融资, 1亿元融资: what a tagger joins to the word for money raised.
# Marks that the tagger leaves at a word.
_MARKS = "。，！？；…"
_ROUND = ("轮", "元")


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
        self._pattern = re.compile(_longest_of(self._readings))

    def any(self, folded: str) -> bool:
        """Whether a folded text has any trigger word: one pass, no grammar."""
        return self._pattern.search(folded) is not None

    def glued(self, mention: Mention, folded: str) -> bool:
        """任命公司, 子公司, CFO: words without a name that were taken for the name of an organisation."""
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
        while match := self._pattern.search(folded, at):
            start, end = self._longer(sentence, folded, *match.span())
            readings = self._supported(folded, folded[start:end])
            if readings and self._stands_alone(sentence, folded, start, end, mentions):
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
        """被裁撤, 获委任: a word of the tagger's that begins inside the match and goes on after it."""
        starts = {t.start - sentence.start for t in sentence.tokens}
        for begin in sorted(starts & set(range(start + 1, end))):
            match = self._pattern.match(folded, begin)
            if match and match.end() > end:
                return match.span()
        return start, end

    def _stands_alone(self, sentence: Sentence, folded: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
        base = sentence.start
        for mention in mentions:
            if mention.start - base < end and start < mention.end - base:
                return False
        words = grammar()
        word = folded[start:end]
        after_word = False
        for token in sentence.tokens:
            token_start, token_end = token.start - base, token.end - base
            if token_end <= start:
                continue
            if token_start >= end:
                # 离职 潮, 投资 协议: the noun after it makes generic talk of it.
                name = any(m.start < token.end and token.start < m.end for m in mentions)
                following = folded[token_start:token_end]
                beside = [m for m in mentions if m.start == token.end and m.entity_kind == "person"]
                person = token.tag == "n" and bool(beside)  # 退休教父张三
                if word in words.attributes and (is_post(following) or person):
                    return False  # 退休法官张三
                if len(following) == 1 and not name and is_post(word + following):
                    return False  # 投资 长
                if beside and noun_class(following) == "group" and self._takes_nobody(word):
                    return False  # 并购 专家 张三
                return after_word or name or not (following in words.generic_after or self._narrows(word, following))
            if token_start == start and token_end == end and is_post(word):
                holder = any(m.start - base == end and m.entity_kind == "person" for m in mentions)
                if token.tag == "n" or (holder and start > 0):
                    return False  # 研究主管张三: the post, not the verb
            named = [m for m in mentions if m.start < token.end and token.start < m.end]
            if token_start < start:
                edge = max([token_start, *(m.end - base for m in named if m.end - base <= start)])
                before = folded[edge:start]
                if before and len(word) == 1:
                    return False
                known = before in words.before_trigger or before in self._readings or before.endswith(_ROUND)
                if before and not known:
                    return False
            if token_end > end:
                edge = min([token_end, *(m.start - base for m in named if m.start - base >= end)])
                after = folded[end:edge].rstrip(_MARKS)
                if after and after not in words.after_trigger:
                    return False
                after_word = True
        return True

    def _narrows(self, word: str, following: str) -> bool:
        """投资总监: before a post, a word that takes no post and no person narrows the post down."""
        return self._takes_nobody(word) and is_post(following)

    def _takes_nobody(self, word: str) -> bool:
        people = {"post", "person", "group"}
        return not any(g.prenominal or g.object.keys() & people for _, g in self._readings[word])
