"""Filling a type's roles from the places around a trigger: which member fits which slot, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from flows.events.discourse.context import TriggerContext
from flows.events.event_types import NO_ROLES, FillerKind, Slot
from flows.events.lexicon import counting, noun_class, nouns, posts, pronouns
from flows.events.roles.fitting import fits, owned
from flows.events.syntax.members import Member, SaidName
from flows.events.syntax.noun_phrases import NounPhrase
from flows.events.syntax.tokens import DE, ENTITY, NUMBER
from flows.language.patterns import alternation

# Roles of people who do it for an organisation: 乙公司CEO宣布裁员 is told as the organisation's.
_SPOKEN_FOR = frozenset(("accepted", "author", "leader", "dismisser"))


@dataclass(slots=True)
class Filled:
    """Roles filled so far: role → keys in order, the post, the object, and how the principal was found."""

    roles: dict[str, list[str]] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)  # person key → the member that names it
    post: SaidName | None = None
    object: SaidName | None = None
    owners: list[str] = field(default_factory=list)  # organisations whose unnamed part stands there (乙公司的部门)
    apart: frozenset[str] = frozenset()  # organisations of which the words tell another post
    how: dict[str, str] = field(default_factory=dict)  # key → named, pronoun, post, carried, focus, relative

    def add(self, role: str, key: str, how: str, member: Member | None = None) -> None:
        """One more filler of a role; words that are only accepted fill none."""
        if role in NO_ROLES:
            return
        keys = self.roles.setdefault(role, [])
        if key not in keys:
            keys.append(key)
        self.how.setdefault(key, how)
        if member is not None:
            self.members.setdefault(key, member)


def _latin_before(member: Member) -> bool:
    """Polaris 集团: a name that nothing is known of, and no word for one named before."""
    return any(w.cat != ENTITY and w.text.isascii() and w.text[0].isalpha() for w in member.words[:-1])


def fill(filled: Filled, phrase: NounPhrase | None, slot: Slot, context: TriggerContext, how: str = "named") -> bool:
    """Fill the slot's roles from the members of a phrase. True when any member fitted."""
    if phrase is None or not slot:
        return False
    any_fits = False
    for member in phrase.members:
        if fits(member, slot):
            any_fits |= _fill_member(filled, member, slot, context, how)
    return any_fits


def _fill_member(filled: Filled, member: Member, slot: Slot, context: TriggerContext, how: str) -> bool:
    """Fill the slot from one member that fits it; the handler is chosen by the member's kind."""
    filled.owners += _owners(member, slot)
    offer = Offer(filled, member, slot, context, how)
    if member.kind in ("unit", "thing") and member.kind not in slot and "team" not in slot and owned(member, slot):
        offer.put(slot["organization"], member.organizations[-1].key, "modifier")
        return True
    handler = _HANDLERS.get(member.kind)
    return handler(offer) if handler is not None else _keep(offer)


@dataclass(frozen=True, slots=True)
class Offer:
    """A member of a noun phrase that is offered to a slot."""

    filled: Filled
    member: Member
    slot: Slot
    context: TriggerContext
    how: str

    def put(self, role: str | None, key: str | None, how: str, *, named: bool = True) -> None:
        """Give a role to a key. named: the member itself names it, and what stands before its head goes with it."""
        if role is not None and key is not None:
            self.filled.add(role, key, how, self.member if named else None)

    def put_all(self, role: str | None, keys: Sequence[str], how: str) -> bool:
        """Give a role to keys that the member stands for. True when there are any."""
        for key in keys:
            self.put(role, key, how, named=False)
        return bool(keys)


