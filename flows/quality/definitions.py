"""The checks as data: SQL files and limits of schemas/checks, with what the user's settings change of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from schemas.declarative import CHECKS, DataModel, load_yaml
from schemas.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.settings import CheckOverride

Severity = Literal["error", "warn", "info"]
Kind = Literal["rows", "value", "figure", "model"]

LIMITS = CHECKS / "limits.yaml"
FEWEST_RUNS, LONGEST_HISTORY = 3, 100  # a median of fewer runs says little, of more no more
FITS = "_fits_its_model"  # <table>_fits_its_model: every row of a published table against its pandera model
_HEADER = re.compile(r"-- (\w+): *(.*)$")
_KEYS = ("name", "table", "severity", "threshold", "description")
_SCOPE = "scope"  # may be left out; its one value:
_ONE_SOURCE = "source"
_SEVERITIES = ("error", "warn", "info")


class Drift(DataModel):
    """How far a figure may lie from the median of the last published `runs`."""

    runs: int = Field(ge=FEWEST_RUNS, le=LONGEST_HISTORY)
    by: Literal["factor", "difference"]


class Limit(DataModel):
    """An entry of limits.yaml; see the head of that file."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    table: str
    severity: Severity
    description: str
    measure: str | None = None
    figure: str | None = None
    drift: Drift | None = None
    at_most: float | None = None
    at_least: float | None = None

    @model_validator(mode="after")
    def _one_of_each(self) -> Limit:
        if (self.measure is None) == (self.figure is None):
            raise ValueError(f"{self.name} needs either measure (SQL) or figure (of evaluate)")
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError(f"{self.name} needs either at_most or at_least")
        if self.drift and self.at_most is None:
            raise ValueError(f"{self.name}: drift is held by at_most")
        return self


class Limits(DataModel):
    """The file limits.yaml."""

    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One check. What it holds, by `kind`:

    rows: at most `threshold` rows come back from `sql`; model: at most so many rows break the table's pandera model;
    value: each `value` that `sql` returns lies under (`at_least`: over) the threshold, or no further than that from
    the median of the last runs (`drift`); figure: the same for the figure of the evaluation named by `sql`.
    `of_source`: whether a row fails follows from the rows of its source_id alone.
    """

    name: str
    table: str
    severity: str
    threshold: float
    description: str
    kind: Kind
    sql: str
    at_least: bool = False
    drift: Drift | None = None
    of_source: bool = False


def load(overrides: dict[str, CheckOverride] | None = None, folder: Path = CHECKS) -> list[Check]:
    """All SQL checks and limits as the user wants them. Raises SettingsError with file and line, or the setting."""
    checks = [*_sql_checks(folder), *_limits(folder / LIMITS.name)]
    names = [c.name for c in checks]
    twice = {n for n in names if names.count(n) > 1}
    if twice:
        raise SettingsError(f"{folder}: two checks are called {min(twice)}; a name stands for one check.")
    return with_overrides(checks, overrides or {})


def model_checks(tables: Iterable[str], overrides: dict[str, CheckOverride]) -> list[Check]:
    """The checks of the published tables against their pandera models."""
    made = [
        Check(f"{t}{FITS}", t, "error", 0, f"Every row of {t} fits its model in the data dictionary.", "model", "")
        for t in tables
    ]
    return with_overrides(made, {k: v for k, v in overrides.items() if k.endswith(FITS)})


def with_overrides(checks: list[Check], overrides: dict[str, CheckOverride]) -> list[Check]:
    """The enabled checks with the user's severities and thresholds; a name that no check has is an error."""
    known = {c.name for c in checks}
    for name in overrides:
        if name not in known and not _names_a_model(name):
            raise SettingsError(f"setting checks.{name}: no such check{_nearest(name, known)}.")
    return [_changed(c, overrides.get(c.name)) for c in checks if c.name not in overrides or overrides[c.name].enabled]


def _changed(check: Check, override: CheckOverride | None) -> Check:
    if override is None:
        return check
    severity, threshold = override.severity or check.severity, override.threshold
    return replace(check, severity=severity, threshold=check.threshold if threshold is None else threshold)


def _names_a_model(name: str) -> bool:
    if not name.endswith(FITS):
        return False
    from schemas.published import BY_NAME  # takes most of a second: only for a user who overrides one of these

    return name.removesuffix(FITS) in BY_NAME


def _nearest(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return f"; did you mean {near[0]}?" if near else "; schemas/checks holds them"


def _sql_checks(folder: Path) -> list[Check]:
    found = []
    for path in sorted(folder.glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        header: dict[str, str] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if not (found_key := _HEADER.match(line)):
                break  # the header ends where the query begins
            if found_key[1] not in (*_KEYS, _SCOPE):
                accepted = ", ".join((*_KEYS, _SCOPE))
                raise SettingsError(f"{path}:{number}: {found_key[1]}: no such key (accepted: {accepted}).")
            header[found_key[1]] = found_key[2]
        for key in _KEYS:
            if not header.get(key):
                raise SettingsError(f"{path}:1: the header lacks {key} (a line `-- {key}: …`).")
        if header["name"] != path.stem:
            raise SettingsError(f"{path}:1: name must be that of the file, {path.stem}; found {header['name']}.")
        if header["severity"] not in _SEVERITIES or not header["threshold"].isdigit():
            raise SettingsError(f"{path}:1: severity is one of {', '.join(_SEVERITIES)}, threshold a whole number.")
        if header.get(_SCOPE, _ONE_SOURCE) != _ONE_SOURCE:
            raise SettingsError(f"{path}:1: {_SCOPE} is {_ONE_SOURCE} or left out; found {header[_SCOPE]}.")
        found.append(
            Check(path.stem, header["table"], header["severity"], int(header["threshold"]), header["description"],
                  "rows", text, of_source=_SCOPE in header)
        )  # fmt: skip
    return found


def _limits(path: Path) -> list[Check]:
    checks = []
    for x in load_yaml(path, Limits).limits:
        threshold = x.at_most if x.at_least is None else x.at_least
        assert threshold is not None  # the model says so
        kind: Kind = "value" if x.measure else "figure"
        sql = (x.measure or x.figure or "").strip()
        at_least = x.at_least is not None
        checks.append(Check(x.name, x.table, x.severity, threshold, x.description, kind, sql, at_least, x.drift))
    return checks
