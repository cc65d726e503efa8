"""Words whose neighbours tell another category than the tagger's: 计划 裁员, 封装 专家, 前 球探.

In: the words of a sentence in order. Out: the same words, changed in place. `words` calls it last.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.events.lexicon import counting, grammar, is_post, modality, nouns, posts
from flows.events.syntax.tokens import (
    ADVERB,
    BREAK,
    CLOSER,
    DE,
    ENTITY,
    JOINER,
    NOUN,
    NUMBER,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    TIME,
    TRIGGER,
    VERB,
    Word,
    noun_kind,
)  # fmt: skip
from flows.evidence.decision_list import Rule, outcome

_MADE = ("product", "unit")


@dataclass(frozen=True, slots=True)
class _Place:
    """A word between its neighbours; governed: behind a trigger of its clause; led: by the word before the last."""

    word: Word
    after: Word
    before: Word
    governed: bool
    led: str


def retag(words: list[Word]) -> None:
    """Give words the category that their neighbours tell where the tagger's is another."""
    _join_quoted(words)
    before, governed, led = Word("", "", 0, 0, ""), False, ""
    for i, (word, after) in enumerate(pairwise(words)):
        post, holder = _post_behind(words, i)
        held = holder.kind == "person"
        if word.trigger and (governed or held) and _acting(word, post if held else after, before, held=held):
            _to_thing(word)
        governed = (governed or word.cat == TRIGGER) and word.cat != BREAK
        if _is_seat(words, i):
            word.kind = "post"
        if change := outcome(_CHANGES, _Place(word, after, before, governed, led), None):
            change(word)
        led, before = before.text, word
    if words and _is_seat(words, len(words) - 1):
        words[-1].kind = "post"


def _join_quoted(words: Sequence[Word]) -> None:
    """What is quoted before a noun is one name, and leads no phrase: 委任了「对外鹰派」学者甲."""
    for opens, leads, noun, closes, holder in zip(words, words[1:], words[2:], words[3:], words[4:], strict=False):
        quoted = opens.cat == closes.cat == QUOTE and leads.cat == PREPOSITION and noun.cat == NOUN
        if quoted and closes.end == holder.start and holder.cat == NOUN:
            _to_thing(leads)


def _is_seat(words: Sequence[Word], i: int) -> bool:
    """Whether the word is what somebody becomes in a body, and no people of it: 获委任为 立法会 (非官守) 成员."""
    known = grammar()
    if words[i].kind != "group" or words[i].text not in posts().seats:
        return False
    body = next((k for k in range(i - 1, max(-1, i - 4), -1) if words[k].cat != NOUN), -1)
    if body < 1 or words[body].kind != "organization":
        return False
    leads = words[body - 1]
    return leads.text in known.complements or (leads.trigger and leads.text.endswith(known.seating))


def _post_behind(words: Sequence[Word], i: int) -> tuple[Word, Word]:
    """The two words behind this one, over an organisation: 署理 司法部 部长 张三."""
    none = Word("", "", 0, 0, "")
    behind = [*words[i + 1 : i + 4], none, none]
    return (behind[1], behind[2]) if behind[0].kind == "organization" else (behind[0], behind[1])


def _to_thing(word: Word) -> None:
    word.cat, word.kind, word.trigger = NOUN, "thing", False


def _to_noun(word: Word) -> None:
    word.cat, word.kind = NOUN, noun_kind(word.text)


def _to_verb(word: Word) -> None:
    word.cat, word.kind = VERB, ""


def _to_adverb(word: Word) -> None:
    word.cat = ADVERB


def _to_preposition(word: Word) -> None:
    word.cat = PREPOSITION


def _opens_time(p: _Place) -> bool:
    return p.word.text == "自" and p.after.cat == TIME


def _later_on(p: _Place) -> bool:
    known = modality().sequence
    return p.word.text + p.after.text in known or (p.before.cat == ADVERB and p.before.text + p.word.text in known)


def _follows_somebody(p: _Place) -> bool:
    return p.word.text in grammar().prepositions.source and p.word.cat in (VERB, ADVERB) and p.after.kind == "person"


def _belongs_to_noun(p: _Place) -> bool:
    return _is_noun(p.word, p.after, p.before) or _in_compound(p.word, p.after, p.before, governed=p.governed)


def _at_one_time(p: _Place) -> bool:
    return p.word.text == "同时" and bool(p.before.text) and p.after.cat in (VERB, TRIGGER)


def _says_what_like(p: _Place) -> bool:
    return p.word.trigger and p.word.text in grammar().attributive and p.before.cat == NOUN and p.after.cat == NOUN


def _not_exact(p: _Place) -> bool:
    return p.word.cat == VERB and p.after.cat == NUMBER and p.word.text in grammar().about


def _by_means(p: _Place) -> bool:
    return p.word.text in grammar().by_means and p.word.cat in (VERB, NOUN) and p.after.cat == TRIGGER


def _works_there(p: _Place) -> bool:
    at = p.led in grammar().prepositions.place and p.before.kind in ("organization", "team", "firm", "unit")
    return at and p.word.text in grammar().working and p.after.cat == DE


