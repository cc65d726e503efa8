"""Front matter between `---` lines (YAML) or `+++` lines (TOML), or as a JSON object, with its usual damages: blank
lines or a code fence before it, a doubled or missing fence, spaces after it, indented or capitalised keys, values that
are no YAML. A note that its application exported has the keys without any fence, up to the first blank line."""

from __future__ import annotations

import re

from flows.reading import bylines
from flows.reading.clippers import clippers
from flows.reading.draft import Decoded, Draft
from flows.reading.header_values import (
    KEY,
    TOML_KEY,
    json_header,
    refuse_nested,
    toml_values,
    within,
    yaml_values,
)
from flows.reading.json_fields import texts_of
from flows.reading.refusals import refuse_digest
from flows.reading.vocabulary import folded, headers, labels
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "front_matter"
_FENCE = re.compile(r"^\s{0,3}(?:-{3,}|\+{3,})\s*(?:ya?ml|toml)?\s*$")
_TOML_FENCE = re.compile(r"^\s{0,3}(?:\+{3,}|-{3,}\s*toml)\s*$")
_CODE = re.compile(r"^\s*`{3,}\s*\w*\s*$")
_DOUBLED = re.compile(r"^\s*([A-Za-z][\w\-]{1,30}):: ?")  # properties of an outliner: title:: 某某
_HEAD_LINES = 400
_MOST_LABELLED = 24  # lines of a header that a line of its own ends
_LEAST_BARE_KEYS = 3  # of a header without fences, all known or of an application's own


def _head(text: str) -> tuple[list[str], int, bool]:
    """(lines of the header, number of the line after it, whether it is TOML); no lines when there is none."""
    lines = text.split("\n", _HEAD_LINES)
    below = next((i for i, line in enumerate(lines[:_MOST_LABELLED]) if line.strip() in clippers().text_below), 0)
    if below and all(KEY.match(line) for line in lines[:below] if line.strip()):
        return [line for line in lines[:below] if line.strip()], below + 1, False
    if _DOUBLED.match(text):
        lines = [_DOUBLED.sub(r"\1: ", line) for line in lines]
    i = 0
    while i < len(lines) and (not lines[i].strip() or _CODE.match(lines[i]) or _FENCE.match(lines[i])) and i < 12:
        i += 1
    fences = [line for line in lines[:i] if _FENCE.match(line)]
    toml = any(_TOML_FENCE.match(line) for line in fences)
    key = TOML_KEY if toml else KEY
    start, keys = i, 0
    for j in range(start, min(len(lines), _HEAD_LINES)):
        if _FENCE.match(lines[j]):
            return (lines[start:j], j + 1, toml) if keys else ([], 0, toml)
        if key.match(lines[j]):
            keys += 1
        elif lines[j].strip() and not keys:
            break
        elif not fences and not lines[j].startswith((" ", "\t", "-")):
            return _bare(lines[start:j], j) if not lines[j].strip() else ([], 0, toml)
    return [], 0, toml


def _bare(header: list[str], end: int) -> tuple[list[str], int, bool]:
    """A header that a blank line ends: every line a key, most of them known."""
    keys = [folded(m[1]) for line in header if (m := KEY.match(line))]
    known = sum(k in labels() for k in keys)
    sure = len(keys) == len(header) >= _LEAST_BARE_KEYS and known >= 2
    return (header, end, False) if sure else ([], 0, False)


def certainty(decoded: Decoded) -> float:
    """Sure when keys stand before a closing fence and one of them is known; above a text surer than JSON."""
    if json_header(decoded.text)[0]:
        return 0.995
    header, _, toml = _head(decoded.text)
    key = TOML_KEY if toml else KEY
    known = [m[1] for line in header if (m := key.match(line)) and folded(m[1].strip('"')) in labels()]
    return 0.97 if known else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Known keys into the draft; the rest is the body. Raises BadInput for a header over its limits."""
    values, below = json_header(decoded.text)
    header, end, toml = ([], 0, False) if values else _head(decoded.text)
    text = decoded.text[:below] if values else "\n".join(header)
    if len(text.encode()) > limits.max_header_bytes:
        raise BadInput(
            "max_header_bytes",
            f"{decoded.path}: the header has {len(text.encode()):,} bytes; limits.max_header_bytes accepts "
            f"{limits.max_header_bytes:,}.",
        )
    draft = Draft()
    values = values or (toml_values(text) if toml else yaml_values(text, decoded.path, limits))
    refuse_nested(values, decoded.path, limits)
    in_order = sorted(within(values), key=lambda kv: "original" not in folded(kv[0]))
    by_the_tool = not headers().dated_by_the_tool.isdisjoint(str(key).lower() for key in values)
    for key, value in in_order:
        if field := "saved" if by_the_tool and folded(key) == "date" else labels().get(folded(key)):
            for one in texts_of(value):
                bylines.put(draft, field, one, "front_matter")
    draft.body = _unfenced(decoded.text[below:] if below else "\n".join(decoded.text.split("\n")[end:]))
    if "](" in draft.body or "#" in draft.body:
        refuse_digest(Decoded(draft.body, decoded.encoding, decoded.path))
    if not draft.title:
        first = next((line for line in draft.body.split("\n") if line.strip()), "")
        if first.startswith("#"):
            draft.title = first.lstrip("# ")
    return draft


def _unfenced(body: str) -> str:
    """Rules and a stray code fence at the ends of the body go; the text between stays."""
    lines = [line for line in body.split("\n") if not _FENCE.match(line)]
    return "\n".join("" if _CODE.match(line) else line for line in lines) if "```" in body else "\n".join(lines)
