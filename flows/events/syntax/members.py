"""One member of a noun phrase: what stands at its head, who and what stands before it.

In: the words between two joiners. Out: a `Member`. `noun_phrases` puts the members of an enumeration together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from flows.events.lexicon import counting, joined_class, nouns, posts, pronouns
from flows.events.syntax.tokens import CLOSER, DE, ENTITY, JOINER, NOUN, NUMBER, PRONOUN, QUOTE, TIME, Word


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


def read_member(stretch: list[Word]) -> Member:
    """The member that a stretch of words between joiners is; its first word is no quote."""
    stretch = _without_counts(stretch)
    at = max(i for i, w in enumerate(stretch) if w.cat != QUOTE)
    after_de = max((i for i, w in enumerate(stretch) if w.cat == DE), default=-1) + 1
    kind = _kind_in(stretch, at, after_de)
    if kind == "post" and len(stretch) > 1 and stretch[-2].kind == "person" and after_de <= len(stretch) - 2:
        if stretch[at].text in posts().relations:
            return Member(stretch[at], "other", stretch)  # 张三徒弟: somebody else
        member = read_member(stretch[:-1])  # 张三董事长: a post after the name belongs to the name
        member.posts.append(say([stretch[at]]))
        return member
    member = Member(stretch[at], kind, stretch)
    before = range(at)
    if kind == "product":
        before = range(next((i for i in before if stretch[i].cat == QUOTE), at))
    for i in before:
        _take_before(member, stretch[i])
        holder = kind == "post" and stretch[i + 1].kind == "person"  # 首席执行官张三的合同
        if stretch[i].kind == "post" and stretch[i].cat == NOUN and (i >= after_de or holder):
            member.posts.append(_post(stretch, i))
    if kind == "post":
        member.posts.append(_post(stretch, len(stretch) - 1))
    return member


def _without_counts(stretch: list[Word]) -> list[Word]:
    """The stretch without what only counts at its end: a share of an organisation, a round, a number of people."""
    stretch = _without_shares(stretch)
    while len(stretch) > 1 and stretch[-2].cat == ENTITY and stretch[-1].text.endswith(counting().rounds):
        stretch = stretch[:-1]  # 乙公司二轮 + 裁员
    while len(stretch) > 1 and _counts(stretch[-1], stretch[-2]):
        stretch = stretch[:-1]  # 遣散工人一百七十名
    return stretch


def _without_shares(stretch: list[Word]) -> list[Word]:
    """What is bought of a company, or paid to it, behind its name: 乙公司 + 全部股权, 乙公司 + 六千万元."""
    shares, quantities = nouns().share, nouns().quantities
    end = len(stretch)
    while end > 1 and (stretch[end - 1].text in shares | quantities or stretch[end - 1].cat in (NUMBER, DE, QUOTE)):
        end -= 1
    of_company = end < len(stretch) and stretch[end - 1].kind in ("organization", "team")
    last = next((w for w in reversed(stretch) if w.cat != QUOTE), stretch[-1])
    paid = last.cat == NUMBER and (last.kind == "money" or last.text.endswith(counting().paid))
    return stretch[:end] if of_company and (last.text in shares or paid) else stretch


def _kind_in(stretch: Sequence[Word], at: int, after_de: int) -> str:
    """The kind of the head, which stands at `at`, as the words before it make it: each step may change it."""
    head = stretch[at]
    kind = _joined_kind(stretch, at) or _kind(head)
    if head.text in posts().jobs and len(stretch) > 1 and stretch[-2].kind == "post":
        kind = "post"  # 辞掉工程师工作
    if head.cat != ENTITY and _opens_title(stretch[:at]):
        kind = "thing"  # 新作《旅人》: whatever the title's last word is
    if kind == "thing":
        kind = _kind_before_quote(stretch) or kind
    if head.text in nouns().equity and head.cat != ENTITY:
        kind = "share"  # 拿下60%股权
    if kind == "thing" and _numbered(head) and any(w.kind == "product" for w in stretch[after_de:-1]):
        kind = "product"  # 语音模型回声2, 轿车A8
    return kind


def _joined_kind(stretch: Sequence[Word], at: int) -> str:
    """What two nouns at the end are together where the vocabulary knows it: 研发 + 团队; empty elsewhere."""
    if at == 0 or at + 1 < len(stretch) or stretch[at].cat != NOUN or stretch[at - 1].cat != NOUN:
        return ""
    joined = joined_class(stretch[at - 1].text, stretch[at].text)
    return "unit" if joined == "team" else joined or ""


def _opens_title(before: Sequence[Word]) -> bool:
    quotes = [w.text for w in before if w.cat == QUOTE]
    return bool(quotes) and quotes[-1] == "《"


def _kind_before_quote(stretch: Sequence[Word]) -> str:
    """The kind of the noun before the first quote, which tells what the quoted name is: 轿车“启明01”."""
    first = next((i for i, w in enumerate(stretch) if w.cat == QUOTE), 0)
    return stretch[first - 1].kind if first else ""


def _take_before(member: Member, word: Word) -> None:
    """Give the member a word before its head: whose it is, of which organisation, that it is a former one."""
    if word.cat == ENTITY and word.kind == "person":
        member.possessors.append(word)
    elif word.cat == ENTITY:
        member.organizations.append(word)
    elif word.cat == PRONOUN or (word.cat == NOUN and word.text in pronouns().organization):
        member.pronouns.append(word)
    elif word.text in posts().former:
        member.former = True


def _counts(word: Word, before: Word) -> bool:
    """How many of the people named before: 工人 + 一百七十名, 人力 + 百分之十五."""
    counts = word.text.endswith(counting().of_parts) or word.text.startswith(counting().shares_before)
    return word.cat == NUMBER and counts and before.kind in ("group", "post")


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
            of_unit = word.text in _nameless() and stretch[begin].text in known.of_units
            if of_unit or (word.kind == "group" and stretch[begin].text in known.of_people):
                begin -= 1
            break
        of_office = stretch[begin].text in known.offices  # 董事长办公室 + 顾问
        one = of_office or word.text in known.modifiers or _of_one_post(word, stretch[begin])
        if word.kind == "post" and not one:
            break
        begin -= 1
    return say(stretch[begin : at + 1])


@cache
def _nameless() -> frozenset[str]:
    """Words for teams and parts that are no end of a name: 团队, 部门, and not the 部 of 航线部."""
    return frozenset(w for w in nouns().team if len(w) > 1)


def _of_one_post(first: Word, second: Word) -> bool:
    """Two words that a post may end in make one: 副总 + 经理, 总编辑 + 助理."""
    known, said = posts(), second.text
    for empty in nouns().post:  # 秘书职务
        said = said.removesuffix(empty) or said
    return said in known.assistants or (first.text + said).endswith(known.compounds)
