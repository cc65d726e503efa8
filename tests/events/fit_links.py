"""Fits vocabulary/events/links on labelled sentences: `python -m tests.events.fit_links LABELLED.jsonl …`.

In: the open entries of tests/labelled/events.yaml and tests/labelled/claims, and articles with labelled sentences, a
line each: {"id", "title", "body", "script", "earliest", "latest", "sentences": [{"text", "complete", "claims": []}]}. A
claim names its "type" and, where it is known, the offset "off" of its trigger in the sentence; "event": false says that
it is none. Of an event, "people", "orgs", "date" and "certainty" hold {"right": value} or {"wrong": value}, or are left
out. A claim with "anywhere" speaks of any claim of its type in the sentence. What a "complete" sentence does not list
is no event, but for the types that it names under "except".
Out: the model files with new weights and, with `--add`, rows for features that are met often enough and not listed yet.
The links are fitted on claims whose trigger tells an event, the choice of the employer on its candidates, and `whole`
on what the links say of articles that they were not fitted on.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.events.claims import carried_day, weigh
from flows.events.claims.view import ClaimView
from flows.events.event_types import CounterExample, Example
from flows.events.extractor import Extractor
from flows.events.roles import employer
from flows.events.triggers import TriggerFinder
from flows.evidence.fit import Labelled, fit, report, with_weights
from flows.evidence.model import Model, probability_of
from flows.language import analyze
from flows.language.script import fold, script_of
from flows.language.tagging.protocol import voice_named
from flows.reading import read_article
from schemas.declarative import VOCABULARY, load_packaged
from schemas.events import PERSON_ROLES
from schemas.records import Recognized, SourceText
from tests.events.constructions import ORGANIZATIONS, PEOPLE, TEAMS, TOLD
from tests.events.measuring import days
from tests.events.stand_ins import given, packaged, tagger
from tests.labelled import article_files, event_entries
from tests.labelled.claims import claim_sentences

HERE = VOCABULARY / "events" / "links"
LINKS = ("event", "people", "organizations", "date", "certainty")
CONSTRUCTION_NAMES = CounterExample(
    text="-", people=PEOPLE, organizations=ORGANIZATIONS, teams=TEAMS, why="names of constructions"
)
PENALTIES = (0.01, 0.03, 0.1, 0.3)
OFTEN = 8  # labelled claims that a feature must be met in before it gets a row
LEFT_OUT = ("team", "parent")  # roles that one of several places that tell an event may leave out
SHORT = 12  # characters of a sentence that may stand in a text by chance
BATCH = 40  # articles that are tagged together


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what its labelled sentences tell."""

    id: str
    text: SourceText
    sentences: tuple[dict[str, Any], ...]
    names: Example | CounterExample | None = None  # whose people and organisations are given


def articles(paths: Sequence[Path]) -> Iterator[Article]:
    """The project's own open entries and annotated samples of raw/, then those of the files."""
    for entry in event_entries():
        if entry.split == "open":
            text = SourceText(entry.title or "", entry.text, entry.script, entry.published, entry.published)
            yield Article(
                entry.id, text, ({"text": None, "complete": True, "claims": [_claim(e) for e in entry.events]},)
            )
    for said in claim_sentences("open"):
        text = SourceText("", said.text, said.script, said.published, said.published)
        yield Article(said.id, text, ({"text": None, "complete": True, "claims": [_claim(e) for e in said.events]},))
    for kind in packaged().types:
        for number, example in enumerate((*kind.examples, *kind.counter_examples)):
            text = SourceText("", example.text, script_of(example.text), None, None)
            label = {"text": None, "complete": False, "claims": [_example(kind.event_type, example)]}
            yield Article(f"{kind.event_type}{number}", text, (label,), example)
    for number, (told, event_type, roles) in enumerate(TOLD):
        text = SourceText("", told, script_of(told), None, None)
        label = {"text": None, "complete": False, "claims": [_construction(event_type, roles)]}
        yield Article(f"construction{number}", text, (label,), CONSTRUCTION_NAMES)
    for page, annotation in article_files():
        read = read_article(page.read_bytes(), str(page))
        text = SourceText(read.title, read.body, read.script, read.published.earliest, read.published.latest)
        yield Article(page.name, text, (_annotated(json.loads(annotation.read_text(encoding="utf-8"))),))
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            x = json.loads(line)
            first, last = (dt.date.fromisoformat(x[k]) if x[k] else None for k in ("earliest", "latest"))
            yield Article(x["id"], SourceText(x["title"], x["body"], x["script"], first, last), tuple(x["sentences"]))


