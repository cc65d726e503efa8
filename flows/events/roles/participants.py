"""Who takes part in an event that was read: its people and organisations, one event per principal person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.events.discourse.focus import Focus
from flows.events.event_types import EventType
from flows.events.lexicon import modality, nouns
from flows.events.roles.employer import Employer, find_employer
from flows.events.roles.interpretation import Interpretation
from flows.events.roles.several_posts import risen_in
from flows.events.syntax.members import SaidName
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.quoting import quote
from flows.events.syntax.tokens import CLOSER
from schemas.records import EntityKind, LocalEntity, Participant, TimeExpression


def told_once(readings: Sequence[Interpretation]) -> list[Interpretation]:
    """Two words of one event in one sentence are one reading, with what both say: 接替甲出任乙公司总裁."""
    out: list[Interpretation] = []
    for reading in readings:
        first = next((r for r in reversed(out) if _same(r, reading)), None)
        if first is None:
            out.append(reading)
            continue
        for role, keys in reading.filled.roles.items():
            for key in keys:
                how, member = reading.filled.how.get(key, "named"), reading.filled.members.get(key)
                first.filled.add(role, key, how, member)
        first.filled.post = first.filled.post or reading.filled.post
        first.args = replace(first.args, post=first.args.post or reading.args.post or _post_taken(first, reading))
        first.when = first.when or reading.when
    return out


def _post_taken(first: Interpretation, reading: Interpretation) -> NounPhrase | None:
    """The words of the post, with whose it is, where only the second word takes one: 接替甲，出任乙局局长."""
    here, before = reading.args.object, first.args.object
    taken = here is not None and bool(here.of_kind("post"))
    return here if taken and before is not None and not before.of_kind("post") else None


def add_leaders(readings: Sequence[Interpretation]) -> None:
    """Who is given the team that was just set up leads it: 组建团队，由甲带队."""
    for earlier, reading in pairwise(readings):
        if "leader" not in earlier.kind.roles or "team" not in earlier.kind.roles:
            continue
        leads = reading.args.agent is not None and reading.context.clause.index - earlier.context.clause.index == 1
        if leads and earlier.kind.roles["team"].principal and "appointee" in reading.kind.roles:
            for key in reading.people():
                earlier.filled.add("leader", key, "carried")
            for key in earlier.organizations("team"):
                reading.filled.add("team", key, "carried")


def _same(one: Interpretation, other: Interpretation) -> bool:
    later = any(w.text in modality().sequence and w.cat != CLOSER for w in other.context.left)
    if one.kind is not other.kind or later or one.word is other.word:
        return False  # 1999年加入甲，此后他加入乙; what one word tells was parted for a reason
    if not one.people() and not other.people():
        return _same_of_organizations(one, other)
    if set(one.people()) != set(other.people()) or _told_apart(one, other):
        return False
    if one.when and other.when and one.when.earliest != other.when.earliest:
        return False
    a_post, b_post = one.filled.post, other.filled.post
    if a_post and b_post and a_post.text not in b_post.text and b_post.text not in a_post.text:
        return False
    a, b = one.organizations(), other.organizations()
    return not a or not b or bool(set(a) & set(b))


def _told_apart(one: Interpretation, other: Interpretation) -> bool:
    """The later one has a time of its own: 离开甲后加入乙，直到2022年离职; 加入政府八年，两年前调到教育局."""
    if one.when is not None or not other.args.times or one.context.clause is other.context.clause:
        return False
    place = one.args.object or one.args.goal
    elsewhere = place is not None and not place.of_kind("post") and not one.organizations() and other.organizations()
    return one.args.closed or (one.kind.movement != "leaves" and bool(elsewhere))


def _same_of_organizations(one: Interpretation, other: Interpretation) -> bool:
    """Nothing of one contradicts the other, and one says what the other leaves open: 甲完成融资，由乙领投."""
    if one.filled.object and other.filled.object and one.filled.object.text != other.filled.object.text:
        return False
    if one.when and other.when and one.when.earliest != other.when.earliest:
        return False
    a, b = one.organizations(), other.organizations()
    if a and b:
        return bool(set(a) & set(b))
    return not (set(one.filled.roles) & set(other.filled.roles)) or one.group.object_needed == "free"


def principals(reading: Interpretation) -> list[list[str]]:
    """One group of keys per event: each principal person has an event of his own, organisations share one."""
    people = reading.people()
    if not people:
        return [[]]
    return [people] if reading.kind.shared else [[key] for key in people]


def of_event(
    reading: Interpretation,
    before: Sequence[Interpretation],
    people: Sequence[str],
    entities: dict[str, LocalEntity],
    text: str,
    entering: frozenset[str],
) -> tuple[tuple[Participant, ...], Employer]:
    """Participants of the event of these people, and how its organisation was found.

    before: readings of the sentence before this one; text: of the part, to quote posts from; entering: verbs by
    which people come into an organisation.
    """
    focus = reading.context.focus
    entered = _entered(before, reading, people)
    follows = reading.succeeds is not None and reading.args.agent is not None
    employer = find_employer(
        reading.kind, reading.filled, reading.args, reading.context, people, entered, succeeds=follows,
        when=reading.when, entering=entering,
    )  # fmt: skip
    employer = _with_teams(employer, reading, people, focus)
    employer = _with_former(employer, before, reading, people)
    reading.employer = employer
    focus.buy(_buyers(reading), reading.when)
    return _participants(reading, people, employer, entities, text), employer


def _buyers(reading: Interpretation) -> list[str]:
    """The organisations that buy another one that is named."""
    buying = reading.kind.event_type == "acquisition" and bool(reading.organizations("investee"))
    return reading.organizations("investor") if buying else []


def _entered(before: Sequence[Interpretation], reading: Interpretation, people: Sequence[str]) -> list[tuple[str, str]]:
    """Where the same people came in just before (加入甲，担任总监; 创立甲并任总裁): organisation and team.

    Who follows somebody in a post comes into the organisation that the other left.
    """
    if reading.succeeds is not None and reading.args.agent is not None:
        left = reading.succeeds
        out = [(k, reading.kind.organization_role) for k in left.organizations()]
        out += [(k, "team") for k in left.organizations("team")] if "team" in reading.kind.roles else []
        same = {left.kind.organization_role: reading.kind.organization_role, "team": "team"}
        roles = left.employer.roles if left.employer else ()
        out += [(k, same[role]) for k, role in roles if same.get(role) in reading.kind.roles]
        if out:
            return out
    if reading.args.subject is not None and not any(r.context.clause is reading.context.clause for r in before):
        return []
    if reading.kind.movement == "leaves":
        return _taken(before, reading, people)
    if risen := risen_in(before, reading, people):
        return [(k, reading.kind.organization_role) for k in risen]
    for earlier in reversed(before):
        if earlier.kind.movement == "enters" and set(earlier.people()) & set(people):
            entered = [(k, reading.kind.organization_role) for k in earlier.organizations()]
            if "team" in reading.kind.roles:
                entered += [(k, "team") for k in earlier.organizations("team")]
            return entered
    return []


def _taken(before: Sequence[Interpretation], reading: Interpretation, people: Sequence[str]) -> list[tuple[str, str]]:
    """Where the same people came in before they left, if nothing says what they left: 出任乙局局长，至2016年卸任."""
    role, args, when = reading.kind.organization_role, reading.args, reading.when
    said = args.object or args.post or args.place or args.source
    if said is not None or any(w.text in modality().past_state for w in reading.context.left):
        return []  # 出任乙局局长，此前已离职
    for earlier in reversed(before):
        came_in = earlier.kind.identity.family == "arriving" or earlier.kind.movement == "enters"
        if came_in and set(earlier.people()) & set(people) and not _later(earlier.when, when):
            roles = earlier.employer.roles if earlier.employer is not None else ()
            named = [*earlier.organizations(), *(k for k, r in roles if r == earlier.kind.organization_role)]
            return [(k, role) for k in dict.fromkeys(named)]
    return []


def _later(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Whether one begins after the other ends, as far as both are known."""
    if one is None or other is None or one.earliest is None or other.latest is None:
        return False
    return one.earliest > other.latest


