"""The arguments of a trigger, in surface order found and then turned to deep ones (被, 由, 把)."""

from __future__ import annotations

from flows.events.arguments.frame import Arguments, ArgumentsDraft, Fits, any_fits
from flows.events.arguments.left import read_left
from flows.events.arguments.relative_clauses import fill_gap, names_person, opened, relative_head
from flows.events.arguments.right import read_right
from flows.events.arguments.support import support_verb
from flows.events.syntax.chunks import GROUP
from flows.events.syntax.clauses import Clause
from flows.events.syntax.noun_phrases import NounPhrase, read
from flows.events.syntax.tokens import DE, NOMINAL


def around(
    clause: Clause,
    position: int,
    subject_fits: Fits,
    object_fits: Fits,
    support: tuple[str, ...] = (),
    *,
    aimed: bool = False,
) -> Arguments | None:
    """The arguments of the trigger at this word of the clause; None when a noun lacks its verb (发布 … 公开信).

    support: verbs of a noun; aimed: the noun is done to somebody (对乙公司的收购).
    """
    chunks = clause.chunks
    at = clause.chunk_of(position)
    found = ArgumentsDraft()
    if support:
        verb = support_verb(chunks, at, found, support, aimed=aimed)
        if verb is None:
            return None
        head = relative_head(chunks, at, found, object_fits)
        read_left(chunks, verb, found, subject_fits, object_fits, bounded=found.relative)
        if head is not None and found.relative:
            fill_gap(chunks[head].phrase, found, subject_fits, object_fits)
        return found.finished()
    if chunks[at].kind == GROUP:
        return _inside_group(clause, at, position, found, subject_fits, object_fits)
    chunks = opened(clause, at, subject_fits, object_fits)
    head = relative_head(chunks, at, found, object_fits)
    read_right(chunks, at, found, object_fits, head)
    of_person = head is not None and names_person(chunks[head])
    read_left(chunks, at, found, subject_fits, object_fits, bounded=found.relative, of_person=of_person)
    if head is not None and found.relative:
        fill_gap(chunks[head].phrase, found, subject_fits, object_fits)
    _deepen(found, subject_fits, object_fits)
    return found.finished()


def _inside_group(
    clause: Clause, at: int, position: int, found: ArgumentsDraft, subject_fits: Fits, object_fits: Fits
) -> Arguments:
    """A clause before 的 inside a group, whose head is what it lacks: 向离开的员工致歉, 对加入甲公司的张三."""
    words, found.relative = clause.words, True
    end = next((i for i in range(position + 1, len(words)) if words[i].cat == DE), position)
    if end > position + 1 and all(w.cat in NOMINAL for w in words[position + 1 : end]):
        object_ = read(words, position + 1, end)
        found.object = object_ if any_fits(object_, object_fits) else None
        found.object_unfit = found.object is None
    fill_gap(clause.chunks[at].phrase, found, subject_fits, object_fits)
    return found.finished()


def _names(phrase: NounPhrase) -> bool:
    return any(m.kind in ("person", "pronoun", "organization", "team") or m.possessors for m in phrase.members)


def _deepen(found: ArgumentsDraft, subject_fits: Fits, object_fits: Fits) -> None:
    """Surface places to deep ones: 被, 由, 将 and 把 turn who does and who undergoes."""
    if found.patient is not None and any_fits(found.patient, object_fits):
        found.goal = found.goal or found.object  # 将甲公司卖给乙公司
        found.object = found.patient
    if (found.agent is None and not found.passive) or found.nominal or _keep_post(found, object_fits):
        return
    if found.subject is not None and found.object is None and any_fits(found.subject, object_fits):
        found.object, found.subject, found.turned = found.subject, found.agent, True
    elif _agent_does(found, subject_fits):
        found.subject = found.agent


def _keep_post(found: ArgumentsDraft, object_fits: Fits) -> bool:
    """A post that is kept in a passive clause, beside who undergoes it. True when the places are turned."""
    if not found.passive or found.object is None or _names(found.object):
        return False
    surface = found.subject
    if surface is not None and surface.of_kind("person") and any_fits(surface, object_fits):
        # 张三被(董事会)免去局长职务, 被开除公职
        found.post = found.post or found.object
        found.object, found.subject, found.turned = surface, found.agent, True
        return True
    if surface is None and found.agent is None:
        found.post = found.post or found.object  # …，次年4月被开除公职: who undergoes it is told before
        found.object, found.object_unfit = None, False
        return True
    return False


def _agent_does(found: ArgumentsDraft, subject_fits: Fits) -> bool:
    """Whether who stands behind 被 or 由 takes the subject's place, or nobody does: the surface subject cannot."""
    surface = found.subject
    if found.agent is not None and (surface is None or not found.passive):
        return True
    return found.passive and found.object is None and surface is not None and not any_fits(surface, subject_fits)
