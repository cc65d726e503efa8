"""Tables of Markdown → a line of text a row: the cells in order, parted by a blank; the rule under the header goes.

A row of a table is a sentence of its own to whoever reads on: nothing joins it to its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$|^\s*\|\s*:?-{2,}:?\s*\|\s*$")
_FRAMED = re.compile(r"^\s*\|.*\|\s*$")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_MOST_BREAKS = 24  # lines that one row may be broken into
_BAR = re.compile(r"(?<!\\)\|")
_LEAST_CELLS = 2
ROW = "\ue001"  # stands before a line that is a row, until the lines are made


def with_rows(text: str) -> str:
    """The text with each row of a table as one line that begins with `ROW`."""
    if "|" not in text:
        return text
    lines = list(_whole_rows(text.split("\n")))
    rules = {i for i, line in enumerate(lines) if "-" in line and _RULE.match(line)}
    out: list[str] = []
    in_table = False
    for i, line in enumerate(lines):
        in_table = bool(line.strip()) and "|" in line and (in_table or i + 1 in rules or i in rules)
        if i in rules and (in_table or _FRAMED.match(line)):
            continue
        if in_table or (_FRAMED.match(line) and len(_BAR.findall(line)) > 2):
            out.append(ROW + " ".join(cell for c in _BAR.split(line) if (cell := _BREAK.sub(" ", c).strip())))
        else:
            out.append(line)
    return "\n".join(out)


def with_rows_of_tabs(text: str) -> str:
    """The text with each row of cells that tabs part as a line that begins with `ROW`: two rows or more of a width."""
    lines = text.split("\n")
    widths = [len(cells) if len(cells := _cells(line)) >= _LEAST_CELLS else 0 for line in lines]
    rows = (
        width and width in (widths[i - 1] if i else 0, widths[i + 1] if i + 1 < len(lines) else 0)
        for i, width in enumerate(widths)
    )
    return "\n".join(ROW + " ".join(_cells(line)) if row else line for line, row in zip(lines, rows, strict=True))


def _cells(line: str) -> list[str]:
    return [cell for c in line.split("\t") if (cell := c.strip())] if "\t" in line else []


def _whole_rows(lines: list[str]) -> Iterator[str]:
    """The lines with each row of a table on one line: an exporter may break it inside a cell and indent the rest."""
    i = 0
    while i < len(lines):
        row, i = lines[i], i + 1
        if row.startswith("|") and not row.rstrip().endswith("|"):
            end = i
            while (
                end < min(len(lines), i + _MOST_BREAKS) and lines[end].startswith(" ") and not _closed(lines[end - 1])
            ):
                end += 1
            if end > i and _closed(lines[end - 1]):
                row, i = " ".join(x.strip() for x in (row, *lines[i:end]) if x.strip()), end
        yield row


def _closed(line: str) -> bool:
    return line.rstrip().endswith("|")
