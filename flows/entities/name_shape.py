"""The shapes of Chinese, Japanese and Tibetan names: surname and given name, 小陈, 张总, 小泉纯一郎, 次仁卓玛."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from flows.entities.lexicon import is_transliteration, names, person_patterns, surname_pattern
from flows.evidence.decision_list import Rule, outcome
from flows.language.dictionary import word
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import MIDDLE_DOTS, fold

NOBODY = 0.05  # what is surely no name


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name cut behind its surname, which is of two characters where the vocabulary has it as a compound one."""

    name: str
    compound: bool
    given: str

    @property
    def surname_known(self) -> bool:
        """Whether its first character is a surname."""
        return self.name[0] in names().surnames

    @property
    def length_usual(self) -> bool:
        """Whether one or two characters stand behind the surname."""
        return 1 <= len(self.given) <= 2


def _speaks_of_somebody(parts: NameParts) -> bool:
    name = parts.name
    return (
        name[0] == "某"
        or name[0] in person_patterns().owners_of_kin
        or "姓" in name[1:]
        or (len(name) == 2 and name[1] in person_patterns().nameless_characters)
        or (len(name) == 3 and name[2] in person_patterns().ends_of_pairs and name[1] in names().surnames)
        or name[1:] in person_patterns().nameless
    )


def _nobody_does(parts: NameParts) -> bool:
    return parts.name[-1] in names().verbs_of_one and parts.name[:-1] in names().not_people


def _kin(parts: NameParts) -> bool:
    """Whether it says what somebody is to the speaker: 阿仔, 叔仔; whom it means, each text knows for itself."""
    name = parts.name
    return len(name) == 2 and (
        (name[0] == "阿" and name[1] in names().kin_behind) or (name[0] in names().kin_before and name[1] == "仔")
    )


def _in_a_thing(parts: NameParts) -> bool:
    """Whether it says in or on what something is, and is no Japanese surname: 信里, 车内, but 田中, 山内."""
    name, known = parts.name, names()
    in_it = len(name) == 2 and name[0] in known.surnames_of_things and name[1] in known.inside
    return in_it and name not in (*known.japanese_surnames, *known.surnames_with_inside)


def _japanese_by_surname(parts: NameParts) -> bool:
    return 3 <= len(parts.name) <= 6 and japanese_surname().match(parts.name) is not None


def _japanese_by_end(parts: NameParts) -> bool:
    return japanese_name().fullmatch(parts.name) is not None


def _ruler(parts: NameParts) -> bool:
    return regnal().fullmatch(parts.name) is not None


def _vietnamese(parts: NameParts) -> bool:
    return vietnamese_name().fullmatch(parts.name) is not None


def _holds_what_names_do_not(parts: NameParts) -> bool:
    korean = len(parts.name) == 3 and parts.name[0] in person_patterns().korean_surnames and parts.given[0] == "在"
    usual = korean or parts.given in names().given_with_grammar
    return not usual and any(c in names().not_in_names for c in parts.given)


def _tibetan_or_mongolian(parts: NameParts) -> bool:
    name = parts.name
    return (len(name) == 4 and tibetan_name().fullmatch(name) is not None) or (
        mongolian_name().fullmatch(name) is not None
    )


def _foreign_behind_prefix(parts: NameParts) -> bool:
    return parts.name[0] in "小老" and len(parts.name) > 3 and is_transliteration(parts.name[1:])


def _common_surname(parts: NameParts) -> bool:
    return parts.length_usual and parts.surname_known and parts.name[0] in names().common_surnames


def _masked_behind_a_word(parts: NameParts) -> bool:
    """Whether a word of the clause stands before a surname and 某: 事后惠某."""
    return len(parts.name) == 3 and parts.name[0] in names().grammar_surnames and parts.name[1:] == f"{parts.name[1]}某"


def two_surnames(name: str) -> bool:
    """Whether two surnames stand before the given name, a husband's first: 温陆若谷, and no 温陆明日."""
    return _begins_with_two(name) and not _is_when_or_how(name[2:])


def _begins_with_two(name: str) -> bool:
    common = names().common_surnames
    return len(name) == 4 and name[0] in common and name[1] in common


def _is_when_or_how(rest: str) -> bool:
    known = word(rest)
    return known is not None and known.word_class in ("time", "adverb")


