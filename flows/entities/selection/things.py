"""Names that the article shows to be nobody's: brands, places, animals and things, firms that begin by them.

In: the decided candidates with their forms, the whole text. Out: the forms that no person has. Next: `consolidate`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import regex

from flows.entities.candidate import Candidate
from flows.entities.lexicon import (
    given_names,
    is_person_noun,
    names,
    organization_patterns,
    organizations,
    person_patterns,
    titles,
)
from flows.entities.selection.context import business_after
from flows.language.patterns import CLOSING, HAN_RANGE, OPENING, alternation

BRAND_SHARE = 4  # of this many places where a name stands one shows that it is a brand's
OFTEN, ONE_OF, SURE = 4, 3, 0.9  # places of a string; of how many one is a person; probability of the surest
LONGEST_KIND = 12  # characters of what counts a thing and says what it is: 第一只机器狗
PERSON_NOUN = (2, 3, 4)  # characters of a word for a person that may end it


def things(candidates: Sequence[tuple[str, Candidate]], text: str) -> set[str]:
    """The folded forms that are no person's in this article. candidates: (folded form, candidate)."""
    people = {form for form, c in candidates if c.kind == "person" or c.weak}
    found = {n for n in people if _is_brand(n, text) or _is_thing(n, text)}
    found |= _begun_firms(people, {form for form, c in candidates if c.kind == "organization"})
    return found | _seldom_taken(candidates, text)


def _seldom_taken(candidates: Iterable[tuple[str, Candidate]], text: str) -> set[str]:
    """Strings that stand often in the article and are taken for a person at few of the places, surely at none: 东湾."""
    places: Counter[str] = Counter()
    surest: dict[str, float] = {}
    for form, c in candidates:
        if c.kind == "person" and not (c.weak or c.pair or c.registry_key or form.isascii()):
            places[form] += 1
            surest[form] = max(surest.get(form, 0.0), c.score)
    often = {form: text.count(form) for form in places if surest[form] < SURE}
    return {form for form, count in often.items() if count >= OFTEN and places[form] * ONE_OF <= count}


def _is_brand(name: str, text: str) -> bool:
    """Whether the article says of the name what makes a company or a place of it: 山姆 where 山姆会员店 stands."""
    if name.isascii() or len(name) > 3:
        return False
    ends, at = [], text.find(name)
    while at >= 0:
        ends.append(at + len(name))
        at = text.find(name, ends[-1])
    business = [
        e
        for e in ends
        if business_after(of_teams=False).match(text, e)
        and not text.startswith(organization_patterns().led_by_people, e)
    ]
    return len(business) * BRAND_SHARE >= len(ends) > 0


def _is_thing(name: str, text: str) -> bool:
    """Whether the article counts it among animals or things where it calls it so: 一只机器狗“阿苍”."""
    quoted = regex.finditer(rf"[{OPENING}]{regex.escape(name)}[{CLOSING}]", text)
    kinds = (_counted_thing().search(text, max(0, m.start() - LONGEST_KIND), m.start()) for m in quoted)
    return any(m is not None and not _tells_of_somebody(m["kind"]) for m in kinds)


@cache
def _counted_thing() -> regex.Pattern[str]:
    """What counts or points out a thing and says what it is; a measure word alone is a piece of others: 电视 + 台."""
    known = person_patterns()
    counted, measures = alternation(known.counted_by), alternation(known.of_things)
    return regex.compile(rf"(?:{counted}|\d)(?:{measures})(?P<kind>[{HAN_RANGE}]{{1,8}})$")


def _tells_of_somebody(kind: str) -> bool:
    """Whether what is counted ends in words behind which a person's name stands: 一款由设计师“某某”, and no 机器人."""
    known = person_patterns()
    ends = [kind[-n:] for n in PERSON_NOUN]
    told = any(map(is_person_noun, ends)) and titles().not_person_nouns.isdisjoint(ends)
    return told or kind.endswith((*known.nameless, *known.before_makers))


def _begun_firms(people: Iterable[str], bodies: Iterable[str]) -> set[str]:
    """Latin names that a firm of the article is named by and that hold no name of people: Meridia Land of Meridia Land
    Limited, and not Sam Porter of Sam Porter Capital.
    """
    firms = [o for o in bodies if o.rpartition(" ")[2] in organizations().latin_suffixes]
    unknown = (n for n in people if n.isascii() and " " in n and not _holds_name_of_people(n.split()))
    return {n for n in unknown if any(o.startswith(f"{n} ") for o in firms)}


def _holds_name_of_people(words: Sequence[str]) -> bool:
    return words[0] in given_names() or not names().pinyin_surnames.isdisjoint((words[0].title(), words[-1].title()))
