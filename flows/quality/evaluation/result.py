"""What a comparison counts, and how it is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any

from flows.quality.evaluation.calibration import Bin, calibration_error, over_confidence, reliability

MISSED, INVENTED = "(missed)", "(invented)"


@dataclass(slots=True)
class Tally:
    """Found and right, missed, found and wrong."""

    hit: int = 0
    miss: int = 0
    extra: int = 0

    def count(self, *, found: bool) -> None:
        """One that was wanted."""
        self.hit += found
        self.miss += not found

    def prf(self) -> tuple[float, float, float]:
        """Precision, recall, F1; 0 where there is nothing to divide by."""
        p = self.hit / (self.hit + self.extra) if self.hit + self.extra else 0.0
        r = self.hit / (self.hit + self.miss) if self.hit + self.miss else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    def figures(self, digits: int = 4) -> dict[str, float]:
        """Rounded, with the number wanted."""
        named = dict(zip(("precision", "recall", "f1"), (round(x, digits) for x in self.prf()), strict=True))
        return {**named, "gold": self.hit + self.miss}


@dataclass(slots=True)
class Share:
    """So many right, of so many."""

    right: int = 0
    of: int = 0

    def count(self, ok: object) -> None:
        """One more, right or not."""
        self.right += bool(ok)
        self.of += 1

    def figure(self) -> float | None:
        """The share; None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(slots=True)
class IdentityScore:
    """Who is one over articles: each bearer's annotated person and the row it stands in.

    B-cubed (Bagga and Baldwin 1998): of a bearer's row, the share that is the bearer's person; of the person, the
    share that stands in the row; each averaged over all bearers.
    """

    bearers: list[tuple[str, str]] = field(default_factory=list)

    def prf(self) -> tuple[float, float, float]:
        """Precision, recall, F1; 0 where nobody is compared."""
        if not self.bearers:
            return 0.0, 0.0, 0.0
        both = Counter(self.bearers)
        of_person, of_row = Counter(who for who, _ in self.bearers), Counter(row for _, row in self.bearers)
        p = sum(n * n / of_row[row] for (_, row), n in both.items()) / len(self.bearers)
        r = sum(n * n / of_person[who] for (who, _), n in both.items()) / len(self.bearers)
        return p, r, 2 * p * r / (p + r)

    def figures(self) -> dict[str, float]:
        """Rounded, with the number of bearers compared."""
        named = dict(zip(("precision", "recall", "f1"), (round(x, 4) for x in self.prf()), strict=True))
        return {**named, "gold": len(self.bearers)}


@dataclass(slots=True)
class Result:
    """Counts over all annotated articles.

    `organizations` those that articles name, `event_organizations` those of the matched events; `told` of each event
    that was told its confidence and whether it is right as a whole: type, people and roles, organisations, date and
    certainty at once, which is what somebody who queries one row relies on; `fields` source fields; `dates_exact`,
    `dates_overlap` of annotated dates; `no_date` events without one that were left undated;
    `confusion[annotated type][told type]`; `remarks` what was missed and invented, article by article.
    """

    people: Tally = field(default_factory=Tally)
    organizations: Tally = field(default_factory=Tally)
    identity: IdentityScore = field(default_factory=IdentityScore)
    events: Tally = field(default_factory=Tally)
    by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    fields: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    dates_exact: Share = field(default_factory=Share)
    dates_overlap: Share = field(default_factory=Share)
    no_date: Share = field(default_factory=Share)
    certainty: Share = field(default_factory=Share)
    roles: Share = field(default_factory=Share)
    event_organizations: Share = field(default_factory=Share)
    told: list[tuple[float, bool]] = field(default_factory=list)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        """Single figures by the names that checks use; None where nothing was to be found."""
        found: dict[str, float | None] = {}
        for name, tally in (
            ("people", self.people), ("organizations", self.organizations), ("events", self.events),
        ):  # fmt: skip
            counted = tally.hit + tally.miss + tally.extra > 0
            for part, value in zip(("precision", "recall", "f1"), tally.prf(), strict=True):
                found[f"{name}.{part}"] = value if counted else None
        for part, value in zip(("precision", "recall", "f1"), self.identity.prf(), strict=True):
            found[f"identity.{part}"] = value if self.identity.bearers else None
        for name, share in (
            ("dates.exact_share", self.dates_exact), ("dates.overlap_share", self.dates_overlap),
            ("no_date.share", self.no_date), ("certainty.share", self.certainty), ("roles.share", self.roles),
            ("organisations.share", self.event_organizations), ("fields.share", self.all_fields()),
            ("whole.share", self.whole()),
        ):  # fmt: skip
            found[name] = share.figure()
        found["calibration.error"] = calibration_error(self.told)
        found["calibration.over_confidence"] = over_confidence(self.told)
        return found

    def whole(self) -> Share:
        """Events right as a whole, of those told."""
        return Share(sum(right for _, right in self.told), len(self.told))

    def reliability(self) -> list[Bin]:
        """Of the events told with about one confidence, how many are right as a whole."""
        return reliability(self.told)

    def all_fields(self) -> Share:
        """The source fields together."""
        return Share(sum(s.right for s in self.fields.values()), sum(s.of for s in self.fields.values()))

    def as_json(self) -> dict[str, Any]:
        """Everything counted, ready for JSON."""
        shares = {"no_date": self.no_date, "certainty": self.certainty, "roles": self.roles,
                  "organisations": self.event_organizations}  # fmt: skip
        confusion: dict[str, dict[str, int]] = defaultdict(dict)
        for (annotated, told), n in sorted(self.confusion.items()):
            confusion[annotated][told] = n
        return {
            "fields": {k: f"{s.right}/{s.of}" for k, s in self.fields.items()},
            "field_accuracy": round(self.all_fields().figure() or 0.0, 4),
            "people": self.people.figures(),
            "organizations": self.organizations.figures(),
            "identity": self.identity.figures(),
            "events": self.events.figures(),
            "whole": {"right": self.whole().right, "found": self.whole().of,
                      "gold": self.events.hit + self.events.miss},
            "dates": {"dated": self.dates_exact.of, "exact": self.dates_exact.right,
                      "overlap": self.dates_overlap.right},
            **{k: {"right": s.right, "of": s.of} for k, s in shares.items()},
            "by_type": {k: t.figures(3) for k, t in sorted(self.by_type.items())},
            "reliability": [asdict(b) for b in self.reliability()],
            "calibration_error": calibration_error(self.told),
            "confusion": dict(confusion),
        }  # fmt: skip
