"""The features that decide about names, each with its function: numbers by their name, words as `name:word`.

The models `schemas/vocabulary/entities/selection/person.yaml` and `organization.yaml` say what each weighs and why.
"""

from __future__ import annotations

from flows.entities.selection import form_measures as form
from flows.entities.selection import overlap_measures as overlap
from flows.entities.selection import place_measures as place
from flows.entities.selection import tagging_measures as tagging
from flows.entities.selection.span import Span
from flows.evidence import Measure

_BOTH: dict[str, Measure[Span]] = {
    "tagger": tagging.tagger,
    "voice": tagging.voice,
    "agreement": tagging.agreement,
    "left": place.left,
    "right": place.right,
    "sign": place.sign,
    "list": place.beside_in_list,
    "count": place.count,
    "fixed": place.neighbors_fixed,
    "elsewhere": place.elsewhere,
    "script": form.script,
    "person_form": form.person_form,
    "word_list": form.word_list,
    "inside": form.inside,
    "within": overlap.within,
    "around": overlap.around,
    "crossing": overlap.crossing,
    "person_before": place.person_signs_before,
    "person_after": place.person_signs_after,
    "organization_before": place.organization_signs_before,
    "organization_after": place.organization_signs_after,
    "organization_form": form.organization_form,
    "proposed_person": tagging.proposed("person"),
    "proposed_organization": tagging.proposed("organization"),
    "score_person": tagging.score("person"),
    "score_organization": tagging.score("organization"),
}
PERSON: dict[str, Measure[Span]] = {**_BOTH, "lead": tagging.lead, "given": form.given}
ORGANIZATION: dict[str, Measure[Span]] = {**_BOTH, "run": overlap.run}