def _owners(member: Member, slot: Slot) -> list[str]:
    """Whose part or thing a member is: 乙公司的部门, 乙公司的语音助手, 张三的新书."""
    made = "product" in slot and noun_class(member.head.text) == "product"
    counted = any(w.cat == NUMBER for w in member.words)  # 甲公司的两千个岗位, and not its 行长岗位
    places = member.head.text in posts().places_of_work and counted
    part = member.kind in ("unit", "product", "group") or places
    out = [w.key for w in member.organizations if w.key] if made or part else []
    if made or member.kind == "product":
        out += [w.key for w in member.possessors if w.key]
    return out


def _person(offer: Offer) -> bool:
    member, slot = offer.member, offer.slot
    offer.put(slot["person"], member.head.key, offer.how)
    if slot["person"] == "accepted" and "organization" in slot and not member.former:
        # 乙公司总裁张三宣布裁员: who speaks for an organisation is told as the organisation
        speaks_for = [w.key for w in member.organizations] or [offer.context.focus.employer(member.head.key or "")]
        offer.put(slot["organization"], speaks_for[-1], "modifier", named=False)
    return True


def _organization(offer: Offer) -> bool:
    member, slot = offer.member, offer.slot
    if member.kind == "organization" and "organization" not in slot:
        offer.filled.object = offer.filled.object or member.said
        return True
    role = slot.get("team" if member.kind == "team" else "organization") or slot.get("organization")
    offer.put(role, member.head.key, offer.how)
    return True


def _pronoun(offer: Offer) -> bool:
    member, slot, context = offer.member, offer.slot, offer.context
    if any(w.cat == DE for w in member.words[:-1]):
        return True  # 三位校长中的两人: some of others, not those named before
    want: FillerKind = "person" if "person" in slot else "organization"
    keys = context.resolve(member.head, want)
    if "organization" in slot and member.head.text in pronouns().people:
        # 他们推出了…: an organisation where both may stand.
        firms = context.resolve(member.head, "organization")
        want, keys = ("organization", firms) if firms else (want, keys)
    return offer.put_all(slot.get(want), keys, "pronoun")


def _firm(offer: Offer) -> bool:
    """The firm named before, or one without a name: 公司, 该公司."""
    member, slot = offer.member, offer.slot
    counted = any(w.cat == NUMBER for w in member.words[:-1])  # 两家航运企业
    anaphor = member.head.text in pronouns().organization and not (counted or _latin_before(member))
    last = member.words[-2] if len(member.words) > 1 else None
    if slot.get("firm") == "object":
        anaphor = member.said.text.startswith(pronouns().pointing_at_firms)  # 创立了公司: one without a name
    keys = offer.context.resolve(member.head, "organization") if anaphor else []
    if last is not None and last.kind == "organization" and last.key and anaphor:
        keys = [last.key]  # 北极星 + 集团
    if "organization" in slot and offer.put_all(slot["organization"], keys, "pronoun"):
        return True
    if slot.get("firm") == "object":
        offer.filled.object = member.said
        return True
    return "firm" in slot


def _unit(offer: Offer) -> bool:
    """The team named before, one without a name, or the organisation whose part it is: 该团队, 市场部."""
    member, slot, context = offer.member, offer.slot, offer.context
    if "team" in slot and offer.put_all(slot["team"], context.team(member.head.text), "pronoun"):
        return True
    if slot.get("unit") == "accepted" and "organization" in slot:
        # 加入我们的团队, 执掌乙公司的市场部: whose part it is
        owners = [w.key for w in member.organizations[-1:]]
        owners += [k for w in member.pronouns for k in context.resolve(w, "organization")]
        offer.put(slot["organization"], next(iter(owners), None), "modifier", named=False)
    if slot.get("unit") == "object" or "unit" not in slot:
        offer.filled.object = member.said
    return True


def _post(offer: Offer) -> bool:
    """A post, whose it is, or who holds it: 辞去董事长, 免去王军的局长职务, CEO 辞职."""
    if "post" not in offer.slot:
        return _holder(offer) if "person" in offer.slot else _keep(offer)
    if "person" in offer.slot:
        _possessor(offer)
    if offer.member.posts and offer.slot["post"] == "post":
        offer.filled.post = offer.filled.post or clean_post(offer.member)
    return True


