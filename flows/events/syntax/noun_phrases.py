"""Noun phrases: what stands at their head, who and what stands before it, and the members of an enumeration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from flows.events.lexicon import grammar, joined_class, nouns, posts, pronouns
from flows.events.syntax.tokens import CLOSER, DE, ENTITY, JOINER, NOUN, NUMBER, PRONOUN, QUOTE, TIME, Word

# What counts an event between its subject and its word: 新一轮裁员, 第二波裁员.
_ROUNDS = ("轮", "波")


@dataclass(frozen=True, slots=True)
class SaidName:
    """Words kept as they stand: folded text to compare, offsets in the part to quote."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Member:
    """One member of a noun phrase: its head, its kind, and the names that stand before the head.

    kind: person, organization, team, post, group, firm, unit, product, letter, money, thing, talk, other, pronoun.
    """

    head: Word
    kind: str
    words: Sequence[Word]
    organizations: list[Word] = field(default_factory=list)
    possessors: list[Word] = field(default_factory=list)
    posts: list[SaidName] = field(default_factory=list)
    pronouns: list[Word] = field(default_factory=list)
    former: bool = False

    @property
    def said(self) -> SaidName:
        """The member's words, without quotes around them."""
        return say(self.words)


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


def say(words: Sequence[Word]) -> SaidName:
    """Words as they stand; Latin ones with a space between in the text to compare, quotes around them left out."""
    while len(words) > 1 and words[0].cat in (QUOTE, JOINER):
        words = words[1:]
    while len(words) > 1 and words[-1].cat in (QUOTE, JOINER):
        words = words[:-1]
    text = ""
    for word in words:
        if text and text[-1].isascii() and text[-1].isalnum() and word.text[0].isascii() and word.text[0].isalnum():
            text += " "
        text += word.text
    return SaidName(text, words[0].start, words[-1].end)


def read(words: Sequence[Word], start: int, end: int) -> NounPhrase:
    """The noun phrase of words[start:end]."""
    members: list[Member] = []
    ends = grammar().list_ends
    stretch: list[Word] = []
    for word in words[start:end]:
        if word.cat == JOINER:
            _add(members, stretch)
            stretch = []
        elif word.text in ends and stretch:
            continue
        else:
            stretch.append(word)
    _add(members, stretch)
    return NounPhrase(start, end, _fold_appositions(_of_one_name(members)))


def _of_one_name(members: list[Member]) -> list[Member]:
    """张三的发展和改革委员会主任职务: a joiner inside a body's name does not part the post from its holder."""
    for i, (member, after) in enumerate(pairwise(members)):
        cut = member.kind == "thing" and after.kind == "post" and member.possessors and not after.possessors
        if cut and any(w.cat == DE for w in member.words):
            whole = _member([*member.words, *after.words])
            return [*members[:i], whole, *_of_one_name(members[i + 2 :])]
    return members


def _add(members: list[Member], stretch: list[Word]) -> None:
    """A stretch between joiners: one member, or several where persons stand side by side without a joiner."""
    while stretch and _trails(stretch):
        stretch = stretch[:-1]
    while stretch and stretch[0].cat == QUOTE:
        stretch = stretch[1:]
    if stretch:
        members.append(_member(stretch))


def _trails(stretch: Sequence[Word]) -> bool:
    """The last word belongs to no member: a mark, a title after a name (张三先生)."""
    last = stretch[-1]
    if last.cat == QUOTE:
        return not _closes(stretch)
    if last.text in grammar().trailing and len(stretch) > 1:
        return stretch[-2].cat == ENTITY  # 长青电机全球裁员
    return last.text in grammar().titles_after_names and len(stretch) > 1 and stretch[-2].kind == "person"


def _closes(stretch: Sequence[Word]) -> bool:
    """轿车“启明”: the mark at the end closes one that was opened inside."""
    return any(w.cat == QUOTE for w in stretch[1:-1])