def _annotated(annotation: dict[str, Any]) -> dict[str, Any]:
    """An annotated article as one labelled stretch: each of its events may be told in several places."""
    names = {
        x["name"]: [x["name"], *_several(x.get("latin")), *_several(x.get("alt")), *x.get("mentions", ())]
        for kind in ("people", "organizations")
        for x in annotation.get(kind, ())
    }
    claims = []
    for event in annotation["events"]:
        sides = {
            side: {
                "right": [
                    [names.get(p["name"], [p["name"]]) + _several(p.get("alt")), p["role"]]
                    + (["optional"] if p.get("optional") or p["role"] in LEFT_OUT else [])
                    for p in event[side]
                ]
            }
            for side in ("people", "orgs")
        }
        dates = [event["date"], *event.get("date_alt", ())]
        claims.append({
            "type": [event["type"], *event.get("type_alt", ())], "again": True, **sides,
            "optional": event.get("optional", False),
            "date": {"right": [list(map(str, days(d))) if d else None for d in dates]},
            "certainty": {"right": [event["certainty"], *event.get("certainty_alt", ())]},
        })  # fmt: skip
    return {"text": None, "complete": True, "claims": claims}


def _example(event_type: str, example: Example | CounterExample) -> dict[str, Any]:
    """An example of an event type as a claim: whatever of the type is read from it is one, or is none."""
    return {"type": event_type, "anywhere": True, "again": True, "event": isinstance(example, Example)}


def _construction(event_type: str, roles: dict[str, list[str]]) -> dict[str, Any]:
    """A construction of the grammar as a claim; its organisations are judged where it names any."""
    said = [[n, role] for role, names in roles.items() for n in names]
    people = [[n, role] for n, role in said if role in PERSON_ROLES and n in PEOPLE]  # a firm can be an investor too
    orgs = [[n, role] for n, role in said if [n, role] not in people]
    sides = {"people": {"right": people}} | ({"orgs": {"right": orgs}} if orgs else {})
    return {"type": event_type, "anywhere": True, "again": True, **sides}


def _several(value: Any) -> list[str]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _claim(event: Any) -> dict[str, Any]:
    """A labelled event of the project's own entries as a claim."""
    dates = [list(map(str, days(d))) if d else None for d in (event.date, *event.date_alt)]
    return {
        "type": [event.type, *event.type_alt],
        "optional": event.optional,
        "people": {"right": [[[p.name, *p.alt], p.role] for p in event.people]},
        "orgs": {"right": [[[o.name, *o.alt], o.role, *(["optional"] if o.optional else [])] for o in event.orgs]},
        "date": {"right": dates},
        "certainty": {"right": [event.certainty, *event.certainty_alt]},
    }


@dataclass(slots=True)
class Verdict:
    """What a label says of a claim that was read: links that are right, wrong or not judged (left out)."""

    links: dict[str, bool]
    label: dict[str, Any] | None


