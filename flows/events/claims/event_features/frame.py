"""Features of what was read around the trigger: arguments, roles, post, organisation, day, and how it was found."""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import grammar, noun_class, nouns
from flows.events.roles.surroundings import surroundings
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ENTITY, PARTICLE, PASSED, VERB
from flows.evidence import Measure

_LONG_AGO = 5  # years between an event and its article


def _heads(phrase: NounPhrase | None) -> str:
    if phrase is None or phrase.head is None:
        return "none"
    return phrase.head.kind


def _subject(v: ClaimView) -> str:
    return _heads(v.reading.args.subject)


def _object(v: ClaimView) -> str:
    return _heads(v.reading.args.object)


def _object_of_type(v: ClaimView) -> str:
    return f"{v.event_type}/{_heads(v.reading.args.object)}"


def _object_class(v: ClaimView) -> str | None:
    phrase = v.reading.args.object
    return None if phrase is None or phrase.head is None else noun_class(phrase.head.head.text)


def _shape(v: ClaimView) -> tuple[str, ...]:
    args = v.reading.args
    flags = (
        "nominal",
        "relative",
        "passive",
        "carried",
        "closed",
        "forced",
        "pivot",
        "blocked",
        "attributive",
        "turned",
    )
    return tuple(f for f in flags if getattr(args, f)) + (("bracketed",) if v.reading.context.clause.bracketed else ())


def _verdict(v: ClaimView) -> str:
    return v.reading.verdict


def _found(v: ClaimView) -> str:
    return v.found


def _post(v: ClaimView) -> str:
    if v.reading.filled.post is not None:
        return "said"
    return "before_name" if any(p.post for p in v.participants) else "none"


def _without_post(v: ClaimView) -> str | None:
    """The word, where no post is said and none stands before a name: 被DQ of whom nothing says that he has a seat."""
    return f"{v.event_type}/{v.trigger.text}" if _post(v) == "none" else None


def _object_said(v: ClaimView) -> bool:
    return v.reading.filled.object is not None


def _organization(v: ClaimView) -> str:
    return v.employer.how if not v.reading.organizations() else "named"


def _organization_kind(v: ClaimView) -> tuple[str, ...]:
    kinds = {(e.org_kind or "unknown") for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key))}
    return tuple(f"{v.reading.kind.movement or 'other'}/{k}" for k in sorted(kinds))


def _without_organization(v: ClaimView) -> str | None:
    """The type, where no organisation takes part."""
    return None if v.taking_part("organization") else v.event_type


def _no_organization(v: ClaimView) -> bool:
    return not v.taking_part("organization")


def _dated(v: ClaimView) -> str:
    if v.when is None or v.when.earliest is None:
        return "no"
    said = v.reading.when
    inside = said is not None and any(w.when is said for w in v.reading.context.clause.words)
    return f"{v.when.precision}{'' if inside else '_outside'}"


def _long_ago(v: ClaimView) -> bool:
    latest = v.text.published_latest
    when = v.when.latest if v.when is not None else None
    return latest is not None and when is not None and latest.year - when.year > _LONG_AGO


def _filled(v: ClaimView) -> str:
    """Which of the principal roles are filled: 甲收购乙 names both sides, 甲完成收购 one."""
    roles = v.reading.kind.roles
    filled = {p.role for p in v.participants if p.role in roles and roles[p.role].principal}
    return f"{v.event_type}/{'+'.join(sorted(filled))}"


def _named_together(v: ClaimView) -> str:
    """Which of the claim's people and organisations its own clause names."""
    part = {p.entity_key for p in v.participants}
    kinds = {w.kind for w in v.reading.context.clause.words if w.cat == ENTITY and w.key in part}
    people, bodies = "person" in kinds, bool(kinds - {"person"})
    return "both" if people and bodies else "person" if people else "organization" if bodies else "none"


def _place_left_or_reached(v: ClaimView) -> str | None:
    """Of an organisation that is a place too (a hospital, a court, a school): its kind of movement."""
    names = [e.name for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key)) is not None]
    return (v.reading.kind.movement or v.event_type) if any(n.endswith(surroundings().places) for n in names) else None


def _to_do(v: ClaimView) -> str | None:
    """Who is sent or led does something: 改派甲参选, 率领各级主管致词, 甲被选中来协助乙公司, 甲被钦点加盟丙队."""
    reading, clause = v.reading, v.reading.context.clause
    if v.event_type != "appointment" or reading.args.object is None or reading.args.post is not None:
        return None
    if reading.args.passive:
        after = next((w for w in clause.words[reading.context.position + 1 :] if w.cat != PARTICLE), None)
        acts = after is not None and (after.cat == VERB or after.trigger) and "person" in reading.group.object
        return "sent" if acts and after is not None and after.text not in grammar().complements else None
    led = reading.group.state == "strict"
    if not led and not reading.args.object.of_kind("person"):
        return None
    behind = next((w for w in clause.words[reading.args.object.end :] if w.cat not in PASSED), None)
    if behind is None or behind.start < v.trigger.start or behind.text in grammar().complements:
        return None
    acts = behind.cat == VERB or (led and behind.trigger)
    return ("led" if led else "sent") if acts else None


def _place_said(v: ClaimView) -> str | None:
    """Of a place without a name that is left or reached (离开法院): its kind of movement."""
    phrase = v.reading.args.object
    if phrase is None or phrase.head is None or phrase.head.head.cat == ENTITY:
        return None
    return v.reading.kind.movement if phrase.head.head.text in surroundings().places else None


def _won(v: ClaimView) -> bool:
    """Something is won and not bought: 拿下甲联赛春季冠军."""
    behind = v.reading.context.clause.words[v.reading.context.position + 1 :]
    return v.event_type == "acquisition" and any(w.text.endswith(nouns().won) for w in behind)


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "subject": _subject,
    "object": _object,
    "object_of_type": _object_of_type,
    "object_class": _object_class,
    "shape": _shape,
    "verdict": _verdict,
    "found": _found,
    "post": _post,
    "without_post": _without_post,
    "object_said": _object_said,
    "organization": _organization,
    "organization_kind": _organization_kind,
    "without_organization": _without_organization,
    "no_organization": _no_organization,
    "dated": _dated,
    "long_ago": _long_ago,
    "filled": _filled,
    "to_do": _to_do,
    "won": _won,
    "place_said": _place_said,
    "named_together": _named_together,
    "place_left_or_reached": _place_left_or_reached,
}