def with_teams(taking_part: Sequence[Participant], kind: EventType, focus: Focus) -> Sequence[Participant]:
    """The participants with the teams that they leave: what the whole article says of them is known at its end."""
    if kind.movement != "leaves" or "team" not in kind.roles or any(p.role == "team" for p in taking_part):
        return taking_part
    left = [p.entity_key for p in taking_part if p.role == kind.organization_role]
    people = [p.entity_key for p in taking_part if p.role in kind.roles and kind.roles[p.role].principal]
    teams = dict.fromkeys(t for p in people for t in focus.teams(p, left))
    return (*taking_part, *(Participant(t, "organization", "team") for t in teams))


def _with_teams(employer: Employer, reading: Interpretation, people: Sequence[str], focus: Focus) -> Employer:
    """Who leaves an organisation leaves the team in it where the article gives him a post."""
    if reading.kind.movement != "leaves" or "team" not in reading.kind.roles or reading.organizations("team"):
        return employer
    organizations = [k for k, _ in employer.roles] + reading.organizations()
    teams = [(t, "team") for p in people for t in focus.teams(p, organizations)]
    for member in (reading.filled.members[p] for p in people if p in reading.filled.members):
        teams += [(w.key, "team") for w in member.organizations if w.key and w.kind == "team"]
    return replace(employer, roles=(*employer.roles, *teams))


