"""Which organisation an event of a person belongs to: every place that offers one is a candidate, and one is chosen.

In: what the grammar filled, the clause and what the article said before. Out: an `Employer`, or none where no candidate
is likely enough. `employer_features` measures the candidates; `participants` puts the chosen one into the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase, hears
from flows.events.event_types import EventType
from flows.events.lexicon import attribution, grammar, modality, speech_verbs
from flows.events.roles.employer_candidate import EmployerCandidate, Question
from flows.events.roles.employer_features import MEASURES
from flows.events.roles.fillers import Filled
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ENTITY, NOUN, PARTICLE, PRONOUN, TIME, VERB, Word
from flows.evidence import Model, Weighing
from schemas.declarative import load_packaged
from schemas.records import TimeExpression

# Places in the order in which they name the way an organisation was found, where several offer the same one.
ORDER = (
    "named", "owner", "post", "office", "joined", "succeeded", "modifier", "sentence", "beside",
    "role", "focus", "title", "told", "speaker", "paragraph", "lately",
)  # fmt: skip

# Places that say whose the post is.
_WHOSE_POST = frozenset(("post", "office"))
# Places that offer what was spoken of lately, which does not make the choice wider.
_ONLY_NEAR = frozenset(("told", "speaker", "paragraph", "lately"))


@dataclass(frozen=True, slots=True)
class Employer:
    """Organisations (key, role), how they were found (a place, or none), how likely they are right."""

    roles: tuple[tuple[str, str], ...]
    how: str
    probability: float = 1.0
    dropped: frozenset[str] = frozenset()  # organisations that a place beside the trigger names and that are not it
    candidates: tuple[EmployerCandidate, ...] = ()
    probabilities: tuple[float, ...] = ()  # of the candidates, in their order


@cache
def weighing() -> Weighing[EmployerCandidate]:
    """The model of vocabulary/events/links/employer.yaml with what measures its features."""
    return Weighing(load_packaged("vocabulary/events/links/employer.yaml", Model), MEASURES)


def find_employer(
    kind: EventType,
    filled: Filled,
    args: Arguments,
    context: TriggerContext,
    principal: Sequence[str],
    joined: Sequence[tuple[str, str]] = (),
    *,
    succeeds: bool = False,
    when: TimeExpression | None = None,
    entering: frozenset[str] = frozenset(),
) -> Employer:
    """The organisation of the event: the most likely candidate, none where no candidate is likely enough.

    joined: organisations (key, role) that the same people came into just before in the sentence (加入…，担任…), or,
    with `succeeds`, that the one left whose post they take. when: the time of the event. entering: verbs by
    which people come into an organisation.
    """
    question = Question(kind, filled, args, context, tuple(principal), succeeds, when, entering)
    found = candidates(question, joined)
    if not found:
        return Employer((), "none")
    probabilities = tuple(float(p) for p in weighing().probabilities(found))
    threshold = weighing().model.threshold
    named = [(c, p) for c, p in zip(found, probabilities, strict=True) if c.place == "named"]
    whose = [c for c, p in zip(found, probabilities, strict=True) if c.place in _WHOSE_POST and p >= threshold]
    if whose:  # 国务院免去甲的乙局局长职务: who does it is not the one whose post it is
        named = [(c, 0.0 if _stands_before(c, context) else p) for c, p in named]
    kept = [p for _, p in named if p >= threshold]
    if kind.roles[kind.organization_role].principal:
        named = [(c, max(p, threshold)) for c, p in named]  # what the event is about is asked of no other place
    dropped = frozenset(k for c, p in named if p < threshold for k, _ in c.roles)
    if kept:
        return Employer((), "named", min(kept), dropped, found, probabilities)
    left = [i for i, c in enumerate(found) if not (whose and c.place == "named")]
    best = max(left, key=lambda i: (probabilities[i], -i))
    if probabilities[best] < threshold:
        return Employer((), "none", 1 - probabilities[best], dropped, found, probabilities)
    chosen = found[best]
    return Employer(chosen.roles, chosen.place, probabilities[best], dropped, found, probabilities)


def _stands_before(candidate: EmployerCandidate, context: TriggerContext) -> bool:
    """Whether the sentence names it before the trigger, nearest to it."""
    return candidate.here is not None and candidate.here[1].start < context.word.start


def candidates(question: Question, joined: Sequence[tuple[str, str]] = ()) -> tuple[EmployerCandidate, ...]:
    """The organisations that any place offers, each once with all the places that offer it, the nearest first."""
    offers: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for place, roles in _offers(question, joined):
        if roles and not {key for key, _ in roles} <= question.filled.apart:
            offers.setdefault(tuple(dict.fromkeys(roles)), []).append(place)
    count = len({k for roles, places in offers.items() if not _ONLY_NEAR.issuperset(places) for k, _ in roles})
    return tuple(
        EmployerCandidate(question, roles, min(places, key=ORDER.index), frozenset(places), count)
        for roles, places in offers.items()
    )


def _offers(question: Question, joined: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each place and the organisations (key, role) that it offers together; which places, the type says."""
    kind, role = question.kind, question.kind.organization_role
    for key in question.filled.roles.get(role, ()):
        yield "named", [(key, role)]
    where = kind.organization_from
    if "post" in where:
        yield from _beside_post(question, joined)
    if "modifier" in where:
        found = [m for p in question.principal if (m := question.filled.members.get(p)) is not None and not m.former]
        words = [w for m in found for w in (*m.organizations, *m.pronouns)]
        yield "modifier", _keyed(words, kind, question.context)
    if "sentence" in where:
        yield from _in_sentence(kind, question.context)
    if _own_object(question):
        return
    if "role" in where:
        yield from _known_of(question)
    if "focus" in where and not question.context.clause.row and not _own_subject(question):
        yield from _focused(question)


