"""The tagger's persons with their edges set right.

佟雪县长 → 佟雪      小陈刚 → 小陈      孔令 + 微 → 孔令微      陈校 + 长 → 陈校长      郎平、朱婷 → two names
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.people.glued import name_end
from flows.entities.candidates.people.transliterated import without_noun, without_verb
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import (
    characters,
    common_latin_words,
    given_names,
    is_person_noun,
    is_transliteration,
    names,
    titles,
)
from flows.entities.name_parts import plain_form
from flows.entities.name_shape import (
    called,
    called_pattern,
    japanese_name,
    japanese_surname,
    shape,
)
from flows.entities.view import PartView
from flows.language.patterns import is_han
from flows.language.script import MIDDLE_DOTS
from schemas.records import Token

SURE = 2.0  # the lead from which on a person of the tagger is one nine times of ten
DOUBT, MOST_DOUBT = 0.12, 0.36  # for each point below it
OF_NO_SHAPE = 0.14  # what a sure one is worth more whose characters do not show it
LONGEST_JOINED = 8
_PADDED = regex.compile(r"(?:\p{Han}|\p{Han} +\p{Han}) +\p{Han}|\p{Han}{2} +\p{Han}")
_PIECE = regex.compile(r"[^、,/\s]+")


def tagged(view: PartView) -> Iterator[Candidate]:
    """The tagger's persons."""
    for words in view.words:
        for i, token in enumerate(words):
            if token.tag != "PER":
                continue
            start, end = token.start, token.end
            if view.folded[start:end].isascii():
                yield from _latin_word(view, start, end)
                continue
            following = words[i + 1] if i + 1 < len(words) else None
            for a, b in _listed(view, start, end):
                for c in _person(view, a, b, following if b == token.end else None):
                    whole = (c.start, c.end) == (start, end)
                    yield replace(c, score=c.score + _sureness(c, view, token.lead)) if whole else c
            if following and following.tag == "PER" and following.start == end:
                yield from _joined(view, words[i:])


