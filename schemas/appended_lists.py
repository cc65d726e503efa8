"""Lists in a user's YAML files that the program adds to: entries come and go, all else stays as it is, comments too.

In come a file, the key of its list and entries; the models that read the file say what an entry may hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml


def append(path: Path, key: str, entries: Sequence[dict[str, Any]]) -> None:
    """Add entries to the end of the list; a file that is not there, or whose list is empty, gets one."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if not (yaml.safe_load(text) or {}).get(key):
        text = "".join(x for x in text.splitlines(keepends=True) if x.lstrip().startswith("#")) + f"{key}:\n"
    added = yaml.dump(list(entries), Dumper=_Short, allow_unicode=True, sort_keys=False, width=10_000)
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, text.rstrip("\n") + "\n" + "".join(f"  {line}\n" for line in added.rstrip().split("\n")))


def remove(path: Path, key: str, positions: Sequence[int]) -> None:
    """Take the entries at these positions (from 0) out of the list."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    root: Any = yaml.compose(text, yaml.SafeLoader)
    items = next(value.value for name, value in root.value if name.value == key)
    for i in sorted(set(positions), reverse=True):
        first = items[i].start_mark.line
        last = items[i + 1].start_mark.line if i + 1 < len(items) else len(lines)
        while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
            last -= 1  # a comment below belongs to what follows it
        del lines[first:last]
    kept = "".join(lines)
    _replace(path, kept.replace(f"{key}:", f"{key}: []", 1) if len(set(positions)) == len(items) else kept)


def _replace(path: Path, text: str) -> None:
    """Write beside the file and rename: who stops the program in between loses nothing that stood."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


class _Short(yaml.SafeDumper):
    """A place on one line."""

    def represent_mapping(self, tag: str, mapping: object, flow_style: bool | None = None) -> yaml.MappingNode:
        """Mappings that hold offsets are written in flow style."""
        pairs = mapping.items() if isinstance(mapping, dict) else mapping
        return super().represent_mapping(tag, mapping, "start" in dict(pairs) or flow_style)  # type: ignore[call-overload,arg-type]
