"""One source text → event mentions: sentence by sentence, trigger by trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.events import certainty, confidence, dates, modality
from flows.events.arguments import Arguments, around
from flows.events.clauses import Clause, split
from flows.events.coreference import Focus
from flows.events.lexicon import attribution, grammar, pronouns
from flows.events.organisations import Employer, find_employer
from flows.events.phrases import Member, NounPhrase
from flows.events.places import Filled, Scene, fill, fits, post_of
from flows.events.triggers import Candidate, TriggerFinder
from flows.events.types import EventType, EventTypes, Slot, TriggerGroup
from flows.events.words import CLOSER, ENTITY, TIME, Word, build
from flows.language.script import fold
from flows.language.time import expressions
from schemas.records import (
    EventMention,
    LocalEntity,
    Mention,
    Participant,
    Recognised,
    Sentence,
    SourceText,
    TimeExpression,
)  # fmt: skip


@dataclass(slots=True)
class Reading:
    """One trigger read as one type: what filled its roles."""

    kind: EventType
    group: TriggerGroup
    args: Arguments
    filled: Filled
    verdict: modality.Verdict
    clause: Clause
    position: int
    word: Word


@dataclass(slots=True)
class Reader:
    """The state of reading one source."""

    text: SourceText
    found: Recognised
    types: EventTypes
    finder: TriggerFinder
    entities: dict[str, LocalEntity] = field(default_factory=dict)
    mentions: list[EventMention] = field(default_factory=list)

    def read(self, sentences: Sequence[Sentence]) -> tuple[EventMention, ...]:
        """All event mentions of the sentences, in order."""
        self.entities = {e.key: e for e in self.found.entities}
        focus = Focus(self.entities, self.found.roles)
        by_sentence = _mentions_by_sentence(sentences, self.found.mentions)
        spoken: tuple[object, object] | None = None
        for number, sentence in enumerate(sentences):
            mentions = by_sentence[number]
            if sentence.part == "title":
                focus.title_organizations += [m.entity_key for m in mentions if m.entity_kind == "organization"]
            folded = fold(sentence.text)
            if self.finder.any(folded):
                candidates = self.finder.find(sentence, folded, mentions)
                if candidates:
                    self._sentence(sentence, folded, mentions, candidates, focus, number)
            focus.pass_sentence(number, mentions)
        del spoken
        return tuple(self.mentions)

    def _sentence(
        self,
        sentence: Sentence,
        folded: str,
        mentions: Sequence[Mention],
        candidates: Sequence[Candidate],
        focus: Focus,
        number: int,
    ) -> None:
        times = self._times(sentence)
        spans = [(sentence.start + c.start, sentence.start + c.end, c.attribute) for c in candidates]
        words = build(sentence, folded, mentions, self.entities, spans, times)
        clauses = split(words)
        readings: list[Reading] = []
        by_start = {c.start + sentence.start: c for c in candidates}
        for clause in clauses:
            for position, word in enumerate(clause.words):
                candidate = by_start.get(word.start) if word.trigger else None
                if candidate is None:
                    continue
                scene = _scene(clauses, clause, position, focus, number)
                reading = self._best(candidate, clauses, clause, position, scene, readings)
                if reading is not None:
                    readings.append(reading)
        for reading in _told_once(readings):
            self._emit(sentence, clauses, reading, focus, number)

    def _times(self, sentence: Sentence) -> list[TimeExpression]:
        return expressions(sentence.text, self.text.published_earliest, self.text.published_latest)

    def _best(
        self,
        candidate: Candidate,
        clauses: Sequence[Clause],
        clause: Clause,
        position: int,
        scene: Scene,
        before: Sequence[Reading],
    ) -> Reading | None:
        best: tuple[float, Reading] | None = None
        for kind, group in candidate.readings:
            reading = self._read(kind, group, clauses, clause, position, scene, before)
            if reading is None:
                continue
            score = _score(reading)
            if best is None or score > best[0]:
                best = (score, reading)
        return best[1] if best else None

    def _read(
        self,
        kind: EventType,
        group: TriggerGroup,
        clauses: Sequence[Clause],
        clause: Clause,
        position: int,
        scene: Scene,
        before: Sequence[Reading],
    ) -> Reading | None:
        if group.prenominal:
            return self._attribute(kind, group, clauses, clause, position)
        subject_slot, object_slot = group.subject, group.object
        args = around(
            clause, position, lambda m: fits(m, subject_slot), lambda m: fits(m, object_slot), support=group.support
        )
        if args is None:
            return None
        word = clause.words[position]
        following = clause.words[position + 1].text if position + 1 < len(clause.words) else ""
        if following in group.not_before or (position and clause.words[position - 1].text in group.not_after):
            return None
        filled = Filled()
        if args.nominal and not group.support:
            if not group.possessor and not (args.target is not None and group.object):
                return None
            fill(filled, args.possessor, group.possessor, scene)
            if args.target is not None:
                fill(filled, args.target, group.target or group.object, scene)
        else:
            self._list_after(args, clauses, clause, group)
            if not self._verbal(filled, kind, group, args, scene, clauses, clause, before):
                return None
            if group.support:
                fill(filled, args.possessor, group.possessor, scene)
        for phrase, slot in ((args.source, group.source), (args.partner, group.partner), (args.target, group.target)):
            fill(filled, phrase, slot, scene)
        post_of(filled, args.post)
        verdict = modality.judge(kind, group, clauses, clause, args, position)
        if verdict not in ("fact", "future"):
            return None
        kind, filled = self._forced(kind, args, filled, scene)
        if not any(filled.roles.get(r) for r, spec in kind.roles.items() if spec.principal):
            return None
        return Reading(kind, group, args, filled, verdict, clause, position, word)

    def _verbal(
        self,
        filled: Filled,
        kind: EventType,
        group: TriggerGroup,
        args: Arguments,
        scene: Scene,
        clauses: Sequence[Clause],
        clause: Clause,
        before: Sequence[Reading],
    ) -> bool:
        """Fill subject and object; False when the grammar says that this is not the event."""
        if group.object_needed == "fits" and args.object is None and args.goal is None and args.object_unfit:
            return False
        if args.attributive and args.object is None:
            return False
        has_object = fill(filled, args.object, group.object, scene)
        if args.goal is not None:
            has_object |= fill(filled, args.goal, group.goal or group.object, scene)
        if group.object_needed == "must" and not has_object and not (group.object.get("post") and args.post):
            return False
        has_subject = fill(filled, args.subject, group.subject, scene, "relative" if args.relative else "named")
        if not has_subject and not args.blocked and group.subject and not args.relative:
            carried = _carried(group.subject, clauses, clause, before, scene)
            for role, key in carried:
                filled.add(role, key, "carried")
                has_subject = args.carried = True
        return has_subject or not group.subject_needed

    def _attribute(
        self, kind: EventType, group: TriggerGroup, clauses: Sequence[Clause], clause: Clause, position: int
    ) -> Reading | None:
        """新任首席经济学家张三: the word stands before a post and a name."""
        chunk = clause.chunks[clause.chunk_of(position)]
        if chunk.phrase is None:
            return None
        word = clause.words[position]
        filled = Filled()
        for member in chunk.phrase.of_kind("person"):
            posts = [w for w in member.words if w.kind == "post" and w.start > word.start]
            if not posts or not any(w is word for w in member.words) or posts[0].start > member.head.start:
                continue
            filled.add(group.object["person"], member.head.key or "", "named", member)
            filled.post = member.posts[-1] if member.posts else None
        if not filled.roles:
            return None
        args = Arguments()
        verdict = modality.judge(kind, group, clauses, clause, args, position)
        return Reading(kind, group, args, filled, verdict, clause, position, word) if verdict == "fact" else None

    def _list_after(self, args: Arguments, clauses: Sequence[Clause], clause: Clause, group: TriggerGroup) -> None:
        """解雇了两名员工，其中包括甲: the next clause names the group."""
        if args.object is None or args.object.of_kind("person") or "person" not in group.object:
            return
        if not args.object.of_kind("group", "post", "thing") or clause.index + 1 >= len(clauses):
            return
        following = clauses[clause.index + 1]
        for i, chunk in enumerate(following.chunks[:3]):
            if chunk.word.text in grammar().including and i + 1 < len(following.chunks):
                phrase = following.chunks[i + 1].phrase
                if phrase is not None and phrase.of_kind("person"):
                    args.object = phrase
                return

    def _forced(self, kind: EventType, args: Arguments, filled: Filled, scene: Scene) -> tuple[EventType, Filled]:
        """Somebody made them do it: the event is another (a dismissal)."""
        forced = kind.forced_as
        if forced is None or not args.forced:
            return kind, filled
        target = self.types.by_key[forced.event_type]
        roles = {forced.roles.get(r, r): keys for r, keys in filled.roles.items()}
        filled.roles = {r: keys for r, keys in roles.items() if r in target.roles}
        if args.causer is not None:
            fill(filled, args.causer, {"person": forced.causer}, scene)
        return target, filled

    def _emit(self, sentence: Sentence, clauses: Sequence[Clause], reading: Reading, focus: Focus, number: int) -> None:
        kind, filled = reading.kind, reading.filled
        principals = _principals(kind, filled)
        scene = _scene(clauses, reading.clause, reading.position, focus, number)
        when = dates.of_event(clauses, reading.clause, reading.args, reading.position)
        for group in principals:
            keys = frozenset(group)
            employer = find_employer(reading.group, kind, filled, reading.args, clauses, reading.clause, scene, group)
            participants = _participants(kind, filled, group, employer, self.entities)
            if not any(kind.roles[p.role].principal for p in participants if p.role in kind.roles):
                continue
            actors = frozenset(p.entity_key for p in participants)
            told = certainty.judge(
                clauses,
                reading.clause,
                reading.args,
                reading.verdict,
                actors,
                scene.speaker in keys if scene.speaker else False,
            )
            how = filled.how.get(group[0], "unnamed") if group else "unnamed"
            parts = confidence.parts(
                reading.group.confidence, how, employer.how, 0.8 if reading.args.nominal else 1.0, told
            )
            self.mentions.append(
                EventMention(
                    event_type=kind.event_type,
                    part=sentence.part,
                    start=sentence.start,
                    end=sentence.end,
                    trigger=self.text.part(sentence.part)[reading.word.start : reading.word.end],
                    trigger_start=reading.word.start,
                    certainty=told,
                    extractor=f"{reading.group.grammar}:{reading.word.text}",
                    confidence=confidence.total(parts),
                    confidence_parts=parts,
                    participants=participants,
                    object=filled.object,
                    date_text=when.text if when else None,
                    date_earliest=when.earliest if when else None,
                    date_latest=when.latest if when else None,
                    date_precision=when.precision if when else "unknown",
                )
            )
        people = [k for g in principals for k in g if k.startswith("person:")]
        if people:
            focus.subjects[number] = people[0]


def _told_once(readings: Sequence[Reading]) -> list[Reading]:
    """接替甲出任乙公司总裁: two words of one event in one sentence are one reading, with what both say."""
    out: list[Reading] = []
    for reading in readings:
        people = set(_subject_keys(reading, "person"))
        same = [
            r
            for r in out
            if r.kind is reading.kind
            and people
            and set(_subject_keys(r, "person")) == people
            and _agree(r.filled.post, reading.filled.post)
            and _agree_roles(r, reading)
        ]
        if not same:
            out.append(reading)
            continue
        first = same[-1].filled
        for role, keys in reading.filled.roles.items():
            for key in keys:
                first.add(role, key, reading.filled.how.get(key, "named"), reading.filled.members.get(key))
        first.post = first.post or reading.filled.post
        same[-1].args.post = same[-1].args.post or reading.args.post
        same[-1].args.times += [w for w in reading.args.times if w not in same[-1].args.times]
    return out


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one in other or other in one


def _agree_roles(one: Reading, other: Reading) -> bool:
    role = one.kind.organization_role
    a, b = one.filled.roles.get(role), other.filled.roles.get(role)
    return not a or not b or bool(set(a) & set(b))


def _score(reading: Reading) -> float:
    """Which of a word's readings the places around it support best."""
    filled = reading.filled
    named = sum(len(keys) for keys in filled.roles.values())
    return named + (0.5 if filled.post else 0) + (0.5 if filled.object else 0) + 0.1 * reading.group.confidence


