"""Names by grammar, where the tagger cut them or took them for words: only their context makes them worth keeping.

首席架构师 + 卓越 + 群 → 卓越群      白 + 老师 → 白老师      总经理官 + 兰兰 → 官兰兰
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from flows.entities.candidate import Candidate
from flows.entities.name_shape import (
    NOBODY,
    called,
    japanese_name,
    japanese_surname,
    shape,
    surnames,
    tibetan_name,
)
from flows.entities.organisation_names import kind_of
from flows.entities.scene import Scene
from flows.entities.vocabulary import (
    common_words,
    is_person_noun,
    is_transliteration,
    names,
    organisations,
    title_pattern,
)
from schemas.records import Token

# Tags that begin no name; tags of a whole name taken for a word
_CLOSED = frozenset({"TIME", "LOC", "m", "r", "p", "c", "u", "q", "w", "f", "xc", "d"})
_NAMELIKE = frozenset({"n", "a", "an", "v", "nz", "nr", "ORG", "PER"})
# Short titles that only the tagger's word makes one: 钱 + 工 is more often something else
_LATER = frozenset({"某", "工", "处", "队", "局", "导"})


def by_grammar(scene: Scene) -> Iterator[Candidate]:
    """Names that the tagger cut or took for other words: only their context makes them candidates to keep."""
    for sentence, words in zip(scene.sentences, scene.words, strict=True):
        for token in words:
            first = scene.folded[token.start]
            if first in surnames():
                yield from _full_name(scene, token, token.start, sentence.end)
            if first in surnames() or first in names().nickname_prefixes:
                yield from _by_title(scene, token, token.start)
            if first in _firsts_of_parts():
                yield from _of_parts(scene, token, token.start, sentence.end)


@cache
def _firsts_of_parts() -> frozenset[str]:
    return frozenset(s[0] for s in (*names().tibetan_parts, *names().japanese_surnames) if len(s) > 1)


def _full_name(scene: Scene, token: Token, start: int, end: int) -> Iterator[Candidate]:
    first = scene.folded[start]
    compound = scene.folded[start : start + 2] in names().compound_surnames
    if not compound and (first not in names().surnames or token.tag in _CLOSED - {"d", "f", "r", "p", "c"}):
        return
    if token.tag in _CLOSED and (first in names().grammar_surnames or len(token.text) > 2):
        return
    surname = 2 if compound else 1
    for stop in scene.ends_of_words(start, surname + 2, end):
        name = scene.folded[start:stop]
        given = name[surname:]
        if not given or not all("一" <= c <= "鿿" for c in name) or any(c in names().not_in_names for c in given):
            continue
        if stop == token.end and token.tag == "PER":
            continue
        one_word = stop == token.end
        if not one_word and scene.by_end[stop].tag in ("c", "p", "u", "r", "m"):
            continue
        if one_word and (token.tag not in _NAMELIKE or is_person_noun(name) or kind_of(name) != "other"):
            continue
        if (
            name in organisations().not_organisations
            or name in common_words()
            or (token.tag == "PER" and shape(scene.word(token)) == NOBODY)
        ):
            continue
        if one_word and token.tag == "v" and len(name) < 3:
            continue
        score = 0.28 if compound or first in names().common_surnames else 0.2
        if first in names().grammar_surnames and not compound:
            score -= 0.12
        if one_word and token.tag in ("n", "a", "an", "v"):
            score -= 0.04 if len(name) == 3 and token.tag != "n" else 0.1 if len(name) < 3 else 0.14
        elif one_word and token.tag in ("nz", "ORG", "nr"):
            score += 0.12
        if len(given) == 2:
            score += 0.02
        last = scene.by_end[stop]
        if last.tag == "PER" and last.end - last.start == len(given) == 2 and not shape(given):
            score += 0.3  # 官 + 兰兰
        if token.tag == "PER" and not one_word and given[-1] in names().verbs_of_one:
            continue
        yield scene.candidate(start, stop, "person", score, "grammar")


def _by_title(scene: Scene, token: Token, start: int) -> Iterator[Candidate]:
    """白 + 老师, 老 + 于, 尚 + 大娘, 卫校长 as one word."""
    word = scene.word(token)
    if token.tag in ("n", "nz", "nr") and len(word) > 2 and called(word) and word[0] not in names().grammar_surnames:
        score = 0.56 if word[0] in names().common_surnames else 0.42
        yield scene.candidate(start, token.end, "person", score, "called", weak=True)
        return
    if len(token.text) > 2 or token.tag in ("TIME", "m", "LOC"):
        return
    following = scene.by_start.get(token.end)
    if following is None or len(following.text) > 3:
        return
    whole = scene.folded[start : following.end]
    if not called(whole) or whole in names().not_nicknames:
        return
    bare = scene.word(token)
    nickname = bare in names().nickname_prefixes
    surname = whole[1:] if nickname else bare
    grammatical = surname in names().grammar_surnames or token.tag in ("p", "c", "u", "r", "q")
    common = surname in names().common_surnames and (nickname or not grammatical)
    if grammatical and not nickname and token.tag != "PER" and len(surname) == 1:
        return
    if not nickname and scene.word(following) in _LATER:
        return
    score = 0.42 if not common else 0.52 if nickname else 0.62 if token.tag == "PER" else 0.56
    yield scene.candidate(start, following.end, "person", score, "called", weak=True)


def _of_parts(scene: Scene, token: Token, start: int, end: int) -> Iterator[Candidate]:
    """Japanese and Tibetan names by the surnames and parts that they begin with."""
    m = tibetan_name().match(scene.folded, start, end)
    if m:
        yield scene.candidate(start, m.end(), "person", 0.72, "grammar")
    m = japanese_surname().match(scene.folded, start, end)
    whole = japanese_name().match(scene.folded, start, end)
    if whole and whole.end() in scene.by_end and whole.end() > token.end:
        yield scene.candidate(start, whole.end(), "person", 0.6, "grammar")  # 松下幸 + 之 + 助
    if m and token.tag != "PER":
        for stop in scene.ends_of_words(start, len(m[0]) + 3, end):
            given = scene.folded[m.end() : stop]
            if given and _given_of_characters(given) and (token.tag != "LOC" or scene.by_end[stop].tag == "PER"):
                score = 0.74 if scene.by_end[stop].tag == "PER" else 0.4 if len(given) < 3 else 0.3  # 是 + 枝俊介
                yield scene.candidate(start, stop, "person", score, "grammar")


def _given_of_characters(given: str) -> bool:
    return all("一" <= c <= "鿿" and c not in names().not_in_names for c in given)


def behind_titles(scene: Scene) -> Iterator[Candidate]:
    """A name whose beginning the tagger took into the post: 总经理官 + 兰兰, CHO隆雨."""
    for sentence in scene.sentences:
        for m in title_pattern().finditer(scene.folded, sentence.start, sentence.end):
            start = m.end()
            if start in scene.by_end or start in scene.by_start:
                continue
            cut = scene.around(start)
            person = scene.by_start.get(cut.end) if cut else None
            if person and person.tag == "PER" and is_transliteration(scene.folded[start : person.end]):
                yield scene.candidate(start, person.end, "person", 0.72, "title")  # 总统拉 + 马福萨
            compound = scene.folded[start : start + 2] in names().compound_surnames
            surname = 2 if compound else 1
            first = scene.folded[start : start + 1]
            if not compound and (first not in surnames() or first in names().grammar_surnames):
                continue
            for end in (start + surname + 1, start + surname + 2):
                given = scene.folded[start + surname : end]
                if end in scene.by_end and _given_of_characters(given) and scene.by_end[end].tag in _NAMELIKE:
                    yield scene.candidate(start, end, "person", 0.5, "title")
