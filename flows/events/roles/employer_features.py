"""What is measured of an organisation that may be the one an event of a person belongs to.

In: an `EmployerCandidate` with the question that it answers. Out: values of named features; `employer` weighs them by
the model file vocabulary/events/links/employer.yaml, where each stands with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.discourse.topic import first_phrase, hears
from flows.events.lexicon import nouns, posts, speech_verbs, topics_of
from flows.events.roles.employer_candidate import NEAR, EmployerCandidate
from flows.events.roles.surroundings import beside, in_credit, odd_name, posted_on, surroundings
from flows.evidence import Measure
from flows.language.script import fold

_NEXT = 3  # words behind a name that say what it does
# Characters between a name and the trigger that count as far; `NEAR` ones are near.
_FAR = 25
_MOST, _SOME = 0.4, 0.1  # of the article's mentions of organisations


def _kind(c: EmployerCandidate) -> str:
    entity = c.question.context.focus.entities.get(c.key)
    return (entity.org_kind or "unknown") if entity is not None else "unknown"


def _places(c: EmployerCandidate) -> tuple[str, ...]:
    return tuple(sorted(c.places))


def _place_of_type(c: EmployerCandidate) -> str:
    kind = c.question.kind
    return f"{c.place}/{kind.movement or kind.event_type}"


def _place_of_kind(c: EmployerCandidate) -> str:
    return f"{c.place}/{_kind(c)}"


def _where(c: EmployerCandidate) -> str:
    if c.here is None:
        return "elsewhere"
    clause, word = c.here
    trigger = c.question.context.word
    if clause is not c.question.context.clause:
        return "clause_before" if word.start < trigger.start else "clause_after"
    distance = max(trigger.start - word.end, word.start - trigger.end)
    side = "before" if word.start < trigger.start else "after"
    return f"{side}_{'near' if distance <= NEAR else 'far' if distance > _FAR else 'middle'}"


def _next_to(c: EmployerCandidate) -> tuple[str, ...]:
    return () if c.here is None else beside(c.here[0].words, c.here[1])


def _agreeing(c: EmployerCandidate) -> float:
    """How many places outside the sentence offer it."""
    return len(c.places & {"role", "told", "speaker", "paragraph", "focus", "title"}) - 1.0


def _others_in_clause(c: EmployerCandidate) -> float:
    """Those of other posts are no rivals: 任命甲为A局局长；乙为B局局长."""
    clause, ours = c.question.context.clause, {c.key, *c.question.filled.apart}
    return min(3, len({w.key for other, w in c.question.words if other is clause and w.key not in ours}))


def _elsewhere_beside(c: EmployerCandidate) -> bool:
    """It stands in another sentence, and this one names an organisation of its own."""
    return c.here is None and bool(c.question.words)


def _elsewhere_beside_unrecognized(c: EmployerCandidate) -> bool:
    return c.here is None and c.question.unrecognized_owner


def _unnamed_doer(c: EmployerCandidate) -> str | None:
    """Its kind, where a party that the article names elsewhere, or nowhere, does it: 甲被校方解雇, beside a union."""
    args = c.question.args
    doer = args.agent or args.subject
    party = doer is not None and doer.head is not None and doer.head.head.text in nouns().parties
    return _kind(c) if party else None


def _unrecognized_owner(c: EmployerCandidate) -> bool:
    return c.question.unrecognized_owner and c.place not in ("post", "named", "owner")


def _body_in_post(c: EmployerCandidate) -> bool:
    """The post says of which body it is: 财政部长, 校长."""
    return c.question.post.endswith(surroundings().bodies) and "post" not in c.places


def _body_of_kind(c: EmployerCandidate) -> str | None:
    """The kind of organisation where the post is another body's: 财政部长, 校长 beside a company."""
    return _kind(c) if _body_in_post(c) and c.place not in ("named", "modifier") else None


