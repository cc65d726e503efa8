"""The words of a sentence as the grammar sees them: mentions and triggers whole, each with its category."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from flows.events.lexicon import grammar, is_post, noun_class, nouns, posts, preposition_roles, pronouns
from schemas.records import LocalEntity, Mention, Sentence, TimeExpression, Token

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

_BREAKS = frozenset("，,；;：:。！？!?…—~～|│")
_STOPS = ("。", "！", "？", "；", "…", ".", "!", "?")
_MADE = ("product", "unit")
_POST_ENDS = frozenset(("官", "长", "师", "员"))  # of posts that a tagger may cut: 首席 营销 官
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
        if all(c in _BREAKS for c in text):
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


def build(
    sentence: Sentence,
    folded: str,
    mentions: Sequence[Mention],
    entities: dict[str, LocalEntity],
    triggers: Sequence[tuple[int, int, bool]],
    times: Sequence[TimeExpression],
) -> list[Word]:
    """The words of a sentence in order. Mentions win over triggers, triggers over times, times over the tagger's words.

    mentions: of this sentence; triggers: offsets in the part, and whether one stands before a noun (新任).
    """
    base = sentence.start
    spans: list[tuple[int, int, str, object]] = [(m.start, m.end, ENTITY, m) for m in mentions]
    spans += [(start, end, NOUN if attribute else TRIGGER, None) for start, end, attribute in triggers]
    spans += [(base + t.start, base + t.end, TIME, t) for t in times]
    spans += [(start, end, POST, None) for start, end in _cut_posts(sentence, folded)]
    chosen = _without_overlap(spans)
    out: list[Word] = []
    position = 0
    for token in sentence.tokens:
        start = token.start
        while position < len(chosen) and chosen[position][0] < token.end:
            begin, end, cat, value = chosen[position]
            if begin > start:
                _append(out, sentence, folded, token, start, begin)
            out.append(_special(folded[begin - base : end - base], begin, end, cat, value, entities))
            start = max(start, end)
            position += 1
        if out and start < out[-1].end:
            start = min(out[-1].end, token.end)
        if start < token.end:
            _append(out, sentence, folded, token, start, token.end)
    _retag(out)
    return out


def _retag(words: list[Word]) -> None:
    """Give words the category that their neighbours tell where the tagger's is another."""
    before, governed = Word("", "", 0, 0, ""), False
    for word, after in pairwise(words):
        governed = (governed or word.cat == TRIGGER) and word.cat != BREAK
        if _is_verb(word, after, before.cat):
            word.cat, word.kind = VERB, ""
        elif word.text == "自" and after.cat == TIME:
            word.cat = PREPOSITION
        elif _is_noun(word, after, before) or (governed and _in_compound(word, after, before.cat)):
            word.cat, word.kind = NOUN, noun_kind(word.text)
        elif word.text == "同时" and before.text and after.cat in (VERB, TRIGGER):
            word.cat = ADVERB  # 也被同时解雇
        elif word.trigger and word.text in grammar().attributive and before.cat == NOUN and after.cat == NOUN:
            word.cat, word.kind, word.trigger = NOUN, "thing", False  # 发布新一代开源模型, 推理优化小组
        elif word.cat == VERB and after.cat == NUMBER and word.text in grammar().about:
            word.cat = ADVERB  # 被甲公司以约两亿元买下
        before = word


def _in_compound(word: Word, after: Word, before: str) -> bool:
    """上线 视频 生成 模型: a verb between nouns behind a trigger, before a thing that is made or an office."""
    return word.cat == VERB and before == after.cat == NOUN and len(word.text) == 2 and after.kind in _MADE


def _is_verb(word: Word, after: Word, before: str) -> bool:
    """计划 裁员, 公告 称, 甲公司 公告，: a noun that can be a verb is one before a verb, or after a name."""
    if word.cat == NOUN and word.text in grammar().serial:
        ends = after.cat == BREAK and before in (ENTITY, PRONOUN)
        return ends or after.cat in (VERB, TRIGGER, ADVERB, PREPOSITION)
    return word.text == "名" and after.text == "为"


def _is_noun(word: Word, after: Word, before: Word) -> bool:
    """封装 专家, 最强 竞对 谷歌, 联合 创始人: a verb inside a noun phrase; 前 at its start."""
    if word.cat == CLOSER:
        opens = before.cat in (PREPOSITION, BREAK, JOINER, NUMBER) or (
            before.cat == ENTITY and before.kind != "person" and after.cat == NOUN
        )
        appoints = before.text in grammar().pivots and after.cat in (NOUN, ENTITY)  # 聘请前球探张三
        return word.text in posts().former and (opens or appoints or not before.text)
    if word.cat not in (VERB, ADVERB):
        return False
    if after.cat == ENTITY and after.kind != "person":
        return word.cat == VERB and word.text in nouns().firm
    if after.cat != NOUN or after.kind not in ("post", "group"):
        return False
    verbs = grammar().causative | grammar().pivots
    return word.text in posts().modifiers or (
        word.text not in verbs
        and word.cat == VERB
        and after.kind == "post"
        and len(word.text) > 1
        and before.cat in (NOUN, ENTITY)
    )


