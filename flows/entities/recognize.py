"""One article's people and organisations: candidates → decided spans → entities, every further mention, roles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flows.entities import roles as roles_of
from flows.entities.candidate import Candidate
from flows.entities.candidates.edges import with_true_edges
from flows.entities.candidates.organizations.nobody import without_nobodies
from flows.entities.candidates.propose import all_candidates
from flows.entities.candidates.voiced import voiced
from flows.entities.coreference.local_entity_builder import Building, entity_of
from flows.entities.coreference.organization_forms import join_forms
from flows.entities.coreference.ownerless import with_owners
from flows.entities.coreference.part_bearers import give_parts, needs_bearer
from flows.entities.coreference.partial_names import parts_of
from flows.entities.coreference.registered import Registered
from flows.entities.coreference.repeated_mentions import find_again
from flows.entities.coreference.short_forms import with_short_forms
from flows.entities.credited import credited
from flows.entities.lexicon import organizations
from flows.entities.life import with_lives
from flows.entities.offices import bodies_of_offices
from flows.entities.registry import Entry, Registry, StandingForms, folded_name
from flows.entities.selection.article_strings import ArticleStrings
from flows.entities.selection.consolidate import consolidate, misspelt_of
from flows.entities.selection.select import decide
from flows.entities.selection.undecided import undecided
from flows.entities.view import PartView
from flows.language import hear
from flows.language.patterns import has_han
from flows.language.script import MIDDLE_DOTS, fold
from flows.language.tagging.protocol import Voice
from schemas.records import AliasKind, EntityKind, Mention, Part, Recognized, Sentence, SourceText

_REACH_OF_TEAMS = 120  # characters between a team and the organisation that it may belong to


@dataclass(frozen=True, slots=True)
class Proposed:
    """A source text with all candidates for names, before any is decided."""

    text: SourceText
    registry: StandingForms
    views: dict[Part, PartView]
    candidates: dict[Part, list[Candidate]]

    def sentences(self) -> list[Sentence]:
        """All sentences, of the title first."""
        return [s for view in self.views.values() for s in view.sentences]

    def of(self, part: Part) -> list[Candidate]:
        """All that is proposed in a part, by the voices heard since too, with its true edges and without nobodies."""
        view = self.views[part]
        return [*without_nobodies(with_true_edges((*self.candidates[part], *voiced(view)), view.folded), view.folded)]

    def undecided(self) -> list[Sentence]:
        """The sentences that further voices should be asked about."""
        return [s for part, view in self.views.items() for s in undecided(self.candidates[part], view)]

    def hear(self, sentences: Iterable[Sentence]) -> None:
        """Take in what the voices say of these sentences."""
        heard = list(sentences)
        for part, view in self.views.items():
            view.hear(s for s in heard if s.part == part)


def recognize(
    text: SourceText, sentences: Sequence[Sentence], registry: Registry, voices: Sequence[Voice] = ()
) -> Recognized:
    """People and organisations of a source text, with their mentions and roles at exact offsets.

    Who has many texts asks the voices about all of them at once: `propose`, `hear`, `decide_all`.
    """
    proposed = propose(text, sentences, registry)
    if voices:
        proposed.hear(hear(proposed.undecided(), voices))
    return decide_all(proposed)


def propose(text: SourceText, sentences: Sequence[Sentence], registry: Registry) -> Proposed:
    """Every span that may be a name."""
    parts: tuple[Part, ...] = ("title", "body")
    views = {part: PartView(part, text.part(part), [s for s in sentences if s.part == part]) for part in parts}
    standing = registry.standing_in(text.title, text.body)
    return Proposed(text, standing, views, {part: all_candidates(view, standing) for part, view in views.items()})


def decide_all(proposed: Proposed) -> Recognized:
    """The names among the candidates, who bears them, and every further mention."""
    text, registry, views = proposed.text, proposed.registry, proposed.views
    sentences = proposed.sentences()
    found: dict[str, Building] = {}
    article = ArticleStrings(views.values())
    chosen = {part: decide(proposed.of(part), view, article) for part, view in views.items()}
    decided = with_short_forms([c for some in chosen.values() for c in some], views)
    everything = _parts_apart(consolidate(decided, views))
    registered = Registered(everything, registry)
    _strong(everything, found, registered)
    in_story = {key: b for key, b in found.items() if not _only_credited(b, text)}
    give_parts(everything, found, in_story, registered, views)
    join_forms(found, views)
    found = with_owners(found, views)
    for view in views.values():
        find_again(view, found)
    _teams(text, found)
    found = {key: b for key, b in found.items() if b.mentions and not _only_credited(b, text)}
    entities = {key: entity_of(key, b) for key, b in found.items()}
    mentions = sorted(_mentions(found), key=lambda m: (m.part != "title", m.start, m.end))
    mentions = _outermost(mentions)
    roles = roles_of.find(text, sentences, mentions)
    named = {m.entity_key for m in mentions} | {e.parent_key for e in entities.values()}
    told = [entities[k] for k in sorted(entities) if k in named]
    bodies, places = bodies_of_offices(told, mentions, views)
    return Recognized(tuple(with_lives(told, mentions, text)), tuple(mentions), tuple(roles), bodies, places)


def _mentions(found: Mapping[str, Building]) -> Iterator[Mention]:
    """The mentions of all entities, in the order of these."""
    for key, b in found.items():
        for m in b.mentions:
            yield Mention(
                entity_key=key,
                entity_kind=b.kind,
                part=m.part,
                start=m.start,
                end=m.end,
                surface=m.surface,
                alias_kind=m.alias,
                method=m.method,
                score=round(min(m.score, 1.0), 3),
            )


def _only_credited(b: Building, text: SourceText) -> bool:
    """Whether a person is named in credits only: an author, whom `reading` tells, and nobody of the story."""
    return b.kind == "person" and all(credited(text.part(p), start, end) for p, start, end, *_ in b.mentions)


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Without those that lie within a longer one of their kind: 谈 of 谈宗羲. `mentions` in the order of the text."""
    kept: list[Mention] = []
    reach: dict[tuple[Part, EntityKind], int] = {}
    for m in sorted(mentions, key=lambda m: (m.part != "title", m.start, -m.end)):
        if m.end > reach.get((m.part, m.entity_kind), 0):
            kept.append(m)
            reach[m.part, m.entity_kind] = m.end
    return kept


