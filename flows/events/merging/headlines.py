"""An event in one line, in the language of its articles, made of its resolved arguments."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping

from flows.events.merging.identity import Event
from flows.events.merging.vocabulary import rules

_SECONDARY = {"predecessor", "dismisser"}
_AT = ("new_employer", "employer", "former_employer", "parent", "team")
_ROLES = ("team", "founded", "investor", "investee", "publisher", "recipient")


def headline(event: Event, event_type: str, names: Mapping[str, str]) -> str:
    """The first template of the type whose words are all known; names of those whom most claims name in each role."""
    scripts = Counter(c.script for c in event.claims)
    script = "Hant" if scripts["Hant"] > scripts["Hans"] else "Hans"
    posts = Counter(p for c in event.claims for person in c.principals if (p := c.posts.get(person)))
    words = {
        "people": _principals(event, names),
        "employer": next((n for role in _AT if (n := _named(event, role, names))), ""),
        "object": next((c.object for c in event.claims if c.object), ""),
        "post": min(posts, key=lambda p: (-posts[p], p)) if posts else "",
        **{role: _named(event, role, names) for role in _ROLES},
    }
    for template in rules().headlines[script].get(event_type, ()):
        if all(words[f] for _, f, _, _ in string.Formatter().parse(template) if f):
            return template.format(**words)
    return " ".join(filter(None, (words["people"], words["employer"], event_type)))


def _principals(event: Event, names: Mapping[str, str]) -> str:
    core = event.core
    told = [core.people] if core.people else [c.people for c in event.claims]
    ids = [i for people in told for role in sorted(people) if role not in _SECONDARY for i in sorted(people[role])]
    return "、".join(dict.fromkeys(names[i] for i in ids if i in names))


def _named(event: Event, role: str, names: Mapping[str, str]) -> str:
    """The one that most claims name in a role; of investors and the invested, all that the core names."""
    if role in ("investor", "investee") and event.core.orgs.get(role):
        return "、".join(names[i] for i in sorted(event.core.orgs[role]) if i in names)
    votes = Counter(i for c in event.claims for i in c.orgs.get(role, ()) if i in names)
    return names[min(votes, key=lambda i: (-votes[i], i))] if votes else ""
