"""Further forms of one name that no article pairs: a married name and its pieces, a title or a stuck character, a slip.

In: the folded name of each node. Out: name → the name that it stands for.
Only rare names are brought together here; `people` still weighs what their bearers' articles say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from text_unidecode import unidecode

from flows.entities.lexicon import names, titles
from flows.entities.resolution.forms.comparison import NATIVE, sort_of
from flows.entities.resolution.people.name_rarity import bits, is_married
from flows.entities.resolution.rules import form_rules, rules


def other_forms(written: Mapping[int, str], sources: list[str]) -> dict[str, str]:
    """Name → the name it is a form of. `written`: node → folded name; `sources`: the article of each node."""
    often = Counter(written.values())
    married = _married(often, written, sources)
    surnames = {form: whole for form, whole in married.items() if len(form) == 2}
    found = _slips(often) | {x: y for x in often if (y := _titled(x, often) or _stuck(x, often, surnames))}
    return found | married


def _married(often: Counter[str], written: Mapping[int, str], sources: list[str]) -> dict[str, str]:
    """Its two surnames where an article states both, a rare name of her own anywhere: 林郑 and 郑月娥 for 林郑月娥."""
    articles: dict[str, set[str]] = defaultdict(set)
    holders: dict[str, list[str]] = defaultdict(list)
    for n, name in written.items():
        if len(name) == 2 or is_married(name):
            articles[name].add(sources[n])
    for name in often:
        if is_married(name):
            holders[name[:2]].append(name)
            holders[name[1:]].append(name)
    found = {}
    for short, some in holders.items():
        whole = max(some, key=lambda x: (often[x], x))
        usual = max(rules().known_spelling, rules().learnt_share * sum(often[x] for x in some))
        if short not in often or often[whole] < usual:
            continue
        stated = len(short) == 2 and bool(articles[short] & articles[whole])
        if stated or (len(short) == 3 and bits(short, {}) >= rules().threshold):
            found[short] = whole
    return found


def _titled(name: str, often: Mapping[str, int]) -> str | None:
    """A full name and what its bearer is: 陈日君枢机."""
    ends = (name[i:] for i in range(3, len(name)) if name[:i] in often and sort_of(name[:i]) == NATIVE)
    return next((name.removesuffix(e) for e in ends if e in _titles()), None)


@cache
def _titles() -> frozenset[str]:
    return frozenset((*titles().core, *names().courtesy, *form_rules().trailing_titles))


def _stuck(name: str, often: Mapping[str, int], surnames: Mapping[str, str]) -> str | None:
    """A well-known name with one character before it that is no surname and no nickname's beginning: 嗌梁天琦.

    Behind a surname, too, where the rest is the two surnames of a married name: 连林郑, even she.
    """
    rest = name[1:]
    known = often.get(rest, 0)
    if known < rules().well_known or known < form_rules().slip * often[name]:
        return None
    if rest in surnames:
        return surnames[rest]
    beginning = name[0] in names().surnames or name[0] in names().nickname_prefixes or name[0].isascii()
    return None if beginning or len(rest) < 2 else rest


def _slips(often: Mapping[str, int]) -> dict[str, str]:
    """Names of one sound that differ in one character, so rare that few others sound so: 朱凯廸 for 朱凯迪."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in often:
        if len(name) == 3 and sort_of(name) == NATIVE:
            alike[unidecode(name).casefold()].append(name)
    found = {}
    rare = rules().threshold + rules().homophone_bits
    for of_one_sound in alike.values():
        # nearly all are alone, and how rare they are need not be reckoned
        some = [x for x in of_one_sound if bits(x, {}) >= rare] if len(of_one_sound) > 1 else []
        if len(some) < 2:
            continue
        usual = max(some, key=lambda x: (often[x], x))
        for name in some if often[usual] >= rules().known_spelling else ():
            if sum(a != b for a, b in zip(name, usual, strict=True)) == 1 and name[0] == usual[0]:
                found[name] = usual
    return found