def _key(kind: EntityKind, name: str) -> str:
    return f"{kind}:{folded_name(name)}"


def _parts_apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """A name that is part of a fuller one of the article becomes weak: 科斯塔 beside 安德烈·科斯塔; so does 江牧
    of 江若谷牧师（江牧）.

    It is no organisation's where only the look of it said so: Ilya beside Ilya Sutskever, or beside 伊利亚（Ilya）.
    """
    parts: set[str] = set()
    whole = {c.name for c in candidates if c.kind == "person" and not c.weak and c.pair}
    for name in {c.name for c in candidates if c.kind == "person" and not c.weak}:
        own = folded_name(name)
        parts |= {p for p in parts_of([name]) if p != own and len(p) > 1}
    parts |= {folded_name(c.pair) for c in candidates if c.kind == "person" and c.pair and _shorter(c.pair, c.name)}
    apart = []
    for c in candidates:
        part = folded_name(c.name) in parts
        if c.kind == "person":
            apart.append(replace(c, weak=c.weak or part))
        elif c.method == "registry" or not (c.name in whole or (part and c.name.isascii())):
            apart.append(c)
    return apart


def _shorter(pair: str, name: str) -> bool:
    """Whether another form is the surname and less than the name has behind it."""
    return has_han(name) and pair[0] == name[0] and len(pair) < len(name)


