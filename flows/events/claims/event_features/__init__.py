"""What is measured of a trigger to say whether it tells an event of its type here.

In: a `ClaimView`. Out: values of named features; vocabulary/events/links/event.yaml holds their weights and reasons.
The features of the trigger's word stand in `word`, of its arguments and roles in `frame`, of the words around it in
`wording`, of its people in `people`.
"""

from __future__ import annotations

from collections.abc import Mapping

from flows.events.claims.event_features import frame, people, word, wording
from flows.events.claims.view import ClaimView
from flows.evidence import Measure

MEASURES: Mapping[str, Measure[ClaimView]] = {
    **word.MEASURES,
    **frame.MEASURES,
    **wording.MEASURES,
    **people.MEASURES,
}
