"""What is measured of the date of a claim to say whether it is the event's, or whether rightly none is told.

In: a `ClaimView` whose trigger tells an event. Out: values of named features; vocabulary/events/links/date.yaml holds
their weights and reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import modality
from flows.events.syntax.tokens import TIME
from flows.evidence import Measure


def _where(v: ClaimView) -> str:
    """Where the expression stands that dates it."""
    if v.when is None:
        return "none"
    context, said = v.reading.context, v.reading.when
    for clause in context.clauses:
        for word in clause.words:
            if said is not None and word.when is said:
                if clause is context.clause:
                    return "left" if word.start < v.trigger.start else "right"
                return "clause_before" if clause.index < context.clause.index else "clause_after"
    return "other_sentence"


def _precision(v: ClaimView) -> str:
    if v.when is None:
        return "none"
    return v.when.precision if v.when.earliest is not None else "unresolved"


def _where_of_type(v: ClaimView) -> str:
    return f"{v.event_type}/{_where(v)}"


def _times_here(v: ClaimView) -> float:
    """Resolved times of the sentence other than the event's."""
    return min(3, sum(w.when is not None and w.when is not v.reading.when for w in v.words))


def _none_though_here(v: ClaimView) -> bool:
    return v.when is None and any(w.when is not None and w.when.earliest is not None for w in v.words)


def _unresolved_here(v: ClaimView) -> bool:
    return any(w.cat == TIME and w.when is None for w in v.reading.context.clause.words)


def _none_in_sight(v: ClaimView) -> bool:
    return v.when is None and not any(w.cat == TIME for w in v.words)


def _sequence(v: ClaimView) -> bool:
    return any(w.text in modality().sequence for w in v.reading.context.left)


def _long_ago(v: ClaimView) -> bool:
    latest, when = v.text.published_latest, v.when.latest if v.when else None
    return latest is not None and when is not None and latest.year - when.year > 1


def _said_with(v: ClaimView) -> str | None:
    """The expression gives a year, or leans on the article's day."""
    if v.when is None or v.when.earliest is None:
        return None
    return "with_year" if "年" in v.when.text and any(c.isdigit() for c in v.when.text) else "leaning"


def _source_day_unknown(v: ClaimView) -> bool:
    first, last = v.text.published_earliest, v.text.published_latest
    return first is None or last is None or first != last


def _clauses_between(v: ClaimView) -> float:
    context, said = v.reading.context, v.reading.when
    for clause in context.clauses:
        if any(w.when is said and said is not None for w in clause.words):
            return min(3, abs(clause.index - context.clause.index))
    return 0


def _shape(v: ClaimView) -> tuple[str, ...]:
    args = v.reading.args
    return tuple(f for f in ("nominal", "relative", "closed", "carried") if getattr(args, f))


def _verdict(v: ClaimView) -> str:
    return v.reading.verdict


def _found(v: ClaimView) -> str:
    return v.found


def _certainty(v: ClaimView) -> str:
    return v.certainty


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "where": _where,
    "precision": _precision,
    "where_of_type": _where_of_type,
    "times_here": _times_here,
    "none_though_here": _none_though_here,
    "unresolved_here": _unresolved_here,
    "none_in_sight": _none_in_sight,
    "sequence": _sequence,
    "long_ago": _long_ago,
    "said_with": _said_with,
    "source_day_unknown": _source_day_unknown,
    "clauses_between": _clauses_between,
    "shape": _shape,
    "verdict": _verdict,
    "found": _found,
    "certainty": _certainty,
    "title": lambda v: v.in_title,
    "traditional": lambda v: v.traditional,
}
