"""Filling a type's roles from the places around a trigger: which member fits which slot, and whom it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.events.discourse.context import TriggerContext
from flows.events.event_types import NO_ROLES, FillerKind, Slot
from flows.events.lexicon import noun_class, nouns, pronouns
from flows.events.syntax.noun_phrases import Member, NounPhrase, SaidName
from flows.events.syntax.tokens import DE, ENTITY, NUMBER

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


def fits(member: Member, slot: Slot) -> bool:
    """Whether a member of a noun phrase can fill a slot."""
    kind = member.kind
    if kind == "person":
        return "person" in slot
    if kind == "pronoun":
        text = member.head.text
        known = pronouns()
        if text in known.person or text in known.people or text in known.speaker or text in known.reflexive:
            return "person" in slot or (text in known.organization and ("organization" in slot or "firm" in slot))
        return text in known.speakers and "organization" in slot
    if kind == "team" and slot.get("team") == "never":
        return False
    if kind == "organization":
        return "organization" in slot or _released(member, slot)
    if kind == "team":
        return "team" in slot or "organization" in slot
    if kind == "firm":
        return "firm" in slot or "organization" in slot
    if kind == "unit":
        return "unit" in slot or slot.get("team", "never") != "never" or _owned(member, slot)
    if "product" in slot and kind in ("post", "unit", "firm") and noun_class(member.head.text) == "product":
        return True
    if kind == "post":
        if member.head.text in ("岗位", "职位") and "group" in slot:
            return True
        return "post" in slot or "person" in slot
    if kind == "thing" and "organization" in slot and _latin(member):
        return True
    if kind == "thing":
        return ("product" in slot and _named(member)) or "thing" in slot or _owned(member, slot)
    if kind == "share":
        return "share" in slot or "money" in slot
    return kind in slot


def _released(member: Member, slot: Slot) -> bool:
    """发布 GPT-4o: no organisation is released; the name is a product's."""
    return slot.get("product") == "object" and member.head.text.isascii()


def _owned(member: Member, slot: Slot) -> bool:
    """A part of a named organisation where the organisation may stand."""
    if "organization" not in slot or not member.organizations:
        return False
    return member.kind != "thing" or not any(w.cat in (DE, NUMBER) for w in member.words)


def _latin(member: Member) -> bool:
    """A name in Latin letters that nothing is known of, where an organisation may stand."""
    head = member.head
    return len(head.text) > 2 and head.text.isascii() and head.text[0].isupper() and head.tag != "m"


def _latin_before(member: Member) -> bool:
    """Polaris 集团: a name that nothing is known of, and no word for one named before."""
    return any(w.cat != ENTITY and w.text.isascii() and w.text[0].isalpha() for w in member.words[:-1])


