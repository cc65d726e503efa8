"""Chinese sentences, and pairs of sentences, labelled with every event that they tell, by class.

One file a field (business.txt, sport.txt …): `# class: <name>` heads a class, then a line a sentence: `o` (open) or `h`
(held out), a tab, the day of publication, a tab, the text, a tab, its events. Nothing after the last tab: the text
tells no event. A class whose name ends in `/not` holds what tempts; other events may still stand in such a text, and
are labelled. People and firms are invented; well-known bodies appear in harmless facts.

How an event is written: `departure leaver=陈立群 former_employer=星渡科技 post=副总经理 date=2024-03-05
certainty=announced`; several are joined by ` ; `.
- `?` after the type or after a participant: a reasonable reader may leave it out (or take it in).
- `|` between values: further ones that are as good (`departure|dismissal`, `date=2024-03-05|-`,
  `certainty=announced|asserted`, further forms of a name or post). `-` is no date. `_` stands for a space.
- Without `date` the text gives none; without `certainty` it is asserted.
- Keys are the roles of the contract, `post`, `object`, `date`, `certainty`. A person who invests is `investor_person`.

How the labels are meant: as those of `..` (see there), and
- The employer is the body whose post it is, never the one that appoints; left out where the text does not name it.
  A body that has no name of its own (该公司, 母校) is no participant, nor is a country.
- A post is whole (常务副总经理), and holds no organisation that can be told apart from it.
- A removal by 免去 is a dismissal; a departure is accepted where the text reads as routine. A player's transfer is a
  joining; the club that he leaves is no participant of it unless the text tells the leaving.
- What is said by the actor, the organisation or an official notice is announced; where the article tells it without
  naming such a source, asserted; a decision told without its notice is either.

Whoever writes rules reads the open sentences only, and measures on both. From a test:
`from tests.labelled.claims import claim_sentences`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.language.script import script_of
from schemas.events import ORG_ROLES, PERSON_ROLES
from tests.labelled import HEADING, LATIN, SPLITS, LabelledEvent, Participant, Split

HERE = Path(__file__).resolve().parent
LINE = re.compile(r"([oh])\t(\d{4}-\d\d-\d\d)\t(\S[^\t]*)\t([^\t]*)")
PERSONAL_INVESTOR = "investor_person"


@dataclass(frozen=True)
class ClaimSentence:
    """A text and every event that it tells."""

    id: str
    field: str
    kind: str
    split: Split
    script: str
    published: dt.date
    text: str
    events: tuple[LabelledEvent, ...]


def participant(role: str, value: str) -> Participant:
    """A participant of an event: `星渡科技|星渡?` is 星渡科技, also 星渡, and optional."""
    name, *alt = value.removesuffix("?").split("|")
    return Participant(name=name, role=role, alt=tuple(alt), optional=value.endswith("?"))


def event_of(notation: str) -> LabelledEvent:
    """The event that a notation writes. Raises ValueError for a key that is no role of the contract."""
    head, *pairs = notation.split()
    kind, *type_alt = head.removesuffix("?").split("|")
    people, orgs = [], []
    single: dict[str, str] = {}
    for pair in pairs:
        key, equals, words = pair.partition("=")
        value = words.replace("_", " ")
        if not equals or not value:
            raise ValueError(f"{pair!r} in {notation!r} is no `key=value`")
        if key == PERSONAL_INVESTOR:
            people.append(participant("investor", value))
        elif key in ORG_ROLES:
            orgs.append(participant(key, value))
        elif key in PERSON_ROLES:
            people.append(participant(key, value))
        elif key in ("post", "object", "date", "certainty") and key not in single:
            single[key] = value
        else:
            raise ValueError(f"{key!r} in {notation!r} is no role of the contract, or stands twice")
    date, *date_alt = [None if d == "-" else d for d in single.get("date", "-").split("|")]
    certainty, *certainty_alt = single.get("certainty", "asserted").split("|")
    post, *post_alt = single["post"].split("|") if "post" in single else [None]
    return LabelledEvent.model_validate(
        {
            "type": kind, "type_alt": type_alt, "people": people, "orgs": orgs, "date": date, "date_alt": date_alt,
            "certainty": certainty, "certainty_alt": certainty_alt, "post": post, "post_alt": post_alt,
            "object": single.get("object"), "optional": head.endswith("?"),
        }
    )  # fmt: skip


def sentences_of(path: Path) -> Iterator[ClaimSentence]:
    """The sentences of one file. Raises ValueError for a line that is neither blank, heading nor sentence."""
    kind, count = "", 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if heading := HEADING.fullmatch(line):
            kind = heading[1]
        elif (sentence := LINE.fullmatch(line)) and kind:
            split, published, text, notation = sentence.groups()
            count += 1
            try:
                events = tuple(event_of(event) for event in notation.split(" ; ") if event)
            except ValueError as wrong:
                raise ValueError(f"{path.name}:{number}: {wrong}") from wrong
            yield ClaimSentence(
                f"{path.stem}-{count:03}", path.stem, kind, SPLITS[split], script_of(LATIN.sub("", text)),
                dt.date.fromisoformat(published), text, events,
            )  # fmt: skip
        elif line:
            form = "`o|h<TAB>day<TAB>text<TAB>events` below one"
            raise ValueError(f"{path.name}:{number}: {line!r} is neither `# class: …` nor {form}")


@cache
def claim_sentences(split: Split | None = None) -> tuple[ClaimSentence, ...]:
    """The labelled sentences of all fields, of one split or of both."""
    every = [s for path in sorted(HERE.glob("*.txt")) for s in sentences_of(path)]
    return tuple(s for s in every if split in (None, s.split))
