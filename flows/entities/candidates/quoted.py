"""What stands in quotation or book marks: a nickname, a firm, an outlet; selection decides which, if any."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from flows.entities.candidate import Candidate
from flows.entities.candidates.organizations.suffixes import kind_of
from flows.entities.view import PartView

_QUOTED = regex.compile(r"[“「『\"《〈](?P<name>[\p{Han}\p{Latin}0-9&·. -]{2,14})[”」』\"》〉]")
LONGEST_OF_A_PERSON = 6


def quoted(view: PartView) -> Iterator[Candidate]:
    """Each as an organisation, a short one as a person too."""
    for sentence in view.sentences:
        for m in _QUOTED.finditer(view.folded, sentence.start, sentence.end):
            start, end = m.span("name")
            kind = kind_of(m["name"])
            yield view.candidate(start, end, "organization", 0.0, "quoted", org_kind=kind)
            if end - start <= LONGEST_OF_A_PERSON:
                yield view.candidate(start, end, "person", 0.0, "quoted")
