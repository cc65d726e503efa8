"""Which member of a noun phrase fits which slot of a type: by the member's kind, before anybody asks whom it names.

In: a member and a slot. Out: yes or no. `fillers` fills the slot's roles from the members that fit.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from flows.events.event_types import Slot
from flows.events.lexicon import counting, noun_class, nouns, posts, pronouns
from flows.events.syntax.members import Member
from flows.events.syntax.tokens import DE, NOUN, NUMBER, QUOTE, Word


def fits(member: Member, slot: Slot) -> bool:
    """Whether a member of a noun phrase can fill a slot; the handler is chosen by the member's kind."""
    handler = _FITS.get(member.kind)
    return member.kind in slot if handler is None else handler(member, slot)


def _fits_person(_: Member, slot: Slot) -> bool:
    return "person" in slot


def _fits_pronoun(member: Member, slot: Slot) -> bool:
    text, known = member.head.text, pronouns()
    if text in known.person or text in known.people or text in known.speaker or text in known.reflexive:
        return "person" in slot or (text in known.organization and ("organization" in slot or "firm" in slot))
    return text in known.speakers and "organization" in slot


def _fits_organization(member: Member, slot: Slot) -> bool:
    return "organization" in slot or _released(member, slot)


def _fits_team(_: Member, slot: Slot) -> bool:
    return slot.get("team") != "never" and ("team" in slot or "organization" in slot)


def _fits_firm(_: Member, slot: Slot) -> bool:
    return "firm" in slot or "organization" in slot


def _fits_unit(member: Member, slot: Slot) -> bool:
    """A unit is a team's place; where teams never stand (创立), nor does 甲公司的小队, whose owner would."""
    if slot.get("team") == "never":
        return "unit" in slot
    return "unit" in slot or "team" in slot or owned(member, slot)


def _fits_post(member: Member, slot: Slot) -> bool:
    """A post fills a post's place or its holder's; 岗位 a group's, a word like 相机 a product's."""
    if "group" in slot and (member.head.text in posts().places_of_work or _counted(member)):
        return True
    product = "product" in slot and noun_class(member.head.text) == "product"
    return product or "post" in slot or "person" in slot


def _fits_thing(member: Member, slot: Slot) -> bool:
    if "thing" in slot or ("organization" in slot and _latin(member)):
        return True
    return ("product" in slot and _named(member)) or owned(member, slot)


def _fits_share(_: Member, slot: Slot) -> bool:
    return "share" in slot or "money" in slot


_FITS: dict[str, Callable[[Member, Slot], bool]] = {
    "person": _fits_person,
    "pronoun": _fits_pronoun,
    "organization": _fits_organization,
    "team": _fits_team,
    "firm": _fits_firm,
    "unit": _fits_unit,
    "post": _fits_post,
    "thing": _fits_thing,
    "share": _fits_share,
}


def _counted(member: Member) -> bool:
    """People of a post are counted, none of them is named: 六十名工程师."""
    return any(w.cat == NUMBER and w.text.endswith(counting().of_people) for w in member.words)


def _released(member: Member, slot: Slot) -> bool:
    """No organisation is released: 发布 GPT-4o; the name is a product's."""
    return slot.get("product") == "object" and member.head.text.isascii()


def owned(member: Member, slot: Slot) -> bool:
    """A part of a named organisation where the organisation may stand; not where it would be set up itself.

    组建甲党与乙党联合政权 founds neither party.
    """
    if "organization" not in slot or slot.get("team") == "never" or not member.organizations:
        return False
    return member.kind != "thing" or not any(w.cat in (DE, NUMBER) for w in member.words)


def _latin(member: Member) -> bool:
    """A name in Latin letters that nothing is known of, where an organisation may stand."""
    head = member.head
    return len(head.text) > 2 and head.text.isascii() and head.text[0].isupper() and head.tag != "m"


def _named(member: Member) -> bool:
    """A thing with a name of its own (Latin letters, in quotes or 《》): a product where one is expected.

    Not what is said or asked under a title (影评《远方》, 《常见问题》) or of a thing (新款Model K售价), nor people
    whom quotes call something (四名“内鬼”).
    """
    words = [w for w in member.words if w.cat != QUOTE]
    before = next((a for a, b in pairwise(member.words) if b.cat == QUOTE), None)
    if _counted(member) or _said_of_it(words[-1]) or (before is not None and _said_of_it(before)):
        return False
    return any(
        w.tag in ("nz", "nw") or w.cat == QUOTE or (w.text.isascii() and w.text[0].isalpha()) for w in member.words
    )


def _said_of_it(word: Word) -> bool:
    return word.cat == NOUN and (word.text.endswith(nouns().unmade) or noun_class(word.text) == "talk")
