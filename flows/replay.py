"""Taking the files of quarantine through again, after a corrected file, a new reader or a changed rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.ingest import Carrier, held, ingest, opened, plainly
from flows.locations import location_of
from flows.pipeline.outcome import Outcome
from flows.quality import quarantine
from flows.quality.quarantine import Case
from flows.settings import Settings
from schemas.errors import Usage


@dataclass(frozen=True, slots=True)
class Replayed:
    """The run, the replayed cases as they stand after it, and the cases (`new`) that it found in their files."""

    outcome: Outcome
    cases: list[Case]
    new: list[Case]


def replay(settings: Settings, named: Sequence[str] = (), *, carrier: Carrier = plainly) -> Replayed:
    """Run over exactly the files of these cases (ids or paths; without any: all that are open), and publish.

    Other files keep what is known of them. Raises Usage when there is no such case, and whatever `ingest` raises.
    """
    with held(settings), opened(settings) as store:
        chosen = [c for c in quarantine.cases(store, named) if c.standing and (named or c.state == "open")]
        if not chosen:
            raise Usage("nothing to replay: " + ("these cases are resolved." if named else "no case is open."))
        quarantine.forget(store, chosen)
    paths = sorted({c.location for c in chosen})
    outcome = ingest(settings, [location_of(p) for p in paths], carrier=carrier, force=True)
    ids, files = {c.quarantine_id for c in chosen}, {c.path for c in chosen}
    with held(settings), opened(settings) as store:
        after = quarantine.cases(store)
    return Replayed(
        outcome,
        [c for c in after if c.quarantine_id in ids],
        [c for c in after if c.path in files and c.first_run_id == outcome.run_id],
    )
