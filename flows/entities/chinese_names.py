"""Chinese, Japanese and Tibetan names: the tagger's persons with their edges set right, and grammar where it saw none.

佟雪县长 → 佟雪      小陈刚 → 小陈      孔令 + 微 → 孔令微      首席架构师 + 卓越 + 群 → 卓越群      白 + 老师 → 白老师
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import MIDDLE_DOTS, Candidate
from flows.entities.organisation_names import kind_of
from flows.entities.scene import Scene
from flows.entities.transliterated import is_transliteration
from flows.entities.vocabulary import (
    alternation,
    common_latin_words,
    given_names,
    glued_verb,
    is_person_noun,
    names,
    organisations,
    title_pattern,
    titles,
)
from schemas.records import Token

NOBODY = 0.05  # what is surely no name
_LAST = frozenset({"n", "v", "nz", "xc", "nr", "vn", "PER", "LOC", "f"})  # tags of a name's cut-off last character
_NAMELIKE = frozenset({"n", "a", "an", "v", "nz", "nr", "ORG", "PER"})  # tags of a whole name taken for a word
_CLOSED = frozenset({"TIME", "LOC", "m", "r", "p", "c", "u", "q", "w", "f", "xc", "d"})  # tags that begin no name


def tagged(scene: Scene) -> Iterator[Candidate]:
    """The tagger's persons."""
    for words in scene.words:
        for i, token in enumerate(words):
            if token.tag != "PER":
                continue
            start, end = token.start, token.end
            if scene.folded[start:end].isascii():
                yield from _latin_word(scene, start, end)
                continue
            for a, b in _listed(scene, start, end):
                yield from _person(scene, a, b, words[i + 1] if i + 1 < len(words) and b == token.end else None)


