"""Comparing what was found with what was annotated, article by article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from flows.quality.evaluation.annotations import (
    AnnotatedEvent,
    AnnotatedName,
    AnnotatedOrganization,
    AnnotatedPerson,
    AnnotatedSource,
    Annotation,
    load,
)  # fmt: skip
from flows.quality.evaluation.comparing import date_fits, days, folded, inferred_fits, pairs, squeezed
from flows.quality.evaluation.found import FoundEvent, FoundFacts
from flows.quality.evaluation.result import INVENTED, MISSED, Result

# Types that an annotation covers only where its "also_annotated" says so.
SELDOM_ANNOTATED = frozenset({"acquisition", "suspension", "statement"})
# Events that an organisation identifies as well as a person does.
OF_ORGANIZATIONS = frozenset(
    {"release", "founding", "team_formed", "investment", "acquisition", "dissolution", "layoff", "letter"}
)
SECONDARY_ROLES = frozenset({"dismisser", "predecessor", "investor", "member"})
_OF_A_SOURCE = ("title", "published", "publisher", "authors", "script", "body")


def evaluate(con: duckdb.DuckDBPyConnection, folder: Path) -> Result:
    """Score the warehouse that is the connection's current database. Raises SettingsError for a wrong annotation."""
    annotations = load(folder)
    found, result = FoundFacts(con), Result()
    for annotation in annotations:
        _article(annotation, found, result)
    return result


def _article(wanted: Annotation, found: FoundFacts, result: Result) -> None:
    result.remarks.append(wanted.file)
    file = found.file(wanted.file)
    if file is None or file.source_id is None:
        result.remarks.append("  not loaded")
        result.people.miss += sum(not x.optional for x in wanted.people or ())
        result.organizations.miss += sum(not x.optional for x in wanted.organizations or ())
        for event in wanted.events or ():
            if not event.optional:
                result.events.miss += 1
                result.confusion[event.type, MISSED] += 1
        for name in _OF_A_SOURCE if wanted.source else ("published",):
            result.fields[name].count(False)
        return
    if wanted.source:
        # the header of a near duplicate is not the representative's
        _source(wanted.source, file.source_id, found, result, own_header=file.status == "loaded")
    if wanted.organizations is not None:
        _organizations(wanted.organizations, file.source_id, found, result)
    if wanted.people is not None and wanted.events is not None:
        person_of = _people(wanted.people, file.source_id, found, result)
        _events(
            wanted.events,
            found.events(file.source_id, SELDOM_ANNOTATED - wanted.also_annotated),
            found,
            result,
            person_of,
        )


def _source(wanted: AnnotatedSource, source_id: str, found: FoundFacts, result: Result, *, own_header: bool) -> None:
    s = found.source(source_id)

    def field(name: str, ok: bool, seen: object) -> None:
        result.fields[name].count(ok)
        if not ok:
            result.remarks.append(f"  source.{name}: {seen!r}")

    if own_header:
        field("title", folded(s["title"]) in map(folded, wanted.title), s["title"])
        field("publisher", folded(s["publisher"]) in map(folded, wanted.publisher), s["publisher"])
        span = (s["published_earliest"], s["published_latest"])
        if wanted.published_at:
            field("published", span == days(wanted.published_at[:10]), span)
        else:
            field("published", s["published_at"] is None and inferred_fits(span, wanted), span)
        authors = found.authors(source_id)
        forms = [({folded(n) for n in x.name}, x.optional) for x in wanted.authors]
        all_there = all(optional or names & authors for names, optional in forms)
        field("authors", all_there and authors <= {n for names, _ in forms for n in names}, sorted(authors))
    field("script", s["script"] == wanted.script.removeprefix("zh-"), s["script"])
    body = squeezed(s["body"])
    begins = any(squeezed(x)[:8] in body[:60] for x in wanted.body_first)
    ends = any(squeezed(x)[-8:] in body[-60:] for x in wanted.body_last)
    field("body", begins and ends, f"{body[:14]} … {body[-14:]}")
    for text in wanted.boilerplate:
        field("boilerplate", bool(body) and squeezed(text) not in body, text)


def _people(wanted: Sequence[AnnotatedPerson], source_id: str, found: FoundFacts, result: Result) -> dict[str, str]:
    """Count people; one that was found serves one that is annotated. Returns {folded annotated name: person_id}."""
    there = found.people(source_id)
    edges: dict[int, dict[str, int]] = {}
    for i, person in enumerate(wanted):
        names = {folded(n) for n in person.forms()}
        in_text = {folded(n) for n in person.mentions}
        if not names & in_text:  # the full name stands nowhere in the text: a part of it names the person
            names |= in_text
        edges[i] = {p: 1 for p in there if found.person_forms.get(p, set()) & names}
    match = pairs(edges, _optional(wanted))
    result.identity.bearers += [(x.who, match[i]) for i, x in enumerate(wanted) if x.who and i in match]
    for i, person in enumerate(wanted):
        if not person.optional:
            result.people.count(found=i in match)
            if i not in match:
                result.remarks.append(f"  person missed: {person.name}")
    invented = [p for p in there if p not in set(match.values())]
    result.people.extra += len(invented)
    result.remarks += [f"  person invented: {found.names.get(p, p)}" for p in invented]
    return {folded(wanted[i].name): p for i, p in match.items()}