def _public_post(c: EmployerCandidate) -> str | None:
    """Whether it is a body of a state where the post is one's; no other than a house has its seats: 喪失議員資格."""
    known, focus, told = posts(), c.question.context.focus, c.question.filled.post
    if told is not None and told.text.endswith(known.of_houses) and (_is_house(c) or focus.is_public(c.key)):
        return "house" if _is_house(c) else "no_house"
    body = "public_body" if focus.is_public(c.key) else "other_body"
    return body if c.question.post.endswith(known.public) else None


def _is_house(c: EmployerCandidate) -> bool:
    entity = c.question.context.focus.entities[c.key]
    return any(fold(n).endswith(posts().houses) for n in (entity.name, *entity.alternatives))


def _post_before_trigger_only(c: EmployerCandidate) -> bool:
    return c.question.filled.post is None and bool(c.question.post)


def _role_agrees(c: EmployerCandidate) -> bool:
    """The article gives the person a post there."""
    focus = c.question.context.focus
    return any(c.key in focus.employers(p) for p in c.question.principal)


def _role_elsewhere(c: EmployerCandidate) -> bool:
    """The article gives the person posts, and none of them there."""
    focus = c.question.context.focus
    every = [k for p in c.question.principal for k in focus.employers(p)]
    return bool(every) and c.key not in every


def _share(c: EmployerCandidate) -> float:
    """The share of the article's mentions of organisations that name it."""
    return c.question.context.focus.share(c.key)


def _place_by_share(c: EmployerCandidate) -> str | None:
    """Of one that stands elsewhere: whether the article is about it."""
    if c.here is not None:
        return None
    share = _share(c)
    return f"{c.place}/{'most' if share > _MOST else 'some' if share > _SOME else 'few'}"


def _place_of_topic(c: EmployerCandidate) -> tuple[str, ...]:
    """What the sentence is about, of one that stands elsewhere."""
    if c.here is not None:
        return ()
    return tuple(f"{c.place}/{name}" for name in topics_of(c.question.sentence))


def _bought_after(c: EmployerCandidate) -> bool:
    """It stands elsewhere and later bought another, whose past may be told: 二〇一四年甲收购乙…. 一九九四年丙退休."""
    return c.here is None and c.question.context.focus.bought_after(c.key, c.question.when)


def _in_title(c: EmployerCandidate) -> bool:
    return c.key in c.question.context.focus.title_organizations


def _place_name(c: EmployerCandidate) -> bool:
    return c.here is not None and c.here[1].text.endswith(surroundings().places)


def _with_team(c: EmployerCandidate) -> str | None:
    roles = {r for _, r in c.roles}
    return "team_only" if roles == {"team"} else "team_too" if "team" in roles else None


def _team_named(c: EmployerCandidate) -> bool:
    return bool(c.question.filled.roles.get("team")) and c.place != "named"


def _how_named(c: EmployerCandidate) -> str | None:
    return c.question.filled.how.get(c.key) if c.place == "named" else None


def _found_by(c: EmployerCandidate) -> str | None:
    """How the person was found, where the organisation stands in another place."""
    how = [c.question.filled.how.get(p, "unnamed") for p in c.question.principal]
    return how[0] if how and c.here is None else None


def _leads_main(c: EmployerCandidate) -> str | None:
    """The clause only says when something else was, and that is what it does: 甲被罢免以来，乙公司已陷入内斗."""
    context = c.question.context
    behind = (clause for clause in context.clauses[context.clause.index + 1 :] if not clause.bracketed)
    main = next(behind, None) if c.question.args.closed else None
    topic = first_phrase(main) if main is not None else None
    acting = [m.head.key for m in topic.of_kind("organization")] if topic is not None else []
    return ("it" if c.key in acting else "another") if acting else None


def _relative(c: EmployerCandidate) -> bool:
    return c.question.args.relative and c.place != "named"


def _passive(c: EmployerCandidate) -> bool:
    """Who stands there does it, and may be the one that appoints: 被, 由."""
    return (c.question.args.passive or c.question.args.agent is not None) and c.place == "named"


