"""Persons that the tagger nearly saw: 尤丽 that it took for an adjective, 冈慎之助 that it cut in three."""

from __future__ import annotations

from collections.abc import Iterator

from flows.entities.candidate import Candidate
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import characters, common_words, is_person_noun, is_transliteration, names, titles
from flows.entities.name_shape import NOBODY, called, japanese_surname, shape
from flows.entities.view import PartView
from flows.language.patterns import is_han
from flows.language.script import MIDDLE_DOTS
from schemas.records import Token

LOSS, LOSS_OF_DOTTED = 0.035, 0.1  # for what the tagger's own reading is better
TOSS_UP, HARDLY = 0.1, 0.5  # more for a name where the tagger hardly preferred its own reading
GRAMMAR = 2.0  # the loss from which on a name that begins with 向 or 和 is none
BEST = 1.0  # of the names that begin at one place, those that lose this much more than the best are none
CALLED = 0.08  # less for a surname and a title or prefix: common words look so
HALF = 0.5  # of its characters that are those of foreign names
COMPLETED, COMPLETED_BY_ONE = 0.2, 0.5
ONE_MORE, NO_VERB = 2.5, 1.1  # the most that one more character may lose, and one that may be a verb
CUT, CUT_IN_TWO = 0.12, 0.25  # for a name's word that it would cut; for any other one's end
_NO_LAST = frozenset({"TIME", "f", "m", "r", "p", "c", "u"})
_NO_FIRST = frozenset({"p", "c", "u", "r", "m"})
_NAMES = frozenset({"PER", "LOC", "ORG", "nz", "nr"})
SURE = 1.0  # the lead of a person that is not cut again


def nearly(view: PartView) -> Iterator[Candidate]:
    """They need a word of their context, unless the tagger was all but sure."""
    for sentence in view.sentences:
        best: dict[int, float] = {}
        for token in sentence.nearly:
            best[token.start] = max(best.get(token.start, token.lead), token.lead)
        for token in sentence.nearly:
            name = view.folded[token.start : token.end]
            if token.lead < best[token.start] - BEST or _cuts(view, token):
                continue
            own = _worth(name)
            if not own:
                continue
            score = own + _completes(view, token) - _cut_words(view, token)
            score += TOSS_UP if token.lead >= -HARDLY and own > worth("nearly anything of two") else 0.0
            score += (LOSS_OF_DOTTED if own == worth("nearly a dotted name") else LOSS) * token.lead
            if score > 0:
                yield view.candidate(token.start, token.end, "person", score, "nearly", weak=called(name))
            following = view.by_start.get(token.end)
            if len(name) == 2 and shape(name) and following and may_be_last(view, following):  # 牛得 + 草
                longer = score + worth("nearly, one more character")
                yield view.candidate(token.start, following.end, "person", longer, "nearly")


def _cut_words(view: PartView, near: Token) -> float:
    """What it loses for the words that it cuts: 团 + 全 of 教练团, rather than 林安可 of 狮林."""
    loss = 0.0 if near.end in view.by_end else CUT
    if near.start not in view.by_start and (cut := view.around(near.start)):
        loss += CUT if cut.tag in _NAMES else CUT_IN_TWO
    return loss


def _completes(view: PartView, near: Token) -> float:
    """What it is worth more where the tagger saw a part of it: 别 + 尔德穆哈梅多夫, 簡 + 朝陽, 孔令 + 微."""
    name = view.folded[near.start : near.end]
    same = shape(name) or is_transliteration(name)
    if not same:
        return 0.0
    last = view.by_end.get(near.end)
    if last and last.tag == "PER" and last.start > near.start:
        return _completes_end(view, near, last)
    first = view.by_start.get(near.start)
    if not first or first.tag != "PER" or first.end >= near.end:
        return 0.0
    return _completes_beginning(view, near, first)


def _completes_end(view: PartView, near: Token, last: Token) -> float:
    """The tagger saw its end as a person: 别 + 尔德穆哈梅多夫."""
    name = view.word(near)
    if shape(view.word(last)) and shape(name):
        return 0.0
    by_one = last.start - near.start == 1 and near.start in view.by_start
    return COMPLETED_BY_ONE if by_one and is_transliteration(name) else COMPLETED


def _completes_beginning(view: PartView, near: Token, first: Token) -> float:
    """The tagger saw its beginning as a person: 孔令 + 微; 岸田 + 退 is none."""
    name, one = view.word(near), near.end - first.end == 1
    if shape(view.word(first)) == NOBODY or (one and japanese_surname().fullmatch(view.word(first))):  # 岸田 + 退
        return -COMPLETED
    if len(first.text) == 1:
        return COMPLETED / 2
    if not one or near.end not in view.by_end:
        return COMPLETED if name[-1] not in names().verbs_of_one else 0.0
    return COMPLETED_BY_ONE if _by_one(view, near, first) else -COMPLETED


