"""The features that decide about names, each with its function: numbers by their name, words as `name:word`.

The models `schemas/vocabulary/entities/selection/person.yaml` and `organization.yaml` say what each weighs and why.
What depends on the characters, on the tagger and on what is said to be an organisation comes first: most spans are
settled by it.
"""

from __future__ import annotations

from flows.entities.selection import form_measures as form
from flows.entities.selection import overlap_measures as overlap
from flows.entities.selection import owner_measures as owner
from flows.entities.selection import place_measures as place
from flows.entities.selection import tagging_measures as tagging
from flows.entities.selection.span import CandidateSpan
from flows.evidence import MeasureGroup

FIRST = 3  # groups that are measured of every span

GROUPS: tuple[MeasureGroup[CandidateSpan], ...] = (
    MeasureGroup(
        {
            "script": form.script,
            "person_form": form.person_form,
            "given": form.given,
            "word_list": form.word_list,
            "inside": form.inside,
            "dictionary": form.dictionary,
            "organization_form": form.organization_form,
            "owner": owner.owner,
        },
        key=lambda s: s.name,
        lasting=True,
    ),
    MeasureGroup({
        "tagger": tagging.tagger,
        "lead": tagging.lead,
        "proposed_person": tagging.proposed("person"),
        "proposed_organization": tagging.proposed("organization"),
        "score_person": tagging.score("person"),
        "score_organization": tagging.score("organization"),
        "known": overlap.known,
        "composition": overlap.composition,
        "left_edge": overlap.left_edge,
        "right_edge": overlap.right_edge,
        "run": overlap.run,
        "piece": owner.piece,
        "clause_inside": owner.clause_inside,
        "frame": place.frame,
    }),
    MeasureGroup({"organization_before": place.organization_signs_before}, key=lambda s: (s.view.part, s.start)),
    MeasureGroup(
        {
            "left": place.left,
            "person_before": place.person_signs_before,
            "sign_before": place.sign_before,
        },
        key=lambda s: (s.view.part, s.start),
    ),
    MeasureGroup(
        {
            "right": place.right,
            "person_after": place.person_signs_after,
            "organization_after": place.organization_signs_after,
            "sign_after": place.sign_after,
        },
        key=lambda s: (s.view.part, s.end),
    ),
    MeasureGroup({"count": place.count, "fixed": place.neighbors_fixed, "gloss": place.gloss}, key=lambda s: s.name),
    MeasureGroup({
        "voice": tagging.voice,
        "agreement": tagging.agreement,
        "sign_around": place.sign_around,
        "list": place.beside_in_list,
        "elsewhere": place.elsewhere,
        "bearer": place.bearer,
        "fuller": place.fuller,
        "form_and_word": tagging.form_and_word,
        "within": overlap.within,
        "around": overlap.around,
        "crossing": overlap.crossing,
    }),
)  # fmt: skip
