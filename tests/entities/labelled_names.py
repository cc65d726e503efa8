"""Lines that `flows.entities.training` reads: `python -m tests.entities.labelled_names [PAGES ANNOTATIONS]… > FILE`.

In: the open sentences of tests/labelled/names, the annotated samples of raw/, and further folders of pages with their
annotations (the format that `newsledger evaluate` reads). Out: a line an article or sentence, its names marked. An
annotation lists the surfaces of a name: it marks each place where one stands that no longer surface covers.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from flows.entities.training import LabelledArticle, Place, Region
from flows.quality.evaluation.annotations import Annotation
from flows.reading import read_article
from schemas.records import Part
from tests.labelled import annotated_pages, article_files
from tests.labelled.names import Span, name_sentences

ARTICLE = 2.0  # what a span of a real article weighs beside one of the sentences, which are invented
OWN = 1.0


def sentence_lines() -> Iterator[LabelledArticle]:
    """The open sentences, each a group of its own."""
    for said in name_sentences("open"):
        region = Region(
            part="body",
            start=0,
            end=len(said.text),
            people=_places(said.people),
            organizations=_places(said.organizations),
            optional=tuple((s, e) for _, s, e, optional in (*said.people, *said.organizations) if optional),
        )
        yield LabelledArticle(group=said.id, body=said.text, weight=OWN, regions=(region,))


def _places(spans: Iterable[Span]) -> tuple[Place, ...]:
    return tuple((start, end) for _, start, end, optional in spans if not optional)


def article_line(page: Path, annotation: Annotation, weight: float) -> LabelledArticle:
    """An annotated article whose title and body are marked throughout."""
    read = read_article(page.read_bytes(), str(page))
    parts: list[tuple[Part, str]] = [("title", read.title), ("body", read.body)]
    regions = [_region(part, text, annotation) for part, text in parts if text]
    return LabelledArticle(
        group=annotation.file, title=read.title, body=read.body, weight=weight, regions=tuple(regions)
    )


def _region(part: Part, text: str, annotation: Annotation) -> Region:
    kinds: dict[str, str] = {}
    for kind, names in (("organizations", annotation.organizations or ()), ("people", annotation.people or ())):
        for name in names:
            for surface in (name.name, *name.mentions):
                kinds[surface] = "optional" if name.optional else kind
    longest = sorted((s for s in kinds if s), key=len, reverse=True)
    found: dict[str, list[Place]] = {"people": [], "organizations": [], "optional": []}
    for m in re.finditer("|".join(map(re.escape, longest)), text) if longest else ():
        found[kinds[m[0]]].append(m.span())
    return Region(part=part, start=0, end=len(text), **{kind: tuple(places) for kind, places in found.items()})


def main() -> None:
    """Write the lines of everything that is labelled."""
    parser = argparse.ArgumentParser(prog="python -m tests.entities.labelled_names", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="pages and their annotations, in pairs")
    folders = parser.parse_args().folders
    lines = list(sentence_lines())
    for page, path in article_files():
        annotation = Annotation.model_validate_json(path.read_text(encoding="utf-8"))
        if annotation.organizations is not None:
            lines.append(article_line(page, annotation, OWN))
    for pages, folder in zip(folders[::2], folders[1::2], strict=True):
        lines += [
            article_line(page, annotation, ARTICLE)
            for page, annotation in annotated_pages(pages, folder)
            if annotation.organizations is not None
        ]
    sys.stdout.writelines(line.model_dump_json() + "\n" for line in lines)


if __name__ == "__main__":
    main()