def _by_one(view: PartView, near: Token, first: Token) -> bool:
    """Whether one more character belongs to a name: 孔令 + 微 and 郎大 + 为, but no verb behind it: 柯洁 + 执."""
    name, last = view.word(first), view.by_end[near.end]
    if last.tag in ("p", "c", "u"):
        following = view.by_start.get(near.end)  # 侯赛 + 因 + 与: two in a row are one too many
        foreign = is_transliteration(name + view.word(last))
        return foreign and last.tag == "p" and following is not None and following.tag in ("p", "c")
    verb = view.word(last) in names().verbs_of_one + names().not_in_names
    if shape(name) and not is_transliteration(name):
        return len(name) == 2 and near.lead >= (-NO_VERB if verb else -ONE_MORE)
    return near.lead >= -ONE_MORE and not verb


def _cuts(view: PartView, near: Token) -> bool:
    """Whether it is a piece of a dotted name, of a person that the tagger is sure of, or a place as a whole."""
    if _beside_dot(view, near):
        return True
    last = view.by_end.get(near.end)
    if last and last.tag in _NO_LAST and last.start > near.start:
        if _goes_on_with_preposition(view, near, last):
            return False
        if _ends_in_grammar(view, near, last):
            return True
    first = view.by_start.get(near.start)
    if first and first.end < near.end and (_begins_called(view, first) or _begins_in_grammar(near, first)):
        return True
    around = view.around(near.start)
    return around is not None and around.end >= near.end and _is_whole(view, around)


def _beside_dot(view: PartView, near: Token) -> bool:
    sides = view.folded[max(0, near.start - 1) : near.start] + view.folded[near.end : near.end + 1]
    return any(c in MIDDLE_DOTS for c in sides)


def _goes_on_with_preposition(view: PartView, near: Token, last: Token) -> bool:
    """A person of the tagger's and one character that it took for a preposition: 郎大 + 为."""
    return last.tag == "p" and last.end - last.start == 1 and view.by_start.get(near.start, last).tag == "PER"


def _ends_in_grammar(view: PartView, near: Token, last: Token) -> bool:
    """Whether the last word is no part of a name; but 迟建 + 中 where the tagger nearly saw it."""
    short = last.tag == "f" and near.end - near.start == 3
    return not short or (view.word(last) not in characters().quarters and near.lead < -GRAMMAR)


def _begins_called(view: PartView, first: Token) -> bool:
    """The first word is a person called by the surname: 许氏 + 为."""
    return first.tag == "PER" and called(view.word(first))


def _begins_in_grammar(near: Token, first: Token) -> bool:
    """Whether the first word is grammar, and no dotted or nearly seen name: 于 + 代尔夫特, but not 向 + 小园."""
    dotted = any(c in MIDDLE_DOTS for c in near.text)
    return first.tag in _NO_FIRST and not dotted and (near.lead < -GRAMMAR or near.end - near.start > 3)


def _is_whole(view: PartView, around: Token) -> bool:
    """Whether the tagger's word around it is not cut: a place, a person that it is sure of, a foreign name."""
    if around.tag == "LOC":
        return True
    return around.tag == "PER" and (around.lead >= SURE or is_transliteration(view.word(around)))


def _worth(name: str) -> float:
    if name[0] in MIDDLE_DOTS or name[-1] in MIDDLE_DOTS:
        return 0.0
    letters = name
    for dot in MIDDLE_DOTS:
        letters = letters.replace(dot, "")
    if not is_han(letters) or _is_word(name):
        return 0.0
    if len(letters) < len(name):
        foreign = sum(map(is_transliteration, letters)) / len(letters)
        if any(c in characters().joiners for c in letters):
            return 0.0
        return worth("nearly a dotted name" if foreign > HALF else "nearly anything")
    own = shape(name)
    if own:
        return 0.0 if own == NOBODY else worth("nearly a name") - (CALLED if called(name) else 0.0)
    if is_transliteration(name):
        return worth("nearly a foreign name")
    return worth("nearly anything") if len(name) > 2 else worth("nearly anything of two")


def _is_word(name: str) -> bool:
    """Whether it is a common word, a word for people, a post, or ends in a verb."""
    return (
        name in common_words()
        or name in names().not_nicknames
        or (len(name) == 2 and is_person_noun(name))
        or name[-1] in characters().ends_of_groups
        or name.endswith(titles().core)
        or name[-2:] in titles().person_verbs
    )


def may_be_last(view: PartView, token: Token) -> bool:
    """Whether a word of one character may be the last one of a name before it."""
    last = view.word(token)
    if len(last) > 1 or not is_han(last) or last in names().not_in_names + names().verbs_of_one:
        return False
    return token.tag in ("n", "a", "nz", "nr", "xc") or last in characters().quarters
