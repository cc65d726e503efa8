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
        for e in (*found.entities, *found.bodies):
            self.names[e.key] |= {norm(n) for n in (e.name, e.name_zh, e.name_latin, *e.alternatives) if n}
        for m in (*found.mentions, *(o.body for o in found.offices)):
            self.names[m.entity_key].add(norm(m.surface))

    def verdict(self, view: ClaimView, taken: set[int]) -> Verdict | None:
        """The labels' word on a claim; None where they say nothing of it."""
        best, score = None, -1
        for label in self.article.labels:
            fitting = self._fitting(view, label)
            if fitting > score and (id(label) not in taken or fitting > 100):
                best, score = label, fitting
        if best is not None:
            taken |= set() if best.get("again") else {id(best)}
            return self._links(view, best)
        silent = not self.article.complete or view.event_type in self.article.unannotated
        return None if silent else Verdict({"event": False}, None)

    def _fitting(self, view: ClaimView, label: dict[str, Any]) -> int:
        """How well a label fits a claim; below 0 where it speaks of another."""
        types = label["type"] if isinstance(label["type"], list) else [label["type"]]
        if view.event_type not in types:
            return -1
        if not label.get("event", True):
            return 1000
        if label.get("anywhere"):
            return 1
        listed = []
        for side, kind in (("people", "person"), ("orgs", "organization")):
            every = [names for names, *_ in label.get(side, ())]
            listed += [(p.entity_key, kind, every) for p in view.taking_part(kind)]
        shared = sum(any(self._is(key, names) for names in every) for key, _, every in listed)
        if not shared:
            return -1
        people = sum(any(self._is(key, n) for n in every) for key, kind, every in listed if kind == "person")
        dated = view.when is not None and any(same_days(_told(view), d) for d in label.get("date", ()))
        return min(100, max(0, 10 * people + 3 * shared - len(listed) + 2 * dated))

    def _is(self, key: str, names: Any) -> bool:
        some = {norm(n) for n in (names if isinstance(names, list) else [names])}
        return bool(self.names[key] & some)

    def _links(self, view: ClaimView, label: dict[str, Any]) -> Verdict:
        if not label.get("event", True):
            return Verdict({"event": False}, label)
        links = {} if label.get("optional") else {"event": True}
        for link, side, kind in (("people", "people", "person"), ("organizations", "orgs", "organization")):
            if side in label:
                links[link] = self._all(view, kind, label[side])
        if "date" in label:
            links["date"] = any(same_days(_told(view), d) for d in label["date"])
        if "certainty" in label:
            links["certainty"] = view.certainty in label["certainty"]
        return Verdict(links, label)

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

        Of a label whose organisations are listed and none, every candidate is wrong: the choice of none is learned too.
        """
        orgs = (verdict.label or {}).get("orgs")
        if orgs is None or not verdict.links.get("people"):
            return
        named = [names for names, said, *_ in orgs if said in {view.reading.kind.organization_role, "team"}]
        for candidate in view.employer.candidates:
            yield candidate, any(self._is(candidate.key, names) for names in named)


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
