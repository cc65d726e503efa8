"""The words of a sentence as the grammar sees them: mentions and triggers whole, each with its category.

In: a sentence with the tagger's words, its mentions, triggers and times. Out: `Word`s in order; `clauses` splits them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from flows.events.lexicon import grammar, is_post, posts, pronouns
from flows.events.syntax.retagging import retag
from flows.events.syntax.tokens import (
    BREAK,
    BREAKS,
    CELL,
    ENTITY,
    NOUN,
    NUMBER,
    POST,
    PRONOUN,
    TIME,
    TRIGGER,
    Word,
    category,
    noun_kind,
)  # fmt: skip
from flows.language.patterns import alternation
from schemas.records import LocalEntity, Mention, Sentence, TimeExpression, Token

_STOPS = ("。", "！", "？", "；", "…", ".", "!", "?")


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
    spans += [(start, end, POST, None) for start, end in _cut(_known_posts(), sentence, folded)]
    spans += [(start, end, PRONOUN, None) for start, end in _cut(_pointing(), sentence, folded)]
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
    retag(out)
    return out


def _without_overlap(spans: list[tuple[int, int, str, object]]) -> list[tuple[int, int, str, object]]:
    rank = {ENTITY: 0, TRIGGER: 1, NOUN: 1, TIME: 2, POST: 1, PRONOUN: 1}  # the longer wins: 首席[投资]官
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
        return Word(text, "n", start, end, NOUN, "thing" if text in grammar().bodies else "post")
    if cat == PRONOUN:
        return Word(text, "r", start, end, PRONOUN, noun_kind(text))
    return Word(text, "v", start, end, cat, trigger=True)


@cache
def _known_posts() -> re.Pattern[str]:
    known = alternation(h for h in (*posts().heads, *grammar().bodies) if len(h) > 1)
    return re.compile(f"(?:{alternation(posts().cut_modifiers)})?(?:{known})")


@cache
def _pointing() -> re.Pattern[str]:
    """What points at an organisation in two words; what may point at a team is left as it is: 该部门."""
    known = pronouns()
    words = known.organization - known.team
    return re.compile(alternation(w for w in words if len(w) > 1 and w.startswith(known.pointing)))


def _cut(known: re.Pattern[str], sentence: Sentence, folded: str) -> Iterator[tuple[int, int]]:
    """Known posts, bodies and what points at one, cut into several words: 执行 长, 首席 营销 官, 股东 会, 该 公司."""
    starts, ends = {t.start for t in sentence.tokens}, {t.end for t in sentence.tokens}
    for m in known.finditer(folded):
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
            out.append(Word(CELL, "w", start, end, BREAK))
        return
    if len(text) > 1 and text[-1] in BREAKS and text[0] not in BREAKS:
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
    if out and _shares_its_first(text, start, out[-1]):
        # 外交部|长: the body's name ends in the first character of the post
        text, start = out[-1].text[-1] + text, start - 1
        out.append(Word(text, "n", start, end, NOUN, "post"))
        return
    cat = category(text, token.tag)
    kind = noun_kind(text) if cat in (NOUN, NUMBER, PRONOUN) else ""
    if out and _ends_post(text, out[-1]):
        cat, kind = NOUN, "post"
    out.append(Word(text, token.tag, start, end, cat, kind))


def _shares_its_first(text: str, start: int, before: Word) -> bool:
    """What a body's name leaves over of the post that names it: 外交部 + 长."""
    of_body = before.cat == ENTITY and before.kind in ("organization", "team") and before.end == start
    return of_body and len(text) == 1 and is_post(before.text[-1] + text)


def _ends_post(text: str, before: Word) -> bool:
    """What a tagger cut off the post that it ends: 营销 + 官, 首席 + 营销官."""
    known = posts()
    return (text in known.cut_ends and before.cat == NOUN) or (
        text[-1] in known.cut_ends and before.text in known.cut_heads
    )


def _is_headline(sentence: Sentence) -> bool:
    """A title, or a line without a stop: there a space between Chinese words does the work of a comma."""
    return sentence.part == "title" or not sentence.text.rstrip("”」』） )").endswith(_STOPS)


def _ends_clause(out: Sequence[Word]) -> bool:
    """Whether a clause may end here: behind Latin words only where a post is taken or left (卸任CEO 李四接任)."""
    if not out[-1].text[-1].isascii():
        return True
    return len(out) > 1 and out[-1].kind == "post" and out[-2].text in grammar().takes_post