def _with_former(
    employer: Employer, before: Sequence[Interpretation], reading: Interpretation, people: Sequence[str]
) -> Employer:
    """Whom somebody who enters an organisation comes from is the former employer: 离开甲加入乙, 甲的工程师加入乙."""
    role = "former_employer"
    # 甲公司的张三任乙公司总裁: whose he was, where another place says whose he is now
    moves = reading.kind.movement == "enters" or employer.how in ("post", "named")
    # 甲公司的张三辞去乙公司董事: he leaves no other
    if (
        not moves
        or role == reading.kind.organization_role
        or role not in reading.kind.roles
        or reading.organizations(role)
    ):
        return employer
    known = {k for keys in reading.filled.roles.values() for k in keys} | {k for k, _ in employer.roles}
    out: list[str] = []
    for earlier in before:
        if earlier.kind.organization_role == role and set(earlier.people()) & set(people):
            out += earlier.organizations()
    for person in people:
        member = reading.filled.members.get(person)
        if member is not None and not _long_ago(reading.when):
            out += [w.key for w in member.organizations if w.key]
    new = tuple((k, role) for k in dict.fromkeys(out) if k not in known)
    return replace(employer, roles=(*employer.roles, *new))


def _long_ago(when: TimeExpression | None) -> bool:
    """A year alone tells of what was long before: 乙局局长甲1978年加入丙署 came from no 乙局."""
    return when is not None and when.precision == "year"


def _participants(
    reading: Interpretation, people: Sequence[str], employer: Employer, entities: dict[str, LocalEntity], text: str
) -> tuple[Participant, ...]:
    """Everybody and every organisation of the event with their roles, each role of each once, who is named first."""
    kind = reading.kind
    out = {(p.entity_key, p.role): p for p in _said(reading, people, employer, text)}
    for person in people:
        if person in reading.predecessors:
            gone = reading.predecessors[person]
            out[gone, "predecessor"] = Participant(gone, "person", "predecessor")
    for key, role in employer.roles:
        if not any(k == key for k, _ in out):
            out[key, role] = Participant(key, "organization", role)
    for key, _ in list(out):
        entity = entities.get(key)
        parent = entity.parent_key if entity is not None and entity.org_kind == "team" else None
        if parent in entities and not any(k == parent for k, _ in out):
            role = kind.team_organization_role
            out[parent, role] = Participant(parent, "organization", role)
    return tuple(out.values())


def _said(reading: Interpretation, people: Sequence[str], employer: Employer, text: str) -> Iterator[Participant]:
    """Who fills the roles by the words; of the people whom the event is about only `people`."""
    kind = reading.kind
    for role, keys in reading.filled.roles.items():
        person = kind.roles[role].kind == "person"
        about = person and kind.roles[role].principal
        for key in keys:
            if person and about != (key in people):
                continue  # nobody follows or dismisses himself
            if (role == kind.organization_role and key in employer.dropped) or _elsewhere(kind, reading, role, key):
                continue  # 获得甲领投的融资, 甲向其增资: nobody buys himself, nobody writes to himself
            of_kind: EntityKind = "person" if key.startswith("person:") else "organization"
            yield Participant(key, of_kind, role, _post(reading, key, text) if about else None)


def _elsewhere(kind: EventType, reading: Interpretation, role: str, key: str) -> bool:
    """Whether an organisation has another role in the event; the role that the event belongs to gives way first."""
    roles = [r for r, spec in kind.roles.items() if spec.kind != "person" and r not in (kind.organization_role, "team")]
    having = [r for r in [*roles, kind.organization_role] if key in reading.filled.roles.get(r, ())]
    return role in having[1:]


def _post(reading: Interpretation, person: str, text: str) -> str | None:
    """The post concerned, in the text's words."""
    said = post_said(reading, person)
    return quote(text, said.start, said.end) if said is not None else None


def post_said(reading: Interpretation, person: str) -> SaidName | None:
    """The post concerned; who leaves leaves the post that stands before his name."""
    said = reading.filled.post
    member = reading.filled.members.get(person)
    if said is None and reading.kind.movement == "leaves" and member is not None:
        said = next((p for p in reversed(member.posts) if p.text not in nouns().post), None)
    return said
