"""The published views: what their SQL files say about them, and making them with comments on every column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.published import BY_NAME
from schemas.quoting import quoted
from schemas.tables import columns

SQL = Path(__file__).resolve().parent / "sql"
_READS = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?!ON\b|USING\b|WHERE\b|JOIN\b|LEFT\b|GROUP\b|ORDER\b)(\w+))?")
_COLUMN = re.compile(r"^-- column (\w+): *(.+)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^-- description: *(.+)$", re.MULTILINE)

Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class View:
    """A view. `said` holds what the header of its file says of its columns."""

    name: str
    sql: str
    description: str
    said: dict[str, str]

    def meaning(self, column: str) -> str:
        """What a column means: as the header says; else as in the table whose alias stands before it in the SQL
        (`e.source_count`); else as in the first table that the view reads and that has it."""
        if column in self.said:
            return self.said[column]
        read = [(table, alias) for table, alias in _READS.findall(self.sql) if table in BY_NAME]
        before = re.findall(rf"\b(\w+)\.{column}\b", self.sql)
        read.sort(key=lambda r: r[1] not in before)
        for table, _ in read:
            if column in columns(BY_NAME[table]):
                return str(columns(BY_NAME[table])[column].description or "")
        return ""


def views() -> list[View]:
    """All views, by name."""
    found = []
    for path in sorted(SQL.glob("*.sql")):
        if path.stem not in BY_NAME:
            sql = path.read_text(encoding="utf-8")
            said = _DESCRIPTION.search(sql)
            found.append(View(path.stem, sql, said[1].strip() if said else "", dict(_COLUMN.findall(sql))))
    return found


def create(ask: Ask) -> None:
    """Make all views in the database in use, with a comment on each and on each of its columns."""
    for view in views():
        ask(view.sql)
        ask(f"COMMENT ON VIEW {view.name} IS {quoted(view.description)}")
        for (column,) in ask(f"SELECT column_name FROM (DESCRIBE {view.name})"):
            ask(f'COMMENT ON COLUMN {view.name}."{column}" IS {quoted(view.meaning(column))}')