def _beside_post(question: Question, joined: Sequence[tuple[str, str]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Whose part or thing it is, whose the post is, whom the reading before joined."""
    kind, args = question.kind, question.args
    yield "owner", [(k, kind.organization_role) for k in question.filled.owners]
    words = [w for phrase in (args.post, args.object) for w in _before_post(phrase, question.principal)]
    # 他的职位由…担任: the clause before says where that is
    yield "post", _keyed([w for w in words if w.cat == ENTITY] if joined else words, kind, question.context)
    post = question.filled.post
    if post is not None and (body := question.context.focus.offices.get(post.end)) is not None:
        yield "office", [(body, kind.organization_role)]
    yield ("succeeded" if question.succeeds else "joined"), list(joined)


def _known_of(question: Question) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Where the article gives the person a post, where an event told before puts him, whose post the speaker has."""
    kind, context = question.kind, question.context
    for person in question.principal:
        for key in context.focus.employers(person):
            yield "role", [_with_role(key, kind, context)]
        for key in context.focus.placed.get(person, ())[-1:]:
            yield "told", [_with_role(key, kind, context)]
    if context.speaker is not None and context.speaker not in question.principal:
        for key in context.focus.employers(context.speaker):
            yield "speaker", [_with_role(key, kind, context)]


def _in_sentence(kind: EventType, context: TriggerContext) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What the nearest clause before speaks of, and every organisation that the sentence names.

    An outlet or a register that is only beside tells it (据《晨报》报道, 天眼查信息显示); one that it is told of is a
    topic, or is before the post.
    """
    for word in _topics(context):
        yield "sentence", _keyed([word], kind, context)
    for word in [w for clause in context.clauses for w in clause.words if w.cat == ENTITY]:
        tells = context.focus.is_outlet(word.key or "") or word.text in attribution().sources
        if word.kind in ("organization", "team") and not tells:
            yield "beside", _keyed([word], kind, context)


def _focused(question: Question) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """What is spoken of: the organisation of the heading above; else the first and the last of the paragraph so far,
    the article's main one and the first of its title. An outlet is spoken of where the title names it.
    """
    kind, context, focus = question.kind, question.context, question.context.focus
    if focus.heading is not None:
        for place in ("sentence", "focus", "title") if focus.heading else ():
            yield place, [_with_role(focus.heading, kind, context)]
        return
    spoken = [k for k in focus.paragraph if not (focus.is_team(k) or focus.is_outlet(k))]
    offers = [("paragraph", k) for k in spoken[:1]] + [("lately", k) for k in spoken[-1:]]
    offers += [("focus", focus.main)] if focus.main is not None else []
    for place, key in offers:
        yield place, [(key, kind.organization_role)]
    for key in focus.title_organizations[:1]:
        yield "title", [_with_role(key, kind, context)]


def _own_object(question: Question) -> bool:
    """Where he goes or what he leaves is named by words not recognised: 加入本地零售品牌可多, 放弃了化纤厂的工作."""
    context = question.context
    if question.kind.movement is None or question.filled.roles.get(question.kind.organization_role):
        return False
    behind = (w for w in context.clause.words[context.position + 1 :] if w.cat not in (PARTICLE, TIME))
    run = [w.kind for w in takewhile(lambda w: w.cat in (NOUN, PRONOUN), behind)]
    return "post" not in run and ("thing" in run or "other" in run)


def _own_subject(question: Question) -> bool:
    """Whoever appoints is named by a noun that nothing recognised, so no other is borrowed: 巧手任命甲为总经理."""
    context, args = question.context, question.args
    known = modality().meetings
    if args.subject is not None or args.passive or args.object is None or not args.object.of_kind("person"):
        return False
    first = next((w for w in context.left if w.cat != TIME), None)
    if first is None or first.text.endswith(known):
        return False
    if first.cat == NOUN:
        return first.kind == "thing"
    # 买多多任命甲: a word that the tagger made a verb of, and that rules over nothing
    return first.cat == VERB and first.text not in grammar().serial | speech_verbs() | modality().speculation


def _with_role(key: str, kind: EventType, context: TriggerContext) -> tuple[str, str]:
    team = context.focus.is_team(key) and "team" in kind.roles
    return key, "team" if team else kind.organization_role


def _keyed(words: Sequence[Word], kind: EventType, context: TriggerContext) -> list[tuple[str, str]]:
    """The organisations that words name or stand for, each with its role."""
    out = []
    for word in words:
        if word.cat == ENTITY and word.key:
            out.append((word.key, "team" if word.kind == "team" and "team" in kind.roles else kind.organization_role))
        elif word.cat != ENTITY:
            out += [(k, kind.organization_role) for k in context.resolve(word, "organization")[:1]]
    return out


def _topics(context: TriggerContext) -> Iterator[Word]:
    """The organisation that the nearest clause before speaks of."""
    for earlier in reversed(context.clauses[: context.clause.index]):
        topic = None if hears(earlier) else first_phrase(earlier)
        found = [m.head for m in topic.of_kind("organization")] if topic is not None else []
        if found:
            yield found[0]
            return


def _before_post(phrase: NounPhrase | None, people: Sequence[str]) -> Iterator[Word]:
    """Whose the posts are; of several people's posts only theirs: 免去甲的乙局局长、丙的丁局局长职务."""
    if phrase is None:
        return
    posts = phrase.of_kind("post")
    theirs = [m for m in posts if any(w.key in people for w in m.possessors)]
    for member in theirs or posts:
        yield from member.organizations
        yield from member.pronouns
