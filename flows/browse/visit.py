"""One request as the pages see it, and what they give back.

In comes a request with its language; out goes a `Page`, which `rendering` turns into HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from flows.browse.listings import Row
from flows.browse.names import NameIndex
from flows.browse.published import Asking
from flows.browse.running import State
from flows.report.wording import Wording
from flows.settings import Settings
from schemas.errors import Usage


class NotThere(Usage):
    """The address names nothing that the published file holds."""


@dataclass(frozen=True, slots=True)
class Page:
    """A template and what it shows."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: what it asks by, in which language, and of which file."""

    settings: Settings
    asking: Asking
    index: Callable[[], NameIndex]
    wording: Wording
    path: str  # below the language, as `/person/p_1`
    query: dict[str, str]
    key: str = ""  # of the thing in the address
    judging: bool = False
    pairs: tuple[tuple[str, str], ...] = ()  # every parameter, also those that stand more than once
    run: State = field(default_factory=State)

    def text(self, name: str, accepted: tuple[str, ...] = ()) -> str:
        """A parameter without blanks around it. Raises Usage when it is none of those accepted."""
        value = self.query.get(name, "").strip()
        if accepted and value and value not in accepted:
            raise Usage(f"{name}={value}: not known; accepted: {', '.join(accepted)}.")
        return value

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return tuple(v.strip() for k, v in self.pairs if k == name and v.strip())

    def number(self, name: str) -> int:
        """A parameter as a whole number from 1; 1 when it is not given."""
        value = self.text(name)
        if value and not (value.isascii() and value.isdigit() and 0 < int(value) < 1_000_000):
            raise Usage(f"{name}={value}: a whole number from 1 is accepted.")
        return int(value or 1)

    def address(self, path: str, **query: object) -> str:
        """An address in the language of this visit; empty parameters are left out."""
        asked = urlencode({k: v for k, v in query.items() if v not in (None, "")})
        return f"/{self.wording.language}{path}" + (f"?{asked}" if asked else "")

    def there(self, row: Row | None) -> Row:
        """The row. Raises NotThere when there is none."""
        if row is None:
            raise NotThere(f"{self.key}: the published file holds no row of this id; its article may be gone.")
        return row


@dataclass(frozen=True, slots=True)
class Listing:
    """Some rows of a table and whether there are more."""

    rows: list[Row]
    page: int
    more: bool


def listing(visit: Visit, name: str, parameter: str = "page", size: int | None = None, **values: Any) -> Listing:
    """A page of the rows of a named query."""
    size, page = size or visit.settings.browse.rows, visit.number(parameter)
    rows = visit.asking.rows(name, size + 1, (page - 1) * size, **values)
    return Listing(rows[:size], page, len(rows) > size)
