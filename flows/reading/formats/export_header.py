"""An exporter's header: `# title`, then lines `文章作者: …`, `发布时间: …`, then Markdown."""

from __future__ import annotations

import re

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft
from flows.reading.vocabulary import Field, folded, is_wechat, labels, may_be_person
from schemas.limits import Limits

NAME = "export_header"
_FIELD = re.compile(r"^\s*(?:>\s*)?([\w一-鿿 ]{1,14})\s*[:：]\s*(.{0,2000})$")
_OTHER_VALUE = re.compile(r"^[^。！？\n]{0,60}$")  # of a key that says nothing of the article: Status, Tags
_LEAST_KNOWN = 2
_TITLE = re.compile(r"^#\s+(.{1,300})$")


def certainty(decoded: Decoded) -> float:
    """Sure when at least two header fields stand right under a Markdown title, one of them a date or an address."""
    fields = [f for f, _ in _header(decoded.text)[1]]
    strong = {"published", "url", "cover"} & set(fields)
    return 0.95 if len(fields) >= 2 and strong else 0.0


def _header(text: str) -> tuple[str, list[tuple[Field, str]], int]:
    """(title, fields, number of lines that they take)."""
    title, end = "", 0
    fields: list[tuple[Field, str]] = []
    for i, line in enumerate(text.split("\n", 40)[:40]):
        if not line.strip():
            continue
        m, f = _TITLE.match(line), _FIELD.match(line)
        if m and not title and not fields:
            title, end = m[1], i + 1
        elif f and title and folded(f[1]) in labels():
            fields.append((labels()[folded(f[1])], f[2].strip()))
            end = i + 1
        elif f and end == i and len(fields) >= _LEAST_KNOWN and _OTHER_VALUE.match(f[2]):
            end = i + 1
        else:
            break
    return title, fields, end


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Header fields, then the body."""
    title, fields, end = _header(decoded.text)
    draft = Draft(title=title)
    account: list[str] = []
    for field, value in fields:
        if field == "author":
            account.append(value)  # an export's author is the account that published
        else:
            bylines.put(draft, field, value, "header")
    for value in account:
        if draft.publisher or (draft.url and not is_wechat(draft.url) and may_be_person(value)):
            bylines.put(draft, "author", value, "header")
        else:
            draft.name_publisher(bylines.clean_name(value), "header")
    draft.body = "\n".join(decoded.text.split("\n")[end:])
    return draft