def _listed(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word that holds several names is cut at its commas."""
    for m in regex.finditer(r"[^、,/\s]+", scene.folded[start:end]):
        yield start + m.start(), start + m.end()


def _latin_word(scene: Scene, start: int, end: int) -> Iterator[Candidate]:
    word = scene.folded[start:end]
    known = word in given_names()
    if len(word) > 1 and word not in names().not_people_latin and (known or word not in common_latin_words()):
        yield scene.candidate(start, end, "person", 0.42 if known else 0.3, "tagger", weak=" " not in word)


def _person(scene: Scene, start: int, end: int, following: Token | None) -> Iterator[Candidate]:
    name = scene.folded[start:end]
    if any(c in MIDDLE_DOTS for c in name):
        for m in regex.finditer(r"[^和与及]+", name):
            yield scene.candidate(start + m.start(), start + m.end(), "person", 0.9, "tagger")
        return
    if len(name) > 2 and name[0] in "年月日" and start and scene.folded[start - 1] in "0123456789 ":
        start, name = start + 1, name[1:]
    stop = _goes_on(scene, start, end)
    if stop > end:
        yield scene.candidate(start, stop, "person", 0.86, "tagger", weak=called(scene.folded[start:stop]))
        return
    cut = _cut(name)
    if cut:
        yield scene.candidate(start, start + cut, "person", shape(name[:cut]) or 0.55, "tagger",
                              weak=called(name[:cut]))  # fmt: skip
        return
    if len(name) == 1:
        yield scene.candidate(start, end, "person", 0.4, "tagger", weak=True)
        return
    own = shape(name)
    score = own or _foreign(name)
    yield scene.candidate(start, end, "person", score, "tagger", weak=called(name) or (not own and len(name) == 2))
    if following and following.start == end and len(following.text) == 1:
        longer = scene.folded[start : following.end]
        last = longer[-1]
        foreign = len(name) > 2 and not own and is_transliteration(longer)
        native = own and len(name) == 2 and last not in names().not_in_names and _may_end(scene, following.end, last)
        if (foreign or native) and "一" <= last <= "鿿" and (following.tag in _LAST or last in names().adverbs_of_one):
            yield scene.candidate(start, following.end, "person", (own or score) + 0.04, "tagger")


def _may_end(scene: Scene, end: int, last: str) -> bool:
    """Whether a character may be a name's last one: no verb; an adverb only where nothing is left for it to go with."""
    if last in names().adverbs_of_one:
        return not scene.folded[end : end + 1].isalnum() and (end in scene.by_end)
    return last not in names().verbs_of_one


def _goes_on(scene: Scene, start: int, end: int) -> int:
    """Where a name ends that the tagger cut within a title or a Japanese given name: 陈校 + 长, 小泉纯 + 一郎."""
    for pattern in (_called(), _japanese_name()):
        m = pattern.match(scene.folded, start)
        if m and end < m.end() <= end + 3 and m.end() in scene.by_end:
            return int(m.end())
    return end


@cache
def _japanese_name() -> regex.Pattern[str]:
    surname = alternation(s for s in names().japanese_surnames if len(s) > 1)
    short = "".join(s for s in names().japanese_surnames if len(s) == 1)
    return regex.compile(rf"(?:(?:{surname})[一-鿿]{{0,2}}?|[{short}][一-鿿]{{1,2}}?)[郎夫雄男彦介助朗伸]")


def _foreign(name: str) -> float:
    """How much the tagger's word is a name, when it has no surname: by the characters of foreign names."""
    if is_transliteration(name):
        return 0.62 if len(name) > 2 else 0.44
    return 0.45 if len(name) > 2 else 0.36


def called(name: str) -> bool:
    """小陈, 张总, 魏教授: a surname that a word beside it makes a name."""
    return _called().fullmatch(name) is not None


def shape(name: str) -> float:
    """How much a name is a Chinese or Japanese one by itself; 0 when it is none."""
    if name in names().not_people:
        return NOBODY
    if "姓" in name[1:] or (len(name) == 2 and name[1] in "母父妻"):  # 方姓男子, 高母 name nobody
        return NOBODY
    compound = name[:2] in names().compound_surnames
    given = name[2 if compound else 1 :]
    if compound and not given:
        return 0.0
    if len(name) > 1 and name[0] in names().surnames and set(given) == {"某"}:
        return 0.75
    if any(c in names().not_in_names for c in given):
        return 0.0
    if compound and 1 <= len(given) <= 2:
        return 0.86
    if called(name):
        return 0.7
    if _japanese().match(name) and 3 <= len(name) <= 6:
        return 0.84
    if name[0] in names().surnames and 1 <= len(given) <= 2:
        return 0.84 if name[0] in names().common_surnames else 0.8
    if len(name) == 4 and _tibetan().fullmatch(name):
        return 0.84
    if len(name) == 4 and name[0] in names().common_surnames and name[1] in names().common_surnames:
        return 0.7
    return 0.0


def _cut(name: str) -> int:
    """Where a name ends within the tagger's word, when a verb or a title is glued to it; 0 when none is."""
    if "某" in name:
        return name.rindex("某") + 1
    glued = glued_verb().match(name)
    if glued:
        return int(glued.end("name"))
    titled = _titled().fullmatch(name)
    if titled:
        return int(titled.end("name"))
    if len(name) > 2 and (m := _called().match(name)) and name[m.end() :] and name[m.end()] in names().verbs_of_one:
        return int(m.end())
    if len(name) == 3 and name[0] in names().surnames and name[2] in names().not_in_names:
        return 2
    if (
        len(name) == 4
        and name[0] in names().surnames
        and name[-1] in names().verbs_of_one
        and not shape(name)
        and not is_transliteration(name)
    ):
        return 3
    if len(name) > 2 and name[-1] in "派系党" and (_japanese().fullmatch(name[:-1]) or is_transliteration(name[:-1])):
        return len(name) - 1
    return 0


@cache
def _titled() -> regex.Pattern[str]:
    """A full name and a title or courtesy: 佟雪县长, 莫晓峰博士."""
    given = rf"(?:(?:{alternation(names().compound_surnames)})|[{names().surnames}])[一-鿿]{{1,2}}"
    return regex.compile(rf"(?P<name>{given}?)(?:{alternation((*titles().core, *names().courtesy))})")


@cache
def _called() -> regex.Pattern[str]:
    common = f"[{names().common_surnames}]"
    one = rf"(?:{alternation(names().compound_surnames)}|[{names().surnames}])"
    after = alternation((*names().courtesy, *names().short_titles))
    return regex.compile(rf"(?:[{''.join(names().nickname_prefixes)}]{common}头?|{one}(?:前?(?:{after})))")


@cache
def _japanese() -> regex.Pattern[str]:
    return regex.compile(alternation(s for s in names().japanese_surnames if len(s) > 1))


@cache
def _tibetan() -> regex.Pattern[str]:
    one = alternation(names().tibetan_parts)
    return regex.compile(rf"(?:{one}){{2}}")


def by_grammar(scene: Scene) -> Iterator[Candidate]:
    """Names that the tagger cut or took for other words: only their context makes them candidates to keep."""
    for sentence, words in zip(scene.sentences, scene.words, strict=True):
        for token in words:
            first = scene.folded[token.start]
            if first in _surnames():
                yield from _full_name(scene, token, token.start, sentence.end)
            if first in _surnames() or first in names().nickname_prefixes:
                yield from _by_title(scene, token, token.start)
            if first in _firsts_of_parts():
                yield from _of_parts(scene, token, token.start, sentence.end)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(names().surnames) | {s[0] for s in names().compound_surnames}


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
        if name in organisations().not_organisations or (token.tag == "PER" and shape(scene.word(token)) == NOBODY):
            continue
        if one_word and token.tag == "v" and len(name) < 3:
            continue
        score = 0.28 if compound or first in names().common_surnames else 0.2
        if first in names().grammar_surnames and not compound:
            score -= 0.12
        if one_word and token.tag in ("n", "a", "an", "v"):
            score -= 0.14 if len(name) < 3 else 0.04
        elif one_word and token.tag in ("nz", "ORG", "nr"):
            score += 0.12
        if len(given) == 2:
            score += 0.02
        last = scene.by_end[stop]
        if last.tag == "PER" and last.end - last.start == len(given) and not shape(given):
            score += 0.3  # 官 + 兰兰
        if token.tag == "PER" and not one_word and given[-1] in names().verbs_of_one:
            continue
        yield scene.candidate(start, stop, "person", score, "grammar")


def _by_title(scene: Scene, token: Token, start: int) -> Iterator[Candidate]:
    """白 + 老师, 老 + 于, 尚 + 大娘."""
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
    if not common and token.tag != "PER" and len(surname) == 1:
        return
    if not nickname and scene.word(following) in _LATER:
        return
    score = 0.52 if nickname else 0.62 if token.tag == "PER" else 0.56
    yield scene.candidate(start, following.end, "person", score, "called", weak=True)


_LATER = frozenset({"某", "工", "处", "队", "局", "导"})


def _of_parts(scene: Scene, token: Token, start: int, end: int) -> Iterator[Candidate]:
    """Japanese and Tibetan names by the surnames and parts that they begin with."""
    m = _tibetan().match(scene.folded, start, end)
    if m:
        yield scene.candidate(start, m.end(), "person", 0.72, "grammar")
    m = _japanese().match(scene.folded, start, end)
    if m and token.tag != "PER":
        for stop in scene.ends_of_words(start, len(m[0]) + 3, end):
            if stop > m.end() and _given_of_characters(scene.folded[m.end() : stop]):
                yield scene.candidate(start, stop, "person", 0.4, "grammar")


def _given_of_characters(given: str) -> bool:
    return all("一" <= c <= "鿿" and c not in names().not_in_names for c in given)


def behind_titles(scene: Scene) -> Iterator[Candidate]:
    """A name whose beginning the tagger took into the post: 总经理官 + 兰兰, CHO隆雨."""
    for sentence in scene.sentences:
        for m in title_pattern().finditer(scene.folded, sentence.start, sentence.end):
            start = m.end()
            if start in scene.by_end or start in scene.by_start:
                continue
            compound = scene.folded[start : start + 2] in names().compound_surnames
            surname = 2 if compound else 1
            first = scene.folded[start : start + 1]
            if not compound and (first not in _surnames() or first in names().grammar_surnames):
                continue
            for end in (start + surname + 1, start + surname + 2):
                given = scene.folded[start + surname : end]
                if end in scene.by_end and _given_of_characters(given) and scene.by_end[end].tag in _NAMELIKE:
                    yield scene.candidate(start, end, "person", 0.5, "title")