def _organizations(
    wanted: Sequence[AnnotatedOrganization], source_id: str, found: FoundFacts, result: Result
) -> None:  # fmt: skip
    """Count organisations; one that was found serves one that is annotated, a second row for the same is invented."""
    there = found.organizations(source_id)
    edges: dict[int, dict[str, int]] = {}
    for i, org in enumerate(wanted):
        names, in_text = {folded(n) for n in org.forms()}, {folded(n) for n in org.mentions}
        edges[i] = {
            o: len(seen & in_text)
            for o, seen in there.items()
            if seen & in_text and (seen <= in_text | names or found.org_forms.get(o, set()) & names)
        }
    match = pairs(edges, _optional(wanted))
    for i, org in enumerate(wanted):
        if not org.optional:
            result.organizations.count(found=i in match)
            if i not in match:
                result.remarks.append(f"  organisation missed: {org.name} {list(org.mentions[:3])}")
    invented = [o for o in there if o not in set(match.values())]
    result.organizations.extra += len(invented)
    result.remarks += [f"  organisation invented: {'/'.join(sorted(there[o]))}" for o in invented]


def _optional(wanted: Sequence[AnnotatedName | AnnotatedEvent]) -> set[int]:
    """Positions of those that may be left out."""
    return {i for i, x in enumerate(wanted) if x.optional}


def _events(
    wanted: Sequence[AnnotatedEvent],
    told: Mapping[str, FoundEvent],
    found: FoundFacts,
    result: Result,
    person_of: Mapping[str, str],
) -> None:
    edges: dict[int, dict[str, tuple[int, ...]]] = {}
    likely: dict[int, dict[str, tuple[int, ...]]] = {}  # whatever the type: for the table of confusions
    for i, event in enumerate(wanted):
        principals = [x for x in event.people if x.role not in SECONDARY_ROLES] or event.people
        ids = {person_of[n] for x in principals if (n := folded(x.name)) in person_of}
        edges[i], likely[i] = {}, {}
        for event_id, e in told.items():
            shared, orgs = len(e.people.keys() & ids), len(_named(e, event, found))
            if not (shared or (orgs and (not principals or event.type in OF_ORGANIZATIONS))):
                continue
            quality = (*date_fits(e.ranges, event), event.type in e.types, shared, orgs)
            if e.types & {event.type, *event.type_alt}:
                edges[i][event_id] = quality
            else:
                likely[i][event_id] = quality
    match = pairs(edges, _optional(wanted))
    taken = set(match.values())
    mistaken = pairs({
        i: {e: q for e, q in likely[i].items() if e not in taken}
        for i in likely if i not in match and not wanted[i].optional
    })  # fmt: skip
    for i, event in enumerate(wanted):
        if event.optional:
            continue
        result.events.count(found=i in match)
        result.by_type[event.type].count(found=i in match)
        if i in match:
            _matched(event, told[match[i]], found, result, person_of)
        else:
            instead = min(told[mistaken[i]].types) if i in mistaken else MISSED
            result.confusion[event.type, instead] += 1
            result.remarks.append(
                f"  event missed: {event.type} {[x.name for x in event.people]} {event.date} | {event.words[:60]}"
            )
    for event_id, e in told.items():
        if event_id in taken:
            continue
        result.events.extra += 1
        result.told.append((e.confidence, False))
        result.by_type[min(e.types)].extra += 1
        if event_id not in mistaken.values():
            result.confusion[INVENTED, min(e.types)] += 1
        people = [found.names.get(p, p) for p in e.people]
        result.remarks.append(f"  event invented: {min(e.types)} {people} | {e.evidence[:60]}")


def _matched(
    event: AnnotatedEvent, e: FoundEvent, found: FoundFacts, result: Result, person_of: Mapping[str, str]
) -> None:  # fmt: skip
    result.confusion[event.type, event.type if event.type in e.types else min(e.types)] += 1
    exact, overlaps = date_fits(e.ranges, event)
    if event.date:
        result.dates_exact.count(exact)
        result.dates_overlap.count(overlaps)
    elif not event.date_alt:
        result.no_date.count(exact)
    if not exact:
        ranges = sorted(f"{a}..{b}" for a, b in e.ranges)
        result.remarks.append(f"  date: {event.type} want {event.date}, got {ranges} | {event.words[:40]}")
    sure = bool(e.certainties & {event.certainty, *event.certainty_alt})
    result.certainty.count(sure)
    who = _participants(event, e, found, result, person_of)
    result.told.append((e.confidence, exact and sure and who))


def _participants(
    event: AnnotatedEvent, e: FoundEvent, found: FoundFacts, result: Result, person_of: Mapping[str, str]
) -> bool:  # fmt: skip
    """Count people with their role and organisations: right ones of all annotated or found. True if all are right."""
    roles, orgs, known = [], [], set()
    for x in event.people:
        if person := person_of.get(folded(x.name)):
            known.add(person)
            roles.append(x.role in e.people.get(person, ()))
    roles += [False for _ in e.people.keys() - known]
    named = _named(e, event, found)
    orgs += [i in named for i, org in enumerate(event.orgs) if i in named or not org.optional]
    orgs += [False for _ in e.orgs.keys() - set().union(*named.values())]
    for share, seen in ((result.roles, roles), (result.event_organizations, orgs)):
        for ok in seen:
            share.count(ok)
    return all(roles) and all(orgs)


def _named(e: FoundEvent, event: AnnotatedEvent, found: FoundFacts) -> dict[int, set[str]]:
    """{position of an annotated organisation: ids of the event's organisations that it names}, where there are any."""
    forms = [{folded(n) for n in x.forms()} for x in event.orgs]
    named = {i: {o for o in e.orgs if found.org_forms.get(o, set()) & names} for i, names in enumerate(forms)}
    return {i: ids for i, ids in named.items() if ids}
