"""Noun phrases: the members of an enumeration, and what holds for several of them.

In: words of a clause. Out: a `NounPhrase`. `members` reads each member; `clauses` finds where phrases begin and end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flows.events.lexicon import counting, grammar
from flows.events.syntax.members import Member, read_member, say
from flows.events.syntax.tokens import DE, ENTITY, JOINER, NOUN, NUMBER, PRONOUN, QUOTE, Word

_PLAIN = frozenset({"thing", "talk", "product"})  # kinds of nouns that may narrow a post down
_LONGEST_NARROWING = 2  # words of one


@dataclass(slots=True)
class NounPhrase:
    """Words `start`..`end` of a clause, as members."""

    start: int
    end: int
    members: list[Member]

    @property
    def head(self) -> Member | None:
        """The last member."""
        return self.members[-1] if self.members else None

    def of_kind(self, *kinds: str) -> list[Member]:
        """Members whose head is of one of these kinds."""
        return [m for m in self.members if m.kind in kinds]


def read(words: Sequence[Word], start: int, end: int) -> NounPhrase:
    """The noun phrase of words[start:end]."""
    members: list[Member] = []
    ends = grammar().list_ends
    stretch: list[Word] = []
    joiners: list[Word] = []
    for word in words[start:end]:
        if word.cat == JOINER:
            joiners.append(word)
            _add(members, stretch)
            stretch = []
        elif word.text in ends and stretch:
            continue
        else:
            stretch.append(word)
    _add(members, stretch)
    return NounPhrase(start, end, _fold_appositions(_of_one_post(_of_one_name(members), joiners)))


def _of_one_post(members: list[Member], joiners: Sequence[Word]) -> list[Member]:
    """A joiner inside what narrows a post down parts nothing: 技术与产品副总裁 is no 技术 beside a 产品副总裁."""
    out: list[Member] = []
    for member in members:
        before = out[-1] if out else None
        joiner = next((j for j in joiners if before and before.words[-1].end <= j.start < member.words[0].start), None)
        if (
            before is None
            or joiner is None
            or joiner.text not in grammar().binding_joiners
            or not _narrows(before, member)
        ):
            out.append(member)
            continue
        first, narrowing = member.posts[0], _narrowing(before)
        member.posts[0] = say([*narrowing, joiner, *(w for w in member.words if w.end <= first.end)])
        member.words = [*before.words, joiner, *member.words]
        member.organizations = [*before.organizations, *member.organizations]
        member.pronouns = [*before.pronouns, *member.pronouns]
        out[-1] = member
    return out


def _narrows(before: Member, member: Member) -> bool:
    """Whether plain nouns are joined to a noun with which the post of the next member begins."""
    if before.kind not in _PLAIN or not member.posts or not 0 < len(_narrowing(before)) <= _LONGEST_NARROWING:
        return False
    post, first = member.posts[0], member.words[0]
    return post.start == first.start and first.end < post.end and first.cat == NOUN and first.kind in _PLAIN


def _narrowing(member: Member) -> list[Word]:
    """The plain nouns of a member behind the organisation whose they are; none where anything else stands there."""
    names = [i for i, w in enumerate(member.words) if w.key and w in member.organizations]
    rest = list(member.words[names[-1] + 1 if names else 0 :])
    return rest if all(w.cat == NOUN and w.kind in _PLAIN for w in rest) else []


def _of_one_name(members: list[Member]) -> list[Member]:
    """A joiner inside a body's name does not part the post from its holder: 张三的发展和改革委员会主任职务."""
    for i, (member, after) in enumerate(pairwise(members)):
        cut = member.kind == "thing" and after.kind == "post" and member.possessors and not after.possessors
        if cut and any(w.cat == DE for w in member.words):
            whole = read_member([*member.words, *after.words])
            return [*members[:i], whole, *_of_one_name(members[i + 2 :])]
    return members


def _add(members: list[Member], stretch: list[Word]) -> None:
    """A stretch between joiners: one member, or several where persons stand side by side without a joiner."""
    while stretch and _trails(stretch):
        stretch = stretch[:-1]
    while stretch and stretch[0].cat == QUOTE:
        stretch = stretch[1:]
    if members and members[-1].kind == "person" and _counts_list(stretch):
        stretch = stretch[:-2]
    if stretch:
        members.append(read_member(stretch))


def _trails(stretch: Sequence[Word]) -> bool:
    """The last word belongs to no member: a mark, a title after a name (张三先生)."""
    last = stretch[-1]
    if last.cat == QUOTE:
        return not _closes(stretch)
    if last.text in grammar().trailing and len(stretch) > 1:
        return stretch[-2].cat == ENTITY  # 长青电机全球裁员
    return last.text in grammar().titles_after_names and len(stretch) > 1 and stretch[-2].kind == "person"


def _counts_list(stretch: Sequence[Word]) -> bool:
    """What stands behind the last name of a list says how many they are: 甲、乙、丙三名管理层."""
    if len(stretch) < 3 or stretch[-3].kind != "person" or stretch[-2].cat != NUMBER:
        return False
    return stretch[-1].kind in ("group", "post") and stretch[-2].text.endswith(counting().of_people)


def _closes(stretch: Sequence[Word]) -> bool:
    """The mark at the end closes one that was opened inside: 轿车“启明”."""
    return any(w.cat == QUOTE for w in stretch[1:-1])


def joins_as(word: Word) -> str:
    """What a word is to a joiner, which joins two of a kind: person, organization, thing."""
    if word.cat == ENTITY:
        return "person" if word.kind == "person" else "organization"
    if word.cat == PRONOUN or word.kind in ("group", "post"):
        return "person"
    if word.kind in ("firm", "unit"):
        return "organization"
    return "thing"


def _fold_appositions(members: list[Member]) -> list[Member]:
    """Posts enumerated before a name belong to the name: 合伙人、高级副总裁张三."""
    if not any(m.kind == "person" for m in members):
        return members
    out: list[Member] = []
    waiting: list[Member] = []
    for member in members:
        if member.kind == "post":
            waiting.append(member)
            continue
        if member.kind == "person" and waiting:
            # Only where the name's own stretch says a post too, or nothing stands between: else two different things.
            for post in waiting:
                member.posts = [*post.posts, *member.posts]
                member.organizations = [*post.organizations, *member.organizations]
                member.pronouns = [*post.pronouns, *member.pronouns]
            waiting = []
        else:
            out.extend(waiting)
            waiting = []
        out.append(member)
    out.extend(waiting)
    # 谷歌研究员张三和李四: what stands before the first holds for the others that have nothing of their own.
    first = out[0] if out else None
    if first is not None and first.kind == "person" and (first.organizations or first.pronouns):
        for member in out[1:]:
            if member.kind == "person" and not member.organizations and not member.pronouns and not member.posts:
                member.organizations = list(first.organizations)
                member.pronouns = list(first.pronouns)
    return out
