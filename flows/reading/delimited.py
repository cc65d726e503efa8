"""A table that lists articles, a row each (CSV, TSV): no text, and refused before it is read as one."""

from __future__ import annotations

import csv

from flows.reading.draft import Decoded
from flows.reading.json_fields import JsonKeys, json_keys
from flows.reading.vocabulary import folded
from schemas.errors import BadInput

_LEAST = 3  # fields of an article that the first line names
_MARKS = ",\t;"
_NO_FIELDS = ("too_common", "lists", "published_on_wechat")


def refuse_table(decoded: Decoded) -> None:
    """Raises BadInput where the first line is nothing but keys of articles, the title among them."""
    first = decoded.text.lstrip().partition("\n")[0]
    mark = max(_MARKS, key=first.count)
    cells = first.count(mark) + 1
    if cells < 2:
        return
    names = [folded(cell.strip()) for cell in next(csv.reader([first], delimiter=mark), [])]
    known = {f: getattr(json_keys(), f) for f in JsonKeys.model_fields if f not in _NO_FIELDS}
    fields = {field for field, keys in known.items() if any(name in keys for name in names)}
    if len(fields) >= min(_LEAST, cells) and "title" in fields and all(names):
        raise BadInput(
            "table_of_articles",
            f"{decoded.path} is a table that lists articles; give it as JSON lines, an object a line with title and "
            "content.",
        )
