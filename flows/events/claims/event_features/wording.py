"""Features of the words around the trigger: of planning, denying and demanding, of topics, of what is counted."""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import modality, nouns, topics, topics_of
from flows.events.syntax.tokens import NUMBER
from flows.evidence import Measure


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
    """A word before it says that it was done or decided: 已离职, 正式加入, 宣布退出."""
    return any(word in v.own_before for word in topics().done)


def _until(v: ClaimView) -> bool:
    """The clause says only until when something else holds: 在卸任之前."""
    own = "".join(w.text for w in v.reading.context.clause.words if w.start >= v.trigger.end)
    return own.endswith(topics().until)


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
    """The post is held, not taken: 利用担任局长的职权, 任上."""
    return any(word in v.clause_text for word in topics().passing)


def _topic_of_title(v: ClaimView) -> tuple[str, ...]:
    return topics_of(v.title)


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "counted": _counted,
    "aspect": _aspect,
    "chain": _chain,
    "quoted": lambda v: v.in_quotes,
    "question": _question,
    "supposed": _supposed,
    "hypothetical": _hypothetical,
    "negated": _negated,
    "demanded": _demanded,
    "supposed_in_clause": _supposed_in_clause,
    "demanded_in_clause": _demanded_in_clause,
    "done": _done,
    "until": _until,
    "generic": _generic,
    "moves": _moves,
    "topic": _topic,
    "topic_of_title": _topic_of_title,
    "topic_of_type": _topic_of_type,
    "passing": _passing,
}
