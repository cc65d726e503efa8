"""What is measured of a trigger to say whether it tells an event of its type here.

In: a `ClaimView`. Out: values of named features; vocabulary/events/links/event.yaml holds their weights and reasons.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import modality, noun_class, nouns, topics, topics_of
from flows.events.roles.employer_features import surroundings
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ENTITY, NUMBER, Word
from flows.evidence import Measure
from schemas.records import Token

_PARTICLES = ("了", "过", "着", "的", "后", "前", "时")
_LONG_AGO = 5  # years between an event and its article


def _type(v: ClaimView) -> str:
    return v.event_type


def _word(v: ClaimView) -> str:
    return f"{v.event_type}/{v.trigger.text}"


def _group(v: ClaimView) -> float:
    """How sure the vocabulary is of the words of the trigger's group."""
    return 1 - v.reading.group.confidence


def _tokens(v: ClaimView) -> list[Token]:
    return [t for t in v.sentence.tokens if t.start < v.trigger.end and v.trigger.start < t.end]


def _tag(v: ClaimView) -> str:
    """The tagger's tag of the word, or that the match is no word of the tagger's."""
    tokens = _tokens(v)
    if len(tokens) == 1:
        whole = tokens[0].start == v.trigger.start and tokens[0].end == v.trigger.end
        return tokens[0].tag if whole else "inside_word"
    inside = tokens and tokens[0].start == v.trigger.start and tokens[-1].end == v.trigger.end
    return "several_words" if inside else "crosses_words"


def _short(v: ClaimView) -> bool:
    return len(v.trigger.text) == 1


def _neighbor(v: ClaimView, step: int) -> Word | None:
    words = v.reading.context.clause.words
    at = v.reading.context.position + step
    return words[at] if 0 <= at < len(words) else None


def _before_is(v: ClaimView) -> str:
    word = _neighbor(v, -1)
    return "start" if word is None else f"{word.cat}{word.kind}"


def _after_is(v: ClaimView) -> str:
    word = _neighbor(v, 1)
    return "end" if word is None else f"{word.cat}{word.kind}"


def _after_word(v: ClaimView) -> str | None:
    return next((p for p in _PARTICLES if v.after.startswith(p)), None)


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


def _grammar(v: ClaimView) -> str:
    return v.reading.group.grammar


def _verdict(v: ClaimView) -> str:
    return v.reading.verdict


def _found(v: ClaimView) -> str:
    return v.found


def _post(v: ClaimView) -> str:
    if v.reading.filled.post is not None:
        return "said"
    return "before_name" if any(p.post for p in v.participants) else "none"


def _object_said(v: ClaimView) -> bool:
    return v.reading.filled.object is not None


def _organization(v: ClaimView) -> str:
    return v.employer.how if not v.reading.organizations() else "named"


def _organization_kind(v: ClaimView) -> tuple[str, ...]:
    kinds = {(e.org_kind or "unknown") for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key))}
    return tuple(f"{v.reading.kind.movement or 'other'}/{k}" for k in sorted(kinds))


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


def _counted(v: ClaimView) -> tuple[str, ...]:
    """What the clause counts: a sum of money, shares, people."""
    found = set()
    for word in v.reading.context.clause.words:
        if word.text in nouns().equity:
            found.add("share")
        elif word.cat == NUMBER and (word.kind == "money" or word.text.endswith("元")):
            found.add("money")
        elif word.cat == NUMBER and word.text.endswith(("人", "名", "成", "%", "分之一")):
            found.add("people" if word.text.endswith(("人", "名")) else "part")
    return tuple(f"{v.event_type}/{what}" for what in sorted(found))


def _aspect(v: ClaimView) -> tuple[str, ...]:
    texts = {w.text for w in v.reading.context.left}
    words = modality()
    known = {"once": words.once, "future": words.future, "state": words.past_state, "onset": words.onset}
    return tuple(name for name, some in known.items() if texts & some)


def _chain(v: ClaimView) -> tuple[str, ...]:
    return tuple(sorted({w.text for w in v.reading.args.chain if len(w.text) <= 4}))


def _title(v: ClaimView) -> bool:
    return v.sentence.part == "title"


def _quoted(v: ClaimView) -> bool:
    opened = max(v.before.rfind(q) for q in "“「『")
    return opened > max(v.before.rfind(q) for q in "”」』")


def _question(v: ClaimView) -> bool:
    return v.folded.rstrip("”」』").endswith(("?", "？"))


def _supposed(v: ClaimView) -> bool:
    """A word of supposing or planning stands anywhere before it; what says that it is decided (拟收购) is none."""
    known, at = modality().speculation - set(v.reading.kind.decided), v.trigger.start
    return any(w.text in known for w in v.words if w.start < at)


def _hypothetical(v: ClaimView) -> bool:
    known = modality().hypothetical
    return any(w.text in known for w in v.words)


def _negated(v: ClaimView) -> bool:
    known = modality().negators
    return any(w.text in known for w in v.reading.context.clause.words)


def _demanded(v: ClaimView) -> bool:
    return any(word in v.before for word in topics().demands if word not in v.reading.kind.decided)


