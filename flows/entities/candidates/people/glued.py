"""Where a name ends within a word of the tagger's: before a title, a rank, a verb, a noun that is glued to it.

In: a word that the tagger takes for a person (佟雪县长). Out: how many of its characters are the name
(2), 0 for all of them.
`tagged` proposes the name.
"""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.lexicon import (
    characters,
    glued_verb,
    is_transliteration,
    names,
    surname_pattern,
    titles,
    transliteration_characters,
)
from flows.entities.name_shape import called_pattern, japanese_name, japanese_surname, shape
from flows.language.patterns import HAN_RANGE, alternation


@cache
def _titled() -> regex.Pattern[str]:
    """A full name and a title or courtesy: 佟雪县长, 莫晓峰博士."""
    full = rf"{surname_pattern()}[{HAN_RANGE}]{{1,2}}?"
    return regex.compile(rf"(?P<name>{full})(?:{alternation((*titles().core, *names().courtesy))})")


@cache
def _ennobled() -> regex.Pattern[str]:
    """A name of any kind and a rank: 洪森亲王, 星云大师."""
    return regex.compile(rf"(?P<name>[{HAN_RANGE}]{{2,7}}?)(?:{alternation(titles().ranks)})")


def _behind_anonymous(name: str) -> int:
    """Behind a name made anonymous: 张某 + 表示."""
    return name.rfind("某") + 1


def _before_rank(name: str) -> int:
    """Before a rank or an honour: 洪森 + 亲王."""
    m = _ennobled().fullmatch(name)
    return int(m.end("name")) if m else 0


def _before_glued_verb(name: str) -> int:
    """Before a verb of people, with what follows it: 温若谷 + 辞任远舟."""
    m = glued_verb().match(name)
    return int(m.end("name")) if m else 0


def _before_title(name: str) -> int:
    """Before a post or a courtesy: 佟雪 + 县长."""
    m = _titled().fullmatch(name)
    return int(m.end("name")) if m else 0


def _called_and_verb(name: str) -> int:
    """Before a verb behind a surname with a title or prefix, but not in a foreign name: 小陈 + 称."""
    m = called_pattern().match(name) if len(name) > 2 else None
    rest = name[m.end() :] if m else ""
    return int(m.end()) if m and rest and rest[0] in names().verbs_of_one and not is_transliteration(name) else 0


def _foreign_and_word(name: str) -> int:
    """Before a word of the clause behind a foreign name: 贝洛尼亚 + 刚."""
    foreign = len(name) > 3 and is_transliteration(name[:-1]) and name[-1] not in transliteration_characters()
    return len(name) - 1 if foreign and name[-1] in names().verbs_of_one else 0


def _third_of_no_name(name: str) -> int:
    """Three characters of which the last is in no name: 张伟 + 的."""
    return 2 if len(name) == 3 and name[0] in names().surnames and name[2] in names().not_in_names else 0


def _verb_behind_three(name: str) -> int:
    """Before a verb of one character behind three of no shape: 李文远 + 称."""
    verb = len(name) == 4 and name[0] in names().surnames and name[-1] in names().verbs_of_one
    return 3 if verb and not shape(name) and not is_transliteration(name) else 0


def _surname_and_verb(name: str) -> int:
    """Behind a surname alone, before a verb: 蒋 + 回应."""
    return 1 if len(name) == 3 and name[1:] in titles().person_verbs and name[0] in names().surnames else 0


def _before_case(name: str) -> int:
    """Before the word for a case: 李文远 + 案."""
    return len(name) - 1 if len(name) > 2 and name[-1] == "案" and shape(name[:-1]) else 0


def _japanese_and_noun(name: str) -> int:
    """Before what goes on behind a Japanese name: 小池百合子 + 亲信."""
    m = japanese_name().match(name) if len(name) > 5 else None
    return int(m.end()) if m and len(name) - m.end() > 1 else 0


def _before_faction(name: str) -> int:
    """Before the word for a faction: 岸田 + 派."""
    if len(name) < 3 or name[-1] not in characters().ends_of_factions:
        return 0
    leader = name[:-1]
    return len(leader) if japanese_surname().fullmatch(leader) or is_transliteration(leader) else 0


_CUTS = (
    _behind_anonymous,
    _before_rank,
    _before_glued_verb,
    _before_title,
    _called_and_verb,
    _foreign_and_word,
    _third_of_no_name,
    _verb_behind_three,
    _surname_and_verb,
    _before_case,
    _japanese_and_noun,
    _before_faction,
)


def name_end(name: str) -> int:
    """Where a name ends within the tagger's word, when a verb or a title is glued to it; 0 when none is.

    The first rule that finds an end decides.
    """
    return next((end for rule in _CUTS if (end := rule(name))), 0)
