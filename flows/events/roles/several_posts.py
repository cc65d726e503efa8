"""Posts of several organisations that one trigger gives: 任甲市副市长、乙局局长 is one event for each organisation.

In: a reading whose post phrase holds several posts. Out: readings, each with the posts of one organisation, so that no
post is told of the organisation of its neighbor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.events.roles.fillers import Filled, post_of
from flows.events.roles.interpretation import Interpretation
from flows.events.syntax.members import Member
from flows.events.syntax.noun_phrases import NounPhrase


def parted(reading: Interpretation) -> list[Interpretation]:
    """The reading, or one for each organisation whose posts it gives."""
    place = "post" if reading.args.post is not None else "object"
    phrase = reading.args.post if place == "post" else reading.args.object
    if phrase is None or len(phrase.members) < 2 or any(m.kind != "post" for m in phrase.members):
        return [reading]
    groups = list(_by_owner(phrase.members))
    if len(groups) == 1 or any(m.possessors for m in phrase.members):
        return [reading]
    bodies = [frozenset(w.key for m in group for w in m.organizations if w.key) for group in groups]
    every = frozenset().union(*bodies)
    return [
        _with_posts(reading, place, replace(phrase, members=group), every - own)
        for group, own in zip(groups, bodies, strict=True)
    ]


def _by_owner(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Runs of posts of one organisation: one that names none goes with the one before it (委员、常委、书记)."""
    group: list[Member] = []
    for member in members:
        if group and member.organizations:
            yield group
            group = []
        group.append(member)
    yield group


def _with_posts(reading: Interpretation, place: str, phrase: NounPhrase, apart: frozenset[str]) -> Interpretation:
    old = reading.filled
    filled = Filled(
        {r: list(keys) for r, keys in old.roles.items()}, dict(old.members), None, old.object,
        list(old.owners), apart, dict(old.how),
    )  # fmt: skip
    post_of(filled, phrase)
    if filled.post is None:
        filled.post = old.post
    args = replace(reading.args, post=phrase) if place == "post" else replace(reading.args, object=phrase)
    return replace(reading, filled=filled, args=args)
