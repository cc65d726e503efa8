"""What follows a trigger: its object, where it leads (到, 至), the post (为, 担任), groups and times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.events.arguments.frame import ArgumentsDraft, Fits
from flows.events.arguments.relative_clauses import has_de, names_person
from flows.events.lexicon import grammar, preposition_roles
from flows.events.syntax.chunks import GROUP, PHRASE, Chunk, ends_in_de
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, CLOSER, DE, NUMBER, PARTICLE, PREPOSITION, TIME, TRIGGER, VERB, Word


def read_right(chunks: list[Chunk], at: int, found: ArgumentsDraft, object_fits: Fits, head: int | None) -> None:
    """What follows the trigger: object, goal (到, 至), post (为, 担任), groups, times.

    head: of the clause before 的 that the trigger stands in, or of the object's own.
    """
    reader = _RightReader(chunks, at, found, object_fits, head)
    for i in range(at + 1, len(chunks)):
        handler = _HANDLERS.get(chunks[i].kind)
        if handler is None or not handler(reader, i):
            break


@dataclass(slots=True)
class _RightReader:
    """The chunks behind a trigger, read in order; each handler says whether what follows still belongs to it."""

    chunks: list[Chunk]
    at: int
    found: ArgumentsDraft
    object_fits: Fits
    head: int | None
    verb: Word | None = None  # the verb read last, whose object comes next

    def closer(self, i: int) -> bool:
        """The clause only says when: 离职后."""
        found = self.found
        found.closed = i == self.at + 1 or found.closed or (found.object is not None and self.verb is None)
        return False

    def time(self, i: int) -> bool:
        """A time of the trigger's own, before another verb."""
        if self.verb is None:
            self.found.times.append(self.chunks[i].word)
        return True

    def passed(self, i: int) -> bool:
        """A particle or an adverb changes nothing."""
        return True

    def phrase(self, i: int) -> bool:
        """The object, or what a verb behind the trigger leads to: the post (为), the goal (到)."""
        found, phrase = self.found, self.chunks[i].phrase
        if phrase is None:
            return False
        if self.verb is None:
            return self._object(i)
        if self.verb.text in grammar().complements and found.post is None and phrase.of_kind("post", "unit", "team"):
            found.post = phrase
            return True
        if self.verb.text in grammar().leading:
            found.goal = found.goal or phrase
            return True
        return False

    def _object(self, i: int) -> bool:
        found, head = self.found, self.head
        if found.object is not None:
            return True
        _take_object(self.chunks, i, found, self.object_fits, head)
        if found.object is None and head is not None and not found.relative:
            _take_object(self.chunks, head, found, self.object_fits, head)
            return False
        return True

    def group(self, i: int) -> bool:
        """A preposition with its noun."""
        chunk, found = self.chunks[i], self.found
        if chunk.phrase is None:
            return False
        what = preposition_roles().get(chunk.word.text, ())
        if chunk.word.text in grammar().complements and (chunk.phrase.of_kind("post") or found.object is not None):
            found.post = found.post or chunk.phrase
        elif "source" in what:
            found.source = found.source or chunk.phrase
        elif "place" in what and _own(found.object) and any(map(self.object_fits, chunk.phrase.of_kind("post"))):
            # 交出自己在乙公司的职务
            found.object, found.object_unfit = chunk.phrase, False
        elif "place" in what:
            found.place = found.place or chunk.phrase
        elif "goal" in what:
            found.goal = found.goal or chunk.phrase
        elif "partner" in what:
            found.partner = found.partner or chunk.phrase
        return True

    def other_verb(self, i: int) -> bool:
        """Another verb takes over what follows, unless it leads to the post or the goal."""
        chunk, words = self.chunks[i], grammar()
        if self._held_post(i):
            return False
        if chunk.kind == VERB and self.verb is None and _before_person(self.chunks, self.at, i, self.object_fits):
            return True
        if chunk.kind == VERB and self.verb is not None and self.verb.text not in words.complements:
            return False
        if self._taken_behind(i):
            return False
        self.verb = chunk.word
        return chunk.word.text in words.complements or chunk.word.text in preposition_roles()

    def _held_post(self, i: int) -> bool:
        """What the object holds is the post: 免去张三兼任的局长职务."""
        chunks, found = self.chunks, self.found
        held = found.object is not None and bool(found.object.of_kind("person")) and self.verb is None
        if not held or found.post is not None or i + 2 >= len(chunks) or chunks[i + 1].kind != DE:
            return False
        phrase = chunks[i + 2].phrase
        if phrase is None or any(m.kind != "post" for m in phrase.members):
            return False
        found.post = phrase
        return True

    def _taken_behind(self, i: int) -> bool:
        """The object stands behind a clause of its own: 任命曾在谷歌工作的王宁为总裁, 解雇涉事的两名高管."""
        chunks, found = self.chunks, self.found
        if self.head is not None and not found.relative and found.object is None:
            _take_object(chunks, self.head, found, self.object_fits, self.head)
            if found.object is not None:
                _after(chunks, self.head, found)
                return True
        after = i + 1
        while after < len(chunks) and chunks[after].kind in (VERB, PARTICLE, ADVERB, TIME):
            after += 1
        described = after < len(chunks) and (has_de(chunks[after]) or ends_in_de(chunks[after - 1]))
        if found.object is None and not found.object_unfit and described:
            _take_object(chunks, after, found, self.object_fits, None)
            if found.object is not None:
                _after(chunks, after, found)
                return True
        return False


