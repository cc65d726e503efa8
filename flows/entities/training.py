"""What the models of names are fitted on: `python -m flows.entities.training FOLDER LABELLED.jsonl …`.

In: lines of {"group", "title", "body", "weight", "regions"}; a region is a stretch of a part in which every person and
every organisation is marked: {"part", "start", "end", "people": [[start, end]], "organizations": [[start, end]],
"optional": [[start, end]]}. Out: FOLDER/person.jsonl and FOLDER/organization.jsonl, a line for each span that a
generator proposes there, with its features; `flows.evidence.fit` reads them. What overlaps nothing but an optional
name is left out; where "organizations" is null they are not marked, and the rows are of people alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from flows.entities.explain import spans_in
from flows.entities.recognize import propose
from flows.entities.registry import Registry
from flows.entities.selection.select import KINDS, contest
from flows.entities.selection.span import CandidateSpan
from flows.language import Tagger, analyze, hear
from flows.language.script import script_of
from flows.language.tagging.protocol import voice_named
from schemas.declarative import DataModel
from schemas.records import Part, Sentence, SourceText

Place = tuple[int, int]


class Region(DataModel):
    """A stretch of a part in which all people are marked, and all organisations unless they are None."""

    part: Literal["title", "body"]
    start: int
    end: int
    people: tuple[Place, ...] = ()
    organizations: tuple[Place, ...] | None = ()
    optional: tuple[Place, ...] = ()


class LabelledArticle(DataModel):
    """An article with regions; articles of one `group` are never on both sides of a fold."""

    group: str
    title: str = ""
    body: str
    weight: float = 1.0
    regions: tuple[Region, ...]


def rows_of(article: LabelledArticle, sentences: Iterable[Sentence], registry: Registry) -> Iterator[dict[str, Any]]:
    """A row for each span and kind: {"kind", "group", "right", "weight", "values"}."""
    text = SourceText(article.title, article.body, script_of(article.body), None, None)
    proposed = propose(text, list(sentences), registry)
    parts: tuple[Part, ...] = ("title", "body")
    for part in parts:
        regions = [r for r in article.regions if r.part == part]
        spans = spans_in(proposed, part) if regions else []
        for region in regions:
            for span in spans:
                if region.start <= span.start and span.end <= region.end and _counts(span, region):
                    yield from _rows(article, region, span)


def _counts(span: CandidateSpan, region: Region) -> bool:
    """Whether the span is right or wrong for sure."""
    place = (span.start, span.end)
    if place in region.optional:
        return False
    named = _overlaps(place, (*region.people, *(region.organizations or ())))
    return named or not _overlaps(place, region.optional)


def _overlaps(place: Place, others: Iterable[Place]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)


def _rows(article: LabelledArticle, region: Region, span: CandidateSpan) -> Iterator[dict[str, Any]]:
    values = contest().values(span)
    for kind, marked in zip(KINDS, (region.people, region.organizations), strict=True):
        if marked is None:
            continue
        right = (span.start, span.end) in marked
        yield {"kind": kind, "group": article.group, "right": right, "weight": article.weight, "values": values}


def main() -> None:
    """Read the labelled articles, tag them, write the rows of both kinds."""
    parser = argparse.ArgumentParser(prog="python -m flows.entities.training", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("labelled", type=Path, nargs="+")
    arguments = parser.parse_args()
    lines = [line for path in arguments.labelled for line in path.read_text(encoding="utf-8").splitlines() if line]
    articles = [LabelledArticle.model_validate_json(line) for line in lines]
    texts = [SourceText(a.title, a.body, script_of(a.body), None, None) for a in articles]
    registry, voices = Registry.load(), [voice_named("cutword")]
    outs = {kind: (arguments.folder / f"{kind}.jsonl").open("w", encoding="utf-8") for kind in KINDS}
    for article, sentences in zip(articles, analyze(texts, Tagger()), strict=True):
        for row in rows_of(article, hear(sentences, voices), registry):
            outs[row.pop("kind")].write(json.dumps(row, ensure_ascii=False) + "\n")
    for out in outs.values():
        out.close()


if __name__ == "__main__":
    main()
