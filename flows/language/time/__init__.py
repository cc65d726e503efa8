"""Time expressions of a sentence → ranges of days, on the article's days and on what was spoken of before.

A sentence comes in; `grammar` finds single expressions, `resolving` gives each its span, `composing` joins what belongs
together, `expressions` hands the whole ones on, to `events` (what dates an event) and to `reading` (what dates an
article).
"""

from __future__ import annotations

from flows.language.time.bounds import days_that_mean, put_together
from flows.language.time.expressions import expressions, is_of_taiwan, leans
from flows.language.time.ranges import beginning

__all__ = ["beginning", "days_that_mean", "expressions", "is_of_taiwan", "leans", "put_together"]
