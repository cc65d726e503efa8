"""Several posts that one trigger gives: 任甲市副市长、乙局局长, 任董事、副总裁. Each is an event of its own.

In: a reading whose post phrase holds several posts. Out: readings, each with one post and the organisation whose it is,
so that no post is told of the organisation of its neighbor. A seat in a body goes with the post that is held in it.
Of posts that one sentence gives one after another, `risen_in` says which are of one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from flows.events.lexicon import grammar, posts
from flows.events.roles.fillers import Filled, clean_post
from flows.events.roles.interpretation import Interpretation
from flows.events.syntax.members import Member, SaidName
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import Word
from flows.language.patterns import alternation

# How the organisation of the lower post was found, where it is sure enough to go on.
_SURE = frozenset(("named", "post", "office", "joined"))


def parted(reading: Interpretation) -> list[Interpretation]:
    """The reading, or one for each post that it gives."""
    place = "post" if reading.args.post is not None else "object"
    phrase = reading.args.post if place == "post" else reading.args.object
    if phrase is None or len(phrase.members) < 2:
        return [reading]
    if _in_order(reading, phrase):
        return list(_one_each(reading, place, phrase))
    if len(owners := _of_each(phrase.members)) > 1:
        return [_at(reading, place, phrase, owner, owners) for owner in owners]
    if any(m.kind != "post" for m in phrase.members):
        return [reading]
    if any(m.possessors for m in phrase.members):
        return [reading]
    groups = list(_by_owner(phrase.members))
    groups = [g for g in groups if g is groups[0] or g[0].organizations]  # whose the others are nobody recognised
    bodies = [frozenset(w.key for m in group for w in m.organizations if w.key) for group in groups]
    every = frozenset().union(*bodies)
    one = len(reading.people()) == 1  # 任命甲、乙为总裁、副总裁: who gets which is not said
    most = None if one and reading.kind.identity.by_post else 1
    return [
        _with_post(reading, place, replace(phrase, members=group), every - own if _is_of(post, group) else every, post)
        for group, own in zip(groups, bodies, strict=True)
        for post in (_apart(group) if one and not most else _foremost(group, one=one)) or (None,)
    ]


def _foremost(members: Sequence[Member], *, one: bool) -> list[SaidName]:
    """The one post to tell; none that several hold before another: 辞去董事、行长职务 tells that the 行长 leaves."""
    said = sorted(_apart(members), key=lambda p: p.text.endswith(posts().shared)) if one else _said(members)
    return said[:1]


def _in_order(reading: Interpretation, phrase: NounPhrase) -> bool:
    """Whether each of several people has what stands at his place in the list: 甲、乙分别任丙行行长和副行长."""
    said = any(w.text in grammar().in_order for w in reading.context.clause.words)
    alike = all(m.kind == phrase.members[0].kind in ("post", "organization") for m in phrase.members)
    return said and alike and 1 < len(reading.people()) == len(phrase.members)


def _one_each(reading: Interpretation, place: str, phrase: NounPhrase) -> Iterator[Interpretation]:
    """A reading for each person with what is his: a post, of the organisation named last where it names none."""
    people, owners = reading.people(), phrase.members[0].organizations
    every = {*people, *(m.head.key for m in phrase.members)}
    for person, member in zip(people, phrase.members, strict=True):
        owners = member.organizations or owners
        own = replace(member, organizations=owners)
        post = clean_post(member) if member.kind == "post" else None
        told = _with_post(reading, place, replace(phrase, members=[own]), frozenset(), post)
        for keys in told.filled.roles.values():
            keys[:] = [k for k in keys if k in (person, member.head.key) or k not in every]
        yield told


def _of_each(members: Sequence[Member]) -> list[Word]:
    """The organisations each of which has the post at the end: 卸任甲公司、乙公司、丙公司董事长."""
    *before, last = members
    if last.kind != "post" or last.possessors or any(m.kind != "organization" for m in before):
        return []
    return [*(m.head for m in before), *last.organizations[:1]]


def _at(reading: Interpretation, place: str, phrase: NounPhrase, owner: Word, owners: Sequence[Word]) -> Interpretation:
    """The reading with the post at one of the organisations that it is held at."""
    post = replace(phrase.members[-1], organizations=[owner])
    told = _with_post(
        reading,
        place,
        replace(phrase, members=[post]),
        frozenset(w.key for w in owners if w.key and w is not owner),
        clean_post(post),
    )
    for keys in told.filled.roles.values():
        keys[:] = [k for k in keys if all(k != w.key for w in owners)]
    return told


def _is_of(post: SaidName | None, members: Sequence[Member]) -> bool:
    """Not of the party's committee, whose the list's first post is: 任甲市委副书记、市长."""
    known = posts()
    committee = any(w.text.endswith(known.party_committees) for m in members for w in m.organizations)
    return post is None or not committee or post.text.endswith((*known.party_posts, *known.seats))


def _said(members: Sequence[Member]) -> list[SaidName]:
    return [post for m in members if (post := clean_post(m)) is not None]


def _apart(members: Sequence[Member]) -> list[SaidName]:
    """The posts of one organisation that are two: no seat beside a post (委员、书记), none that another has in it."""
    known, said = posts(), _said(members)
    held = [p for p in said if not p.text.endswith(known.seats) or p.text.endswith(known.compounds)]
    held = held or said[-1:]
    return [p for p in held if not any(p.text in other.text and p.text != other.text for other in held)]


def _by_owner(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Runs of posts of one organisation: one that names none goes with the one before it (委员、常委、书记)."""
    group: list[Member] = []
    for member in members:
        if group and (member.organizations or _names_body(member)):
            yield group
            group = []
        group.append(member)
    yield group


