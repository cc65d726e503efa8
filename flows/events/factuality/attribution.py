"""Who tells an event: its actors (announced), somebody else (reported), or the article itself (asserted)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from flows.events.arguments.frame import Arguments
from flows.events.discourse.context import TriggerContext
from flows.events.discourse.topic import first_phrase, hears
from flows.events.factuality.modality import Verdict
from flows.events.lexicon import attribution, modality, speech_verbs
from flows.events.syntax.clauses import Clause
from flows.events.syntax.tokens import DE, ENTITY, NOUN, PARTICLE, QUOTE, TIME, TRIGGER, VERB, Word
from schemas.records import Certainty


def certainty_of(
    context: TriggerContext, args: Arguments, verdict: Verdict, actors: frozenset[str], *, speaker: bool
) -> Certainty:
    """actors: keys of the event's people and organisations; speaker: the trigger stands in an actor's own words."""
    clauses, clause = context.clauses, context.clause
    if speaker or any(w.text in attribution().own_doing for w in args.chain) or _official_list(context, args):
        return "announced"
    if args.relative and verdict != "future":
        return "asserted"
    before = clauses[: clause.index + 1]
    said = None if context.left and _turns_to_another(context, args) else _by_speech(context, actors)
    if said is not None:
        return said
    if any(_is_source(_before_trigger(c)) for c in before[:-1]) or any(_according(c.words) for c in before):
        return "reported"
    decided = any(map(_met, before))
    return "announced" if verdict == "future" or decided else "asserted"


def in_own_words(context: TriggerContext, people: Sequence[str]) -> bool:
    """Whether one of the people says it himself: 甲说，他已辞职; 「我已辞职」，甲说; not 甲2017年上任后一直表示.

    What he writes is his own word (甲在内部信中写道), and a quotation is somebody's: 【甲卸任】乙公司公告称.
    """
    speaker, here, verbs, known = context.speaker, context.word, speech_verbs(), attribution()
    if speaker not in people:
        return False
    if here.text in known.announcing | known.notices or all(w.key != speaker for w in context.left):
        return True
    if any(w.text in verbs for c in context.clauses[: context.clause.index] for w in c.words):
        return True
    behind = takewhile(lambda w: w.text not in verbs, context.clause.words[context.position + 1 :])
    return any(w.text in verbs for w in context.left) or any(w.cat == QUOTE for w in behind)


def _met(clause: Clause) -> bool:
    """Whether a meeting does it, and does not only go on meanwhile: 会议任命甲; not 随着会议召开，甲当选."""
    topic = first_phrase(clause)
    met = topic is not None and topic.head is not None and topic.head.head.text in modality().meetings
    return met and clause.words[0].text not in attribution().meanwhile


def _turns_to_another(context: TriggerContext, args: Arguments) -> bool:
    """Whether the clause sets somebody else against who spoke: 甲称…，而乙则致信…."""
    words, (opens, against) = {w.text for w in context.left}, attribution().contrast
    return args.subject is not None and context.left[0].text == opens and against in words


def _by_speech(context: TriggerContext, actors: frozenset[str]) -> Certainty | None:
    """What the nearest verb of speech makes of the trigger; None without one."""
    verbs = speech_verbs()
    for clause in reversed(context.clauses[: context.clause.index + 1]):
        spoken = _speech(clause, verbs, context.position if clause is context.clause else None)
        if spoken is not None:
            at, verb = spoken
            who = clause.words[:at]
            if verb.text in attribution().showing and _is_background(who):
                continue
            if not who and clause.index:  # 发表讲话，提到…: the clause before says in which words
                who = [w for w in context.clauses[clause.index - 1].words if w.cat != TIME]
            own = _speaks_for_itself(who, verb, actors) or any(map(_is_notice, clause.words[at + 1 : at + 2]))
            return "announced" if own or _of_an_actor(context, clause, who, actors) else "reported"
    return None


def _is_background(who: Sequence[Word]) -> bool:
    """Nobody in particular says what everybody may look up: 公开资料显示, 据简历.

    A register does, and whoever's papers they are: 工商资料显示, 内部资料显示.
    """
    known = attribution()
    said = "".join(w.text for w in who if w.cat not in (QUOTE, PARTICLE) and w.text not in known.according)
    return said in known.background_alone or (said.endswith(known.background) and not said.endswith(_source_ends()))


def _is_notice(word: Word) -> bool:
    return word.text in attribution().notices


def _speaks_for_itself(who: Sequence[Word], verb: Word, actors: frozenset[str]) -> bool:
    """Whether who speaks is of the event: by the verb, by name (unless 据 stands there), or by a notice."""
    if verb.text in attribution().own_doing and not _is_source(who):
        return True
    named = any(w.cat == ENTITY and w.key in actors for w in who) and not _according(who)
    return named or any(map(_is_notice, who))


def _of_an_actor(context: TriggerContext, clause: Clause, who: Sequence[Word], actors: frozenset[str]) -> bool:
    """Who speaks holds a post of an organisation that takes part: 总裁张三说，公司将任命李四."""
    if _according(who) or hears(clause):
        return False
    people = [w.key for w in who if w.cat == ENTITY and w.kind == "person" and w.key]
    return any(key in actors for person in people for key in context.focus.employers(person))


def _official_list(context: TriggerContext, args: Arguments) -> bool:
    """Whoever speaks thus has the power to do it: 任命甲为副局长；免去乙的职务."""
    if args.subject is not None or args.agent is not None or args.passive or args.closed or args.relative:
        return False
    whom = args.object if args.object is not None else args.post
    if whom is None or not (whom.of_kind("person") or whom.of_kind("post")):
        return False
    known = modality().acts
    telling = [c for c in context.clauses[: context.clause.index + 1] if any(w.trigger for w in c.words)]
    first = [next((w for w in c.words if w.cat != TIME), None) for c in telling]
    return context.word.text in known and all(w is not None and w.text in known for w in first)


def _according(words: Sequence[Word]) -> bool:
    """Others tell by it: 据甲公司公告."""
    return any(w.text in attribution().according for w in words) and not _is_background(words)


def _speech(clause: Clause, verbs: frozenset[str], before: int | None) -> tuple[int, Word] | None:
    """The verb of speech over a trigger: before it in its own clause, or of an earlier clause whose words go on."""
    for i, word in enumerate(clause.words[:before]):
        if word.cat in (VERB, NOUN, TRIGGER) and word.text in verbs and not _calls(clause.words, i):
            rest = clause.words[i + 1 :]
            if (
                before is not None
                or all(w.cat in (QUOTE, VERB, PARTICLE) for w in rest)
                or any(w.trigger for w in rest)
                or clause.mark in (":", "：")
                or {w.text for w in rest} <= attribution().notices
            ):
                return i, word
    return None


def _calls(words: Sequence[Word], at: int) -> bool:
    """Whether it only says what somebody is called: 有“小巨人”之称的张三."""
    return 0 < at < len(words) - 1 and words[at].cat == NOUN and words[at - 1].cat == words[at + 1].cat == DE


def _before_trigger(clause: Clause) -> Sequence[Word]:
    """Behind a trigger 记者 is a post, and tells nothing: 任某报记者，…."""
    return clause.words[: next((i for i, w in enumerate(clause.words) if w.trigger), None)]


def _is_source(words: Sequence[Word]) -> bool:
    sources, ends = attribution().sources, _source_ends()
    return any(w.text in sources or w.text.endswith(ends) for w in words)


@cache
def _source_ends() -> tuple[str, ...]:
    return tuple(s for s in attribution().sources if len(s) > 1)
