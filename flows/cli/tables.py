"""Rows on a terminal: a table where its columns fit, else each row as a block of fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.plain import plain

_NARROWEST = 16  # a column may be folded to so many cells, not further
_BORDERS = 3  # cells that a column takes beside its text


def print_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows for people. With nothing to show, the names of the columns and that there are no rows."""
    console = Console()
    shown = [["" if v is None else plain(str(v)) for v in r] for r in rows]
    if not rows:
        console.print(Text(f"no rows ({', '.join(map(plain, columns))})"))
    elif fits(columns, shown, console.width):
        _columns(console, columns, shown)
    else:
        _blocks(console, columns, shown)


def fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether every column can have the cells of its longest word, or enough of a long text to be read.

    >>> fits(["a", "b"], [["x", "y"]], 80), fits([f"column_{i}" for i in range(20)], [["x"] * 20], 80)
    (True, False)
    """
    needed = 1
    for i, name in enumerate(columns):
        longest = max(cell_len(name), *(cell_len(r[i]) for r in rows))
        needed += _BORDERS + min(longest, max(_NARROWEST, cell_len(name)))
    return needed <= width


def _columns(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table()
    for c in columns:
        table.add_column(Text(plain(c)), overflow="fold")  # Chinese has no spaces: else a long cell loses its end
    for r in rows:
        table.add_row(*map(Text, r))
    console.print(table)


def _blocks(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A block a row, a line a field; fields without a value are left out."""
    for number, r in enumerate(rows, 1):
        block = Table.grid(padding=(0, 2, 0, 0))
        block.add_column(no_wrap=True)
        block.add_column(overflow="fold")
        for name, value in zip(columns, r, strict=True):
            if value:
                block.add_row(Text(plain(name)), Text(value))
        console.print(Text(f"── {number} of {len(rows)}"))
        console.print(block)