def _possessor(offer: Offer) -> bool:
    """The person before the post: 王军的局长职务, 他的局长职务."""
    role = offer.slot["person"]
    if role == "predecessor" and offer.member.head.text.endswith(posts().of_a_person):
        return False  # 升任总裁甲的秘书: whom he serves
    for person in offer.member.possessors:
        offer.put(role, person.key, offer.how)
    if offer.member.possessors:
        return True
    personal = [w for w in offer.member.pronouns if w.text in pronouns().person]
    return offer.put_all(role, [k for w in personal for k in offer.context.resolve(w, "person")], "pronoun")


def _holder(offer: Offer) -> bool:
    """CEO 辞职: whose post it is, else who holds it in the article, else whom it speaks for."""
    member, slot = offer.member, offer.slot
    if _possessor(offer):
        return True
    counted = [*member.words, *(offer.context.left[-1:] if offer.how == "relative" else ())]
    if any(w.cat == NUMBER and w.text in counting().many for w in counted):
        return "group" in slot  # 许多高管, 多位淡出甲公司的合伙人: nobody whom the article names
    organization = member.organizations[-1].key if member.organizations else None
    holder = offer.context.focus.by_post(member.posts[-1].text, organization) if member.posts else None
    if holder is not None:
        offer.put(slot["person"], holder, "post")
        return True
    if slot["person"] in _SPOKEN_FOR and "organization" in slot and not member.former and organization is not None:
        offer.put(slot["organization"], organization, "modifier", named=False)
        return True
    return "group" in slot


def _keep(offer: Offer) -> bool:
    """The words of what has no name are kept as the object where the slot says so."""
    kind, slot = offer.member.kind, offer.slot
    made = kind in ("thing", "post", "unit", "firm") and slot.get("product") == "object"
    if slot.get(cast(FillerKind, kind)) == "object" or made:
        offer.filled.object = offer.filled.object or offer.member.said
    return True


def _group(offer: Offer) -> bool:
    """Whose contract it is: 张三的劳动合同; other people without a name are nobody's."""
    if "person" in offer.slot and offer.member.head.text.endswith(nouns().contract) and offer.member.possessors:
        return _possessor(offer)
    return _keep(offer)


_HANDLERS: dict[str, Callable[[Offer], bool]] = {
    "group": _group,
    "person": _person,
    "organization": _organization,
    "team": _organization,
    "pronoun": _pronoun,
    "firm": _firm,
    "unit": _unit,
    "post": _post,
}


def clean_post(member: Member) -> SaidName | None:
    """The post itself: CEO of 京东 CEO 职务; None when only a word like 职务 stands there."""
    empty = nouns().post
    for post in reversed(member.posts):
        for word in sorted(empty, key=len, reverse=True):  # 一职 before 职
            if post.text.endswith(word) and len(post.text) > len(word) + 1:
                return SaidName(post.text.removesuffix(word), post.start, post.end - len(word))
        if post.text not in empty:
            return _without_place(post)
    return None


def _without_place(post: SaidName) -> SaidName:
    """The post that governs a place, without the place, as one at a body stands without the body."""
    m = _of_a_place().match(post.text)
    return SaidName(post.text[m.end() :], post.start + m.end(), post.end) if m else post


@cache
def _of_a_place() -> re.Pattern[str]:
    ranks = alternation(posts().ranks)
    behind = "|".join(f"{post[0]}(?=(?:{ranks})?{post}$)" for post in posts().governing)
    return re.compile(rf"[\u4e00-\u9fff]{{1,6}}?(?:{behind})")


def post_of(filled: Filled, phrase: NounPhrase | None) -> None:
    """The post that a phrase after 为 or 担任 names."""
    if phrase is None:
        return
    for member in phrase.of_kind("post"):
        filled.post = filled.post or clean_post(member)