def _member(stretch: list[Word]) -> Member:
    shares = nouns().share
    end = len(stretch)
    while end > 1 and (stretch[end - 1].text in shares or stretch[end - 1].cat in (NUMBER, DE)):
        end -= 1
    if end < len(stretch) and stretch[-1].text in shares and stretch[end - 1].kind in ("organization", "team"):
        stretch = stretch[:end]
    while len(stretch) > 1 and stretch[-2].cat == ENTITY and stretch[-1].text.endswith(_ROUNDS):
        stretch = stretch[:-1]  # 乙公司二轮 + 裁员
    while len(stretch) > 1 and _counts(stretch[-1], stretch[-2]):
        stretch = stretch[:-1]  # 遣散工人一百七十名
    head = next(w for w in (*reversed(stretch), stretch[-1]) if w.cat != QUOTE)
    after_de = max((i for i, w in enumerate(stretch) if w.cat == DE), default=-1) + 1
    kind = _kind(head)
    if len(stretch) > 1 and head.cat == NOUN and stretch[-1] is head and stretch[-2].cat == NOUN:
        joined = joined_class(stretch[-2].text, head.text)
        kind = kind if joined is None else "unit" if joined == "team" else joined
    if head.text == "工作" and len(stretch) > 1 and stretch[-2].kind == "post":
        kind = "post"  # 辞掉工程师工作
    quotes = [w.text for w in stretch[: stretch.index(head)] if w.cat == QUOTE]
    if quotes and quotes[-1] == "《" and head.cat != ENTITY:
        kind = "thing"  # 新作《旅人》: whatever the title's last word is
    if kind == "thing" and any(w.cat == QUOTE for w in stretch):
        # 轿车“启明01”: the noun before the quoted name tells what it is
        first = next(i for i, w in enumerate(stretch) if w.cat == QUOTE)
        kind = (stretch[first - 1].kind or kind) if first else kind
    if head.text in nouns().equity and head.cat != ENTITY:
        kind = "share"  # 拿下60%股权
    if kind == "thing" and _numbered(head) and any(w.kind == "product" for w in stretch[after_de:-1]):
        kind = "product"  # 语音模型回声2, 轿车A8
    # 张三董事长: a post after the name belongs to the name.
    if kind == "post" and len(stretch) > 1 and stretch[-2].kind == "person" and after_de <= len(stretch) - 2:
        member = _member(stretch[:-1])
        member.posts.append(say([head]))
        return member
    member = Member(head, kind, stretch)
    before = stretch[: stretch.index(head)]
    if kind == "product":
        before = before[: next((i for i, w in enumerate(before) if w.cat == QUOTE), len(before))]
    for i, word in enumerate(before):
        if word.cat == ENTITY:
            if word.kind == "person":
                member.possessors.append(word)
            else:
                member.organizations.append(word)
        elif word.cat == PRONOUN or (word.cat == NOUN and word.text in pronouns().organization):
            member.pronouns.append(word)
        elif word.text in posts().former:
            member.former = True
        holder = kind == "post" and stretch[i + 1].kind == "person"  # 首席执行官张三的合同
        if word.kind == "post" and word.cat == NOUN and (i >= after_de or holder):
            member.posts.append(_post(stretch, i))
    if kind == "post":
        member.posts.append(_post(stretch, len(stretch) - 1))
    return member


def _counts(word: Word, before: Word) -> bool:
    """工人 + 一百七十名: how many of the people named before."""
    return word.cat == NUMBER and word.text.endswith(("名", "人", "位", "个")) and before.kind in ("group", "post")


def _numbered(head: Word) -> bool:
    return head.cat == NUMBER or head.tag in ("nz", "nw") or head.text[0].isascii()


def _kind(head: Word) -> str:
    if head.cat == ENTITY:
        return head.kind
    known = pronouns()
    if head.text in known.organization and head.cat in (PRONOUN, NOUN):
        return "firm" if head.text not in known.person else "pronoun"
    if head.text in known.team:
        return "unit"
    if head.cat == PRONOUN:
        if head.text in known.person | known.people | known.speaker | known.speakers | known.reflexive:
            return "pronoun"
        return "thing"
    if head.text in known.people:
        return "pronoun"
    return head.kind or "thing"


def joins_as(word: Word) -> str:
    """What a word is to a joiner, which joins two of a kind: person, organization, thing."""
    if word.cat == ENTITY:
        return "person" if word.kind == "person" else "organization"
    if word.cat == PRONOUN or word.kind in ("group", "post"):
        return "person"
    if word.kind in ("firm", "unit"):
        return "organization"
    return "thing"


def _post(stretch: Sequence[Word], at: int) -> SaidName:
    """The post that ends at this word, with the nouns that narrow it down (首席 营销 官)."""
    begin = at
    known = posts()
    while begin > 0:
        word = stretch[begin - 1]
        if word.cat in (ENTITY, DE, JOINER, QUOTE, TIME, NUMBER, PRONOUN, CLOSER) or word.text in known.former:
            break
        if word.text in known.new or word.text in pronouns().organization:
            break
        if word.kind in ("firm", "unit", "group") and word.text not in known.modifiers:
            break
        if word.kind == "post" and word.text not in known.modifiers and not _of_one_post(word, stretch[begin]):
            break
        begin -= 1
    return say(stretch[begin : at + 1])


def _of_one_post(first: Word, second: Word) -> bool:
    """副总 + 经理, 总编辑 + 助理: two words that a post may end in make one."""
    known, said = posts(), second.text
    for empty in nouns().post:  # 秘书职务
        said = said.removesuffix(empty) or said
    return said in known.assistants or (first.text + said).endswith(known.compounds)


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
