"""Who 他, 该公司, 后者 and an unsaid subject stand for: what the article named shortly before."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from flows.events.lexicon import pronouns
from flows.events.syntax.tokens import Word
from flows.language.script import fold
from schemas.records import LocalEntity, Mention, Recognized, Role, TimeExpression

_PRONOUN = re.compile("(?<![其吉])[他她](?![们人])")
# Sentences back that a pronoun reaches.
_REACH = 4


@dataclass(slots=True)
class Focus:
    """People and organisations of the sentences read so far, in order; built sentence by sentence."""

    entities: dict[str, LocalEntity]
    roles: Sequence[Role]
    people: list[tuple[int, list[str]]] = field(default_factory=list)  # sentence index, keys in order of mention
    organizations: list[tuple[int, list[str]]] = field(default_factory=list)
    main: str | None = None  # the organisation that the article is about
    subjects: dict[int, str] = field(default_factory=dict)  # the person that a sentence's last event is about
    members: dict[str, list[str]] = field(default_factory=dict)  # person → teams that sentences put them in
    meetings: list[TimeExpression] = field(default_factory=list)  # the days of the meetings spoken of
    title_organizations: list[str] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)  # mentions in the whole article by key
    line: int = -1  # number of the sentence that was a short line of its own last
    heading: str | None = None  # the organisation that a line of its own names above; "" under one that names none
    placed: dict[str, list[str]] = field(default_factory=dict)  # person → organisations that events told before name
    bought: dict[str, dt.date] = field(default_factory=dict)  # who bought another one that is named → the first day
    offices: Mapping[int, str] = field(default_factory=dict)  # where an office of the part ends → the body it is of
    paragraph: list[str] = field(default_factory=list)  # organisations of the paragraph so far, in order

    def pass_sentence(
        self,
        index: int,
        start: int,
        folded: str,
        mentions: Sequence[Mention],
        *,
        opens: bool = False,
        silent: bool = False,
    ) -> None:
        """Take in a sentence that has been read; it begins at `start` in its part, and a paragraph where it `opens`.

        silent: it opens with a time and a verb, so that its subject goes on from before.
        """
        if opens:
            self.paragraph = []
        pronoun = _PRONOUN.search(folded)
        first = next((m.start - start for m in mentions if m.entity_kind == "person"), len(folded))
        if pronoun is not None and pronoun.start() < first:
            # 他随后见了李四: who is spoken of goes on, though only the other one is named
            subject = self.person(index, [])
            if subject is not None:
                self.subjects[index] = subject
        elif silent and first == len(folded) and self.last_spoken_of() == index - 1:
            # 1990年获得奖章: of whom the sentence before spoke
            subject = self.person(index, [])
            if subject is not None:
                self.subjects.setdefault(index, subject)
        people = _distinct(m.entity_key for m in mentions if m.entity_kind == "person")
        organizations = _distinct(m.entity_key for m in mentions if m.entity_kind == "organization")
        if people:
            self.people.append((index, people))
        if organizations:
            self.organizations.append((index, organizations))
            self.paragraph += organizations

    def pass_line(self, index: int, text: str, mentions: Sequence[Mention]) -> None:
        """Take in a short line of its own without a stop: a heading where it is the name of an organisation.

        Under one that names none (足球, 某发电集团) nothing is borrowed, once a heading has named one.
        """
        self.line = index
        named = [m for m in mentions if m.entity_kind == "organization" and m.surface in text]
        if len(named) == 1 and _bare(text) == _bare(named[0].surface):
            self.heading = named[0].entity_key
        elif self.heading is not None and not mentions:
            self.heading = ""

    def person(self, index: int, before: Sequence[str]) -> str | None:
        """The person a singular pronoun stands for: the first one named before it here, else the last sentence's."""
        if before:
            return before[0]
        named = dict(self.people[-_REACH:])
        for at in range(index - 1, index - _REACH - 1, -1):
            if at in self.subjects:
                return self.subjects[at]
            if at in named:
                return named[at][0]
        return None

    def last_named(self) -> int:
        """The last sentence that names somebody."""
        return self.people[-1][0] if self.people else -_REACH

    def last_spoken_of(self) -> int:
        """The last sentence that speaks of somebody, by name, as 他, or without a word for him."""
        return max(self.last_named(), next(reversed(self.subjects), -_REACH))

    def persons(self, index: int, before: Sequence[str]) -> list[str]:
        """The people a plural pronoun stands for: two or more that were named together last."""
        distinct = _distinct(before)
        if len(distinct) > 1:
            return distinct[-2:]
        for at, keys in reversed(self.people):
            if index - at > _REACH:
                return []
            if len(keys) > 1:
                return keys[:2] if len(keys) == 2 else keys
        return []

    def _pair(self, index: int) -> list[str]:
        """The two people that the last sentence naming two names."""
        recent = [keys for at, keys in self.people if index - at <= _REACH and len(keys) > 1]
        return recent[-1][:2] if recent else []

    def organization(
        self, index: int, before: Sequence[str], *, bare: bool = False, firm: bool = False, ends: tuple[str, ...] = ()
    ) -> str | None:
        """The organisation 该公司 stands for; a bare 公司 is the one that the article is about, if named near.

        `ends`: how names end that are meant first: 该院 is the school named last before it is any company; `firm`: it
        is no authority (公司).
        """
        if ends and (meant := self._ending(index, before, ends)) is not None:
            return meant
        companies = [k for k in before if self._is_company(k, firm=firm)]
        if companies:
            return companies[-1]
        near = [keys for at, keys in reversed(self.organizations) if index - at <= _REACH]
        main = self.main
        if bare and main is not None and self._is_company(main, firm=firm) and any(main in keys for keys in near):
            return main
        for keys in near:
            for key in keys:
                if self._is_company(key, firm=firm):
                    return key
        titled = [k for k in self.title_organizations if self._is_company(k, firm=firm)]
        return titled[0] if titled else None

    def _ending(self, index: int, before: Sequence[str], ends: tuple[str, ...]) -> str | None:
        """The organisation named last whose name ends so."""
        recent = [k for at, keys in self.organizations if index - at <= _REACH for k in keys]
        named = ((k, self.entities.get(k)) for k in reversed([*recent, *before]))
        return next((k for k, e in named if e is not None and fold(e.name).endswith(ends)), None)

    def team(self, index: int, before: Sequence[str]) -> str | None:
        """The team named last."""
        recent = [k for at, keys in self.organizations if index - at <= _REACH for k in keys]
        for key in reversed([*recent, *before]):
            entity = self.entities.get(key)
            if entity is not None and entity.org_kind == "team":
                return key
        return None

    def resolve(
        self, word: Word, index: int, people: Sequence[str], organizations: Sequence[str], want: str
    ) -> list[str]:
        """Keys that a pronoun stands for; empty when nothing fits."""
        if want == "person":
            return self._people_meant(word.text, index, people)
        known, text = pronouns(), word.text
        if text not in known.organization | known.speakers | known.people | known.reflexive | known.person:
            return []
        bare = not text.startswith(known.pointing)
        ends = known.ends.get(text, ())
        found = (
            self.main
            if text in known.speakers
            else self.organization(index, organizations, bare=bare, firm=text.endswith(known.firms), ends=ends)
        )
        return [found] if found else []

    def _people_meant(self, text: str, index: int, people: Sequence[str]) -> list[str]:
        """Keys of the people that a pronoun stands for. people: those named before it in the sentence."""
        known = pronouns()
        if text in known.first_of_two | known.second_of_two:
            distinct = _distinct(people)
            pair = distinct if len(distinct) > 1 else self._pair(index)
            return [pair[-2 if text in known.first_of_two else -1]] if len(pair) > 1 else []
        if text in known.people:
            return self.persons(index, people)
        found = self.person(index, people) if text in known.person | known.reflexive | known.speaker else None
        return [found] if found else []

    def by_post(self, title: str, organization: str | None) -> str | None:
        """The only person to whom the article gives this post (of this organisation)."""
        keys = {
            r.person_key
            for r in self.roles
            if r.title.casefold() == title.casefold() and (organization is None or r.org_key in (None, organization))
        }
        return keys.pop() if len(keys) == 1 else None

    def belong(self, people: Iterable[str], teams: Sequence[str]) -> None:
        """Take in who founds or leads a team, or is in it."""
        for person in people:
            self.members.setdefault(person, []).extend(teams)

    def place(self, people: Iterable[str], organizations: Sequence[str]) -> None:
        """Take in which organisations an event of these people belongs to."""
        for person in people:
            self.placed.setdefault(person, []).extend(organizations)

    def buy(self, organizations: Iterable[str], when: TimeExpression | None) -> None:
        """Take in who bought another organisation, and when."""
        if when is not None and when.earliest is not None:
            for key in organizations:
                self.bought[key] = min(when.earliest, self.bought.get(key, when.earliest))

    def bought_after(self, key: str, when: TimeExpression | None) -> bool:
        """Whether the organisation bought another one that is named, and this was before."""
        day = self.bought.get(key)
        return day is not None and when is not None and when.latest is not None and when.latest < day

    def teams(self, person: str, organizations: Sequence[str]) -> list[str]:
        """Teams of these organisations in which the article puts the person."""
        posts = (r.org_key for r in self.roles if r.person_key == person and r.org_key is not None)
        keys = dict.fromkeys([*posts, *self.members.get(person, [])])
        return [
            k
            for k in keys
            if (e := self.entities.get(k)) is not None and e.org_kind == "team" and e.parent_key in organizations
        ]

    def employer(self, person: str) -> str | None:
        """The only organisation in which the article gives the person a post."""
        keys = self.employers(person)
        return keys[0] if len(keys) == 1 else None

    def employers(self, person: str) -> list[str]:
        """The organisations in which the article gives the person a post, in order."""
        return _distinct(r.org_key for r in self.roles if r.person_key == person and r.org_key is not None)

    def share(self, organization: str) -> float:
        """The share of the article's mentions of organisations that name this one."""
        every = sum(count for key, count in self.counts.items() if key.startswith("organization:"))
        return self.counts.get(organization, 0) / max(1, every)

    def is_team(self, key: str) -> bool:
        """Whether the organisation is a part of another."""
        entity = self.entities.get(key)
        return entity is not None and entity.org_kind == "team"

    def is_outlet(self, key: str) -> bool:
        """Whether the organisation publishes news."""
        entity = self.entities.get(key)
        return entity is not None and entity.org_kind == "media"

    def is_public(self, key: str) -> bool:
        """Whether the organisation is a body of a state."""
        entity = self.entities.get(key)
        return entity is not None and entity.org_kind == "government"

    def _is_company(self, key: str, *, firm: bool = False) -> bool:
        entity = self.entities.get(key)
        others = ("team", "media", "government") if firm else ("team", "media")
        return entity is not None and entity.org_kind not in others


def at_bodies(found: Recognized) -> list[Role]:
    """The roles of a text, those that are offices at the bodies that these name."""
    of_part = {part: found.bodies_by_office(part) for part in {r.part for r in found.roles}}
    return [replace(r, org_key=r.org_key or of_part[r.part].get(r.end)) for r in found.roles]


def mention_counts(mentions: Sequence[Mention]) -> Mapping[str, int]:
    """How often the article names each of its people and organisations."""
    return Counter(m.entity_key for m in mentions)


def main_organization(entities: dict[str, LocalEntity], mentions: Sequence[Mention]) -> str | None:
    """The company named most; a title counts as much as three places of the body."""
    counts: dict[str, int] = {}
    for mention in mentions:
        entity = entities.get(mention.entity_key)
        if entity is not None and entity.kind == "organization" and entity.org_kind not in ("team", "media"):
            counts[mention.entity_key] = counts.get(mention.entity_key, 0) + (3 if mention.part == "title" else 1)
    main = max(counts, key=lambda k: counts[k], default=None)
    return main if main is not None and counts[main] > 1 else None  # named once, it is only one of many


def _bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _distinct(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))
