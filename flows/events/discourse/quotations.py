"""A quotation counts from the day on which it was spoken, where the sentence tells it: 1月16日，他撰文称“…上月请辞”.

In: the time expressions of a sentence. Out: the same, those inside quotation marks resolved on the
day told before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from flows.events.lexicon import speech_verbs
from flows.language.time import expressions
from schemas.records import TimeExpression

_QUOTED = regex.compile(r"[“「『]([^“”「」『』]{4,})")  # the end may stand in a later sentence


def on_the_day_spoken(text: str, folded: str, said: Sequence[TimeExpression], *, taiwan: bool) -> list[TimeExpression]:
    """The expressions; those of a quotation counted from the last day before it on which somebody speaks."""
    out = list(said)
    for quoted in _QUOTED.finditer(text):
        days = [t for t in said if t.end <= quoted.start() and t.precision == "day" and t.earliest == t.latest]
        inside = [t for t in said if quoted.start(1) <= t.start and t.end <= quoted.end(1)]
        if not days or not inside or not _speaks(folded[days[-1].end : quoted.start()]):
            continue
        begin = quoted.start(1)
        counted = expressions(quoted[1], days[-1].earliest, days[-1].latest, taiwan=taiwan)
        moved = {(begin + t.start, begin + t.end): t for t in counted}
        for i, t in enumerate(out):
            if t in inside and (found := moved.get((t.start, t.end))) is not None:
                out[i] = replace(found, start=t.start, end=t.end)
    return out


def _speaks(between: str) -> bool:
    """Whether a verb of speech stands between the day and the quotation."""
    return any(verb in between for verb in speech_verbs())
