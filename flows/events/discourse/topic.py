"""What a clause speaks of: the noun phrase that stands before its verb."""

from __future__ import annotations

from collections.abc import Sequence

from flows.events.arguments.relative_clauses import has_de
from flows.events.lexicon import attribution, grammar, speech_verbs
from flows.events.syntax.chunks import PHRASE, Chunk, ends_in_de
from flows.events.syntax.clauses import Clause
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import DE, TRIGGER, VERB
from schemas.records import Sentence


def hears(clause: Clause) -> bool:
    """Who is named there only passes it on: 某报获悉."""
    return any(w.text in attribution().hearing for w in clause.words)


def first_phrase(clause: Clause) -> NounPhrase | None:
    """The first noun phrase of a clause that stands before its verb; a verb may come in a clause before 的."""
    chunks = clause.chunks
    for i, chunk in enumerate(chunks):
        if chunk.kind == PHRASE:
            return chunk.phrase
        if chunk.kind == VERB and i == 0 and chunk.word.text in speech_verbs():
            continue  # 宣布总裁张三因个人原因，不再…
        if chunk.kind == VERB and chunk.word.text in grammar().provoking and i + 1 < len(chunks):
            return chunks[i + 1].phrase
        if chunk.kind in (VERB, TRIGGER):
            return _after_relative(chunks, i)
    return None


def _after_relative(chunks: Sequence[Chunk], verb: int) -> NounPhrase | None:
    """The phrase that the clause before 的 belongs to: 做了八年设计的张三."""
    found = None
    for i in range(verb + 1, len(chunks)):
        if has_de(chunks[i]) or (chunks[i].kind == PHRASE and ends_in_de(chunks[i - 1])):
            found = chunks[i].phrase
        elif found is not None:
            break
        elif chunks[i].word.text in grammar().copulas and chunks[i - 1].kind == DE and i + 1 < len(chunks):
            return chunks[i + 1].phrase  # 同时被调查的还有张三
    return found


def introduced(clause: Clause) -> NounPhrase | None:
    """Whom the clause says that its topic is: 首任院长是张三."""
    for i, chunk in enumerate(clause.chunks[:-1]):
        if chunk.word.text in grammar().copulas and chunk.kind == VERB:
            return clause.chunks[i + 1].phrase
    return None


def opens_silently(sentence: Sentence) -> bool:
    """Whether it opens with a time and a verb, and says no subject: 1990年任局长."""
    tags = [t.tag for t in sentence.tokens if t.tag not in ("w", "d")][:2]
    return tags[:1] == ["TIME"] and tags[1:] in (["v"], ["p"])
