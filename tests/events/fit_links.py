"""Fits vocabulary/events/links on labelled articles: `python -m tests.events.fit_links [PAGES ANNOTATIONS]…`.

In: the articles of `labelled_articles`, judged by `label_judge`.
Out: the model files with new weights and, with `--add`, rows for features that are met often enough and not listed yet.
The links are fitted on claims whose trigger tells an event, the choice of the employer on its candidates, and `whole`
on what the links say of articles that they were not fitted on.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from flows.entities import recognize
from flows.entities.registry import Registry
from flows.events.claims import carried_day, weigh
from flows.events.claims.view import ClaimView
from flows.events.extractor import Extractor
from flows.events.roles import employer
from flows.events.triggers import TriggerFinder
from flows.evidence.fit import Labelled, fit, report, with_weights
from flows.evidence.model import Model, probability_of
from flows.language import analyze
from flows.language.tagging.protocol import voice_named
from schemas.declarative import VOCABULARY, load_packaged
from tests.events.label_judge import Judge, Verdict, same_days
from tests.events.labelled_articles import Article, articles
from tests.events.stand_ins import given, packaged, tagger

HERE = VOCABULARY / "events" / "links"
LINKS = ("event", "people", "organizations", "date", "certainty")
PENALTIES = (0.01, 0.03, 0.1, 0.3)
OFTEN = 8  # labelled claims that a feature must be met in before it gets a row
BATCH = 40  # articles that are tagged together


def labelled(folders: Sequence[Path]) -> dict[str, list[Labelled]]:
    """Labelled subjects by model; those of `whole` hold the claim's links as {link: right} until they are weighed."""
    registry, types = Registry.load(), packaged()
    finder, voices = TriggerFinder(types), [voice_named("cutword")]
    out: dict[str, list[Labelled]] = defaultdict(list)
    every = list(articles(folders))
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
                    values = employer.weighing().values(candidate)
                    out["employer"].append(Labelled(article.id, right, values, article.weight))
                out["carried_day"] += _carried_day(article, view, verdict)
    return out


def _carried_day(article: Article, view: ClaimView, verdict: Verdict) -> Iterator[Labelled]:
    """The day of a sentence before that was thought of; where its day and none are both right it teaches nothing."""
    said = (verdict.label or {}).get("date")
    if view.carried is None or said is None or not verdict.links.get("event", True):
        return
    when = view.carried.when
    right = any(same_days([str(when.earliest), str(when.latest)], d) for d in said if d)
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
    values = {"number": number, "judged": float(judged)}
    out["whole"].append(Labelled(article.id, whole, values, article.weight))
    for link in LINKS:
        values = weigh.weighing(link).values(view)
        right = verdict.links.get(link)
        # kept for all claims, in step with `whole`: what is not judged weighs nothing
        told = right is not None and (link == "event" or verdict.links.get("event", True))
        out[link].append(Labelled(article.id, bool(right), values, article.weight if told else 0.0))


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
    parser.add_argument("folders", type=Path, nargs="*", help="pages and their annotations, in pairs")
    parser.add_argument("--add", action="store_true", help="give features that are met often a row")
    parser.add_argument("--check", action="store_true", help="print the figures and write nothing")
    arguments = parser.parse_args()
    subjects = labelled(arguments.folders)
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