def _supposed_in_clause(v: ClaimView) -> bool:
    known, at = modality().speculation - set(v.reading.kind.decided), v.trigger.start
    return any(w.text in known for w in v.reading.context.clause.words if w.start < at)


def _demanded_in_clause(v: ClaimView) -> bool:
    return any(word in v.own_before for word in topics().demands if word not in v.reading.kind.decided)


def _done(v: ClaimView) -> bool:
    """已离职, 正式加入, 宣布退出: a word before it says that it was done or decided."""
    return any(word in v.own_before for word in topics().done)


def _until(v: ClaimView) -> bool:
    """在卸任之前: the clause says only until when something else holds."""
    own = "".join(w.text for w in v.reading.context.clause.words if w.start >= v.trigger.end)
    return own.endswith(topics().until)


def _named_together(v: ClaimView) -> str:
    """Which of the claim's people and organisations its own clause names."""
    part = {p.entity_key for p in v.participants}
    kinds = {w.kind for w in v.reading.context.clause.words if w.cat == ENTITY and w.key in part}
    people, bodies = "person" in kinds, bool(kinds - {"person"})
    return "both" if people and bodies else "person" if people else "organization" if bodies else "none"


def _generic(v: ClaimView) -> bool:
    return any(word in v.clause_text for word in topics().generic)


def _moves(v: ClaimView) -> bool:
    """Words of going somewhere stand in the clause."""
    return any(word in v.clause_text for word in topics().movements)


def _topic(v: ClaimView) -> tuple[str, ...]:
    return topics_of(v.folded)


def _topic_of_type(v: ClaimView) -> tuple[str, ...]:
    return tuple(f"{v.event_type}/{topic}" for topic in topics_of(v.folded))


def _passing(v: ClaimView) -> bool:
    """利用担任局长的职权, 任上: the post is held, not taken."""
    return any(word in v.clause_text for word in topics().passing)


def _told_beside(v: ClaimView) -> bool:
    """The sentence tells an event of this type of the same person before."""
    return any(
        r.kind is v.reading.kind and r.word.start < v.trigger.start and bool(set(r.people()) & set(v.people))
        for r in v.beside
    )  # fmt: skip


def _place_left_or_reached(v: ClaimView) -> str | None:
    """Of an organisation that is a place too (a hospital, a court, a school): its kind of movement."""
    names = [e.name for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key)) is not None]
    return (v.reading.kind.movement or v.event_type) if any(n.endswith(surroundings().places) for n in names) else None


def _topic_of_title(v: ClaimView) -> tuple[str, ...]:
    return topics_of(v.title)


def _triggers(v: ClaimView) -> float:
    return math.log(sum(w.trigger for w in v.words) or 1)


def _people_here(v: ClaimView) -> float:
    return min(4, len(v.people_here))


def _person_score(v: ClaimView) -> float:
    return min((v.score(p) for p in v.people), default=1.0)


def _person_elsewhere(v: ClaimView) -> bool:
    return bool(v.people) and not any(p in v.people_here for p in v.people)


def _person_partial(v: ClaimView) -> bool:
    return any((e := v.entities.get(p)) is not None and e.partial for p in v.people)


def _person_has_role(v: ClaimView) -> bool:
    return any(v.reading.context.focus.employers(p) for p in v.people)


def _person_mentions(v: ClaimView) -> float:
    counts = v.reading.context.focus.counts
    return math.log(1 + max((counts.get(p, 0) for p in v.people), default=0))


def _length(v: ClaimView) -> float:
    return math.log(max(1, len(v.folded)) / 50)


def _traditional(v: ClaimView) -> bool:
    return v.text.script == "Hant"


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "type": _type,
    "word": _word,
    "group": _group,
    "tag": _tag,
    "short": _short,
    "before_is": _before_is,
    "after_is": _after_is,
    "after_word": _after_word,
    "subject": _subject,
    "object": _object,
    "object_of_type": _object_of_type,
    "object_class": _object_class,
    "shape": _shape,
    "grammar": _grammar,
    "verdict": _verdict,
    "found": _found,
    "post": _post,
    "object_said": _object_said,
    "organization": _organization,
    "organization_kind": _organization_kind,
    "no_organization": _no_organization,
    "dated": _dated,
    "long_ago": _long_ago,
    "filled": _filled,
    "counted": _counted,
    "aspect": _aspect,
    "chain": _chain,
    "title": _title,
    "quoted": _quoted,
    "question": _question,
    "supposed": _supposed,
    "hypothetical": _hypothetical,
    "negated": _negated,
    "demanded": _demanded,
    "supposed_in_clause": _supposed_in_clause,
    "demanded_in_clause": _demanded_in_clause,
    "done": _done,
    "until": _until,
    "named_together": _named_together,
    "generic": _generic,
    "moves": _moves,
    "topic": _topic,
    "topic_of_title": _topic_of_title,
    "topic_of_type": _topic_of_type,
    "passing": _passing,
    "told_beside": _told_beside,
    "place_left_or_reached": _place_left_or_reached,
    "triggers": _triggers,
    "people_here": _people_here,
    "person_score": _person_score,
    "person_elsewhere": _person_elsewhere,
    "person_partial": _person_partial,
    "person_has_role": _person_has_role,
    "person_mentions": _person_mentions,
    "length": _length,
    "traditional": _traditional,
}