def _names_body(member: Member) -> bool:
    """Whether words before the post name a body that nothing recognised: 甲省委常委、省政府党组副书记.

    Who deals with a body holds no post of it: 董事、政府事务部总监.
    """
    return _of_state().search("".join(w.text for w in member.words)) is not None


@cache
def _of_state() -> re.Pattern[str]:
    known = posts()
    return re.compile(f"(?:{alternation(known.bodies_within)})(?!{alternation(known.dealings)})")


def _with_post(
    reading: Interpretation, place: str, phrase: NounPhrase, apart: frozenset[str], post: SaidName | None
) -> Interpretation:
    old = reading.filled
    filled = Filled(
        {r: list(keys) for r, keys in old.roles.items()}, dict(old.members), post or old.post, old.object,
        list(old.owners), apart | old.apart, dict(old.how),
    )  # fmt: skip
    args = replace(reading.args, post=phrase) if place == "post" else replace(reading.args, object=phrase)
    return replace(reading, filled=filled, args=args)


def risen_in(before: Sequence[Interpretation], reading: Interpretation, people: Sequence[str]) -> list[str]:
    """The bodies of the post that the same people took last, if both have one name: 任乙局副局长，2010年任局长."""
    for earlier in reversed(before):
        if earlier.kind.identity.family != "arriving" or not set(earlier.people()) & set(people):
            continue
        found = earlier.employer
        same = _name(earlier) == _name(reading) != ""
        return _bodies(earlier) if same and found is not None and found.how in _SURE else []
    return []


def _name(reading: Interpretation) -> str:
    """The post without its rank: 局长 of 副局长; empty where none is said."""
    post = reading.filled.post
    return _rank().sub("", post.text) if post is not None else ""


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(f"^(?:{alternation(posts().ranks)})+")


def _bodies(reading: Interpretation) -> list[str]:
    role = reading.kind.organization_role
    roles = reading.employer.roles if reading.employer is not None else ()
    return list(dict.fromkeys([*reading.organizations(), *(key for key, r in roles if r == role)]))
