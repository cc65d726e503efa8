"""Lines that `flows.entities.training` reads: `python -m tests.entities.labelled_names [PAGES ANNOTATIONS]… > FILE`.

In: the open sentences of tests/labelled (names/ and people.yaml), the examples of where organisations stand, the
annotated samples of raw/, and further folders of pages with their annotations (the format that `newsledger evaluate`
reads). Out: a line an article or sentence, its names marked. An annotation lists the surfaces of a name: it marks each
place where one stands that no longer surface covers, without marks around it; a name with another one in brackets is
two names, and so is a unit behind its owner's Latin name. Authors are optional: their names are names, though those of
nobody in the story.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from flows.entities.lexicon import organization_positions
from flows.entities.training import LabelledArticle, Place, Region
from flows.quality.evaluation.annotations import Annotation
from flows.reading import read_article
from schemas.records import Article, Part
from tests.labelled import PeopleEntry, annotated_articles, article_files, people_entries
from tests.labelled.names import Span, name_sentences

EXAMPLE = 6.0  # what an example weighs beside a sentence: it stands for all names that only such a place shows
_MARKED = re.compile('[《“「『‘"](?P<name>[^《》“”「」『』‘’"]+)[》”」』’"]')
_PAIR = re.compile(r"(?P<name>[^()（）]{2,}?)\s*[(（](?P<other>[^()（）]{2,})[)）]")


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
        yield LabelledArticle(group=said.id, body=said.text, regions=(region,))


def people_line(entry: PeopleEntry) -> LabelledArticle:
    """An open sentence of people.yaml, where organisations are not all marked."""
    surfaces = {m: "optional" if p.optional else "people" for p in entry.people for m in p.mentions}
    places = _standing(entry.text, surfaces)
    region = Region(
        part="body",
        start=0,
        end=len(entry.text),
        people=tuple(places["people"]),
        organizations=None,
        optional=tuple(places["optional"]),
    )
    return LabelledArticle(group=entry.id, body=entry.text, regions=(region,))


def example_lines() -> Iterator[LabelledArticle]:
    """Names that only their place shows, and what stands at such places and is none: only they are marked."""
    known = organization_positions()
    for kind, some in (("example", known.examples), ("counter-example", known.counter_examples)):
        for i, said in enumerate(some):
            places = [m.span() for name in said.names for m in re.finditer(re.escape(name), said.text)]
            regions = tuple(
                Region(part="body", start=start, end=end, organizations=((start, end),) if kind == "example" else ())
                for start, end in places
            )
            yield LabelledArticle(group=f"{kind}-{i}", body=said.text, weight=EXAMPLE, regions=regions)


def _places(spans: Iterable[Span]) -> tuple[Place, ...]:
    return tuple((start, end) for _, start, end, optional in spans if not optional)


def article_line(read: Article, annotation: Annotation) -> LabelledArticle:
    """An annotated article whose title and body are marked throughout."""
    parts: list[tuple[Part, str]] = [("title", read.title), ("body", read.body)]
    regions = [_region(part, text, annotation) for part, text in parts if text]
    return LabelledArticle(group=annotation.file, title=read.title, body=read.body, regions=tuple(regions))


def _region(part: Part, text: str, annotation: Annotation) -> Region:
    authors = annotation.source.authors if annotation.source else ()
    kinds = dict.fromkeys((form for author in authors for form in author.name if form), "optional")
    for kind, names in (("organizations", annotation.organizations or ()), ("people", annotation.people or ())):
        for name in names:
            for surface in (*name.forms(), *name.mentions):
                kinds[surface] = "optional" if name.optional else kind
    found = _standing(text, kinds)
    return Region(part=part, start=0, end=len(text), **{kind: tuple(places) for kind, places in found.items()})


def _standing(text: str, kinds: Mapping[str, str]) -> dict[str, list[Place]]:
    """The places of surfaces by kind, a longer surface before what it covers."""
    found: dict[str, list[Place]] = {"people": [], "organizations": [], "optional": []}
    longest = sorted((s for s in kinds if s), key=len, reverse=True)
    split = {s: _behind_owner(s, kinds) for s in longest}
    for m in re.finditer("|".join(map(re.escape, longest)), text) if longest else ():
        found[kinds[m[0]]] += [(m.start() + start, m.start() + end) for start, end in split[m[0]] or names_in(m[0])]
    return found


def _behind_owner(surface: str, known: Iterable[str]) -> list[Place]:
    """The owner and its unit in a surface where both are surfaces: Hexline 评测团队."""
    for owner in known:
        unit = surface.removeprefix(owner).strip()
        if owner.isascii() and unit != surface and unit in known and not unit.isascii():
            return [(0, len(owner)), (len(surface) - len(unit), len(surface))]
    return []


def names_in(surface: str) -> list[Place]:
    """Where the names of an annotated surface stand in it: one in 《北川日报》, two in 远舟协会（YZA）."""
    pair = _PAIR.fullmatch(surface)
    if pair:
        return [pair.span("name"), pair.span("other")]
    marked = _MARKED.fullmatch(surface)
    return [marked.span("name") if marked else (0, len(surface))]


def main() -> None:
    """Write the lines of everything that is labelled."""
    parser = argparse.ArgumentParser(prog="python -m tests.entities.labelled_names", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*", help="pages and their annotations, in pairs")
    folders = parser.parse_args().folders
    lines = [*sentence_lines(), *map(people_line, people_entries("open")), *example_lines()]
    for page, path in article_files():
        annotation = Annotation.model_validate_json(path.read_text(encoding="utf-8"))
        if annotation.organizations is not None:
            lines.append(article_line(read_article(page.read_bytes(), str(page)), annotation))
    for pages, folder in zip(folders[::2], folders[1::2], strict=True):
        lines += [
            article_line(read, annotation)
            for read, annotation in annotated_articles(pages, folder)
            if annotation.people is not None and annotation.organizations is not None
        ]
    sys.stdout.writelines(line.model_dump_json() + "\n" for line in lines)


if __name__ == "__main__":
    main()