def _principals(kind: EventType, filled: Filled) -> list[list[str]]:
    """One group of keys per event: each principal person has an event of his own, organisations share one."""
    people = [
        key
        for role, keys in filled.roles.items()
        if kind.roles[role].principal and kind.roles[role].kind == "person"
        for key in keys
    ]
    together = kind.event_type in ("founding", "letter")
    if not people:
        return [[]]
    return [people] if together else [[key] for key in people]


def _participants(
    kind: EventType, filled: Filled, principal: Sequence[str], employer: Employer, entities: dict[str, LocalEntity]
) -> tuple[Participant, ...]:
    out: dict[tuple[str, str], Participant] = {}
    for role, keys in filled.roles.items():
        spec = kind.roles[role]
        for key in keys:
            if spec.kind == "person" and spec.principal and key not in principal:
                continue
            out[key, role] = Participant(
                key, spec.kind, role, filled.post if spec.principal and spec.kind == "person" else None
            )
    for key, role in employer.roles:
        if not any(k == key for k, _ in out):
            out[key, role] = Participant(key, "organization", role)
    for key, _role in list(out):
        entity = entities.get(key)
        if entity is None or entity.kind != "organization" or entity.parent_key is None:
            continue
        if entity.parent_key in entities and not any(k == entity.parent_key for k, _ in out):
            role = kind.team_organization_role if entity.org_kind == "team" else "parent"
            out[entity.parent_key, role] = Participant(entity.parent_key, "organization", role)
    return tuple(out.values())


