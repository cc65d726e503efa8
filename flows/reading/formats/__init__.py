"""One file a raw format: NAME, `certainty(decoded) -> 0..1` and `read(decoded, limits) -> Draft`.

Every module of this folder takes part; adding a format is adding a file. The surest wins, ties by name.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from flows.reading.draft import Decoded, Draft
from schemas.limits import Limits


class Format(Protocol):
    """What a module of this folder provides."""

    NAME: str

    def certainty(self, decoded: Decoded) -> float:
        """How sure this format is that the text is its own (0..1)."""
        ...

    def read(self, decoded: Decoded, limits: Limits) -> Draft:
        """The text as a draft. Raises BadInput."""
        ...


@cache
def formats() -> tuple[Format, ...]:
    """All formats, by name."""
    found = [cast(Format, import_module(f"{__name__}.{m.name}")) for m in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=lambda f: f.NAME))


def recognize(decoded: Decoded) -> tuple[Format, float]:
    """The format that is most sure, and how sure it is."""
    sure = [(f.certainty(decoded), f) for f in formats()]
    best = max(c for c, _ in sure)
    return next((f, c) for c, f in sure if c == best)
