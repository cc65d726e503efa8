"""Two forms of names compared: sort of script, parts, an organisation's core, sound, a slip of one letter.

In: forms as written. Out: what `stated_together`, `other_forms` and the rooms of people and organisations compare.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from text_unidecode import unidecode

from flows.entities import registry
from flows.entities.lexicon import names, organizations
from flows.entities.resolution.rules import form_rules
from flows.language.patterns import has_han
from flows.language.script import MIDDLE_DOTS, fold

_KEPT = 1 << 18  # names kept folded: a corpus has far fewer different ones than mentions
folded_name = lru_cache(_KEPT)(registry.folded_name)
folded = lru_cache(_KEPT)(fold)  # all that is asked of a form begins with it
LATIN, NATIVE, TRANSLITERATED = "latin", "native", "transliterated"
_DOTS = re.compile(f"[{MIDDLE_DOTS}]")
_WORDS = re.compile(r"\w+")
_ER = re.compile(r"\ber\b")  # 尔, 耳: what writes an l or r that ends a syllable


@lru_cache(_KEPT)
def sort_of(form: str) -> str:
    """LATIN; NATIVE for a name that begins with a Chinese surname; TRANSLITERATED for all else in characters."""
    text = folded(form)
    if not has_han(text):
        return LATIN
    if _DOTS.search(text):
        return TRANSLITERATED
    compound = text[:2] in names().compound_surnames and len(text) <= 4
    return NATIVE if compound or (text[0] in names().surnames and len(text) <= 3) else TRANSLITERATED


@lru_cache(_KEPT)
def parts_of(form: str) -> tuple[str, ...]:
    """Folded parts of a full name: the words of a Latin one, the pieces of a transliterated one, a given name."""
    text = folded(form)
    if has_han(text):
        pieces = _DOTS.split(text)
        if len(pieces) == 1 and sort_of(form) == NATIVE:
            surname = 2 if text[:2] in names().compound_surnames and len(text) > 2 else 1
            pieces = [text[:surname], text[surname:]]
    else:
        pieces = _WORDS.findall(text)
    return tuple(p for x in pieces if len(p := folded_name(x)) >= 2) if len(pieces) > 1 else ()


@lru_cache(_KEPT)
def core(form: str) -> str:
    """An organisation's name as it is compared: folded, without what the law adds (有限公司, Inc.)."""
    text = folded(form).strip()
    if not has_han(text):
        words = _WORDS.findall(text.casefold())
        while len(words) > 1 and words[-1] in form_rules().latin_legal_forms:
            words.pop()
        return folded_name(" ".join(words))
    text = folded_name(text)
    if not text.endswith(form_rules().legal_forms):
        return text
    for legal in form_rules().legal_forms:
        rest = text.removesuffix(legal)
        if rest != text and len(rest) >= 2 and rest not in organizations().not_names:
            return rest
    return text


def misspelt(a: str, b: str) -> bool:
    """Whether one of two Latin names is a slip of the pen for the other: long, one letter apart, of one initial."""
    a, b = folded_name(a), folded_name(b)
    long = min(len(a), len(b)) >= form_rules().misspelling_letters
    return long and a[0] == b[0] and Levenshtein.distance(a, b, score_cutoff=1) == 1


@lru_cache(_KEPT)
def sound(form: str) -> str:
    """The consonants of a name as transliteration keeps them: 奥特曼 → tmn, Altman → ltmn."""
    text = unidecode(folded(form)).casefold()
    if has_han(form):
        text = _ER.sub("l", text)
    heard: list[str] = []
    i = 0
    while i < len(text):
        for length in (2, 1):
            if text[i : i + length] in form_rules().sounds:
                heard.append(form_rules().sounds[text[i : i + length]])
                i += length
                break
        else:
            i += 1
    return "".join(h for k, h in enumerate(heard) if k == 0 or heard[k - 1] != h)


def sounds_alike(a: str, b: str) -> bool:
    """Whether one full name is a transliteration of the other, or both are of one: given name and surname alike."""
    if NATIVE in (sort_of(a), sort_of(b)) or sort_of(a) == sort_of(b) == LATIN:
        return False
    mine, theirs = _pieces(a), _pieces(b)
    if len(mine) < 2 or len(theirs) < 2:
        return False
    return all(_alike(sound(x), sound(y)) for x, y in ((mine[0], theirs[0]), (mine[-1], theirs[-1])))


def _pieces(form: str) -> list[str]:
    text = folded(form)
    return [p for p in (_DOTS.split(text) if has_han(text) else _WORDS.findall(text)) if p]


def _alike(a: str, b: str) -> bool:
    if not a or not b:
        return False
    return Levenshtein.normalized_similarity(a, b) >= form_rules().alike or (
        # 尔 and 尔特 are written or left out at will
        min(len(a), len(b)) >= 2 and a.replace("l", "") == b.replace("l", "")
    )