def _appoints(c: EmployerCandidate) -> bool:
    """The organisation before the verb does it to a person and a post of another body follows: 任命他为财政部长."""
    after = c.question.filled.post is not None and c.question.args.object is not None
    return c.place == "named" and after and c.here is not None and c.here[1].start < c.question.context.word.start


def _several_named(c: EmployerCandidate) -> bool:
    role = c.question.kind.organization_role
    return c.place == "named" and len(c.question.filled.roles.get(role, ())) > 1


def _prosecutes(c: EmployerCandidate) -> bool:
    """It takes somebody to court or looks into what he did: 被丙署起诉, 丙署拘捕甲."""
    return any(w.text.endswith(surroundings().prosecuting) for w in c.behind[:_NEXT])


def _makes_known(c: EmployerCandidate) -> bool:
    """A body that looks into others, and whose post is not told, makes it known: 省纪委通报，甲被开除公职."""
    entity, own = c.question.context.focus.entities.get(c.key), {"post", "office", "role", "modifier", "owner"}
    if c.question.kind.movement != "leaves" or c.here is None or entity is None or c.places & own:
        return False
    if c.here[1].start > c.question.context.word.start or c.led_by is not None:
        return False  # 张三离开甲法院后表示: another speaks
    return _speaks(c) and fold(entity.name).endswith(surroundings().disciplining)


def _credit(c: EmployerCandidate) -> bool:
    """The name belongs to a credit or a dateline: 美聯社資料圖片, 新华社北京电."""
    return c.here is not None and in_credit(c.here[0].words, c.here[1])


def _teller(c: EmployerCandidate) -> bool:
    """Its clause only says who tells it."""
    if c.here is None:
        return False
    return hears(c.here[0]) or _speaks(c)


def _speaks(c: EmployerCandidate) -> bool:
    """A verb of speech stands behind its name: 甲委通报, 甲委昨日通报."""
    return any(w.text in speech_verbs() for w in c.behind[:2])


MEASURES: Mapping[str, Measure[EmployerCandidate]] = {
    "prosecutes": _prosecutes,
    "makes_known": _makes_known,
    "credit": _credit,
    "teller": _teller,
    "place": _places,
    "place_of_type": _place_of_type,
    "place_of_kind": _place_of_kind,
    "kind": _kind,
    "where": _where,
    "next_to": _next_to,
    "odd_name": lambda c: c.here is not None and odd_name(c.here[1].text),
    "alone": lambda c: c.among == 1,
    "agreeing": _agreeing,
    "led_by": lambda c: c.led_by,
    "entered_behind": lambda c: c.entered_behind,
    "posted_on": lambda c: c.here is not None and posted_on(c.here[0].words, c.here[1]),
    "others_in_clause": _others_in_clause,
    "elsewhere_beside": _elsewhere_beside,
    "elsewhere_beside_unrecognized": _elsewhere_beside_unrecognized,
    "unnamed_doer": _unnamed_doer,
    "unrecognized_owner": _unrecognized_owner,
    "body_in_post": _body_in_post,
    "body_of_kind": _body_of_kind,
    "public_post": _public_post,
    "post_said": lambda c: bool(c.question.post),
    "post_before_trigger_only": _post_before_trigger_only,
    "role_agrees": _role_agrees,
    "role_elsewhere": _role_elsewhere,
    "main": lambda c: c.key == c.question.context.focus.main,
    "share": _share,
    "place_by_share": _place_by_share,
    "place_of_topic": _place_of_topic,
    "bought_after": _bought_after,
    "in_title": _in_title,
    "place_name": _place_name,
    "with_team": _with_team,
    "team_named": _team_named,
    "how_named": _how_named,
    "found_by": _found_by,
    "leads_main": _leads_main,
    "relative": _relative,
    "passive": _passive,
    "appoints": _appoints,
    "several_named": _several_named,
}