def _describes(p: _Place) -> bool:
    return p.word.text in grammar().of_old and p.after.cat == DE


_CHANGES: tuple[Rule[_Place, Callable[[Word], None] | None], ...] = (
    Rule("a noun that can be a verb: 计划 裁员", _to_verb, lambda p: _is_verb(p.word, p.after, p.before.cat)),
    Rule("since when: 自 三月", _to_preposition, _opens_time),
    Rule("what comes next, cut in two: 及 后", _to_adverb, _later_on),
    Rule("whom somebody follows: 继 张三 成为", _to_preposition, _follows_somebody),
    Rule("a verb inside a noun phrase: 封装 专家", _to_noun, _belongs_to_noun),
    Rule("at one time: 也 被 同时 解雇", _to_adverb, _at_one_time),
    Rule("where somebody works: 在 甲公司 工作 的 乙", _to_verb, _works_there),
    Rule("by what it is done: 被股东 投票 罢免", _to_adverb, _by_means),
    Rule("what it is like: 新一代 开源 模型", _to_thing, _says_what_like),
    Rule("no exact number: 以 约 两亿元", _to_adverb, _not_exact),
    Rule("a time that says what somebody was: 昔日 的 助手", _to_thing, _describes),
)


def _acting(word: Word, after: Word, before: Word, *, held: bool) -> bool:
    """Whether the word belongs to the post behind it: 辞去甲公司代理总裁职务, 由署理主席张三接任. held: by whom.

    An organisation acts as nobody's deputy: 甲公司代理总裁张三, and not 甲公司新任总裁张三, which tells an event.
    """
    owned = before.kind in ("organization", "team") and not (held and word.text in posts().new)
    alone = before.cat in (PREPOSITION, BREAK) or not before.text
    beside = owned or (alone if held else before.cat in (TRIGGER, NOUN))
    return beside and after.kind == "post" and word.text in posts().modifiers


def _in_compound(word: Word, after: Word, before: Word, *, governed: bool) -> bool:
    """A verb that says which thing made or which office: 上线 视频 生成 模型, 开售 折叠 手机, 首款 带 屏音箱.

    governed: behind a trigger; before one only a thing that is counted is told so: 首款 折叠 手机 面世.
    """
    if word.cat != VERB or after.cat != NOUN:
        return False
    measured = before.cat == NUMBER and before.text.endswith(counting().of_things)
    made = len(word.text) == 2 and after.kind in _MADE
    if not governed:
        return measured and made
    return measured or (made and before.cat in (NOUN, NUMBER, TRIGGER))


def _is_verb(word: Word, after: Word, before: str) -> bool:
    """A noun that can be a verb is one before a verb, or after a name: 计划 裁员, 公告 称, 甲公司 公告，."""
    if word.cat == NOUN and word.text in grammar().serial:
        ends = after.cat == BREAK and before in (ENTITY, PRONOUN)
        return ends or after.cat in (VERB, TRIGGER, ADVERB, PREPOSITION)
    return word.text == "名" and after.text == "为"


def _is_noun(word: Word, after: Word, before: Word) -> bool:
    """A verb inside a noun phrase: 封装 专家, 最强 竞对 谷歌, 联合 创始人; 前 at its start."""
    if word.cat == CLOSER:
        opens = before.cat in (PREPOSITION, BREAK, JOINER, NUMBER) or (
            ((before.cat == ENTITY and before.kind != "person") or before.tag == "LOC") and after.cat == NOUN
        )
        appoints = before.text in grammar().pivots and after.cat in (NOUN, ENTITY)  # 聘请前球探张三
        return word.text in posts().former and (opens or appoints or not before.text)
    if word.cat not in (VERB, ADVERB):
        return False
    return _of_holder(word, after, before) or _of_post(word, after, before)


def _of_holder(word: Word, after: Word, before: Word) -> bool:
    """The post before a name, or what says that it is held: 华北区主管张三, 现任华北区主管."""
    if after.cat == ENTITY and after.kind == "person":
        return before.cat in (NOUN, ENTITY) and before.kind != "person" and len(word.text) > 1 and is_post(word.text)
    return word.text in posts().holding and after.cat in (NOUN, ENTITY)


def _of_post(word: Word, after: Word, before: Word) -> bool:
    """A verb that a post, a group or a firm is narrowed down by: 封装 专家, 最强 竞对 谷歌."""
    if after.cat == ENTITY and after.kind != "person":
        return word.cat == VERB and word.text in nouns().firm
    if after.cat != NOUN or after.kind not in ("post", "group"):
        return False
    if after.kind == "group" and before.cat == NUMBER and before.text[-1] in "名位个":
        return word.cat == VERB and len(word.text) == 2  # 六十名外派员工
    verbs = grammar().causative | grammar().pivots
    return word.text in posts().modifiers or (
        word.text not in verbs
        and word.cat == VERB
        and len(word.text) > 1
        and ((after.kind == "post" and before.cat in (NOUN, ENTITY)) or (after.kind == "group" and _people(before)))
    )


def _people(word: Word) -> bool:
    """How many of the people that come next: 六十余名 外派 员工."""
    return word.cat == NUMBER and word.text.endswith(counting().of_named_people)
