"""What a run tells at its end, in sentences: what was found, what was made of it, what to look at, what is next."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flows.cli.plain import counted

if TYPE_CHECKING:
    from flows.pipeline.outcome import Outcome

_SHOWN_SKIPPED, _SHOWN_WARNINGS = 5, 10
# How the files of a status are told, of one and of several.
_BECAME = {
    "loaded": ("is an article of its own", "are articles of their own"),
    "duplicate": ("has the bytes of another", "have the bytes of another"),
    "near_duplicate": ("prints an article that is here already", "print articles that are here already"),
    "container": ("holds several articles", "hold several articles"),
    "quarantined": ("was refused", "were refused"),
}
NEXT = (
    (
        "who is told of most",
        'newsledger sql "SELECT name, source_count FROM people ORDER BY mention_count DESC LIMIT 10"',
    ),
    ("who left, and when", 'newsledger sql "SELECT * FROM v_departures LIMIT 10"'),
    ("all of it in the browser, to search and to put right", "newsledger browse"),
    ("how much of it is right", "newsledger audit --kind events --n 100"),
)


def sentences(out: Outcome, given: Path | None = None) -> Iterator[str]:
    """The lines, in the order in which they are read.

    The commands that they name ask the file that this run published: where `--warehouse` was given, they repeat it.

    >>> from flows.pipeline.outcome import Outcome
    >>> list(sentences(Outcome("r", "nothing_new", note="Nothing new.", warehouse="n.duckdb")))
    ['Nothing new.', 'warehouse: n.duckdb  (nothing_new, run r)']
    """
    file = f" --warehouse {shlex.quote(str(given))}" if given else ""
    if out.status == "published":
        yield from _found(out)
    if out.note:
        yield out.note
    for path, what in out.skipped[:_SHOWN_SKIPPED]:
        yield f"not opened: {path} ({what})"
    if len(out.skipped) > _SHOWN_SKIPPED:
        yield f"… and {len(out.skipped) - _SHOWN_SKIPPED} more links, pipes or devices not opened"
    for warning in out.warnings[:_SHOWN_WARNINGS]:
        yield f"warning: {warning}"
    if len(out.warnings) > _SHOWN_WARNINGS:
        yield f"… and {len(out.warnings) - _SHOWN_WARNINGS} more warnings; `newsledger report{file}` shows all checks"
    if out.files.get("quarantined") or out.files.get("in_containers_quarantined"):
        yield f"Why files were refused, and how to go on: newsledger quarantine list{file}"
    yield f"warehouse: {out.warehouse}  ({out.status}, run {out.run_id})"
    if out.status == "published" and not out.rows.get("sources", 1):
        yield "There is no article to ask about yet: put saved ones into the raw folder and run again."
    elif out.status == "published":
        yield ""
        yield "What to do next:"
        for what, command in NEXT:
            yield f"  {what}:"
            yield f"    {command}{file}"
        if shutil.which("newsledger") is None:
            yield f"newsledger is not on the path here: call it as {Path(sys.executable).with_name('newsledger')}"


def _found(out: Outcome) -> Iterator[str]:
    seen, unchanged = out.files.get("seen", 0), out.files.get("unchanged", 0)
    yield f"{counted(seen, 'file')} found, {seen - unchanged} of them new or changed."
    for status, (one, several) in _BECAME.items():
        if number := out.files.get(status):
            yield f"{number:>8,} {one if number == 1 else several}"
    if inside := out.files.get("in_containers"):
        refused = out.files.get("in_containers_quarantined", 0)
        yield f"Files that hold several: {counted(inside, 'article')} in them, {refused:,} of these refused."
    rows = out.rows
    told = f"{counted(rows.get('events', 0), 'event')}, told in {counted(rows.get('event_mentions', 0), 'place')}"
    yield (
        f"In them: {counted(rows.get('people', 0), 'person', 'people')}, "
        f"{counted(rows.get('organizations', 0), 'organisation')}, {told}."
    )
    if withheld := rows.get("withheld_claims"):
        yield (
            f"{counted(withheld, 'claim')} not told as too unsure (table withheld_claims; setting confidence.minimum)."
        )
