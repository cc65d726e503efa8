"""What the clauses after a trigger add to it: lists of names, who filled a role, and a verb left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, TriggerGroup
from flows.events.lexicon import grammar, modality, preposition_roles
from flows.events.roles.fillers import Filled, fill, post_of
from flows.events.syntax.chunks import GROUP, Chunk
from flows.events.syntax.clauses import Clause
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, NUMBER, PASSED, QUOTE

if TYPE_CHECKING:
    from flows.events.roles.interpretation import Interpretation


def list_after(args: Arguments, group: TriggerGroup, context: TriggerContext) -> Arguments:
    """The frame with the group that the next clause names: 解雇了两名员工，其中包括甲; 四名员工离职，包括甲."""
    if context.clause.index + 1 >= len(context.clauses):
        return args
    if (named := _posts_given(args, group, context)) is not None:
        return named
    of_object = args.object is not None and "person" in group.object and not args.object.of_kind("person")
    if of_object and "post" in group.object and args.object is not None and args.object.of_kind("post"):
        of_object = False  # whoever is listed takes it: 三人获委任为董事：甲、乙、丙
    of_subject = (args.blocked or _counted(args.subject)) and "person" in group.subject
    if not of_subject and not (of_object and args.object and args.object.of_kind("group", "post", "thing")):
        return args
    following = context.clauses[context.clause.index + 1].chunks
    if context.clause.mark in (":", "："):
        # 选出两名新董事：甲，以及乙; 三名高管离职：甲、乙、丙
        listed = _people(following) if of_object or len(following) == 1 else []
        as_object = of_object
    else:
        listed = included(following)
        as_object = not of_subject
    if not listed:
        return args
    return (
        replace(args, object=listed[0], post=_post(args))
        if as_object
        else replace(args, subject=listed[0], blocked=False)
    )


def _posts_given(args: Arguments, group: TriggerGroup, context: TriggerContext) -> Arguments | None:
    """The frame with the first item of a list behind a colon: 任命：甲为局长；乙为副局长. `gapped` reads the others."""
    takes = group.object_needed == "must" and "person" in group.object
    if not takes or args.object is not None or args.passive or context.clause.mark not in (":", "："):
        return None
    given = _given(context.clauses[context.clause.index + 1])
    return replace(args, object=given[0], post=given[1]) if given is not None and given[0].of_kind("person") else None


def _given(clause: Clause) -> tuple[NounPhrase, NounPhrase | None] | None:
    """Who and as what, in a clause that says no more: 甲为局长."""
    chunks = [c for c in clause.chunks if c.kind not in PASSED]
    joined = len(chunks) == 2 and chunks[1].kind == GROUP  # 为 + 局长 is one chunk where 为 is no verb
    if not (joined or len(chunks) == 3) or chunks[0].phrase is None:
        return None
    verb = chunks[1].word
    if verb.trigger or verb.text not in grammar().complements:
        return None
    return chunks[0].phrase, chunks[-1].phrase


def included(chunks: Sequence[Chunk]) -> list[NounPhrase]:
    """The people whom the beginning of a clause counts among those before: 其中包括甲, 分别是甲."""
    for i, chunk in enumerate(chunks[:3]):
        apart = i > 0 and chunk.word.text in grammar().being and chunks[i - 1].word.text in grammar().each
        named = _people(chunks[i + 1 :]) if apart or chunk.word.text in grammar().including else []
        if named:
            return named
    return []


def _counted(phrase: NounPhrase | None) -> bool:
    """People who are counted and not named: 三名副总裁."""
    head = phrase.head if phrase is not None else None
    return head is not None and head.kind in ("group", "post") and any(w.cat == NUMBER for w in head.words)


def _post(args: Arguments) -> NounPhrase | None:
    """What was the object names the post of those who are listed: 任命三名新董事：甲、乙."""
    return args.post or (args.object if args.object is not None and args.object.of_kind("post") else None)


def _people(chunks: Sequence[Chunk]) -> list[NounPhrase]:
    return [c.phrase for c in chunks if c.phrase is not None and c.phrase.of_kind("person")]


def said_after(filled: Filled, kind: EventType, context: TriggerContext) -> None:
    """A clause after it says who fills a role: 收购甲公司，买方是乙公司."""
    for clause in context.clauses[context.clause.index + 1 : context.clause.index + 3]:
        for i, chunk in enumerate(clause.chunks[:-1]):
            named = chunk.word.text in grammar().naming or clause.words[chunk.end - 1].text in grammar().naming
            if named and kind.roles[kind.organization_role].principal and kind.organization_role not in filled.roles:
                role = kind.organization_role
                fill(filled, clause.chunks[i + 1].phrase, {"organization": role}, context)
            _beside_noun(filled, kind, chunk)
            if chunk.word.text not in grammar().copulas:
                continue
            before = clause.words[: chunk.start]
            said = "".join(w.text for w in before), "".join(w.text for w in before if w.cat != ADVERB)  # 投资方分别是
            for role, nouns in kind.named_by.items():
                if any(words.endswith(nouns) for words in said):
                    fill(filled, clause.chunks[i + 1].phrase, {"organization": role, "person": role}, context)


def _beside_noun(filled: Filled, kind: EventType, chunk: Chunk) -> None:
    """Whose event it is stands right behind a noun that says so: 新版上线，开发商乙公司把…."""
    role = kind.organization_role
    nouns = kind.named_by.get(role, ())
    if not nouns or role in filled.roles or chunk.phrase is None:
        return
    for member in chunk.phrase.of_kind("organization", "team"):
        said = "".join(w.text for w in member.words if w.start < member.head.start and w.cat != QUOTE)
        if said.endswith(tuple(nouns)) and member.head.key:
            filled.add(role, member.head.key, "named", member)


def made_after(filled: Filled, kind: EventType, context: TriggerContext) -> None:
    """Who made what the clause tells of stands behind 由 in its own or the next clause: 新作上线，由乙公司开发."""
    for clause in context.clauses[context.clause.index : context.clause.index + 2] if kind.made_by else ():
        for i, group in enumerate(clause.chunks):
            if group.phrase is None or "by" not in preposition_roles().get(group.word.text, ()):
                continue
            after = clause.chunks[i + 1].word.text if i + 1 < len(clause.chunks) else ""
            for role, verbs in kind.made_by.items():
                if after in verbs:
                    fill(filled, group.phrase, {"organization": role}, context)
                for member in group.phrase.members:
                    if member.head.text in verbs and member.organizations:  # 开发 as a noun of what is made
                        filled.add(role, member.organizations[-1].key or "", "named")


def gapped(reading: Interpretation) -> list[Interpretation]:
    """The clauses after it that leave the verb out, each with its own body: 任命甲为总裁，乙为副总裁."""
    out = _without_verb(reading)
    items = [reading, *out] if out else []
    bodies = [_bodies(item) for item in items]
    for item, own in zip(items, bodies, strict=True):
        item.filled.apart |= frozenset().union(*bodies) - own
    return out


def _bodies(reading: Interpretation) -> frozenset[str]:
    """The organisations that stand before its posts."""
    phrases = (reading.args.post, reading.args.object)
    posts = [m for p in phrases if p is not None for m in p.of_kind("post")]
    return frozenset(w.key for m in posts for w in m.organizations if w.key)


def _without_verb(reading: Interpretation) -> list[Interpretation]:
    out: list[Interpretation] = []
    people = [r for r, spec in reading.kind.roles.items() if spec.kind == "person" and spec.principal]
    if reading.kind.movement == "leaves" and len(people) == 1 and _posts_of_holders(reading.args.object):
        return _losses(reading, people[0])
    if reading.args.post is None or reading.filled.post is None or len(people) != 1:
        return out
    for clause in reading.context.clauses[reading.context.clause.index + 1 :]:
        given = _given(clause)
        if given is None:
            break
        if given[0] is reading.args.object:
            continue  # 任命：甲为局长
        if any(w.text in modality().past_state for w in clause.words):
            break  # 聘任甲为总裁，乙仍为董事长
        filled = Filled({r: list(keys) for r, keys in reading.filled.roles.items() if r not in people})
        fill(filled, given[0], {"person": people[0]}, reading.context)
        post_of(filled, given[1])
        if filled.post is None or not filled.roles.get(people[0]):
            break
        out.append(replace(reading, filled=filled, args=replace(reading.args, post=given[1])))
    return out


def _posts_of_holders(phrase: NounPhrase | None) -> bool:
    """Whether it names posts, each by who holds it: 甲的局长职务."""
    return phrase is not None and all(m.kind == "post" and m.possessors for m in phrase.members)


def _losses(reading: Interpretation, role: str) -> list[Interpretation]:
    """The clauses after it that name nothing but posts by their holders: 免去甲的局长职务；乙的院长职务."""
    out: list[Interpretation] = []
    for clause in reading.context.clauses[reading.context.clause.index + 1 :]:
        chunks = [c for c in clause.chunks if c.kind not in PASSED]
        phrase = chunks[0].phrase if len(chunks) == 1 else None
        if phrase is None or not _posts_of_holders(phrase):
            break
        filled = Filled({r: list(keys) for r, keys in reading.filled.roles.items() if r != role})
        fill(filled, phrase, {"person": role, "post": "post"}, reading.context)
        out.append(replace(reading, filled=filled, args=replace(reading.args, object=phrase)))
    return out
