"""Short forms: 远舟汽车（下称“远舟”） makes every 远舟 of the article that company, and so does writing it often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.acts import act_after
from flows.entities.candidates.organizations.suffixes import form_of
from flows.entities.coreference.organization_forms import is_abbreviation
from flows.entities.lexicon import organization_positions, organizations
from flows.entities.view import PartView
from flows.language.patterns import HAN_RANGE, alternation
from flows.language.script import fold
from schemas.records import Part

STATED = 0.9  # what a short form is worth that the text itself explains
REPEATED = 0.7  # what one is worth that the text uses without explaining it
TIMES = 2  # so often must it stand
LONGEST_CORE = 4  # characters
SHORTEST_OWNER = 3  # characters of a name that is known from another place
_NAME = frozenset({"ORG", "nz", "PER", "nr", "nt", "nw", "LOC", "several"})

# 资格审查委员会（资审会）, 北川证券交易所有限公司（“北川交易所”）
_BRACKETED = regex.compile(
    rf"\s?\(\s?(?:(?P<short>[{HAN_RANGE}]{{2,4}})|[“「\"](?P<short>[{HAN_RANGE}]{{2,8}})[”」\"])\s?\)"
)


def with_short_forms(candidates: Sequence[Candidate], views: Mapping[Part, PartView]) -> list[Candidate]:
    """The candidates, each organisation paired with its stated short form, and nobody else under that form."""
    by_end = {(c.part, c.end): c for c in candidates if c.kind == "organization"}
    by_name = {fold(c.name): c for c in candidates if c.kind == "organization" and len(c.name) >= SHORTEST_OWNER}
    stated: list[Candidate] = []
    owners: dict[str, Candidate] = {}
    for part, view in views.items():
        for m in (*_stated().finditer(view.folded), *_BRACKETED.finditer(view.folded)):
            owner = by_end.get((part, m.start())) or _named_before(view.folded, m.start(), by_name)
            if owner is not None and _may_be_short(m, fold(owner.name)):
                start, end = m.span("short")
                stated.append(view.candidate(start, end, "organization", STATED, "short_form", pair=owner.name,
                                              org_kind=owner.org_kind))  # fmt: skip
                owners[m["short"]] = owner
    for owner, core, part, start in _repeated(candidates, views, owners):
        stated.append(views[part].candidate(start, start + len(core), "organization", REPEATED, "short_form",
                                             pair=owner.name, org_kind=owner.org_kind))  # fmt: skip
        owners[core] = owner
    taken = {(c.part, at) for c in stated for at in range(c.start, c.end)}
    rest = [c for c in candidates if not any((c.part, at) in taken for at in range(c.start, c.end))]
    found = [*(_renamed(c, views[c.part], owners) for c in rest), *stated]
    return sorted(found, key=lambda c: (c.part, c.start))


def _named_before(text: str, end: int, names: Mapping[str, Candidate]) -> Candidate | None:
    """The organisation of the article whose name ends there, though this place of it was not chosen."""
    lengths = sorted({len(n) for n in names}, reverse=True)
    return next((names[n] for k in lengths if (n := text[max(0, end - k) : end]) in names), None)


def _may_be_short(m: regex.Match[str], long: str) -> bool:
    """Whether what a bracket holds is a form of the folded name before it: a word says so, or its characters do."""
    if m.re is _stated():
        return bool(m["short"] != long)
    short = str(m["short"])
    return is_abbreviation(short, long) or _takes_characters(short, long)


def _takes_characters(short: str, long: str) -> bool:
    """Whether what brackets state takes its characters from the name in order: 中广 of 中国广播公司."""
    rest = iter(long)
    return short[0] == long[0] and short not in long and all(c in rest for c in short)


def _core(c: Candidate) -> str | None:
    """What is left of an organisation's name without the form at its end: 远舟 of 远舟汽车; 临大 of 临大医学院 is no
    short form of the school, but its university.
    """
    folded = fold(c.name)
    form = form_of(folded)
    core = folded.removesuffix(form) if form else ""
    return core if 2 <= len(core) <= LONGEST_CORE and not core.isascii() and core[-1] != "大" else None


def _repeated(
    candidates: Sequence[Candidate], views: Mapping[Part, PartView], stated: Mapping[str, Candidate]
) -> list[tuple[Candidate, str, Part, int]]:
    """(owner, core, part, start) of every place where the core of one company's name stands for it.

    The core is no word of the language and in no other company's name, and it stands often.
    """
    cores: dict[str, dict[str, Candidate]] = {}
    for c in candidates:
        if c.kind == "organization" and c.registry_key is None and (core := _core(c)) is not None:
            cores.setdefault(core, {}).setdefault(fold(c.name), c)
    known = {views[c.part].folded[c.start : c.end] for c in candidates if c.registry_key or c.kind == "person"}
    bodies = [fold(c.name) for c in candidates if c.kind == "organization"]
    out: list[tuple[Candidate, str, Part, int]] = []
    for core, owners in cores.items():
        if len(owners) != 1 or core in known or core in stated:
            continue
        whole, owner = next(iter(owners.items()))
        if all(name in (core, whole) for name in bodies if name.startswith(core)):
            out += [(owner, core, part, start) for part, start in _places(core, whole, views)]
    return out


def _places(core: str, whole: str, views: Mapping[Part, PartView]) -> list[tuple[Part, int]]:
    """Where the core stands by itself, when it is no word of the language: often, and as a name."""
    places = [
        (part, m.start())
        for part, view in views.items()
        for m in regex.finditer(regex.escape(core), view.folded)
        if not view.folded.startswith(whole, m.start()) and _word(view, m.start(), m.end())
    ]
    tags = {_word(views[part], start, start + len(core)) for part, start in places}
    if tags == {"LOC"}:
        # 苍梧 may be the place as well: only where it does what a company does
        acts = [p for p in places if act_after().match(views[p[0]].folded, p[1] + len(core))]
        return acts or _joined_places(places, views)
    return places if len(places) >= TIMES and tags & _NAME else _joined_places(places, views)


def _joined_places(places: Sequence[tuple[Part, int]], views: Mapping[Part, PartView]) -> list[tuple[Part, int]]:
    """Of these places those behind what one does to a club or firm only: there once is enough (加盟远舟)."""
    verbs = tuple(organization_positions().joined)
    return [p for p in places if views[p[0]].folded.endswith(verbs, 0, p[1])]


def _word(view: PartView, start: int, end: int) -> str | None:
    """What the tagger takes a form for that begins and ends with words; None where it does not."""
    first = view.by_start.get(start)
    if first is None or end not in view.by_end:
        return None
    return first.tag if first.end == end else "several"


def _renamed(c: Candidate, view: PartView, owners: Mapping[str, Candidate]) -> Candidate:
    owner = owners.get(view.folded[c.start : c.end])
    if owner is None:
        return c
    return replace(c, kind="organization", weak=False, registry_key=None, pair=owner.name, org_kind=owner.org_kind)


@cache
def _stated() -> regex.Pattern[str]:
    cue = alternation(organizations().short_form_cues)
    short = r"[“「『\"]?(?P<short>[^“”「」『』\"(),，、;；:]{2,10})[”」』\"]?"
    return regex.compile(rf"\s?\((?:[^()]{{0,20}}[,，])?(?:{cue})[:为,，]?\s*{short}\)")
