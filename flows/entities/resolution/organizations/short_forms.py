"""Short forms of organisations that no article explains: 港大 is 香港大学 where articles name both, again and again.

In: the names by which organisations are compared. Out: node → the name of the organisation that its short form means.
The article goes before the corpus: 中大 beside 中山大学 is that; a form that several share is nobody's elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from flows.entities.resolution.forms.comparison import folded_name
from flows.entities.resolution.rules import form_rules, rules

_SHORTEST, _LONGEST = 2, 5  # characters of a short form
_SKIPPED = {2: 4, 3: 4}  # characters left out between two of a short form of so many; of longer ones one
Names = Mapping[int, str]


def short_forms(compared: Names, sources: list[str], classes: Mapping[str, str]) -> dict[int, str]:
    """Node → the name it stands for. `compared`: node → name; `sources`: the article of each node; `classes`: form →
    the name, or the registry's key, that stands for all forms that articles state together, each of which may be the
    fuller or the short one.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    for form, name in classes.items():
        forms[name].append(form)
    here: dict[str, dict[str, list[int]]] = defaultdict(dict)  # article → name → nodes
    for n, name in compared.items():
        if "/" not in name:
            here[sources[n]].setdefault(name.split("@")[0], []).append(n)
    found: dict[int, str] = {}
    pairs = _Pairs(forms)
    for fits in (_shortened, _abbreviated):  # 浸会大学 is 香港浸会大学 before 浸大 is either
        meant = _meant(here, pairs, cache(fits))
        moved = [(source, name, here[source].pop(short)) for (source, short), name in meant.items()]
        for source, name, nodes in moved:
            here[source].setdefault(name, []).extend(nodes)
            found |= dict.fromkeys(nodes, name)
    return {n: name for n, name in found.items() if name != compared[n]}


def _meant(
    here: Mapping[str, Mapping[str, list[int]]], pairs: _Pairs, skipped: Callable[[str, str], int | None]
) -> dict[tuple[str, str], str]:
    """Article and short form → the name that it means there. `here`: article → name → nodes."""
    times: dict[str, Counter[str]] = defaultdict(Counter)
    beside: dict[tuple[str, str], list[str]] = {}
    for source, names in here.items():
        for short, best in pairs.fitting(names, skipped).items():
            times[short].update(best)
            beside[source, short] = best
    usual: dict[str, str] = {}
    for short, longs in times.items():
        most = min(longs, key=lambda x: (-longs[x], x), default="")
        if longs[most] >= rules().learnt_articles and longs[most] >= rules().form_share * longs.total():
            usual[short] = most
    found = {}
    for source, names in here.items():
        for short in names.keys() & times.keys():
            stated = [x for x in beside.get((source, short), ()) if times[short][x] >= rules().shared_form_articles]
            meant = stated[0] if len(stated) == 1 else usual.get(short)
            if meant:
                found[source, short] = meant
    return found


class _Pairs:
    """Short forms and the longer forms that stand beside them, looked at once for each name and each set of names that
    an article holds. `forms`: name → its forms.
    """

    def __init__(self, forms: Mapping[str, list[str]]) -> None:
        self._forms = forms
        self._short = cache(self._short_form)
        self._ends = cache(self._forms_by_end)
        self._of_article = cache(self._beside)

    def fitting(self, names: Iterable[str], skipped: Callable[[str, str], int | None]) -> dict[str, list[str]]:
        """Short form → the names of its article that it fits best. `names`: those of one article."""
        fits: dict[str, dict[str, int]] = defaultdict(dict)
        for short, form, long, whole in self._of_article(frozenset(names)):
            k = skipped(form, whole)
            if k is not None and not _has_one_as_short(self._forms.get(long, ()), form):
                fits[short][long] = min(k, fits[short].get(long, k))
        return {short: sorted(x for x, k in some.items() if k == min(some.values())) for short, some in fits.items()}

    def _beside(self, names: frozenset[str]) -> list[tuple[str, str, str, str]]:
        """A short name and its form, a long name and one of its forms that has the short one's last character."""
        shorts = {name: form for name in names if (form := self._short(name))}
        by_end: dict[str, list[tuple[str, str]]] = {form[-1]: [] for form in shorts.values()}
        for long in names if by_end else ():
            for end, whole in self._ends(long):
                if end in by_end:  # what no short form ends in is looked at no further
                    by_end[end].append((long, whole))
        return [
            (short, form, long, whole) for short, form in shorts.items() for long, whole in by_end[form[-1]]
            if len(whole) > len(form) and long != short and not _is_name_itself(form, whole)
        ]  # fmt: skip

    def _short_form(self, name: str) -> str | None:
        """The form of a name that may be short for another; whom the registry knows is short for nobody."""
        form = max(self._forms.get(name, (name,)), key=lambda f: (len(f), f))  # which its own class does not explain
        short = _SHORTEST <= len(form) <= _LONGEST and not form.isascii() and not name.startswith("#")
        return form if short else None

    def _forms_by_end(self, name: str) -> list[tuple[str, str]]:
        """Each of the last three characters of a form, with the form."""
        return [(end, form) for form in self._forms.get(name, (name,)) for end in set(form[-3:])]


def _is_name_itself(form: str, whole: str) -> bool:
    """Whether a long form says its place, as the other does: 临江律师会 is not 临江大律师公会, 国家卫健委 is short."""
    return len(form) == _LONGEST and form[:2] == whole[:2] and form[:2] not in form_rules().plain_prefixes


def _has_one_as_short(known: Iterable[str], form: str) -> bool:
    """Whether an organisation is called by another form as short already: 国泰, so 国航 is somebody else."""
    return len(form) == _SHORTEST and any(len(k) == _SHORTEST for k in known)


def _shortened(short: str, long: str) -> int | None:
    """0 when a name is another without the country or place before it that it needs not: 发改委, 浸会大学."""
    if not long.endswith(short):
        return None
    before = long.removesuffix(short)
    if short.endswith("大学"):
        return 0 if len(short) > len("大学") and len(before) == len("香港") else None
    plain = before in form_rules().plain_prefixes and not short.endswith(form_rules().offices_of_any)
    return 0 if plain else None


def _abbreviated(short: str, long: str) -> int | None:
    """Characters left out inside when a name is made of those of another's words: 港大, 食卫局, 国家卫健委."""
    inside = short in long and not long.endswith(f"{short}学")  # 港大 of 香港大学
    if inside or short.endswith("大学") or short[-1] not in long[-3:] or folded_name(short) != short:
        return None
    most, at, left_out = _SKIPPED.get(len(short), 1), -1, 0
    for i, c in enumerate(short):
        begin = at + 1
        at = long.rfind(c, begin) if i == len(short) - 1 else long.find(c, begin)
        if at < 0 or at - begin > (1 if i and long.endswith("大学") else most):  # 港大 is not 香港中文大学
            return None
        left_out += at - begin if i else 0
    return left_out
