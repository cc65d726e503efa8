"""A name known in the article is found again everywhere in it: whole, surname, given name, misspelt by one letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import OSA

from flows.entities.coreference.local_entity_builder import GatheredMention
from flows.entities.lexicon import common_latin_words, names
from flows.entities.name_shape import two_surnames
from flows.entities.registry import folded_name
from flows.entities.view import PartView
from flows.language.patterns import has_han
from flows.language.script import MIDDLE_DOTS, fold
from schemas.records import AliasKind, Part

if TYPE_CHECKING:
    from flows.entities.coreference.local_entity_builder import Building

_LATIN_WORD = regex.compile(r"(?<![A-Za-z0-9_@/.-])[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]{2,}(?![A-Za-z0-9_])")
_SHORTEST_MISSPELT = (
    5  # shorter words are one letter from too many others; `l` for `I` is told by the eye, not by length
)


AGAIN = 0.8  # of a form whose bearer no voice told: the registry's, a pair's other half
SLIP = 0.75  # the share of misspelt names that are the one they are alike to


def find_again(view: PartView, found: dict[str, Building]) -> None:
    """Add the mentions of known entities that no voice proposed."""
    part, text, folded = view.part, view.text, view.folded
    taken = bytearray(len(text) + 1)
    for b in found.values():
        for p, s, e, *_ in b.mentions:
            if p == part:
                taken[s:e] = b"\1" * (e - s)
    forms = _forms(found)
    if not forms:
        return
    for start, end in _places(forms, folded):
        if not any(taken[start:end]) and _stands_alone(view, start, end):
            key, kind = forms[folded[start:end]]
            _add(found[key], part, text, start, end, kind, "again", _sureness(found[key]))
            taken[start:end] = b"\1" * (end - start)
    _misspelt(view, found, forms, taken)


def _sureness(b: Building) -> float:
    """How probable the name is that a mention repeats: that of the surest mention of its bearer."""
    return max((score for *_, method, score in b.mentions if method != "again"), default=AGAIN)


def _places(forms: Iterable[str], folded: str) -> Iterator[tuple[int, int]]:
    """Where forms stand, from the left, the longest first; a Latin one as whole words."""
    places = []
    for form in forms:  # looked up one by one: a pattern of all of them is compiled for longer than it searches
        start = folded.find(form)
        while start >= 0:
            end = start + len(form)
            if not (form.isascii() and (_is_latin(folded[start - 1 : start]) or _is_latin(folded[end : end + 1]))):
                places.append((start, -end))
            start = folded.find(form, start + 1)
    behind = 0
    for start, minus_end in sorted(places):
        if start >= behind:
            behind = -minus_end
            yield start, behind


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _stands_alone(view: PartView, start: int, end: int) -> bool:
    """Whether a short Chinese form is no piece of other words: it begins one, and ends one or stands in a name's."""
    if end - start > 2 or view.folded[start:end].isascii():
        return True
    token = view.by_start.get(start)
    return token is not None and (end in view.by_end or token.tag == "PER")


def _add(b: Building, part: Part, text: str, start: int, end: int, kind: AliasKind, method: str, score: float) -> None:
    b.mentions.append(
        GatheredMention(
            part=part, start=start, end=end, surface=text[start:end], alias=kind, method=method, score=score
        )
    )


def _forms(found: dict[str, Building]) -> dict[str, tuple[str, AliasKind]]:
    """Folded form → (key, kind) of the forms that name exactly one entity of the article."""
    owners: dict[str, dict[str, AliasKind]] = {}
    for key, b in found.items():
        whole = [*b.names, *b.pairs]
        for form in whole:
            owners.setdefault(fold(form), {})[key] = "full"
        if b.kind != "person":
            continue
        for form in whole:
            for piece, kind in _pieces(fold(form)):
                owners.setdefault(piece, {}).setdefault(key, kind)
    return {f: next(iter(o.items())) for f, o in owners.items() if len(o) == 1 and len(f) >= 2}


def _pieces(form: str) -> list[tuple[str, AliasKind]]:
    if has_han(form):
        parts = regex.split(f"[{MIDDLE_DOTS}]", form)
        if len(parts) > 1:
            return [(parts[-1], "surname"), *([(parts[0], "given")] if len(parts[0]) > 1 else [])]  # type: ignore[list-item]
        if two_surnames(form):  # 叶刘 of 叶刘明珠
            return [(form[:2], "surname")]
        surname = 2 if form[:2] in names().compound_surnames else 1
        return [(form[:surname] + t, "surname") for t in names().courtesy[:3]] if len(form) <= 4 else []
    words = [w for w in form.split() if len(w.strip(".")) > 1 and w[0].isupper()]
    if len(words) < 2:
        return []
    return [(words[-1], "surname"), (words[0], "given")]


def _misspelt(
    view: PartView, found: dict[str, Building], forms: dict[str, tuple[str, AliasKind]], taken: bytearray
) -> None:
    known = [f for f, (key, _) in forms.items() if f.isascii() and " " not in f and found[key].kind == "person"]
    if not known:
        return
    words = Counter(m[0] for m in _LATIN_WORD.finditer(view.folded))
    near: dict[str, str] = {}
    for word, count in words.items():
        if word in forms or count > 4 or word.title() in common_latin_words():
            continue
        close = [k for k in known if _one_slip(word, k)]
        if len(close) == 1:
            near[word] = close[0]
    for m in _LATIN_WORD.finditer(view.folded):
        if m[0] in near and not any(taken[m.start() : m.end()]):
            _add(
                found[forms[near[m[0]]][0]],
                view.part,
                view.text,
                m.start(),
                m.end(),
                "misspelling",
                "misspelling",
                SLIP * _sureness(found[forms[near[m[0]]][0]]),
            )
            taken[m.start() : m.end()] = b"\1" * (m.end() - m.start())


def _one_slip(word: str, known: str) -> bool:
    if word.replace("l", "I") == known.replace("l", "I"):
        return word != known
    if folded_name(word) == folded_name(known):
        return word != known and word[0].isupper()  # judge is no slip of Judge
    if min(len(word), len(known)) < _SHORTEST_MISSPELT or not word[0].isupper():
        return word[:-1] == known and word.endswith("s") and word[0].isupper()
    return OSA.distance(word, known, score_cutoff=1) <= 1
