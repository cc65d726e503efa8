"""What is measured of the organisations of a claim to say whether they are the right ones in the right roles.

In: a `ClaimView` whose trigger tells an event. Out: values of named features; vocabulary/events/links/
organizations.yaml holds their weights and reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.view import ClaimView
from flows.events.lexicon import topics_of
from flows.events.roles.surroundings import beside, odd_name, surroundings
from flows.events.syntax.tokens import ENTITY, NOUN
from flows.evidence import Measure
from flows.evidence.model import log_odds_of
from flows.language.script import fold
from schemas.records import LocalEntity

_LEAST = 0.01  # a choice is taken as no surer and no less likely, of which the logarithm would be endless
_NOT_HERE = 0.5  # how sure an organisation is that another sentence names
_MOST, _SOME = 0.4, 0.1  # of the article's mentions of organisations
_LONG = 12  # characters of a name that may have words of the sentence stuck to it


def _type(v: ClaimView) -> str:
    return v.event_type


def _how(v: ClaimView) -> str:
    return v.employer.how


def _how_of_type(v: ClaimView) -> str:
    return f"{v.event_type}/{v.employer.how}"


def _choice(v: ClaimView) -> float:
    """How sure the choice of the organisation was, as log-odds."""
    return log_odds_of(min(1 - _LEAST, max(_LEAST, v.employer.probability)))


def _roles(v: ClaimView) -> tuple[str, ...]:
    return tuple(sorted({p.role for p in v.taking_part("organization")}))


def _roles_of_type(v: ClaimView) -> str:
    return f"{v.event_type}/{'+'.join(_roles(v)) or 'none'}"


def _found(v: ClaimView) -> tuple[str, ...]:
    filled = v.reading.filled
    return tuple(
        sorted(
            {
                f"{p.role}/{filled.how[p.entity_key]}"
                for p in v.taking_part("organization")
                if p.entity_key in filled.how
            }
        )
    )


def _count(v: ClaimView) -> float:
    return min(4, len(v.taking_part("organization")))


def _others_here(v: ClaimView) -> float:
    """Organisations that the sentence names and that take no part."""
    part = {p.entity_key for p in v.participants}
    return min(4, sum(k not in part for k in v.organizations_here))


def _others_in_clause(v: ClaimView) -> float:
    part = {p.entity_key for p in v.participants}
    clause = v.reading.context.clause
    return min(3, len({w.key for w in clause.words if w.cat == ENTITY and w.kind != "person" and w.key not in part}))


def _whose_team(v: ClaimView) -> dict[str, str]:
    """Organisations (parent → team) whose team the sentence names, where the article tells so or is about them.

    They are as good as named in the sentence.
    """
    named = (v.entities.get(p.entity_key) for p in v.taking_part("organization"))
    teams = [(e.parent_key, e) for e in named if e is not None and e.parent_key and e.key in v.organizations_here]
    main = v.reading.context.focus.main
    return {parent: team.key for parent, team in teams if parent == main or _told_of(v, team)}


def _told_of(v: ClaimView, team: LocalEntity) -> bool:
    """Whether the text says whose the team is: 甲公司的超级对齐团队."""
    parent = v.entities.get(team.parent_key or "")
    if parent is None:
        return False
    said = fold(f"{v.text.title}\n{v.text.body}")
    forms = {parent.name, parent.name_zh, parent.name_latin, *parent.alternatives} - {None}
    return any(f"{fold(form or '')}{link}{fold(team.name)}" in said for form in forms for link in ("", "的"))


def _elsewhere(v: ClaimView) -> bool:
    here = {*v.organizations_here, *_whose_team(v)}
    return any(p.entity_key not in here for p in v.taking_part("organization"))


def _score(v: ClaimView) -> float:
    teams = _whose_team(v)
    keys = (p.entity_key for p in v.taking_part("organization"))
    return min((v.score(k) or v.score(teams.get(k, k)) or _NOT_HERE for k in keys), default=1.0)


def _kinds(v: ClaimView) -> tuple[str, ...]:
    kinds = {(e.org_kind or "unknown") for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key))}
    return tuple(sorted(kinds))


def _named_once(v: ClaimView) -> bool:
    counts = v.reading.context.focus.counts
    return any(counts.get(p.entity_key, 0) == 1 for p in v.taking_part("organization"))


def _share(v: ClaimView) -> float:
    focus = v.reading.context.focus
    return max((focus.share(p.entity_key) for p in v.taking_part("organization")), default=0.0)


def _long(v: ClaimView) -> bool:
    names = (e.name for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key)) is not None)
    return any(len(n) > _LONG and not n.isascii() for n in names)


def _how_by_share(v: ClaimView) -> str:
    """How it was found, and whether the article is about it."""
    share = _share(v)
    return f"{v.employer.how}/{'most' if share > _MOST else 'some' if share > _SOME else 'few'}"


def _topic(v: ClaimView) -> tuple[str, ...]:
    return tuple(f"{name}/{v.employer.how}" for name in topics_of(v.folded))


def _known(v: ClaimView) -> bool:
    entities = (e for p in v.taking_part("organization") if (e := v.entities.get(p.entity_key)) is not None)
    return any(e.registry_key is not None for e in entities)


def _unrecognized(v: ClaimView) -> bool:
    """A noun of the clause that is no name ends as bodies do: who is meant may stand there."""
    ends = surroundings().owners
    return any(w.cat == NOUN and len(w.text) > 2 and w.text.endswith(ends) for w in v.reading.context.clause.words)


def _next_to(v: ClaimView) -> tuple[str, ...]:
    """What touches the names on both sides: 百度|健康 may be a piece of a longer one."""
    keys = {p.entity_key for p in v.taking_part("organization")}
    found = [w for w in v.words if w.cat == ENTITY and w.key in keys]
    return tuple(sorted({side for w in found for side in beside(v.words, w)}))


def _odd_name(v: ClaimView) -> bool:
    keys = {p.entity_key for p in v.taking_part("organization")}
    return any(w.cat == ENTITY and w.key in keys and odd_name(w.text) for w in v.words)


def _quoted_name(v: ClaimView) -> bool:
    """Words in quotes beside the trigger that nothing recognised: 開設「一日三餐」."""
    clause = v.clause_text
    return any(q in clause for q in "「“《『") and not v.taking_part("organization")


def _body_in_post(v: ClaimView) -> str | None:
    post = next((p.post for p in v.participants if p.post), None)
    if post is None:
        return None
    body = "body" if post.endswith(surroundings().bodies) else "other"
    return f"{body}/{'none' if v.employer.how == 'none' else 'some'}"


def _credit(v: ClaimView) -> bool:
    return any(x in v.folded for x in surroundings().credits) and v.employer.how not in ("named", "post", "modifier")


def _shape(v: ClaimView) -> tuple[str, ...]:
    args = v.reading.args
    return tuple(f for f in ("nominal", "relative", "passive", "carried", "turned", "closed") if getattr(args, f))


def _no_possible(v: ClaimView) -> bool:
    """No organisation takes part, and the sentence names none."""
    return not v.taking_part("organization") and not v.organizations_here


def _none_though_here(v: ClaimView) -> bool:
    return not v.taking_part("organization") and bool(v.organizations_here)


def _object_said(v: ClaimView) -> bool:
    return v.reading.filled.object is not None


def _person_has_role(v: ClaimView) -> str | None:
    focus = v.reading.context.focus
    every = [k for p in v.people for k in focus.employers(p)]
    if not every:
        return None
    return "agrees" if any(p.entity_key in every for p in v.taking_part("organization")) else "differs"


MEASURES: Mapping[str, Measure[ClaimView]] = {
    "type": _type,
    "how": _how,
    "how_of_type": _how_of_type,
    "choice": _choice,
    "roles": _roles,
    "roles_of_type": _roles_of_type,
    "found": _found,
    "count": _count,
    "others_here": _others_here,
    "others_in_clause": _others_in_clause,
    "elsewhere": _elsewhere,
    "score": _score,
    "kinds": _kinds,
    "named_once": _named_once,
    "share": _share,
    "how_by_share": _how_by_share,
    "topic": _topic,
    "long": _long,
    "known": _known,
    "unrecognized": _unrecognized,
    "next_to": _next_to,
    "odd_name": _odd_name,
    "quoted_name": _quoted_name,
    "body_in_post": _body_in_post,
    "credit": _credit,
    "shape": _shape,
    "no_possible": _no_possible,
    "none_though_here": _none_though_here,
    "object_said": _object_said,
    "person_has_role": _person_has_role,
    "traditional": lambda v: v.traditional,
    "title": lambda v: v.in_title,
}
