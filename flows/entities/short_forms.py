"""Short forms that the text states: 远舟汽车（下称“远舟”） makes every 远舟 of the article that company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.scene import Scene
from flows.entities.vocabulary import alternation, organisations
from schemas.records import Part

STATED = 0.9  # what a short form is worth that the text itself explains


def with_short_forms(candidates: Sequence[Candidate], scenes: Mapping[Part, Scene]) -> list[Candidate]:
    """The candidates, each organisation paired with its stated short form, and nobody else under that form."""
    by_end = {(c.part, c.end): c for c in candidates if c.kind == "organization"}
    stated: list[Candidate] = []
    owners: dict[str, Candidate] = {}
    for part, scene in scenes.items():
        for m in _stated().finditer(scene.folded):
            owner = by_end.get((part, m.start()))
            if owner is not None and m["short"] != scene.folded[owner.start : owner.end]:
                start, end = m.span("short")
                stated.append(scene.candidate(start, end, "organization", STATED, "short_form", pair=owner.name,
                                              org_kind=owner.org_kind))  # fmt: skip
                owners[m["short"]] = owner
    taken = {(c.part, at) for c in stated for at in range(c.start, c.end)}
    rest = [c for c in candidates if not any((c.part, at) in taken for at in range(c.start, c.end))]
    found = [*(_renamed(c, scenes[c.part], owners) for c in rest), *stated]
    return sorted(found, key=lambda c: (c.part, c.start))


def _renamed(c: Candidate, scene: Scene, owners: Mapping[str, Candidate]) -> Candidate:
    owner = owners.get(scene.folded[c.start : c.end])
    if owner is None:
        return c
    return replace(c, kind="organization", weak=False, registry_key=None, pair=owner.name, org_kind=owner.org_kind)


@cache
def _stated() -> regex.Pattern[str]:
    cue = alternation(organisations().short_form_cues)
    short = r"[“「『\"]?(?P<short>[^“”「」『』\"(),，、;；:]{2,10})[”」』\"]?"
    return regex.compile(rf"\s?\((?:[^()]{{0,20}}[,，])?(?:{cue})[:为]?\s*{short}\)")
