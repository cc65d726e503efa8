"""Front matter between `---` lines, with its usual damages: blank lines or a code fence before it, a doubled or missing
fence, spaces after it, indented or capitalised keys, values that are no YAML."""

from __future__ import annotations

import re
from typing import Any

import yaml

from flows.reading import bylines
from flows.reading.draft import Decoded, Draft
from flows.reading.refusals import refuse_digest
from flows.reading.vocabulary import folded, labels
from schemas.errors import BadInput
from schemas.limits import Limits

NAME = "front_matter"
_FENCE = re.compile(r"^\s{0,3}(?:-{3,}|\+{3,})\s*$")
_CODE = re.compile(r"^\s*`{3,}\s*\w*\s*$")
_KEY = re.compile(r"^\s{0,8}([A-Za-z_][\w\- ]{0,30}|[一-鿿]{2,8})\s*:(?:\s|$)")
_HEAD_LINES = 400


_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe; aliases are refused before it loads: ten lines of them can mean gigabytes."""


# dates stay text: `2023-11-31` must not end the header, and `finish` reads all shapes
_Loader.yaml_implicit_resolvers = {
    k: [(tag, rx) for tag, rx in v if tag != "tag:yaml.org,2002:timestamp"]
    for k, v in _Base.yaml_implicit_resolvers.items()
}


def _head(text: str) -> tuple[list[str], int]:
    """(lines of the header, number of the line after it); no lines when there is none."""
    lines = text.split("\n", _HEAD_LINES)
    i = 0
    while i < len(lines) and (not lines[i].strip() or _CODE.match(lines[i]) or _FENCE.match(lines[i])) and i < 12:
        i += 1
    opened = any(_FENCE.match(line) for line in lines[:i])
    start, keys = i, 0
    for j in range(start, min(len(lines), _HEAD_LINES)):
        if _FENCE.match(lines[j]):
            return (lines[start:j], j + 1) if keys else ([], 0)
        if _KEY.match(lines[j]):
            keys += 1
        elif lines[j].strip() and not keys:
            return [], 0
        elif lines[j].strip() and not opened and not lines[j].startswith((" ", "\t", "-")):
            return [], 0  # without an opening fence the header ends where its lines stop being keys
    return [], 0


def certainty(decoded: Decoded) -> float:
    """Sure when keys stand before a closing fence and one of them is known."""
    header, _ = _head(decoded.text)
    known = [m[1] for line in header if (m := _KEY.match(line)) and folded(m[1]) in labels()]
    return 0.97 if known else 0.0


def read(decoded: Decoded, limits: Limits) -> Draft:
    """Known keys into the draft; the rest is the body. Raises BadInput for a header over its limits."""
    header, end = _head(decoded.text)
    text = "\n".join(header)
    if len(text.encode()) > limits.max_header_bytes:
        raise BadInput(
            "max_header_bytes",
            f"{decoded.path}: the header has {len(text.encode()):,} bytes; limits.max_header_bytes accepts "
            f"{limits.max_header_bytes:,}.",
        )
    draft = Draft()
    values = _values(text, decoded.path, limits)
    in_order = sorted(values.items(), key=lambda kv: "original" not in folded(kv[0]))
    for key, value in in_order:
        field = labels().get(folded(str(key)))
        if field:
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str | int | float):
                    bylines.put(draft, field, str(one), "front_matter")
    draft.body = _unfenced("\n".join(decoded.text.split("\n")[end:]))
    if "](" in draft.body or "#" in draft.body:
        refuse_digest(Decoded(draft.body, decoded.encoding, decoded.path))
    if not draft.title:
        first = next((line for line in draft.body.split("\n") if line.strip()), "")
        if first.startswith("#"):
            draft.title = first.lstrip("# ")
    return draft


def _values(text: str, path: str, limits: Limits) -> dict[str, Any]:
    dedented = "\n".join(line.strip() if _KEY.match(line) else line for line in text.split("\n"))
    for candidate in (text, dedented):
        try:
            _refuse_costly(candidate, path, limits)
            value = yaml.load(candidate, Loader=_Loader)
        except yaml.constructor.ConstructorError as e:
            if "constructor for the tag" in str(e):
                raise BadInput(
                    "yaml_tag", f"{path}: the YAML header asks for an object ({e.problem}); write plain values."
                ) from e
            continue
        except (yaml.YAMLError, ValueError):
            continue
        if isinstance(value, dict):
            return {str(k): v for k, v in value.items()}
    pairs = (line.split(":", 1) for line in text.split("\n") if _KEY.match(line))
    return {k.strip(): v.strip().strip("'\"") for k, v in pairs}


def _refuse_costly(text: str, path: str, limits: Limits) -> None:
    """Before anything is built of it: aliases, which can mean gigabytes, and nesting, which can end the process."""
    depth = 0
    too_deep = BadInput(
        "max_header_nesting",
        f"{path}: the header nests deeper than limits.max_header_nesting = {limits.max_header_nesting}.",
    )
    if re.search(rf"[\[{{]{{{limits.max_header_nesting + 1}}}", text):
        raise too_deep  # libyaml gives up on it without having said how deep it is
    for event in yaml.parse(text, Loader=_Base):
        if isinstance(event, yaml.AliasEvent):
            raise BadInput("yaml_alias", f"{path}: the YAML header uses aliases (*name); write the values out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > limits.max_header_nesting:
            raise too_deep


def _unfenced(body: str) -> str:
    """Rules and a stray code fence at the ends of the body go; the text between stays."""
    lines = [line for line in body.split("\n") if not _FENCE.match(line)]
    return "\n".join("" if _CODE.match(line) else line for line in lines) if "```" in body else "\n".join(lines)
