"""A table that lists articles, a row each (CSV, TSV): no text, and refused before it is read as one."""

from __future__ import annotations

import csv

from flows.reading.draft import Decoded
from flows.reading.json_fields import FIELDS, keys_for
from flows.reading.vocabulary import folded
from schemas.errors import BadInput
from schemas.limits import Limits, added_keys

_LEAST = 3  # fields of an article that the first line names
_LONGEST = 2_000  # characters of a first line that names columns
_MARKS = ",\t;"


def refuse_table(decoded: Decoded, limits: Limits) -> None:
    """Raises BadInput where the first line names columns: fields of articles, the title among them.

    Keys that a user added count, too.
    """
    first = decoded.text.lstrip().partition("\n")[0]
    mark = max(_MARKS, key=first.count)
    cells = first.count(mark) + 1
    if cells < 2 or len(first) > _LONGEST:
        return
    names = [folded(cell.strip()) for cell in next(csv.reader([first], delimiter=mark), [])]
    known = {field: keys_for(field, added_keys(limits)) for field in FIELDS}
    fields = {field for field, keys in known.items() if any(name in keys for name in names)}
    if len(fields) >= min(_LEAST, cells) and "title" in fields and all(names):
        raise BadInput(
            "table_of_articles",
            f"{decoded.path} is a table that lists articles; give it as JSON lines, an object a line with title and "
            "content.",
        )