class Judge:
    """Compares the claims of one article with its labels."""

    def __init__(self, article: Article, found: Recognized) -> None:
        self.article = article
        self.names: dict[str, set[str]] = defaultdict(set)
        for e in found.entities:
            self.names[e.key] |= {norm(n) for n in (e.name, e.name_zh, e.name_latin, *e.alternatives) if n}
        for m in found.mentions:
            self.names[m.entity_key].add(norm(m.surface))

    def verdict(self, view: ClaimView, taken: set[int]) -> Verdict | None:
        """The label's word on a claim; None where no label speaks of its sentence."""
        for sentence in self.article.sentences:
            if not _speaks_of(sentence["text"], view.sentence.text):
                continue
            best, score = None, -1
            for claim in sentence["claims"]:
                fitting = self._fitting(view, claim)
                if fitting > score and (id(claim) not in taken or fitting > 100):
                    best, score = claim, fitting
            if best is not None and score >= 0:
                taken |= set() if best.get("again") else {id(best)}
                return self._links(view, best)
            complete = sentence["complete"] and view.event_type not in sentence.get("except", ())
            return Verdict({"event": False}, None) if complete else None
        return None

    def _fitting(self, view: ClaimView, claim: dict[str, Any]) -> int:
        """How well a label fits a claim; below 0 where it speaks of another."""
        types = claim["type"] if isinstance(claim["type"], list) else [claim["type"]]
        if view.event_type not in types:
            return -1
        if "off" in claim and claim["off"] != view.at:
            return -1
        if not claim.get("event", True):
            return 1000
        if claim.get("anywhere"):
            return 1
        listed = []
        for side, kind in (("people", "person"), ("orgs", "organization")):
            said = claim.get(side, {})
            every = [names for names, *_ in said.get("right", said.get("wrong", ()))]
            listed += [(p.entity_key, kind, every) for p in view.taking_part(kind)]
        shared = sum(any(self._is(key, names) for names in every) for key, _, every in listed)
        if not shared and "off" not in claim:
            return -1
        people = sum(any(self._is(key, n) for n in every) for key, kind, every in listed if kind == "person")
        dated = view.when is not None and any(
            _same_days(_told(view), d) for d in claim.get("date", {}).get("right", ())
        )
        fitting = 10 * people + 3 * shared - len(listed) + ("off" in claim) + 2 * dated
        return min(100, max(0, fitting))

    def _is(self, key: str, names: Any) -> bool:
        some = {norm(n) for n in (names if isinstance(names, list) else [names])}
        return bool(self.names[key] & some)

    def _links(self, view: ClaimView, claim: dict[str, Any]) -> Verdict:
        if not claim.get("event", True):
            return Verdict({"event": False}, claim)
        links = {} if claim.get("optional") else {"event": True}
        for link, side, kind in (("people", "people", "person"), ("organizations", "orgs", "organization")):
            said = claim.get(side)
            if said is None:
                continue
            if "right" in said:
                links[link] = self._all(view, kind, said["right"])
            elif self._all(view, kind, said["wrong"]):
                links[link] = False
        if (date := claim.get("date")) is not None:
            told = _told(view)
            if "right" in date:
                links["date"] = any(_same_days(told, d) for d in date["right"])
            elif told in date["wrong"]:
                links["date"] = False
        if (sure := claim.get("certainty")) is not None:
            links["certainty"] = view.certainty in sure["right"]
        return Verdict(links, claim)

    def _all(self, view: ClaimView, kind: str, labelled: Sequence[Any]) -> bool:
        """Whether the participants of a kind are the labelled ones in their roles."""
        told = view.taking_part(kind)
        for names, role, *optional in labelled:
            here = [p for p in told if self._is(p.entity_key, names)]
            if not here and not optional:
                return False
            if here and not any(p.role == role for p in here):
                return False
        return all(any(self._is(p.entity_key, names) for names, *_ in labelled) for p in told)

    def employers(self, view: ClaimView, verdict: Verdict) -> Iterator[tuple[employer.Candidate, bool]]:
        """The candidates for the event's organisation, each with whether it is the right one."""
        label = verdict.label
        if label is None or "right" not in label.get("orgs", {}) or not verdict.links.get("people"):
            return
        kind = view.reading.kind
        roles = {kind.organization_role, "team"}
        right = [names for names, role, *_ in label["orgs"]["right"] if role in roles]
        for candidate in view.employer.candidates:
            yield candidate, any(self._is(candidate.key, names) for names in right)


def _speaks_of(labelled: str | None, sentence: str) -> bool:
    """Whether a label's text is of this sentence, or of a longer stretch that holds it; None: of the whole article."""
    if labelled is None or norm(labelled) == norm(sentence):
        return True
    return len(sentence) > SHORT and norm(sentence) in norm(labelled)


def norm(name: str) -> str:
    """A name or sentence as it is compared."""
    return "".join(c for c in fold(name).casefold() if not c.isspace() and c not in "*_#")


def _told(view: ClaimView) -> list[str] | None:
    """First and last day that a claim gives to its event."""
    if view.when is None or view.when.earliest is None or view.when.latest is None:
        return None
    return [str(view.when.earliest), str(view.when.latest)]


def _same_days(told: list[str] | None, labelled: list[str] | None) -> bool:
    if told is None or labelled is None:
        return told == labelled
    return told == labelled or (labelled[0] <= told[0] and told[1] <= labelled[1] and labelled[0] != labelled[1])


def labelled(paths: Sequence[Path]) -> dict[str, list[Labelled]]:
    """Labelled subjects by model; those of `whole` hold the claim's links as {link: right} until they are weighed."""
    registry, types = Registry.load(), packaged()
    finder, voices = TriggerFinder(types), [voice_named("cutword")]
    out: dict[str, list[Labelled]] = defaultdict(list)
    every = list(articles(paths))
    for begin in range(0, len(every), BATCH):
        batch = every[begin : begin + BATCH]
        for article, sentences in zip(batch, analyze([a.text for a in batch], tagger()), strict=True):
            found = recognize(article.text, sentences, registry, voices)
            if (x := article.names) is not None:
                found = given(article.text, x.people, x.organizations, x.teams, found=found)
            judge, taken = Judge(article, found), set[int]()
            read = [(v, judge.verdict(v, taken)) for v in Extractor(article.text, found, types, finder).read(sentences)]
            told = [(view, verdict) for view, verdict in read if verdict is not None and verdict.links]
            _told_elsewhere(told)
            for view, verdict in told:
                _add(out, article, view, verdict)
                for candidate, right in judge.employers(view, verdict):
                    out["employer"].append(Labelled(article.id, right, employer.weighing().values(candidate)))
                out["carried_day"] += _carried_day(article, view, verdict)
    return out


