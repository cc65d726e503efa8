"""One source text → event mentions: sentence by sentence, trigger by trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.events.claims.carried_day import REACH, Carried, carried, may_date
from flows.events.claims.view import ClaimView
from flows.events.discourse.context import TriggerContext, look
from flows.events.discourse.focus import Focus, at_bodies, main_organization, mention_counts
from flows.events.discourse.headings import is_line, mentions_by_sentence, texts
from flows.events.discourse.lead_ins import led_in
from flows.events.discourse.quotations import on_the_day_spoken
from flows.events.discourse.topic import opens_silently
from flows.events.event_date import spread, told_as_done, waits
from flows.events.event_types import EventTypes
from flows.events.factuality import attribution
from flows.events.interpret import read_as
from flows.events.lexicon import modality
from flows.events.roles import participants
from flows.events.roles.following_clauses import gapped
from flows.events.roles.interpretation import Interpretation
from flows.events.roles.several_posts import parted
from flows.events.roles.succession import add_predecessors
from flows.events.syntax.clauses import split
from flows.events.syntax.official_lists import joined
from flows.events.syntax.rows import as_row
from flows.events.syntax.words import build
from flows.events.timeline import Timeline
from flows.events.triggers import TriggerFinder, TriggerMatch
from flows.language.script import fold
from flows.language.time import beginning, expressions, is_of_taiwan, leans
from schemas.records import Certainty, LocalEntity, Mention, Recognized, Sentence, SourceText, TimeExpression

# Characters that may stand between an announcement and what goes on from it.
_BETWEEN = 60


@dataclass(frozen=True, slots=True)
class Announced:
    """What was announced last: where, for when, and whose keys take part."""

    sentence: Sentence
    when: TimeExpression | None
    actors: frozenset[str]


@dataclass(slots=True)
class Extractor:
    """The state of reading one source."""

    text: SourceText
    found: Recognized
    types: EventTypes
    finder: TriggerFinder
    entities: dict[str, LocalEntity] = field(default_factory=dict)
    claims: list[ClaimView] = field(default_factory=list)
    title: str = ""
    timeline: Timeline = field(default_factory=lambda: Timeline((), ""))
    announced: Announced | None = None
    taiwan: bool = False
    days: dict[int, TimeExpression | None] = field(default_factory=dict)  # by sentence, the day that it names last
    first: int = 0  # number of the sentence that opens the text
    sentences: Sequence[Sentence] = ()
    by_sentence: Sequence[Sequence[Mention]] = ()
    beside: Sequence[Sequence[Mention]] = ()  # places of offices

    def read(self, sentences: Sequence[Sentence]) -> Sequence[ClaimView]:
        """All claims of the sentences, in order, as they are to be weighed."""
        self.entities = {e.key: e for e in (*self.found.entities, *self.found.bodies)}
        self.title = fold(self.text.title)
        self.sentences = sentences = joined(self.text, sentences)
        self.timeline = Timeline(sentences, self.text.body)
        self.taiwan = is_of_taiwan(self.text.body, self.text.script)
        self.by_sentence = mentions_by_sentence(sentences, self.found.mentions)
        self.beside = mentions_by_sentence(sentences, [o.body for o in self.found.offices if not o.apart])
        for part in texts(sentences, self.by_sentence, self.text.body):
            self._text(part)
        return self.claims

    def _text(self, numbers: range) -> None:
        """All claims of one text: the article, or one item of a digest."""
        sentences = self.sentences
        self.first, self.announced, before = numbers.start, None, len(self.claims)
        named = [m for number in numbers for m in self.by_sentence[number]]
        main = main_organization(self.entities, named)
        focus = Focus(self.entities, at_bodies(self.found), main=main, counts=mention_counts(named))
        for number in numbers:
            sentence = sentences[number]
            focus.offices = self.found.bodies_by_office(sentence.part)
            mentions = [m for m in self.by_sentence[number] if not self.finder.glued(m, fold(m.surface))]
            if sentence.part == "title":
                focus.title_organizations += [m.entity_key for m in mentions if m.entity_kind == "organization"]
            folded = fold(sentence.text)
            if is_line(sentence, self.text.body):
                focus.pass_line(number, sentence.text, mentions)
            candidates = self.finder.find(sentence, folded, mentions) if self.finder.any(folded) else ()
            if candidates:
                times = self._times(sentence, folded, number)
                self._sentence(sentence, folded, [*mentions, *self.beside[number]], candidates, focus, number, times)
            if any(word in folded for word in modality().meetings):
                self._meeting(sentence, focus)
            opens, silent = self.timeline.opens(number), opens_silently(sentence)
            focus.pass_sentence(number, sentence.start, folded, mentions, opens=opens, silent=silent)
        self.claims[before:] = [self._with_teams(c, focus) for c in self.claims[before:]]

    def _with_teams(self, claim: ClaimView, focus: Focus) -> ClaimView:
        added = participants.with_teams(claim.participants, self.types.by_key[claim.event_type], focus)
        return claim if len(added) == len(claim.participants) else replace(claim, participants=added)

    def _sentence(
        self,
        sentence: Sentence,
        folded: str,
        mentions: Sequence[Mention],
        candidates: Sequence[TriggerMatch],
        focus: Focus,
        number: int,
        times: Sequence[TimeExpression],
    ) -> None:
        spans = [(sentence.start + c.start, sentence.start + c.end, c.attribute) for c in candidates]
        words = build(sentence, folded, mentions, self.entities, spans, times)
        clauses = as_row(split(words))
        by_start = {c.start + sentence.start: c for c in candidates}
        nearly = frozenset((t.start, t.end) for t in sentence.nearly)
        readings: list[Interpretation] = []
        for clause in clauses:
            for position, word in enumerate(clause.words):
                candidate = by_start.get(word.start) if word.trigger else None
                if candidate is not None:
                    reading = self._best(candidate, look(clauses, clause, position, focus, number, nearly), readings)
                    if reading is not None:
                        others = gapped(reading)  # first: what is of their bodies is none of this one's
                        readings += [*parted(reading), *others]
        told = participants.told_once(readings)
        add_predecessors(told)
        participants.add_leaders(told)
        for reading in told:
            self._tell(sentence, folded, mentions, reading, told)

    def _lies_ahead(self, when: TimeExpression | None) -> bool:
        latest = self.text.published_latest
        return when is not None and when.earliest is not None and latest is not None and when.earliest > latest

    def _goes_on(self, sentence: Sentence, when: TimeExpression | None, actors: frozenset[str]) -> bool:
        """Whether a sentence goes on telling what the one before it announced: of the same, then, in its paragraph."""
        last = self.announced
        if last is None or last.sentence.part != sentence.part or not last.actors & actors:
            return False
        between = self.text.part(sentence.part)[last.sentence.end : sentence.start]
        if "\n" in between or len(between) > _BETWEEN:
            return False
        if when is None or when.earliest is None:
            return True
        return last.when is not None and last.when.earliest is not None and when.earliest >= last.when.earliest

    def _times(self, sentence: Sentence, folded: str, number: int) -> list[TimeExpression]:
        """The time expressions of a sentence; what leans on a date finds the last one of the sentences before."""
        first, last = self.text.published_earliest, self.text.published_latest
        below = self.timeline.last_day(number, folded)
        if below is not None:
            first = last = below
        spoken, wanted = None, leans(folded)
        if wanted:
            before = self.sentences[max(self.first, self.timeline.reach(number)) : number]
            earlier = (
                expressions(s.text, first, last, taiwan=self.taiwan)
                for s in reversed(before)
                if s.part == sentence.part
            )
            spoken = next((t for said in earlier for t in reversed(said) if t.earliest and t.precision in wanted), None)
        said = expressions(sentence.text, first, last, spoken, taiwan=self.taiwan)
        return on_the_day_spoken(sentence.text, folded, said, taiwan=self.taiwan) if said else said

    def _meeting(self, sentence: Sentence, focus: Focus) -> None:
        """Take in the day that a sentence gives to a meeting."""
        first, last = self.text.published_earliest, self.text.published_latest
        said = expressions(sentence.text, first, last, taiwan=self.taiwan)
        focus.meetings += [t for t in said if t.earliest and t.precision == "day"][:1]

    def _best(
        self, candidate: TriggerMatch, context: TriggerContext, before: Sequence[Interpretation]
    ) -> Interpretation | None:
        readings = [read_as(kind, group, self.types, context, before) for kind, group in candidate.readings]
        for state in (r for r in readings if r is not None and r.verdict == "state"):
            if not any(w.text in modality().once for w in state.args.chain):
                context.focus.belong(state.members(), state.teams())
        told = (r for r in readings if r is not None and r.verdict != "state")
        return max(told, key=lambda r: r.weight, default=None)

    def _tell(
        self,
        sentence: Sentence,
        folded: str,
        mentions: Sequence[Mention],
        reading: Interpretation,
        told: Sequence[Interpretation],
    ) -> None:
        """The claims of one reading: one for each principal person."""
        kind, context = reading.kind, reading.context
        before = told[: next(i for i, r in enumerate(told) if r is reading)]
        text = self.text.part(sentence.part)
        for people in participants.principals(reading):
            takes_part, employer = participants.of_event(
                reading, before, people, self.entities, text, self.finder.entering
            )
            if not any(kind.roles[p.role].principal for p in takes_part if p.role in kind.roles):
                continue
            actors = frozenset(p.entity_key for p in takes_part)
            when, thought_of = self._when(sentence, folded, reading, actors)
            certainty = self._certainty(sentence, reading, when, actors, people)
            view = ClaimView(
                text=self.text, title=self.title, sentence=sentence, folded=folded, mentions=mentions,
                entities=self.entities, reading=reading, beside=told, people=people, participants=takes_part,
                employer=employer, certainty=certainty, when=when, carried=thought_of,
            )  # fmt: skip
            self.claims.append(view)
            context.focus.place(people, [p.entity_key for p in takes_part if p.role == kind.organization_role])
        if "team" in kind.roles and kind.roles["team"].principal:
            context.focus.belong(reading.members(), reading.teams())
        if reading.people():
            context.focus.subjects[context.index] = reading.people()[0]

    def _when(
        self, sentence: Sentence, folded: str, reading: Interpretation, actors: frozenset[str]
    ) -> tuple[TimeExpression | None, Carried | None]:
        """Its own time, else the day of a sentence before where both are one story; and the day that was thought of.

        What lies ahead and goes on with an announcement is of that day. A post from 1996 to 1998 is taken in 1996,
        one of several (先后任) in those years.
        """
        if self._lies_ahead(reading.when) and reading.verdict == "fact" and told_as_done(reading.context):
            return None, None  # 今年6月完成了融资, in March: of the year of another text
        if reading.when is not None:
            begins = reading.kind.identity.family == "arriving" and not spread(reading.context, reading.when)
            return (beginning(reading.when) if begins else reading.when), None
        thought_of = self._day_before(folded, reading, actors)
        announced = self.announced if reading.verdict == "future" and not waits(reading.context) else None
        if announced is not None and self._goes_on(sentence, None, actors):
            return announced.when, thought_of
        return carried(thought_of), thought_of

    def _day_before(self, folded: str, reading: Interpretation, actors: frozenset[str]) -> Carried | None:
        """The last day that the sentences before name of something that this reading may belong to."""
        number = reading.context.index
        opens = False
        for earlier in range(number - 1, max(self.first - 1, number - 1 - REACH), -1):
            opens = opens or self.timeline.opens(earlier + 1)
            when = self._day_of(earlier)
            if when is not None:
                return Carried(
                    reading=reading, folded=folded, earlier=fold(self.sentences[earlier].text), when=when,
                    back=number - earlier, same_paragraph=not opens, published=self.text.published_latest,
                    actors=actors, named=frozenset(m.entity_key for m in self.by_sentence[earlier]),
                    told=any(c.sentence is self.sentences[earlier] for c in self.claims),
                )  # fmt: skip
        return None

    def _day_of(self, number: int) -> TimeExpression | None:
        """The day that a sentence names last, where it tells of something that others go on with."""
        if number not in self.days:
            sentence = self.sentences[number]
            folded = fold(sentence.text)
            said = self._times(sentence, folded, number) if may_date(sentence, folded) else []
            self.days[number] = next((t for t in reversed(said) if t.precision == "day" and t.earliest), None)
        return self.days[number]

    def _certainty(
        self,
        sentence: Sentence,
        reading: Interpretation,
        when: TimeExpression | None,
        actors: frozenset[str],
        people: Sequence[str],
    ) -> Certainty:
        """How the reading is told; what lies ahead of the article, or goes on from an announcement, is announced."""
        context = reading.context
        own = attribution.in_own_words(context, people)
        told = attribution.certainty_of(context, reading.args, reading.verdict, actors, speaker=own)
        number = context.index
        before = self.sentences[number - 1] if number > self.first else None
        if told == "asserted" and before is not None and before.part == sentence.part:
            told = led_in(before, self.by_sentence[number - 1], actors) or told
        if self._lies_ahead(when) or (told == "asserted" and self._goes_on(sentence, when, actors)):
            told = "announced"  # what lies ahead of the article can only have been decided
        if told == "announced":
            self.announced = Announced(sentence, when, actors)
        return told