def _listed(view: PartView, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word that holds several names is cut at its commas; one padded to the width of three is one: 丁　牧."""
    if _PADDED.fullmatch(view.folded, start, end) and shape(plain_form(view.folded[start:end])):
        yield start, end
        return
    for m in _PIECE.finditer(view.folded[start:end]):
        yield start + m.start(), start + m.end()


def _latin_word(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    word = view.folded[start:end]
    known = word in given_names()
    if len(word) > 1 and word not in names().not_people_latin and (known or word not in common_latin_words()):
        score = worth("tagged Latin given name" if known else "tagged Latin word")
        yield view.candidate(start, end, "person", score, "tagger", weak=" " not in word)


def _person(view: PartView, start: int, end: int, following: Token | None) -> Iterator[Candidate]:
    """The candidates of one word of the tagger's, which `following` comes behind: its edges set right, or cut."""
    if _PADDED.fullmatch(view.folded, start, end):
        yield view.candidate(start, end, "person", shape(plain_form(view.folded[start:end])), "tagger")
        return
    if view.folded[start:end] in titles().person_nouns:
        return
    start = _behind_noun(view, start, end)
    if any(c in MIDDLE_DOTS for c in view.folded[start:end]):
        yield from _dotted(view, start, end)
        return
    start = _behind_date(view, start, end)
    end = _before_verb(view, start, end)
    end = _before_joiner(view, start, end, following)
    name = view.folded[start:end]
    if (stop := _goes_on(view, start, end)) > end:
        weak = called(view.folded[start:stop])
        yield view.candidate(start, stop, "person", worth("tagged and goes on"), "tagger", weak=weak)
    elif cut := name_end(name):
        score = shape(name[:cut]) or worth("tagged, name cut off")
        yield view.candidate(start, start + cut, "person", score, "tagger", weak=called(name[:cut]))
    elif len(name) == 1:
        yield view.candidate(start, end, "person", worth("tagged, one character"), "tagger", weak=True)
    else:
        yield from _whole(view, start, end)


def _behind_noun(view: PartView, start: int, end: int) -> int:
    """Where a name begins whose first character ends a word for people: 球 + 王美斯 → 美斯."""
    split = end - start > 2 and start and view.folded[start - 1 : start + 1] in titles().person_nouns
    return start + 1 if split else start


def _behind_date(view: PartView, start: int, end: int) -> int:
    """3 + 月张伟 → 张伟: where a name begins whose first character belongs to a date."""
    behind = start > 0 and view.folded[start - 1] in "0123456789 "
    dated = end - start > 2 and view.folded[start] in characters().ends_of_dates and behind
    return start + 1 if dated else start


def _before_verb(view: PartView, start: int, end: int) -> int:
    """Where a name ends whose last character begins a verb: 陈欧辞 + 任聚美 → 陈欧."""
    verb = end - start > 2 and view.folded[end - 1] + view.folded[end : end + 1] in titles().person_verbs
    return end - 1 if verb else end


def _before_joiner(view: PartView, start: int, end: int, following: Token | None) -> int:
    """Where a name ends whose last character joins it to the person behind: 何平和 + 编剧 → 何平."""
    name = view.folded[start:end]
    joins = len(name) == 3 and name[-1] in characters().joiners and shape(name[:2]) > 0
    return end - 1 if joins and following is not None and _is_next(view, following) else end


@cache
def _unjoined() -> regex.Pattern[str]:
    return regex.compile(f"[^{characters().joiners}]+")


def _dotted(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """Names with a dot inside, one or several that 和 joins, without a noun before and a verb behind."""
    for m in _unjoined().finditer(view.folded[start:end]):
        begin = without_noun(view, start + m.start(), start + m.end())
        end_of_name = without_verb(view, begin, start + m.end())
        yield view.candidate(begin, end_of_name, "person", worth("tagged and dotted"), "tagger")


def _whole(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """The whole word, and before it a name that may be a piece of it."""
    name = view.folded[start:end]
    own = shape(name)
    if len(name) == 3 and name[1] == "不" and name[0] in names().common_surnames:  # 毛不语
        own = worth("tagged with 不")
    if not own:
        yield from _inside(view, start, end)
    weak = called(name) or (not own and len(name) == 2)
    yield view.candidate(start, end, "person", own or _foreign(name), "tagger", weak=weak)


def _inside(view: PartView, start: int, end: int) -> Iterator[Candidate]:
    """Names within a long word of no shape: 左投 + 丘振宇, 蒙博托 + 仓皇."""
    name = view.folded[start:end]
    if 4 < len(name) < 7 and not is_transliteration(name) and name[-3] in names().common_surnames:
        yield view.candidate(end - 3, end, "person", shape(name[-3:]), "tagger")
    foreign = next((i for i, c in enumerate(name) if not is_transliteration(c)), len(name))
    if 2 < foreign < len(name) > 4:
        yield view.candidate(start, start + foreign, "person", worth("tagged, foreign beginning"), "tagger")


def _sureness(c: Candidate, view: PartView, lead: float) -> float:
    """What the tagger's own sureness adds or takes."""
    name = view.folded[c.start : c.end]
    if any(d in name for d in MIDDLE_DOTS) or len(name) == 1 or called(name):
        return 0.0
    if lead >= SURE:
        return 0.0 if shape(name) else OF_NO_SHAPE
    return max(-MOST_DOUBT, (DOUBT if shape(name) else DOUBT / 2) * (lead - SURE))


def _joined(view: PartView, words: Sequence[Token]) -> Iterator[Candidate]:
    """A name that the tagger cut into several: 呼 + 日勒 + 苏赫; two whole names stay two."""
    end, pieces = words[0].start, []
    for word in words:
        if word.tag != "PER" or word.start != end:
            break
        end = word.end
        pieces.append(view.word(word))
    whole = "".join(pieces)
    if (len(pieces[0]) == 1 or is_transliteration(whole)) and len(whole) <= LONGEST_JOINED and is_han(whole):
        score = shape(whole) or worth("tagged, joined pieces")
        yield view.candidate(words[0].start, end, "person", score, "tagger", weak=called(whole))


def _foreign(name: str) -> float:
    """How much the tagger's word is a name, when it has no surname: by the characters of foreign names."""
    if is_transliteration(name):
        if len(name) > 3 and name.endswith(names().foreign_surname_ends):
            return worth("tagged, foreign surname")
        return worth("tagged, foreign" if len(name) > 2 else "tagged, foreign of two")
    return worth("tagged, of no shape" if len(name) > 2 else "tagged, two of no shape")


def _is_next(view: PartView, token: Token) -> bool:
    """Whether a person or a word for one begins here."""
    return token.tag in ("PER", "LOC", "r") or is_person_noun(view.word(token))


def _goes_on(view: PartView, start: int, end: int) -> int:
    """Where a name ends that the tagger cut within a title or a Japanese given name: 陈校 + 长, 小泉纯 + 一郎."""
    own = view.folded[start:end]
    number = view.by_start.get(end)
    if number and view.word(number) in ("一", "二", "三"):
        numbered = not japanese_surname().fullmatch(own) and japanese_surname().match(own)  # 武见敬 + 三
        behind = view.by_start.get(number.end)
        alone = number.text == "一" and (behind is None or behind.tag in ("v", "d", "p", "w"))  # 邵佳 + 一 + 表示
        if numbered or (alone and len(own) == 2 and shape(own)):
            return number.end
    for pattern in (called_pattern(), japanese_name()):
        m = pattern.match(view.folded, start)
        if m and end < m.end() <= end + 3 and m.end() in view.by_end:
            return int(m.end())
    return end