def _carried_day(article: Article, view: ClaimView, verdict: Verdict) -> Iterator[Labelled]:
    """The day of a sentence before that was thought of; where its day and none are both right it teaches nothing."""
    said = (verdict.label or {}).get("date", {}).get("right")
    if view.carried is None or said is None or not verdict.links.get("event", True):
        return
    when = view.carried.when
    right = any(_same_days([str(when.earliest), str(when.latest)], d) for d in said if d)
    if right != (None in said):
        yield Labelled(article.id, right, carried_day.weighing().values(view.carried))


def _told_elsewhere(told: Sequence[tuple[ClaimView, Verdict]]) -> None:
    """Of several claims of one annotated event each may leave the date or the strongest certainty to the others."""
    for link in ("date", "certainty"):
        right = {id(v.label) for _, v in told if v.label is not None and v.links.get(link)}
        for view, verdict in told:
            if link in verdict.links and id(verdict.label) in right and (link == "certainty" or view.when is None):
                verdict.links[link] = True


def _add(out: dict[str, list[Labelled]], article: Article, view: ClaimView, verdict: Verdict) -> None:
    number = len(out["whole"])
    whole = all(verdict.links.values()) and len(verdict.links) == len(LINKS)
    judged = not all(verdict.links.values()) or len(verdict.links) == len(LINKS)
    out["whole"].append(Labelled(article.id, whole, {"number": number, "judged": float(judged)}))
    for link in LINKS:
        values = weigh.weighing(link).values(view)
        right = verdict.links.get(link)
        # kept for all claims, in step with `whole`: what is not judged weighs nothing
        weight = 1.0 if right is not None and (link == "event" or verdict.links.get("event", True)) else 0.0
        out[link].append(Labelled(article.id, bool(right), values, weight))


def refit(name: str, subjects: Sequence[Labelled], *, add: bool, check: bool) -> tuple[Any, str]:
    """Fit one model and write its file. Returns what was fitted and a report."""
    path = HERE / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    model: Model = load_packaged(f"vocabulary/events/links/{name}.yaml", Model)
    if add:
        text, rows = _with_rows(text, model, subjects)
    else:
        rows = [r.feature for r in model.features]
    fitted = fit(subjects, rows, PENALTIES, near=model)
    if not check:
        path.write_text(with_weights(text, fitted.intercept, fitted.weights), encoding="utf-8")
    return fitted, f"{name}: {report(subjects, fitted, model.threshold)}"


def _with_rows(text: str, model: Model, subjects: Sequence[Labelled]) -> tuple[str, list[str]]:
    """The file's text with a row for each feature that is met often; the reason is its measure's."""
    counts = Counter(f for s in subjects if s.weight for f, v in s.values.items() if v)
    listed = {r.feature: r for r in model.features}
    reasons = {r.feature.partition(":")[0]: r.reason for r in model.features}
    rows = sorted({f for f, n in counts.items() if n >= OFTEN} | set(listed))
    head = text[: text.index("features:")]
    lines = [
        f'- {{feature: "{f}", weight: 0.0, reason: "{reasons.get(f.partition(":")[0], f.partition(":")[0])}"}}'
        for f in rows
    ]
    return head + "features:\n" + "\n".join(lines) + "\n", rows


def main() -> None:
    """Read the arguments, fit all models, print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.events.fit_links", description=__doc__)
    parser.add_argument("labelled", type=Path, nargs="*")
    parser.add_argument("--add", action="store_true", help="give features that are met often a row")
    parser.add_argument("--check", action="store_true", help="print the figures and write nothing")
    arguments = parser.parse_args()
    subjects = labelled(arguments.labelled)
    _, told = refit("employer", subjects["employer"], add=arguments.add, check=arguments.check)
    sys.stdout.write(told + "\n")
    _, told = refit("carried_day", subjects["carried_day"], add=False, check=True)  # too few to move its weights
    sys.stdout.write(told + "\n")
    held_out: dict[str, Any] = {}
    for link in LINKS:
        judged = [(i, s) for i, s in enumerate(subjects[link]) if s.weight]
        fitted, told = refit(link, [s for _, s in judged], add=arguments.add, check=arguments.check)
        sys.stdout.write(told + "\n")
        # claims that this link is not judged on count with what the fitted model says of them
        sums = [
            fitted.intercept + sum(fitted.weights.get(f, 0.0) * v for f, v in s.values.items()) for s in subjects[link]
        ]
        probabilities = np.array([probability_of(x) for x in sums])
        for (i, _), probability in zip(judged, fitted.held_out, strict=True):
            probabilities[i] = probability
        held_out[link] = probabilities
    whole = [
        replace(s, values=weigh.together({link: float(held_out[link][i]) for link in LINKS}))
        for i, s in enumerate(subjects["whole"])
        if s.values["judged"]
    ]
    _, told = refit("whole", whole, add=False, check=arguments.check)
    sys.stdout.write(told + "\n")


if __name__ == "__main__":
    main()