def _carried(
    slot: Slot, clauses: Sequence[Clause], clause: Clause, before: Sequence[Reading], scene: Scene
) -> list[tuple[str, str]]:
    """The subject that goes on from the clauses before, or from the sentence before.

    A clause that only says when (加入小米前, 在离开之后) has the subject of the clause after it.
    """
    if _subordinate(clause) and clause.index + 1 < len(clauses):
        found = _from_topic(_topic(clauses[clause.index + 1]), slot, scene)
        if found:
            return found
    for earlier in reversed(clauses[: clause.index + 1]):
        for reading in reversed([r for r in before if r.clause is earlier]):
            found = _from_reading(reading, slot)
            if found:
                return found
        if earlier is clause or earlier.bracketed != clause.bracketed:
            continue
        found = _from_topic(_topic(earlier), slot, scene)
        if found:
            return found
    if "person" in slot and not scene.people and scene.focus.people and scene.index - scene.focus.people[-1][0] <= 1:
        key = scene.focus.person(scene.index, [])
        if key is not None:
            return [(slot["person"], key)]
    return []


def _subordinate(clause: Clause) -> bool:
    return clause.chunks[-1].kind == CLOSER or (clause.chunks[-1].kind == TIME and len(clause.chunks) > 1)


def _from_topic(topic: NounPhrase | None, slot: Slot, scene: Scene) -> list[tuple[str, str]]:
    if topic is None:
        return []
    filled = Filled()
    if not fill(filled, topic, slot, scene, "carried") and "person" in slot and topic.head is not None:
        # 他最初的角色是…，后来成了…: whose thing it was goes on.
        for word in [*topic.head.pronouns, *topic.head.possessors]:
            for key in [word.key] if word.key else scene.resolve(word, "person"):
                filled.add(slot["person"], key, "carried")
    return [(r, k) for r, keys in filled.roles.items() for k in keys]


