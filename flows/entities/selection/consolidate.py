"""Names of one article compared with each other: what the tagger cut too long or too short is set right by the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA

from flows.entities.candidate import Candidate
from flows.entities.lexicon import is_transliteration
from flows.entities.name_shape import two_surnames
from flows.entities.registry import folded_name
from flows.entities.selection.things import things
from flows.entities.view import PartView
from flows.language.script import MIDDLE_DOTS
from schemas.records import Part

OFTENER = 2  # times that a shorter name must stand without the longer one's tail to be the name
LONGEST_TAIL = 4
COMPANY = "公司"  # what the full name of a company ends with
MARRIED = 2  # characters of two surnames
SELDOM = 4  # an organisation is one in more than one of so many places where its string stands
SHORT = 3  # characters of a name that may have lost its last one
SHORTEST_MISSPELT = 6  # letters of a Latin name, of which one may be wrong
SHORTEST_FOREIGN = 4  # characters of a foreign name, likewise


def consolidate(candidates: Sequence[Candidate], views: Mapping[Part, PartView]) -> list[Candidate]:
    """Names set right by the article's other places: 岸田拉 → 岸田 where that is far oftener, 田文雄 → 岸田文雄."""

    def form(c: Candidate) -> str:
        return views[c.part].folded[c.start : c.end]

    whole = "\n".join(s.folded for s in views.values())
    candidates = _without_seldom(candidates, form, whole)
    strong = {form(c) for c in candidates if c.kind == "person" and not c.weak}
    names = sorted((n for n in strong if not n.isascii() and not any(d in n for d in MIDDLE_DOTS)), key=len)
    often = {n: whole.count(n) for n in names}
    shorter, longer = _shorter(often, whole), _longer(often)
    parts = {p for n in strong for p in _surnames(n)}
    nobody = things([(form(c), c) for c in candidates], whole)
    kept = [c for c in candidates if c.kind != "person" or _is_stated(c) or form(c) not in nobody]
    return [_set_right(c, views[c.part], names, shorter, longer, parts) for c in kept]


def _is_stated(c: Candidate) -> bool:
    """Whether the registry states the whole name."""
    return c.registry_key is not None and not c.weak


def _shorter(often: Mapping[str, int], whole: str) -> dict[str, list[str]]:
    """Name → the names that it goes on from and that stand far oftener: a full name comes first.

    What is longer only further on has swallowed the words behind the name; not so a full name whose two surnames stand
    alone elsewhere (温陆 beside 温陆若谷). often: name → how often it stands.
    """
    first = {n: whole.find(n) for n in often}
    return {
        n: [m for m in often if n.startswith(m) and 2 <= len(m) < len(n) <= len(m) + LONGEST_TAIL
            and first[m] != first[n] and often[m] >= (OFTENER + 1) * often[n]
            and not (len(m) == MARRIED and two_surnames(n))]
        for n in often
    }  # fmt: skip


def _longer(often: Mapping[str, int]) -> dict[str, str]:
    """The longer name where nothing else of the article begins so: 许霭 → 许霭如."""
    return {n: m for n in often for m in often if len(m) == len(n) + 1 == SHORT and m.startswith(n)
            and often[n] == often[m] > 1}  # fmt: skip


def _without_seldom(candidates: Sequence[Candidate], form: Callable[[Candidate], str], whole: str) -> list[Candidate]:
    """Without organisations that are told in few of the many places of their string: 房企 once of thirty times.

    What the full name of a company begins with is its name, however seldom told: 星澜 of 星澜网络科技有限公司.
    """
    told = Counter(form(c) for c in candidates if c.kind == "organization")
    sure = {form(c) for c in candidates if c.registry_key or c.pair or c.method in ("registry", "known")}
    fuller = {n for n in told if any(m.startswith(n) and m.endswith(COMPANY) for m in told if m != n)}
    seldom = {n for n, times in told.items() if n not in sure | fuller and whole.count(n) >= SELDOM * max(1, times)}
    return [c for c in candidates if c.kind != "organization" or form(c) not in seldom]


def _surnames(name: str) -> list[str]:
    for dot in MIDDLE_DOTS:
        name = name.replace(dot, "·")
    pieces = name.split("·") if "·" in name else name.split() if name.isascii() else []
    return [pieces[-1]] if len(pieces) > 1 and len(pieces[-1]) > 1 else []


def _set_right(
    c: Candidate,
    view: PartView,
    names: Sequence[str],
    shorter: Mapping[str, list[str]],
    longer: Mapping[str, str],
    parts: set[str],
) -> Candidate:
    form = view.folded[c.start : c.end]
    if c.kind == "organization":
        if c.method == "tagger" and form in parts:
            return replace(c, kind="person", weak=True, org_kind=None)
        return c
    if form not in shorter or c.registry_key or c.pair:
        return c
    if form in longer:
        return replace(c, end=c.end + 1, name=view.text[c.start : c.end + 1])
    for name in shorter[form]:
        end = c.start + len(name)
        return replace(c, end=end, name=view.text[c.start : end])
    for name in names:
        if name != form and name.endswith(form):
            start = c.end - len(name)
            if start >= 0 and view.folded.startswith(name, start):
                return replace(c, start=start, name=view.text[start : c.end])
    return c


def misspelt_of(name: str, names: Sequence[str]) -> str | None:
    """The full Latin or foreign name that this one is but for one letter or character, when just one is."""
    if " " in name:
        close = [n for n in names if _one_word_off(n.split(), name.split())]
    elif len(name) >= SHORTEST_FOREIGN and is_transliteration(name):
        close = [n for n in names if n != name and n[:2] == name[:2] and len(n) == len(name) and _one_off(n, name)]
    else:
        return None
    return close[0] if len(close) == 1 else None


def _one_word_off(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether full names are alike but for a letter of one long word: Hall and Hull are two people."""
    differing = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    return min(map(len, differing[0])) >= SHORTEST_MISSPELT and _one_off(*differing[0])


def _one_off(one: str, other: str) -> bool:
    return OSA.distance(folded_name(one), folded_name(other)) == 1
