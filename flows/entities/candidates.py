"""The voices together: each proposes spans of a part as a person's or an organisation's name, with a score."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from flows.entities import grammar_names, latin_names, listed_names, near_names, tagged_names, transliterated
from flows.entities.candidate import Candidate
from flows.entities.organisation_described import described
from flows.entities.organisation_marks import by_marks
from flows.entities.organisation_places import by_place
from flows.entities.organisation_voices import organisations_of
from flows.entities.pairs import bracketed, other_names
from flows.entities.registry import Registry
from flows.entities.scene import Scene
from flows.entities.vocabulary import alternation, organisation_places
from flows.language.script import fold


def all_candidates(scene: Scene, registry: Registry) -> list[Candidate]:
    """What all voices propose for a part."""
    return [
        *registered(scene, registry),
        *tagged_names.tagged(scene),
        *near_names.nearly(scene),
        *listed_names.listed_names(scene),
        *grammar_names.by_grammar(scene),
        *grammar_names.behind_titles(scene),
        *transliterated.dotted(scene),
        *transliterated.undotted(scene),
        *transliterated.behind_words(scene),
        *latin_names.latin(scene),
        *bracketed(scene),
        *other_names(scene),
        *organisations_of(scene),
        *by_place(scene),
        *by_marks(scene),
        *described(scene),
    ]


def registered(scene: Scene, registry: Registry) -> Iterator[Candidate]:
    """Forms that the registry knows, strong and weak."""
    pattern = _form_pattern(registry)
    if pattern is None:
        return
    for m in pattern.finditer(scene.folded):
        longer = _longer_name(scene, m.start(), m.end())
        for entry, _, weak in registry.lookup(m[0]):
            if longer and entry.kind == "organization":
                continue
            score = 0.45 if weak or entry.homonym else 0.95
            yield scene.candidate(m.start(), m.end(), entry.kind, score, "registry", key=entry.key, weak=weak,
                                  org_kind=entry.org_kind)  # fmt: skip


@cache
def _form_pattern(registry: Registry) -> regex.Pattern[str] | None:
    forms = {fold(form) for e in registry.entries for form, _, _ in e.forms if len(form) > 1}
    if not forms:
        return None
    latin = [f for f in forms if f.isascii()]
    chinese = [f for f in forms if not f.isascii()]
    return regex.compile(rf"(?<![A-Za-z0-9])(?:{alternation(latin)})(?![A-Za-z0-9])|(?:{alternation(chinese)})")


def _longer_name(scene: Scene, start: int, end: int) -> bool:
    """Whether the tagger has a longer organisation here, and not a part of the known one: 红杉中国, but 谷歌总部."""
    token = scene.by_start.get(start)
    if token is None or token.tag != "ORG" or token.end - end < 2:
        return False
    return not scene.folded[end : token.end].startswith(organisation_places().tails)
