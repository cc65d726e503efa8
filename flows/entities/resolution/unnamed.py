"""Who is told: people with a name, and of those without one who take part in something.

In: all that was resolved, and who takes part in a claim. Out: the same without the others. `publish` has the next step.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from flows.entities.resolution.reasons import JUDGED_SAME
from flows.entities.resolution.resolve import Resolved


def without_bystanders(resolved: Resolved, taking_part: pl.Series) -> Resolved:
    """Leave out whom one article calls by a Chinese form of many and tells nothing of: 市民张先生, 嫌疑人王某, 小兰.

    Such a row names nobody to whom a reader could come back. A claim's people stay, whatever they are called
    (`taking_part`: entity_ids), so do those whom a person judged, and a Latin name of one part (Ilya), which is a name.
    """
    people = resolved.people
    judged = resolved.resolutions.filter(pl.col("rule") == JUDGED_SAME.rule)["entity_id"]
    kept = pl.concat([taking_part, judged]).unique().implode()
    unnamed = ~pl.col("named") & pl.col("name_zh").is_not_null()
    gone = people.filter(unnamed, ~pl.col("person_id").is_in(kept))["person_id"].implode()
    told = ~pl.col("entity_id").is_in(gone)
    return replace(
        resolved,
        people=people.filter(~pl.col("person_id").is_in(gone)),
        person_aliases=resolved.person_aliases.filter(~pl.col("person_id").is_in(gone)),
        assignments=resolved.assignments.filter(told),
        resolutions=resolved.resolutions.filter(told),
    )