def _named(member: Member) -> bool:
    """A thing with a name of its own (Latin letters, a title in 《》): a product where one is expected."""
    return any(w.tag in ("nz", "nw") or (w.text.isascii() and w.text[0].isalpha()) for w in member.words)


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
    kind = member.kind
    if kind in ("unit", "product", "group"):
        filled.owners += [w.key for w in member.organizations if w.key]
    made = "product" in slot and noun_class(member.head.text) == "product"
    if made and kind not in ("unit", "product", "group"):
        filled.owners += [w.key for w in member.organizations if w.key]  # 乙公司的语音助手
    if made or kind == "product":
        filled.owners += [w.key for w in member.possessors if w.key]
    if kind in ("unit", "thing") and kind not in slot and "team" not in slot and _owned(member, slot):
        _put(filled, slot["organization"], member.organizations[-1].key, "modifier", member)
    elif kind == "person":
        _put(filled, slot["person"], member.head.key, how, member)
        if slot["person"] == "accepted" and "organization" in slot and not member.former:
            # 乙公司总裁张三宣布裁员: who speaks for an organisation is told as the organisation
            speaks_for = [w.key for w in member.organizations] or [context.focus.employer(member.head.key or "")]
            _put(filled, slot["organization"], speaks_for[-1], "modifier", None)
    elif kind == "organization" and "organization" not in slot:
        filled.object = filled.object or member.said
    elif kind in ("organization", "team"):
        role = slot.get("team" if kind == "team" else "organization") or slot.get("organization")
        _put(filled, role, member.head.key, how, member)
    elif kind == "pronoun":
        want: FillerKind = "person" if "person" in slot else "organization"
        keys = context.resolve(member.head, want)
        if "organization" in slot and member.head.text in pronouns().people:
            # 他们推出了…: an organisation where both may stand.
            firms = context.resolve(member.head, "organization")
            want, keys = ("organization", firms) if firms else (want, keys)
        for key in keys:
            _put(filled, slot.get(want), key, "pronoun", None)
        return bool(keys)
    elif kind == "firm":
        anaphor = member.head.text in pronouns().organization and not _latin_before(member)
        last = member.words[-2] if len(member.words) > 1 else None
        if slot.get("firm") == "object":
            anaphor = member.said.text.startswith(("该", "这"))  # 创立了公司: one without a name
        keys = context.resolve(member.head, "organization") if anaphor else []
        if last is not None and last.kind == "organization" and last.key and anaphor:
            keys = [last.key]  # 北极星 + 集团
        if keys and "organization" in slot:
            for key in keys:
                _put(filled, slot["organization"], key, "pronoun", None)
        elif slot.get("firm") == "object":
            filled.object = member.said
        else:
            return "firm" in slot
    elif kind == "unit":
        teams = context.team(member.head.text) if "team" in slot else []
        for key in teams:
            _put(filled, slot["team"], key, "pronoun", None)
        if not teams and slot.get("unit") == "accepted" and "organization" in slot:
            # 加入我们的团队, 执掌乙公司的市场部: whose part it is
            owners = [w.key for w in member.organizations[-1:]]
            owners += [k for w in member.pronouns for k in context.resolve(w, "organization")]
            if owners:
                _put(filled, slot["organization"], owners[0], "modifier", None)
        if teams:
            return True
        if slot.get("unit") == "object" or "unit" not in slot:
            filled.object = member.said
    elif kind == "post" and ("post" in slot or "person" in slot):
        return _fill_post(filled, member, slot, context, how)
    elif _kept(slot, kind) or (kind in ("thing", "post", "unit", "firm") and slot.get("product") == "object"):
        filled.object = filled.object or member.said
    return True


def _kept(slot: Slot, kind: str) -> bool:
    """Whether the words of a filler of this kind are kept as the object."""
    return any(k == kind and role == "object" for k, role in slot.items())


def _fill_post(filled: Filled, member: Member, slot: Slot, context: TriggerContext, how: str) -> bool:
    """辞去董事长: a post; 免去王军的局长职务: the person whose post it is; CEO 辞职: who holds the post."""
    done = False
    if "person" in slot:
        for person in member.possessors:
            _put(filled, slot["person"], person.key, how, member)
            done = True
        if not member.possessors:
            for word in member.pronouns:
                if word.text in pronouns().person:
                    for key in context.resolve(word, "person"):
                        _put(filled, slot["person"], key, "pronoun", None)
                        done = True
        if not done and "post" not in slot and member.posts:
            organization = member.organizations[-1].key if member.organizations else None
            holder = context.focus.by_post(member.posts[-1].text, organization)
            if holder is not None:
                _put(filled, slot["person"], holder, "post", member)
                done = True
    speaks = slot.get("person") in _SPOKEN_FOR and "organization" in slot and not member.former
    if not done and "post" not in slot and speaks and member.organizations:
        _put(filled, slot["organization"], member.organizations[-1].key, "modifier", None)
        done = True
    if not done and "post" not in slot and "group" in slot:
        done = True
    if "post" in slot:
        if member.posts and slot["post"] == "post":
            filled.post = filled.post or _clean_post(member)
        done = True
    return done


def _clean_post(member: Member) -> SaidName | None:
    """The post itself: CEO of 京东 CEO 职务; None when only a word like 职务 stands there."""
    empty = nouns().post
    for post in reversed(member.posts):
        for word in empty:
            if post.text.endswith(word) and len(post.text) > len(word) + 1:
                return SaidName(post.text.removesuffix(word), post.start, post.end - len(word))
        if post.text not in empty:
            return post
    return None


def _put(filled: Filled, role: str | None, key: str | None, how: str, member: Member | None) -> None:
    if role is None or key is None:
        return
    filled.add(role, key, how, member)


def post_of(filled: Filled, phrase: NounPhrase | None) -> None:
    """The post that a phrase after 为 or 担任 names."""
    if phrase is None:
        return
    for member in phrase.of_kind("post"):
        filled.post = filled.post or _clean_post(member)