_HANDLERS: dict[str, Callable[[_RightReader, int], bool]] = {
    CLOSER: _RightReader.closer,
    TIME: _RightReader.time,
    PARTICLE: _RightReader.passed,
    ADVERB: _RightReader.passed,
    PHRASE: _RightReader.phrase,
    GROUP: _RightReader.group,
    VERB: _RightReader.other_verb,
    PREPOSITION: _RightReader.other_verb,
    TRIGGER: _RightReader.other_verb,
}


def _before_person(chunks: list[Chunk], at: int, i: int, object_fits: Fits) -> bool:
    """A verb right behind the trigger belongs to the words before the person's name: 挖来强化学习专家张三."""
    if any(c.kind != PARTICLE for c in chunks[at + 1 : i]) or i + 1 >= len(chunks):
        return False
    phrase = chunks[i + 1].phrase
    head = phrase.members[0] if phrase is not None and chunks[i + 1].kind == PHRASE else None
    return head is not None and head.kind == "person" and len(head.words) > 1 and object_fits(head)


def _own(phrase: NounPhrase | None) -> bool:
    """Nothing yet, or only a pronoun before a longer phrase (自己 在…的职务)."""
    return phrase is None or all(m.kind in ("pronoun", "thing") and len(m.words) == 1 for m in phrase.members)


def _after(chunks: list[Chunk], head: int, found: ArgumentsDraft) -> None:
    for i in range(head + 1, len(chunks) - 1):
        if chunks[i].word.text in grammar().complements:
            phrase = chunks[i].phrase or chunks[i + 1].phrase
            if phrase is not None and phrase.of_kind("post", "unit", "team"):
                found.post = phrase
            return


def _take_object(chunks: list[Chunk], i: int, found: ArgumentsDraft, object_fits: Fits, head: int | None) -> None:
    phrase = chunks[i].phrase
    if phrase is None:
        return
    if any(object_fits(m) for m in phrase.members):
        # 收购马斯克创立的公司: a name before the verb of a relative clause is not the object when the head fits.
        if head is not None and not found.relative and head == i + 3 and chunks[i + 1].kind in (VERB, TRIGGER):
            other = chunks[head].phrase
            if other is not None and any(object_fits(m) for m in other.members) and not names_person(chunks[i]):
                phrase = other
        found.object = phrase
        found.object_unfit = False
    elif not _counted(phrase):
        found.object_unfit = True
        found.attributive = phrase.head is not None and phrase.head.kind in ("group", "post")


def _counted(phrase: NounPhrase) -> bool:
    """A number or a sum is no object: 裁员两千人, 解雇了两名涉事的员工."""
    return all(w.cat == NUMBER for m in phrase.members for w in m.words) or all(
        m.kind in ("money", "share") for m in phrase.members
    )