def _keys_of_pairs(candidates: Iterable[Candidate]) -> dict[str, str]:
    """Key of one form of a pair → the key that both go by."""
    keys = (sorted((_key(c.kind, c.name), _key(c.kind, c.pair))) for c in candidates if c.pair)
    return {other: one for one, other in keys}


def _rightly_written(candidates: Iterable[Candidate]) -> dict[str, str]:
    """Each person's name → the oftener one that it is a slip of, else itself."""
    written = Counter(c.name for c in candidates if c.kind == "person" and not c.weak)
    order = {n: i for i, n in enumerate(sorted(written, key=lambda n: -written[n]))}  # the oftener, the earlier first
    return {n: misspelt_of(n, [o for o in order if order[o] < order[n]]) or n for n in order}


def _strong(candidates: Sequence[Candidate], found: dict[str, Building], registered: Registered) -> None:
    """Full names make entities; the two forms of a pair make one."""
    same, right = _keys_of_pairs(candidates), _rightly_written(candidates)
    for c in candidates:
        if needs_bearer(c):
            continue
        entry = registered.entry(c, right.get(c.name))
        plain = _key(c.kind, right.get(c.name, c.name))
        key = f"{c.kind}:#{entry.key}" if entry else same.get(plain, plain)
        if not folded_name(c.name):
            continue
        b = found.setdefault(key, Building(c.kind))
        b.entry = b.entry or entry
        b.org_kind = b.org_kind or c.org_kind
        if c.method == "short_form":
            b.pairs.add(c.name)  # the whole name stays the name, however seldom it stands
        else:
            b.names[c.name] = b.names.get(c.name, 0) + 1
            b.pairs |= {c.pair} if c.pair else set()
        b.take(c, _alias(c, entry))


def _alias(c: Candidate, entry: Entry | None) -> AliasKind:
    if fold(c.name) != c.name:
        return "traditional"
    if entry:
        kinds = {folded_name(f): k for f, k, _ in entry.forms}
        return kinds.get(folded_name(c.name), "full")  # type: ignore[return-value]
    return "transliteration" if any(d in c.name for d in MIDDLE_DOTS) else "full"


def _teams(text: SourceText, found: dict[str, Building]) -> None:
    """A team belongs to the organisation whose name begins its own, else to the one named nearest before it."""
    organizations_at = sorted(
        (p, s, key) for key, b in found.items() if b.kind == "organization" and b.org_kind != "team"
        for p, s, *_ in b.mentions
    )  # fmt: skip
    for b in found.values():
        if b.kind == "organization" and b.mentions and not b.entry and (b.org_kind == "team" or _ends_as_team(b)):
            b.org_kind = "team"
            b.parent = _named_in(b, found)
            if b.parent:
                continue
            b.parent = _nearest_before(b, organizations_at, text)


def _nearest_before(team: Building, organizations_at: Sequence[tuple[Part, int, str]], text: SourceText) -> str | None:
    """The organisation named nearest before the team; of a paragraph before only the one it names most."""
    part, start = min((p, s) for p, s, *_ in team.mentions)
    before = [(s, key) for p, s, key in organizations_at if p == part and s < start and start - s < _REACH_OF_TEAMS]
    if not before:
        return None
    at, key = before[-1]
    named = Counter(k for _, _, k in organizations_at)
    other_paragraph = "\n" in text.part(part)[at:start]
    return None if other_paragraph and named[key] < max(named.values()) else key


def _named_in(team: Building, found: dict[str, Building]) -> str | None:
    """The organisation whose name begins the team's, and which the text names alone too: 小米电视部, 阿里农业事业部."""
    forms = [
        (len(form), key)
        for key, b in found.items()
        if b.kind == "organization" and b is not team and b.org_kind != "team"
        for form in b.forms()
        if len(form) > 1 and any(fold(n).startswith(fold(form)) for n in team.names)
    ]
    return max(forms)[1] if forms else None


def _ends_as_team(b: Building) -> bool:
    return any(fold(n).endswith(organizations().team_words) for n in b.names)
