"""Who of the article bears a part of a name: 陈校长, 阿扁, 雅婷, 岸田, Sam, llya."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from flows.entities.lexicon import names, person_patterns
from flows.entities.name_parts import surname_of
from flows.entities.name_shape import two_surnames
from flows.entities.registry import folded_name
from flows.language.patterns import alternation, is_han
from flows.language.script import MIDDLE_DOTS, fold
from schemas.records import AliasKind

_DOTS = regex.compile(f"[{MIDDLE_DOTS}]")


def parts_of(forms: Iterable[str]) -> dict[str, AliasKind]:
    """Folded parts by which the bearer of these full forms may be called alone, and what each is."""
    parts: dict[str, AliasKind] = {}
    for form in forms:
        if form.isascii() or " " in form or not is_han(fold(form)[:1]):
            words = [w for w in form.replace(".", " ").split() if len(w) > 1]
            parts |= {folded_name(w): "given" if i == 0 and len(words) > 1 else "surname" for i, w in enumerate(words)}
            continue
        pieces = _DOTS.split(form)
        if len(pieces) > 1:
            parts |= {folded_name(p): "given" if i == 0 else "surname" for i, p in enumerate(pieces) if len(p) > 1}
        else:
            parts |= _of_chinese(fold(form))
    return parts


def _of_chinese(name: str) -> dict[str, AliasKind]:
    parts: dict[str, AliasKind] = {folded_name(name): "surname"}
    surname = surname_of(name)
    given = name[len(surname) :]
    parts[surname] = "surname"
    if len(given) > 1:
        parts[given] = "given"
        parts |= dict.fromkeys((f"小{given[-1]}", f"{given}伯"), "handle")
    if given:  # 阿衡, 衡哥
        parts |= dict.fromkeys((f"阿{given[-1]}", *(given[-1] + t for t in names().behind_given)), "handle")
    if two_surnames(name):  # 叶刘, 叶太 and 明珠 of 叶刘明珠
        parts |= dict.fromkeys((name[:2], *(surname + t for t in names().wives)), "surname")
        parts[name[2:]] = "given"
    for prefix in names().nickname_prefixes:
        parts.setdefault(prefix + surname, "handle")
        parts.setdefault(prefix + name, "handle")
    return parts


def bare(form: str) -> str:
    """What of a form is part of the name: 陈 of 陈校长, 李 of 李前总理; a capital I that was written as l.

    Nothing of 陈妈妈 and 陈夫人: those are kin of the 陈 whom the article names.
    """
    folded = fold(form)
    m = _with_title().fullmatch(folded)
    if m:
        return str(m["surname"])
    if folded.startswith("l") and folded[1:2].islower():
        folded = "I" + folded[1:]
    return folded_name(folded)


@cache
def _with_title() -> regex.Pattern[str]:
    surname = rf"(?:{alternation((*names().compound_surnames, *names().japanese_surnames))}|[{names().surnames}])"
    courtesy = (*names().courtesy, *names().short_titles, *person_patterns().cantonese_courtesy)
    behind = [t for t in courtesy if t not in (*names().kin, *names().wives)]
    return regex.compile(rf"(?P<surname>{surname})前?(?:{alternation(behind)})")
