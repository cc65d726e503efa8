"""Features of what stands beside a span: words, marks, lists, and the article's other places of the same string."""

from __future__ import annotations

from functools import cache

import regex

from flows.entities.candidates.organizations.acts import act_after, acted_on
from flows.entities.candidates.organizations.marks import kinds_of_organizations
from flows.entities.lexicon import (
    characters,
    common_words,
    is_person_noun,
    names,
    organization_patterns,
    organization_positions,
    organizations,
    titles,
)
from flows.entities.name_parts import surname_of
from flows.entities.name_shape import called, shape
from flows.entities.selection import context
from flows.entities.selection.span import CandidateSpan
from flows.entities.selection.tagging_measures import class_of
from flows.language.dictionary import word
from flows.language.patterns import CLOSING, OPENING, alternation, is_han
from flows.language.script import MIDDLE_DOTS
from schemas.records import Token

LONGEST_SHORT_FORM = 4  # characters
LONGEST_FRAMED = 3  # characters of a name in a frame whose shape is doubtful: 于是之
FAR = 160  # characters before, in which the bearer of a surname is looked for


def _mark(character: str) -> str | None:
    if character in MIDDLE_DOTS:
        return "dot"
    named = context.marks().get(character)
    if named:
        return named
    if character.isdigit():
        return "digit"
    if character.isascii() and character.isalpha():
        return "letter"
    return None if is_han(character) else "other"


def left(s: CandidateSpan) -> list[str]:
    """The mark or word before."""
    if s.start <= s.begin:
        return ["beginning"]
    character = s.view.folded[s.start - 1]
    if character == " ":
        return ["space", *([f"space {_word_class(s.left)}"] if s.left else [])]
    if mark := _mark(character):
        return [mark]
    token = s.view.by_end.get(s.start)
    if token is None:
        return ["n", "a post in a word"] if s.start in s.view.title_ends else ["inside a word"]  # 特首 + 林 of 首林
    word = s.view.word(token)
    if character in names().common_surnames and s.start - 1 in s.view.title_ends:
        return [_word_class(token), "a post and a surname"]  # 特首林 + 郑月娥
    of_a_post = token.tag in ("PER", "ORG", "LOC") and s.start in s.view.title_ends  # 首席财务 + 官
    found = ["n" if of_a_post else _word_class(token)]
    if word in context.beside().words_before:
        found.append(f"“{word}”")
    if token.tag == "PER" and s.name[0] in characters().joining_people:
        found.append("PER and")  # 王新亭 + 和田维新
    return found


def right(s: CandidateSpan) -> list[str]:
    """The mark or word behind."""
    if s.end >= s.stop:
        return ["end"]
    character = s.view.folded[s.end]
    if character == " ":
        return ["space", *([f"space {_word_class(s.right)}"] if s.right else [])]
    if mark := _mark(character):
        return [mark]
    token = s.view.by_start.get(s.end)
    if token is None:
        return ["inside a word"]
    word = s.view.word(token)
    found = [_word_class(token)]
    if word in context.beside().words_behind:
        found.append(f"“{word}”")
    return found


def _word_class(token: Token) -> str:
    return class_of(token)


def person_signs_before(s: CandidateSpan) -> list[str]:
    """A post, a word for a person, words of a life, right before."""
    found = []
    if _is_behind_post(s):
        found.append("post")
    if s.left is not None and s.left.end == s.start and is_person_noun(s.view.word(s.left)):
        found.append("person noun")
    if s.before.endswith(titles().life_before):
        found.append("life")
    return found


def _is_behind_post(s: CandidateSpan) -> bool:
    """Whether a post ends right before, or a post and a quote or comma."""
    at = s.start
    while at > s.begin and s.view.folded[at - 1] in ' “"、,和':
        at -= 1
    return at in s.view.title_ends


def person_signs_after(s: CandidateSpan) -> list[str]:
    """What people do, are called or live through, right behind."""
    found = []
    if context.verb_after().match(s.after):
        found.append("verb or courtesy")
    if context.life_after().match(s.after):
        found.append("life")
    if s.end in s.view.titles:
        found.append("post")
    if context.COLON.match(s.after) and context.BEGINNING.search(s.before):
        found.append("colon of a speaker")
    return found


def organization_signs_before(s: CandidateSpan) -> list[str]:
    """What is done to organisations, or says that one follows."""
    found = []
    if s.before.rstrip('了“「『"《').endswith(acted_on()):
        found.append("acted on")
    if s.before.rstrip('“「『"《 ').endswith(kinds_of_organizations()):
        found.append("kind")
    if s.before.endswith(organization_patterns().company_before):
        found.append("company word")
    return found


def organization_signs_after(s: CandidateSpan) -> list[str]:
    """What organisations do or have, right behind."""
    found = []
    after = s.after.lstrip('”」』"》 ')
    if act_after().match(after):
        found.append("act")
    if _never_people().match(after):
        found.append("act of no person")
    if after.startswith(organizations().near):
        found.append("near")
    if after.startswith(organization_positions().tails):
        found.append("tail")
    if s.end + len(s.after) - len(after) in s.view.titles:
        found.append("post")
    if context.business_after(of_teams=True).match(after):
        found.append("form goes on")
    return found


@cache
def _never_people() -> regex.Pattern[str]:
    known = organization_positions()
    return regex.compile(alternation(known.never_people))


def sign_before(s: CandidateSpan) -> list[str]:
    """Signs of the vocabulary before it."""
    return context.signs_before(s.before)


