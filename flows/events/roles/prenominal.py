"""A trigger that stands before a post and a name and is no verb: 新任首席经济学家张三.

In: the trigger in its clause. Out: an `Interpretation`, or None where nobody holds the post. `interpret` asks for it
instead of the arguments of a verb.
"""

from __future__ import annotations

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.event_types import EventType, TriggerGroup
from flows.events.factuality import modality
from flows.events.lexicon import grammar
from flows.events.roles.fillers import Filled, post_of
from flows.events.roles.interpretation import Interpretation
from flows.events.syntax.members import SaidName
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import TRIGGER


def read_prenominal(kind: EventType, group: TriggerGroup, context: TriggerContext) -> Interpretation | None:
    """The word stands before a post and a name: 新任首席经济学家张三."""
    chunk = context.clause.chunks[context.clause.chunk_of(context.position)]
    if chunk.phrase is None:
        return None
    word = context.word
    filled = Filled()
    for member in chunk.phrase.of_kind("person"):
        posts = [w for w in member.words if w.kind == "post" and w.start > word.start]
        if not posts or not any(w is word for w in member.words) or posts[0].start > member.head.start:
            continue
        filled.add(group.object["person"], member.head.key or "", "named", member)
        filled.post = member.posts[-1] if member.posts else None
    if not filled.roles and not _holder_behind(filled, group, chunk.phrase, context):
        return None
    args = Arguments(subject=chunk.phrase)
    verdict = modality.assess(kind, group, context, args, dated=False)
    return Interpretation(kind, group, args, filled, verdict, context, None) if verdict == "fact" else None


def _holder_behind(filled: Filled, group: TriggerGroup, said: NounPhrase, context: TriggerContext) -> bool:
    """Who holds the post stands behind a colon or a copula: 新任总裁：甲; 新任总裁是甲; 接任者：甲.

    Takes post and organisation.
    """
    clause, number = context.clause, context.clause.chunk_of(context.position)
    posts = [m for m in said.of_kind("post") if m.head.start > context.word.start]
    behind = clause.chunks[number + 1 :]
    if behind and behind[0].word.text in grammar().being:
        behind = behind[1:]
    elif not behind and clause.mark in (":", "："):
        behind = [c for after in context.clauses[clause.index + 1 : clause.index + 2] for c in after.chunks]
    else:
        return False
    told = any(c.kind == TRIGGER for c in behind)  # 新任总裁是从甲公司跳槽的乙: only its last phrase is the holder
    named = [p for c in behind[: 1 if told else None] if (p := c.phrase) is not None and p.of_kind("person")]
    people = named[-1].of_kind("person") if named else []
    if not posts and said.members[-1].words[-1] is context.word:
        posts = said.members[-1:]  # 接任者：甲: the word is what they are
    if len(posts) != 1:
        return False
    for person in people:
        filled.add(group.object["person"], person.head.key or "", "named", person)
    post_of(filled, said)
    if filled.post is not None and filled.post.text.startswith(context.word.text):  # 首任总监
        before = len(context.word.text)
        filled.post = SaidName(filled.post.text[before:], filled.post.start + before, filled.post.end)
    filled.owners += [w.key for w in posts[0].organizations if w.key]
    return bool(people)