def _without_overlap(spans: list[tuple[int, int, str, object]]) -> list[tuple[int, int, str, object]]:
    rank = {ENTITY: 0, TRIGGER: 1, NOUN: 1, TIME: 2, POST: 1}  # the longer wins: 首席[投资]官
    # 去年11[月首席执行官张三]: a name that begins inside a time begins after it
    times = [s for s in spans if s[2] == TIME]
    spans = [_after_time(s, times) if s[2] == ENTITY else s for s in spans]
    chosen: list[tuple[int, int, str, object]] = []
    taken: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda s: (rank[s[2]], s[0] - s[1])):
        if all(span[1] <= a or span[0] >= b for a, b in taken):
            taken.append((span[0], span[1]))
            chosen.append(span)
    return sorted(chosen, key=lambda s: s[0])


def _after_time(
    span: tuple[int, int, str, object], times: Sequence[tuple[int, int, str, object]]
) -> tuple[int, int, str, object]:
    begin = max([span[0], *(t[1] for t in times if t[0] < span[0] < t[1] < span[1])])
    return begin, *span[1:]


def _special(text: str, start: int, end: int, cat: str, value: object, entities: dict[str, LocalEntity]) -> Word:
    if isinstance(value, Mention):
        entity = entities.get(value.entity_key)
        kind: str = value.entity_kind
        if entity is not None and entity.org_kind == "team":
            kind = "team"
        return Word(text, "PER" if kind == "person" else "ORG", start, end, ENTITY, kind, value.entity_key)
    if isinstance(value, TimeExpression):
        return Word(text, "TIME", start, end, TIME, when=value)
    if cat == POST:
        return Word(text, "n", start, end, NOUN, "post")
    return Word(text, "v", start, end, cat, trigger=True)


@cache
def _known_posts() -> re.Pattern[str]:
    heads = sorted((h for h in posts().heads if len(h) > 1), key=lambda h: (-len(h), h))
    return re.compile("|".join(map(re.escape, heads)))


def _cut_posts(sentence: Sentence, folded: str) -> Iterator[tuple[int, int]]:
    """Known posts that the tagger cut into several words: 执行 长, 首席 营销 官."""
    starts, ends = {t.start for t in sentence.tokens}, {t.end for t in sentence.tokens}
    for m in _known_posts().finditer(folded):
        start, end = sentence.start + m.start(), sentence.start + m.end()
        whole = any(t.start <= start and end <= t.end for t in sentence.tokens)
        if start in starts and end in ends and not whole:
            yield start, end


def _append(out: list[Word], sentence: Sentence, folded: str, token: Token, start: int, end: int) -> None:
    text = folded[start - sentence.start : end - sentence.start].strip()
    if not text:
        if (
            out
            and _is_headline(sentence)
            and not sentence.text[end - sentence.start :][:1].isascii()
            and _ends_clause(out)
        ):
            out.append(Word("，", "w", start, end, BREAK))
        return
    if len(text) > 1 and text[-1] in _BREAKS and text[0] not in _BREAKS:
        # 2。: a mark that the tagger left at its word
        cut = max(start + 1, end - 1)
        _append(out, sentence, folded, token, start, cut)
        _append(out, sentence, folded, token, cut, end)
        return
    if len(text) == 2 and text[1] == "其" and text[0] in grammar().before_its and "不如" not in folded:
        # 甲与其副手, 对其停职: a word of its own, and a pronoun
        _append(out, sentence, folded, replace(token, tag="p"), start, start + 1)
        out.append(Word("其", "r", start + 1, end, PRONOUN, noun_kind("其")))
        return
    cat = category(text, token.tag)
    kind = noun_kind(text) if cat in (NOUN, NUMBER, PRONOUN) else ""
    if out and ((text in _POST_ENDS and out[-1].cat == NOUN) or (text[-1] in _POST_ENDS and out[-1].text == "首席")):
        cat, kind = NOUN, "post"
    out.append(Word(text, token.tag, start, end, cat, kind))


def _is_headline(sentence: Sentence) -> bool:
    """A title, or a line without a stop: there a space between Chinese words does the work of a comma."""
    return sentence.part == "title" or not sentence.text.rstrip("”」』） )").endswith(_STOPS)


def _ends_clause(out: Sequence[Word]) -> bool:
    """Whether a clause may end here: behind Latin words only where a post is taken or left (卸任CEO 李四接任)."""
    if not out[-1].text[-1].isascii():
        return True
    return len(out) > 1 and out[-1].kind == "post" and out[-2].text in grammar().takes_post
