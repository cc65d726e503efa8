"""What the labels of an article say of a claim that was read from it: which links are right, which wrong.

In: an `Article` of `labelled_articles`, what recognition found in it, and its claims. Out: a `Verdict` for each claim
that a label speaks of. `fit_links` fits on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flows.events.claims.view import ClaimView
from flows.events.roles.employer_candidate import EmployerCandidate
from flows.language.script import fold
from schemas.records import Recognized
from tests.events.labelled_articles import Article

SHORT = 12  # characters of a sentence that may stand in a text by chance


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
        dated = view.when is not None and any(same_days(_told(view), d) for d in claim.get("date", {}).get("right", ()))
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
                links["date"] = any(same_days(told, d) for d in date["right"])
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

    def employers(self, view: ClaimView, verdict: Verdict) -> Iterator[tuple[EmployerCandidate, bool]]:
        """The candidates for the event's organisation, each with whether it is the right one, as far as labels say.

        Where a label only says which one is wrong, nothing is known of the others.
        """
        orgs = (verdict.label or {}).get("orgs", {})
        if not orgs or not verdict.links.get("people"):
            return
        role = view.reading.kind.organization_role
        if "right" in orgs:
            named = [names for names, said, *_ in orgs["right"] if said in {role, "team"}]
        else:
            named = [names for names, said, *_ in orgs["wrong"] if said == role]
        for candidate in view.employer.candidates:
            meant = any(self._is(candidate.key, names) for names in named)
            if "right" in orgs or meant:
                yield candidate, meant and "right" in orgs


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


def same_days(told: list[str] | None, labelled: list[str] | None) -> bool:
    if told is None or labelled is None:
        return told == labelled
    return told == labelled or (labelled[0] <= told[0] and told[1] <= labelled[1] and labelled[0] != labelled[1])
