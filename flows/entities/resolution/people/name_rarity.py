"""What a name alone says: how many others may bear it, and whether it names one person at all.

In: a form. Out: the number of other bearers to reckon with, or that the form is one of many (王某, 陈官, 张先生).
`people` weighs it with what the articles say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from flows.entities.lexicon import is_transliteration, names, person_patterns, surname_pattern, titles
from flows.entities.name_shape import called
from flows.entities.resolution.forms.comparison import LATIN, NATIVE, folded, folded_name, parts_of, sort_of
from flows.entities.resolution.local import Local
from flows.entities.resolution.rules import form_rules, frequencies, rules
from flows.language.patterns import HAN_RANGE, alternation

_KEPT = 1 << 18


@lru_cache(_KEPT)
def of_many(form: str) -> bool:
    """Whether a form names somebody of its article alone: 王某, 覃某萍, 陈官, 张先生, 小陈, B女士, 班主任."""
    text = folded(form).strip()
    if "某" in text or text in titles().core or text in names().courtesy:
        return True
    return called(text) or _of_many().fullmatch(text) is not None


@cache
def _of_many() -> re.Pattern[str]:
    one = surname_pattern()
    ends = alternation((*form_rules().shared_endings, *names().courtesy, *names().short_titles))
    withheld = f"[{re.escape(form_rules().withheld)}]"
    letters = alternation(form_rules().letter_endings)
    return re.compile(
        rf"{one}(?:{ends}|{withheld}+)|[A-Za-z{person_patterns().letters}](?:{letters})|[小老阿][A-Za-z{HAN_RANGE}]"
    )


@lru_cache(_KEPT)
def is_piece(form: str) -> bool:
    """Whether a form is a transliterated name of one piece, which may stand for its bearer everywhere: 拜登, 特朗普."""
    text = folded(form)
    return 2 <= len(text) <= 6 and text[0] not in "小老阿" and sort_of(form) != LATIN and is_transliteration(text)


def nameless(n: int, local: Local) -> bool:
    """Whether a node's article calls it only by a form that many share, or by a mere part of a name: Sam, 海叔."""
    name = local.name[n]
    return not local.registry[n] and (of_many(name) or (local.partial[n] and not is_piece(name)))


@lru_cache(_KEPT)
def is_married(form: str) -> bool:
    """Whether a name of four characters is a husband's surname before a woman's own name: 林郑月娥, 陈方安生."""
    text = folded(form)
    return len(text) == 4 and not _compound(text) and {text[0], text[1]} <= _surname_shares().keys()


def bits(form: str, kin: Mapping[str, float]) -> float:
    """What the name alone says for two of its bearers being one. `kin`: folded piece → further bearers of it."""
    return min(rules().name.most_bits, -math.log2(1e-9 + others(form) + kin.get(folded_name(form), 0.0)))


@lru_cache(_KEPT)
def others(form: str) -> float:
    """Other bearers of a name that a corpus has to reckon with."""
    text, sort = folded(form).strip(), sort_of(form)
    if sort == LATIN:
        return _others_in_latin(text)
    if sort != NATIVE and len(parts_of(form)) > 1:
        return rules().name.transliterated_full
    return _others_of_native(text) if sort == NATIVE or _unlisted(text) else _others_of_piece(text)


def _others_in_latin(text: str) -> float:
    weights, words = rules().name, re.findall(r"\w+", text)
    if not any(w.capitalize() in names().pinyin_surnames for w in words):
        return weights.latin_full
    return weights.latin_pinyin_short if len(words) < 3 and max(map(len, words)) < 6 else weights.latin_pinyin


def _unlisted(text: str) -> bool:
    """Whether characters of given names stand behind a surname that the vocabulary has not: 谌知衡."""
    return len(text) == 3 and not is_transliteration(text) and all(c in _given_shares() for c in text[1:])


def _others_of_piece(text: str) -> float:
    """Of a transliterated name of one piece, or of four characters that are none."""
    weights = rules().name
    if len(text) == 4 and not is_transliteration(text):
        return weights.four_characters
    return weights.transliterated_long if len(text) > 3 else weights.transliterated_piece


def _others_of_native(text: str) -> float:
    """Of a Chinese name: as many as bear its surname and the characters of its given name by chance."""
    weights, table = rules().name, _given_shares()
    surname = 2 if _compound(text) else 1
    given = text[surname:]
    else_ = frequencies().given_else_per_mille / 1000
    share = frequencies().one_character_share if len(given) == 1 else 1 - frequencies().one_character_share
    for c in given:
        share *= table.get(c, else_)
    share *= _surname_shares().get(text[:surname], frequencies().surname_else_per_mille / 1000)
    native = weights.population * share
    foreign = _foreign(text, share) if is_transliteration(text) else 0.0
    return native + foreign * max(0.0, weights.transliterated_piece - native)


def _foreign(text: str, native: float) -> float:
    """How probable it is that a name of either sort is a foreign surname: 鲍威尔, 马克龙. `native`: its share among
    Chinese names.
    """
    shares = _transliterated_shares()
    else_ = frequencies().transliterated_else_per_mille / 1000
    foreign = frequencies().transliterated_share * math.prod(shares.get(c, else_) for c in text)
    return foreign / (foreign + (1 - frequencies().transliterated_share) * native)


def _compound(text: str) -> bool:
    return text[:2] in names().compound_surnames and len(text) > 2


@cache
def _surname_shares() -> dict[str, float]:
    found = dict.fromkeys(names().common_surnames, frequencies().surname_else_per_mille / 1000)
    return found | {c: k / 1000 for k, some in frequencies().surnames_per_mille.items() for c in some}


@cache
def _transliterated_shares() -> dict[str, float]:
    return {c: k / 1000 for k, some in frequencies().transliterated_per_mille.items() for c in some}


@cache
def _given_shares() -> dict[str, float]:
    return {c: k / 1000 for k, some in frequencies().given_per_mille.items() for c in some}