def sign_after(s: CandidateSpan) -> list[str]:
    """Signs of the vocabulary behind it."""
    return context.signs_after(s.after)


def sign_around(s: CandidateSpan) -> list[str]:
    """Signs of the vocabulary on both sides, quotation marks on both sides, a post that goes on."""
    found = context.signs_around(s.before, s.after)
    if s.before and s.after and s.before[-1] in OPENING and s.after[0] in CLOSING:
        found.append("in quotes")
    if (title_end := s.view.titles.get(s.start)) is not None and title_end > s.end:
        found.append("part of a post")
    if s.end - s.start > len(s.name):
        found.append("padded")
    if s.name.isascii() and s.view.is_latin(s.begin, s.stop):
        found.append("in a Latin sentence")
    if any(at < s.start < end < s.end for at, end in s.view.titles.items() if at >= s.begin):
        found.append("begins within a post")  # 首席财务 + 官鲁岱
    return found


def frame(s: CandidateSpan) -> list[str]:
    """The frames of frames.yaml in which a person's name stands, and whether the tagger sees a word in it."""
    if not s.before or s.name in common_words() or is_person_noun(s.name) or s.name[-1] in characters().begins_verbs:
        return []
    doubtful = (
        len(s.name) == LONGEST_FRAMED and s.name[0] in names().surnames and s.name[-1] not in names().not_in_names
    )
    if not doubtful and not shape(s.name):
        return []
    word = s.first is not None and s.first is s.last and s.first.tag != "PER"
    return [f"{name}, a word" if word else name for name in context.frames_around(s.before, s.after)]


def beside_in_list(s: CandidateSpan) -> list[str]:
    """What a 、 or 和 joins to it on either side."""
    found = []
    for side in (
        context.neighbor(s.view, s.start, s.end, left=True),
        context.neighbor(s.view, s.start, s.end, left=False),
    ):
        if side:
            found.append(side)
    return ["both " + found[0]] if len(found) == 2 and found[0] == found[1] else found


def count(s: CandidateSpan) -> str:
    """How often the string stands in the article; a padded name counts as once."""
    n = s.article.standing(s.name).count
    return "1" if n <= 1 else "2" if n == 2 else "3 and more" if n < 6 else "6 and more"


def gloss(s: CandidateSpan) -> list[str]:
    """What the article says, anywhere, that these letters stand for: a thing, a body."""
    return sorted(s.article.glosses.get(s.name, ())) if s.name[:1].isascii() else []


def neighbors_fixed(s: CandidateSpan) -> list[str]:
    """Whether one character stands before or behind it wherever it stands: then it is a piece of something longer."""
    standing = s.article.standing(s.name)
    described = s.before.endswith(kinds_of_organizations())  # 晶圆代工厂 + 旭冈科技, wherever it stands
    return ["before"] * (standing.fixed_before and not described) + ["behind"] * standing.fixed_behind


def elsewhere(s: CandidateSpan) -> list[str]:
    """What the tagger calls the string in the article's other places."""
    own = s.first.tag if s.first is not None and s.first is s.last else None
    total = s.article.as_word(s.name) - (own is not None)
    beside = s.article.beside_people(s.name) if len(s.name) > 1 and not s.name.isascii() else []
    if total <= 0:
        return beside
    found = []
    for tag in ("PER", "ORG", "LOC"):
        n = s.article.tagged(s.name, tag) - (own == tag)
        if n:
            found.append(f"{tag} {'mostly' if n * 2 >= total else 'seldom'}")
    return [*(found or ["a word"]), *beside]


def bearer(s: CandidateSpan) -> list[str]:
    """Whether the article names somebody fuller of whom this is a part, how many, and whether just before."""
    name = s.name
    if len(name) > 1 and not called(name):
        cut = s.last is None and is_word_of_clause(name[1:] + s.after[:1])  # 陈坚 + 持
        if (cut or is_word_of_clause(name[1:])) and s.article.bearers.get(name[0], frozenset()) - {name}:
            return ["a bearer's surname and a word"]  # 陈今年 where 陈铭泽 stands
        return ["part of a fuller name"] if len(name) > 1 and s.article.in_fuller_name(name) else []
    surname = surname_of(name[1:] if len(name) > 1 and name[0] in names().nickname_prefixes else name)
    bearers = s.article.bearers.get(surname, frozenset())
    if not bearers:
        return ["nobody"]
    found = ["one" if len(bearers) == 1 else "several"]
    if any(b in s.view.folded[s.begin : s.start] for b in bearers):
        found.append("in the sentence before")
    elif any(b in s.view.folded[max(0, s.begin - FAR) : s.start] for b in bearers):
        found.append("close before")
    return found


def is_word_of_clause(rest: str) -> bool:
    """Whether what stands behind a surname is an adverb, a time, a verb or grammar: 今年, 一度, 又, 回复."""
    if rest in names().tails or (len(rest) == 1 and rest in names().verbs_of_one + names().not_in_names):
        return True
    known = word(rest)
    return known is not None and known.word_class in ("adverb", "time", "verb", "other")


def fuller(s: CandidateSpan) -> list[str]:
    """Whether the article holds a longer organisation of which this may be the short form: 港大 of 香港大学."""
    name = s.name
    if not 2 <= len(name) <= LONGEST_SHORT_FORM or name.isascii():
        return []
    return list(s.article.fuller_than(name))
