"""The tagset that all models share, and which label of which model is which: the one place that knows their letters."""

from __future__ import annotations

from typing import Literal, get_args

Tag = Literal["PERSON", "ORGANIZATION", "PLACE", "POST", "TERM", "PRODUCT", "TIME", "OTHER"]
TAGS: tuple[Tag, ...] = get_args(Tag)

# LAC's tags of names; its other tags are parts of speech, and no name is told by them.
LAC: dict[str, Tag] = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "PLACE", "TIME": "TIME"}
LAC_PARTS_OF_SPEECH = frozenset(
    {"a", "ad", "an", "c", "d", "f", "m", "n", "nr", "ns", "nt", "nw", "nz", "p", "q", "r", "s", "t", "u", "v", "vd",
     "vn", "w", "xc"}
)  # fmt: skip

# Labels of cutword's network without their B_, M_, E_, S_. COMMERCIAL: shops and brands. BASE: posts and professions.
# MANUFACTURE, CREATION: what is made, be it a phone or a film. INCIDENT, AFFAIR: what happens, as wars and matches.
CUTWORD: dict[str, Tag] = {
    "AFFAIR": "OTHER",
    "BASE": "POST",
    "COMMERCIAL": "ORGANIZATION",
    "CREATION": "PRODUCT",
    "CREATURE": "OTHER",
    "FOOD": "PRODUCT",
    "INCIDENT": "OTHER",
    "LOC": "PLACE",
    "MANUFACTURE": "PRODUCT",
    "MATTER": "OTHER",
    "ORG": "ORGANIZATION",
    "PC": "PRODUCT",
    "PERSON": "PERSON",
    "PHYSIOLOGY": "OTHER",
    "PROPERTY": "OTHER",
    "TERMINOLOGY": "TERM",
    "TIME": "TIME",
}
