"""The voices together: each proposes spans of a part as a person's or an organisation's name, with a score."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates import latin
from flows.entities.candidates.bracketed import bracketed, other_names
from flows.entities.candidates.organizations.announcers import announcers
from flows.entities.candidates.organizations.bodies import bodies
from flows.entities.candidates.organizations.countries import behind_countries
from flows.entities.candidates.organizations.described import described
from flows.entities.candidates.organizations.known import known
from flows.entities.candidates.organizations.marks import by_marks
from flows.entities.candidates.organizations.positions import by_place
from flows.entities.candidates.organizations.runs import runs
from flows.entities.candidates.organizations.tagged import organizations_of
from flows.entities.candidates.people import enumerated, framed, grammatical, nearly_tagged, tagged, transliterated
from flows.entities.candidates.people.pieces import pieces
from flows.entities.candidates.quoted import quoted
from flows.entities.candidates.scores import worth
from flows.entities.lexicon import organization_positions
from flows.entities.registry import Registry, StandingForms
from flows.entities.view import PartView
from flows.language.patterns import alternation
from flows.language.script import fold


def all_candidates(view: PartView, known_forms: StandingForms) -> list[Candidate]:
    """What all voices propose for a part."""
    return [
        *registered(view, known_forms),
        *tagged.tagged(view),
        *nearly_tagged.nearly(view),
        *enumerated.listed_names(view),
        *framed.framed(view),
        *grammatical.by_grammar(view),
        *grammatical.behind_titles(view),
        *transliterated.dotted(view),
        *transliterated.undotted(view),
        *transliterated.behind_words(view),
        *latin.latin(view),
        *bracketed(view),
        *other_names(view),
        *organizations_of(view),
        *by_place(view),
        *by_marks(view),
        *described(view),
        *known(view),
        *behind_countries(view),
        *runs(view),
        *announcers(view),
        *bodies(view),
        *pieces(view),
        *quoted(view),
    ]


def registered(view: PartView, known_forms: StandingForms) -> Iterator[Candidate]:
    """Forms that the registry knows, strong and weak."""
    registry = known_forms.registry
    # of the whole registry, and compiled once: what stands nowhere is an alternative that never fits
    pattern = _form_pattern(registry) if known_forms.forms else None
    if pattern is None:
        return
    behind = 0
    starts = (at for pair in _beginnings(registry) & view.pairs for at in view.places(pair))
    for m in (m for at in sorted(starts) if (m := pattern.match(view.folded, at))):
        if m.start() < behind:
            continue
        behind = m.end()
        longer = _longer_name(view, m.start(), m.end())
        for entry, _, weak in known_forms.lookup(m[0]):
            if longer and entry.kind == "organization":
                continue
            score = worth("registry, unsure" if weak or entry.homonym else "registry")
            yield view.candidate(m.start(), m.end(), entry.kind, score, "registry", key=entry.key, weak=weak,
                                  org_kind=entry.org_kind)  # fmt: skip


@cache
def _beginnings(registry: Registry) -> frozenset[str]:
    """The first two characters of every form."""
    return frozenset(fold(form)[:2] for e in registry.entries for form, _, _ in e.forms if len(form) > 1)


@cache
def _form_pattern(registry: Registry) -> regex.Pattern[str] | None:
    forms = {fold(form) for e in registry.entries for form, _, _ in e.forms if len(form) > 1}
    if not forms:
        return None
    latin = [f for f in forms if f.isascii()]
    chinese = [f for f in forms if not f.isascii()]
    # an alternative of no forms would fit everywhere, as nothing
    of_latin = [rf"(?<![A-Za-z0-9])(?:{alternation(latin)})(?![A-Za-z0-9])"] if latin else []
    return regex.compile("|".join([*of_latin, *([alternation(chinese)] if chinese else [])]))


def _longer_name(view: PartView, start: int, end: int) -> bool:
    """Whether the tagger has a longer organisation here, and not a part of the known one: 红杉中国, but 谷歌总部."""
    token = view.by_start.get(start)
    if token is None or token.tag != "ORG" or token.end - end < 2:
        return False
    return not view.folded[end : token.end].startswith(organization_positions().tails)
