"""An event in one line, in the language of its articles, made of its resolved arguments."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from flows.events.event_types import Script
from flows.events.merging.identity import Event
from flows.events.merging.vocabulary import MergingRules, settings
from flows.language.script import fold

_SECONDARY = {"predecessor", "dismisser"}
_AT = ("new_employer", "employer", "former_employer", "parent", "team")


def headline(event: Event, event_type: str, names: Mapping[str, str], rules: MergingRules) -> str:
    """The first template of the type whose words are all known and differ: a team that ends does not end itself.

    Names are of those whom most claims name in each role.
    """
    scripts = [c.script for c in event.claims]
    script: Script = "Hant" if scripts.count("Hant") > scripts.count("Hans") else "Hans"
    words: dict[str, str] = {}
    for template, fields in _templates(rules, script, event_type):
        for f in fields:
            if f not in words:
                words[f] = _word(event, f, names)
            if not words[f]:
                break
        else:
            if len({words[f] for f in fields}) == len(fields):
                return template.format(**words)
    return " ".join(filter(None, (_word(event, "people", names), _word(event, "employer", names), event_type)))


@cache
def _templates(rules: MergingRules, script: Script, event_type: str) -> list[tuple[str, list[str]]]:
    """Templates with the words that they are made of."""
    templates = rules.headlines(event_type, script)
    return [(t, [f for _, f, _, _ in string.Formatter().parse(t) if f]) for t in templates]


def _word(event: Event, field: str, names: Mapping[str, str]) -> str:
    if field == "people":
        return _principals(event, names)
    if field == "employer":
        return next((n for role in _AT if (n := _named(event, role, names))), "")
    if field == "object":
        return next((c.object for c in event.claims if c.object), "")
    if field == "post":
        return _post(event, names)
    return _named(event, field, names)


def post_of(event: Event, people: Iterable[str]) -> str | None:
    """The post of one of these people that most claims say, of equals the one of the most exact claim."""
    some = tuple(people)
    return _most(p for c in event.claims if c.posts for i in some if (p := c.posts.get(i)))


def _post(event: Event, names: Mapping[str, str]) -> str:
    """The post that most claims say; with the team that it heads, where another organisation stands before it."""
    post = post_of(event, event.core.principals) or ""
    known, team = settings(), _named(event, "team", names)
    of_committee = fold(team).endswith(known.committees) and fold(post) in known.committee_posts
    team = team if of_committee or fold(post) in known.team_posts else ""
    return post if not team or team.startswith(_word(event, "employer", names)) else team + post


def _principals(event: Event, names: Mapping[str, str]) -> str:
    core = event.core
    told = [core.people] if core.people else [c.people for c in event.claims]
    ids = [i for people in told for role in sorted(people) if role not in _SECONDARY for i in sorted(people[role])]
    return "、".join(dict.fromkeys(names[i] for i in ids if i in names))


def _named(event: Event, role: str, names: Mapping[str, str]) -> str:
    """The one that most claims name in a role; of investors and the invested, all that the core names."""
    if role in ("investor", "investee") and event.core.orgs.get(role):
        return "、".join(names[i] for i in sorted(event.core.orgs[role]) if i in names)
    fillers = (ids for c in event.claims for roles in (c.orgs, c.people) if (ids := roles.get(role)))
    most = _most(i for ids in fillers for i in sorted(ids) if i in names)
    return names[most] if most else ""


def _most(values: Iterable[str]) -> str | None:
    """The one said most, of equals the one said first."""
    votes = Counter(values)
    return max(votes, key=lambda v: votes[v], default=None)
