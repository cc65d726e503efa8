"""Forms of names: which of them stand for one name, because an article states them together.

`孙正义（Masayoshi Son）` makes one name of two forms, in every article. A form that articles pair with two names that
cannot be one (Li Wei with 李伟 and with 李薇) is a form of neither, so no chain runs over it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from text_unidecode import unidecode

from flows.entities import registry
from flows.entities.lexicon import names, organizations
from flows.entities.resolution.disjoint import Disjoint
from flows.entities.resolution.rules import form_rules
from flows.language.script import fold

_KEPT = 1 << 18  # names kept folded: a corpus has far fewer different ones than mentions
folded_name = lru_cache(_KEPT)(registry.folded_name)
LATIN, NATIVE, TRANSLITERATED = "latin", "native", "transliterated"
_HAN = re.compile(r"[㐀-鿿]")
_DOTS = re.compile(r"[·•・‧∙･]")
_WORDS = re.compile(r"\w+")
_ER = re.compile(r"\ber\b")  # 尔, 耳: what writes an l or r that ends a syllable


@lru_cache(_KEPT)
def sort_of(form: str) -> str:
    """LATIN; NATIVE for a name that begins with a Chinese surname; TRANSLITERATED for all else in characters."""
    text = fold(form)
    if not _HAN.search(text):
        return LATIN
    if _DOTS.search(text):
        return TRANSLITERATED
    compound = text[:2] in names().compound_surnames and len(text) <= 4
    return NATIVE if compound or (text[0] in names().surnames and len(text) <= 3) else TRANSLITERATED


@lru_cache(_KEPT)
def parts_of(form: str) -> tuple[str, ...]:
    """Folded parts of a full name: the words of a Latin one, the pieces of a transliterated one, a given name."""
    text = fold(form)
    if _HAN.search(text):
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
    text = fold(form).strip()
    if not _HAN.search(text):
        words = _WORDS.findall(text.casefold())
        while len(words) > 1 and words[-1] in form_rules().latin_legal_forms:
            words.pop()
        return folded_name(" ".join(words))
    text = folded_name(text)
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
    text = unidecode(fold(form)).casefold()
    if _HAN.search(form):
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
    text = fold(form)
    return [p for p in (_DOTS.split(text) if _HAN.search(text) else _WORDS.findall(text)) if p]


def _alike(a: str, b: str) -> bool:
    if not a or not b:
        return False
    return Levenshtein.normalized_similarity(a, b) >= form_rules().alike or (
        # 尔 and 尔特 are written or left out at will
        min(len(a), len(b)) >= 2 and a.replace("l", "") == b.replace("l", "")
    )


def name_classes(stated: Iterable[tuple[str, ...]], *, organizations: bool) -> dict[str, str]:
    """Folded form → the name that it stands for; `stated`: the forms that each local entity states together."""
    key = core if organizations else folded_name
    times: Counter[tuple[str, str]] = Counter()
    raw: dict[str, str] = {}
    for forms, often in Counter(stated).items():
        folded = sorted({k for f in forms if (k := key(f))})
        for f in forms:
            if (k := key(f)) and (k not in raw or f < raw[k]):
                raw[k] = f
        for i, a in enumerate(folded):
            for b in folded[i + 1 :]:
                times[a, b] += often
    partners: dict[str, Counter[str]] = defaultdict(Counter)
    for (a, b), n in times.items():
        partners[a][b] += n
        partners[b][a] += n
    ambiguous = {f for f, some in partners.items() if _of_several(some, raw, organizations)}
    number = {f: i for i, f in enumerate(sorted(raw))}
    sets, order = Disjoint(len(number)), sorted(raw)
    for a, b in sorted(times):
        slips = all(partners[a][b] * form_rules().slip < max(partners[x].values()) for x in (a, b))
        if not slips and a not in ambiguous and b not in ambiguous:
            sets.join(number[a], number[b])
    return {f: order[sets.find(i)] for f, i in number.items()}


def _of_several(partners: Counter[str], raw: dict[str, str], organizations: bool) -> bool:
    """Whether a form is paired with names of one sort that cannot be one."""
    most = max(partners.values())
    kept = sorted(p for p, n in partners.items() if n * form_rules().slip >= most)
    return any(not _may_be_one(raw[a], raw[b], organizations) for i, a in enumerate(kept) for b in kept[i + 1 :])


def _may_be_one(a: str, b: str, organizations: bool) -> bool:
    if organizations:
        a, b = core(a), core(b)
        same_script = bool(_HAN.search(a)) == bool(_HAN.search(b))
        return not same_script or _within(a, b) or _within(b, a)
    if sort_of(a) != sort_of(b) or sort_of(a) == TRANSLITERATED:
        return True
    mine, theirs = set(parts_of(a)), set(parts_of(b))
    return sort_of(a) == LATIN and (mine <= theirs or theirs <= mine or misspelt(a, b))


def _within(short: str, long: str) -> bool:
    """Whether all characters of the short form stand in the long one in their order: 中移动 in 中国移动."""
    rest = iter(long)
    return all(c in rest for c in short)
