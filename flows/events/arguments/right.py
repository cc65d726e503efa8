"""What follows a trigger: its object, where it leads (到, 至), the post (为, 担任), groups and times."""

from __future__ import annotations

from flows.events.arguments.frame import Arguments, Fits
from flows.events.arguments.relative_clauses import has_de, names_person
from flows.events.lexicon import grammar, preposition_roles
from flows.events.syntax.clauses import GROUP, PHRASE, Chunk
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import ADVERB, CLOSER, DE, NUMBER, PARTICLE, PREPOSITION, TIME, TRIGGER, VERB, Word


def read_right(chunks: list[Chunk], at: int, found: Arguments, object_fits: Fits, head: int | None) -> None:
    """What follows the trigger: object, goal (到, 至), post (为, 担任), groups, times."""
    words = grammar()
    roles = preposition_roles()
    verb: Word | None = None
    for i in range(at + 1, len(chunks)):
        chunk = chunks[i]
        if chunk.kind == CLOSER:
            found.closed = i == at + 1 or found.closed or (found.object is not None and verb is None)
            break
        if chunk.kind == DE:
            break
        if chunk.kind == TIME:
            if verb is None:
                found.times.append(chunk.word)
        elif chunk.kind in (PARTICLE, ADVERB):
            continue
        elif chunk.kind == PHRASE and chunk.phrase is not None:
            if verb is None:
                if found.object is None:
                    _take_object(chunks, i, found, object_fits, head)
                    if found.object is None and head is not None and not found.relative:
                        _take_object(chunks, head, found, object_fits, head)
                        break
            elif verb.text in words.complements and found.post is None and chunk.phrase.of_kind("post", "unit", "team"):
                found.post = chunk.phrase
            elif verb.text in ("到", "至", "入", "进", "回", "往", "去", "给", "回到", "加入", "进入", "于"):
                found.goal = found.goal or chunk.phrase
            else:
                break
            verb = None if verb is None else verb
        elif chunk.kind == GROUP and chunk.phrase is not None:
            text = chunk.word.text
            what = roles.get(text, ())
            if text in words.complements and (chunk.phrase.of_kind("post") or found.object is not None):
                found.post = found.post or chunk.phrase
            elif "source" in what:
                found.source = found.source or chunk.phrase
            elif "place" in what and _own(found.object) and any(object_fits(m) for m in chunk.phrase.of_kind("post")):
                # 交出自己在乙公司的职务
                found.object, found.object_unfit = chunk.phrase, False
            elif "place" in what:
                found.place = found.place or chunk.phrase
            elif "goal" in what:
                found.goal = found.goal or chunk.phrase
            elif "partner" in what:
                found.partner = found.partner or chunk.phrase
        elif chunk.kind == VERB and verb is None and _before_person(chunks, at, i, object_fits):
            continue
        elif chunk.kind in (VERB, PREPOSITION, TRIGGER):
            if chunk.kind == VERB and verb is not None and verb.text not in words.complements:
                break
            if head is not None and not found.relative and found.object is None:
                _take_object(chunks, head, found, object_fits, head)
                if found.object is not None:
                    # 任命曾在谷歌工作的王宁为总裁: go on after the head.
                    _after(chunks, head, found)
                    break
            after = i + 1
            while after < len(chunks) and chunks[after].kind == VERB:
                after += 1
            if found.object is None and not found.object_unfit and after < len(chunks) and has_de(chunks[after]):
                # 解雇涉事的两名高管: the verb belongs to the phrase after it.
                _take_object(chunks, after, found, object_fits, None)
                if found.object is not None:
                    _after(chunks, after, found)
                    break
            verb = chunk.word
            if verb.text not in words.complements and verb.text not in roles:
                # Another verb takes over what follows.
                break
        else:
            break


def _before_person(chunks: list[Chunk], at: int, i: int, object_fits: Fits) -> bool:
    """挖来强化学习专家张三: a verb right behind the trigger belongs to the words before the person's name."""
    if any(c.kind != PARTICLE for c in chunks[at + 1 : i]) or i + 1 >= len(chunks):
        return False
    phrase = chunks[i + 1].phrase
    head = phrase.members[0] if phrase is not None and chunks[i + 1].kind == PHRASE else None
    return head is not None and head.kind == "person" and len(head.words) > 1 and object_fits(head)


def _own(phrase: NounPhrase | None) -> bool:
    """Nothing yet, or only a pronoun before a longer phrase (自己 在…的职务)."""
    return phrase is None or all(m.kind in ("pronoun", "thing") and len(m.words) == 1 for m in phrase.members)


def _after(chunks: list[Chunk], head: int, found: Arguments) -> None:
    for i in range(head + 1, len(chunks) - 1):
        if chunks[i].word.text in grammar().complements:
            phrase = chunks[i].phrase or chunks[i + 1].phrase
            if phrase is not None and phrase.of_kind("post", "unit", "team"):
                found.post = phrase
            return


def _take_object(chunks: list[Chunk], i: int, found: Arguments, object_fits: Fits, head: int | None) -> None:
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
