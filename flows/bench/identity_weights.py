"""What the articles of a warehouse would have findings of identity weigh.

`python -m flows.bench.identity_weights WAREHOUSE.duckdb` prints a line for each finding and grade: bits as estimated,
m, u, and the pairs of one person that show it. To compare with `vocabulary/entities/resolution/weights.yaml`, which
nothing rewrites: what is kept there is decided by reading and by `newsledger evaluate`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from flows.entities.registry import Registry
from flows.entities.resolution.people.estimate import Estimate, of_facts
from flows.ingest import held, opened
from flows.pipeline import corpus
from flows.settings import Settings


def estimates(settings: Settings) -> list[Estimate]:
    """The estimates over all articles of a working store. Raises RunFailed where another run holds it."""
    with held(settings), opened(settings) as store:
        corpus.group_sources(store)
        sources, local = corpus.local_facts(store)
    return of_facts(
        local["local_entities"],
        local["local_mentions"],
        local["local_roles"],
        corpus.sure_participants(local, settings.confidence.minimum),
        sources,
        Registry.load(extra=settings.registry, enabled=settings.registry_enabled),
    )


def main(arguments: list[str]) -> None:
    """Print the estimates of the warehouse that is named."""
    for e in estimates(Settings(warehouse=Path(arguments[0]))):
        print(f"{e.finding:18} {e.level:24} {e.bits:+5.1f}  m {e.m:.4f}  u {e.u:.4f}  {e.pairs:6.0f} pairs")


if __name__ == "__main__":
    main(sys.argv[1:])