def _from_reading(reading: Reading, slot: Slot) -> list[tuple[str, str]]:
    """The surface subject of an earlier trigger; its principal where only a person may stand."""
    for want in ("person", "organization", "team"):
        if want not in slot:
            continue
        keys = _subject_keys(reading, want)
        if want == "person" and "organization" in slot and reading.args.subject is None and not reading.args.carried:
            keys = []
        if keys:
            return [(slot[want], k) for k in keys]  # type: ignore[index]
    return []


def _subject_keys(reading: Reading, want: str) -> list[str]:
    if want == "person":
        return [
            k
            for role, keys in reading.filled.roles.items()
            if reading.kind.roles[role].kind == "person" and reading.kind.roles[role].principal
            for k in keys
        ]
    phrase = reading.args.subject
    if phrase is None:
        return []
    return [m.head.key for m in phrase.members if m.kind == want and m.head.key]


def _topic(clause: Clause) -> NounPhrase | None:
    """The first noun phrase of a clause that stands before its verb."""
    for chunk in clause.chunks:
        if chunk.kind == "NP":
            return chunk.phrase
        if chunk.kind in ("V", "G"):
            return None
    return None


def _scene(clauses: Sequence[Clause], clause: Clause, position: int, focus: Focus, number: int) -> Scene:
    people: list[str] = []
    organizations: list[str] = []
    here = clause.words[position].start
    for other in clauses:
        for word in other.words:
            if word.cat == ENTITY and word.key and word.start < here:
                (people if word.kind == "person" else organizations).append(word.key)
    return Scene(focus, number, people, organizations, _speaker(clauses, clause, position))


def _speaker(clauses: Sequence[Clause], clause: Clause, position: int) -> str | None:
    """Who says 我 here: the person before a verb of speech in this sentence."""
    verbs = attribution().announcing | attribution().reporting
    for other in [*reversed(clauses[: clause.index + 1]), *clauses[clause.index + 1 :]]:
        key = None
        for word in other.words:
            if word.cat == ENTITY and word.kind == "person":
                key = word.key
            elif key is not None and word.text in verbs:
                return key
    return None


def _mentions_by_sentence(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[list[Mention]]:
    out: list[list[Mention]] = [[] for _ in sentences]
    starts = {"title": [], "body": []}  # type: dict[str, list[tuple[int, int, int]]]
    for number, sentence in enumerate(sentences):
        starts[sentence.part].append((sentence.start, sentence.end, number))
    for part, bounds in starts.items():
        at = 0
        for mention in sorted((m for m in mentions if m.part == part), key=lambda m: m.start):
            while at < len(bounds) and bounds[at][1] <= mention.start:
                at += 1
            if at == len(bounds):
                break
            if bounds[at][0] <= mention.start and mention.end <= bounds[at][1]:
                out[bounds[at][2]].append(mention)
    return out


__all__ = ["Member", "Reader", "pronouns"]