_SHAPES: tuple[Rule[NameParts, float], ...] = (
    Rule("no person's name", NOBODY, lambda p: p.name in names().not_people),
    Rule("speaks of somebody: 方姓男子, 高母, 郑男子, 我妈, 陆郑配", NOBODY, _speaks_of_somebody),
    Rule("what one calls kin: 阿仔, 叔仔", NOBODY, _kin),
    Rule("nobody and a verb of one character: 辩方指", NOBODY, _nobody_does),
    Rule("in or on a thing: 信里, 车内", NOBODY, _in_a_thing),
    Rule("a compound surname alone", 0.0, lambda p: p.compound and not p.given),
    Rule("made anonymous: 张某某", 0.75, lambda p: len(p.name) > 1 and p.surname_known and set(p.given) == {"某"}),
    Rule("a word before a masked name: 后惠某", NOBODY, _masked_behind_a_word),
    Rule("part of a Tibetan name", 0.6, lambda p: p.name in names().tibetan_parts),
    Rule("Japanese, with 让", 0.84, lambda p: p.name[2:] == "让" and _japanese_by_surname(p)),
    Rule("characters that names do not hold", 0.0, _holds_what_names_do_not),
    Rule("compound surname and given name", 0.86, lambda p: p.compound and p.length_usual),
    Rule("called by the surname: 小陈, 张总", 0.7, lambda p: called(p.name)),
    Rule("Japanese by its surname", 0.84, _japanese_by_surname),
    Rule("Japanese by its end", 0.84, _japanese_by_end),
    Rule("common surname and given name", 0.84, _common_surname),
    Rule("rare surname and given name", 0.8, lambda p: p.length_usual and p.surname_known),
    Rule("Tibetan or Mongolian", 0.84, _tibetan_or_mongolian),
    Rule("transliterated behind 小 or 老: 小马科斯", 0.7, _foreign_behind_prefix),
    Rule("a ruler by number", 0.8, _ruler),
    Rule("Vietnamese", 0.8, _vietnamese),
    Rule("two surnames and a given name", 0.7, lambda p: two_surnames(p.name)),
    Rule("two surnames and when or how: 陈李明日", NOBODY, lambda p: _begins_with_two(p.name)),
)


@lru_cache(maxsize=20_000)
def shape(name: str) -> float:
    """How much a name is a Chinese or Japanese one by itself; 0 when it is none."""
    compound = name[:2] in names().compound_surnames
    return outcome(_SHAPES, NameParts(name, compound, name[2 if compound else 1 :]), 0.0)


def called(name: str) -> bool:
    """A surname that a word beside it makes a name: 小陈, 张总, 魏教授."""
    return called_pattern().fullmatch(name) is not None


@cache
def called_pattern() -> regex.Pattern[str]:
    """A surname with a prefix or a title: 小陈, 老孙头, 张总, 陈前总统."""
    common = f"[{names().common_surnames}]"
    one = surname_pattern()
    after = alternation((*names().courtesy, *names().short_titles))
    return regex.compile(rf"(?:[{''.join(names().nickname_prefixes)}]{common}头?|{one}(?:前?(?:{after})))")


@cache
def japanese_surname() -> regex.Pattern[str]:
    """A Japanese surname of two characters and more."""
    return regex.compile(alternation(s for s in names().japanese_surnames if len(s) > 1))


@cache
def japanese_name() -> regex.Pattern[str]:
    """A Japanese surname and a given name known by its end: 小泉纯一郎, 森喜朗."""
    surname = alternation(s for s in names().japanese_surnames if len(s) > 1)
    short = "".join(s for s in names().japanese_surnames if len(s) == 1)
    return regex.compile(
        rf"(?:(?:{surname})[{HAN_RANGE}]{{0,2}}?|[{short}][{HAN_RANGE}]{{1,2}}?)[{person_patterns().japanese_ends}]"
    )


@cache
def tibetan_name() -> regex.Pattern[str]:
    """A Tibetan name of two parts."""
    one = alternation(names().tibetan_parts)
    return regex.compile(rf"(?:{one}){{2}}")


@cache
def mongolian_name() -> regex.Pattern[str]:
    """A Mongolian name: of two known parts, or a known one of three characters and more."""
    parts = names().mongolian_parts
    long = alternation(p for p in parts if len(p) > 2)
    return regex.compile(rf"(?:{alternation(parts)}){{2,3}}|{long}")


@cache
def vietnamese_name() -> regex.Pattern[str]:
    """A Vietnamese name of four characters: 阮氏金银, 黎文德成."""
    return regex.compile(
        f"[{person_patterns().vietnamese_surnames}][{person_patterns().vietnamese_seconds}][{HAN_RANGE}]{{2}}"
    )


@cache
def regnal() -> regex.Pattern[str]:
    """A ruler by number: 亨利八世, 小罗伯特二世."""
    return regex.compile(f"[{HAN_RANGE}]{{2,6}}[一二三四五六七八九十]{{1,3}}世")


def is_native(form: str, latin: str) -> bool:
    """Whether a name is an East Asian one, known by its characters; a transliteration is known by its Latin form."""
    name = fold(form)
    if any(d in name for d in MIDDLE_DOTS):
        return False
    compound, known = name[:2] in names().compound_surnames, name[0] in names().surnames
    return len(name) <= (4 if compound else 3 if known else 0) or is_pinyin_of(latin, name)


def is_pinyin_of(latin: str, name: str) -> bool:
    """Whether a Latin name may be how a Chinese one is read: as many syllables of pinyin as it has characters."""
    letters = latin.casefold().replace("-", " ").split()
    return 2 <= len(letters) <= len(name) <= 4 and _pinyin(len(name)).fullmatch("".join(letters)) is not None


@cache
def _pinyin(syllables: int) -> regex.Pattern[str]:
    initial = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    final = "(?:i?[ao]ng|uang|[ei]ng|i?an|i?ao|[uv]an|u?ai|an|ei|e[nr]|i[aenu]|ou|u[aeino]|ve|[aeiouvü])"
    return regex.compile(rf"(?:{initial}{final}){{{syllables}}}")


@cache
def surnames() -> frozenset[str]:
    """Characters that begin a surname."""
    return frozenset(names().surnames) | {s[0] for s in names().compound_surnames}
