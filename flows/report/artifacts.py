"""What a run shows in Prefect's UI: a summary, the checks that failed, what stands in quarantine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from warehouse.reader import Reader, reading

if TYPE_CHECKING:
    from flows.pipeline.outcome import Outcome

ROWS = 50  # an artifact is read by eye; the tables hold the rest

FAILED = """
SELECT check_name, table_name, severity, failing_rows, expected, sample::TEXT AS sample FROM quality_results
WHERE NOT passed AND run_id = (SELECT max(run_id) FROM quality_results) ORDER BY severity, check_name LIMIT ?
"""
QUARANTINED = """
SELECT path, check_name, severity, reason FROM quarantine
WHERE resolved_run_id IS NULL ORDER BY severity, path LIMIT ?
"""


def publish_artifacts(warehouse: Path, out: Outcome) -> None:
    """Write the artifacts of a run that published. Titles and names of articles are shown as text, never as markup."""
    create_markdown_artifact(summary(out), key="run-summary", description="What the run did")
    if out.status != "published":
        return
    with reading(warehouse) as reader:
        for key, sql, description in (
            ("failed-checks", FAILED, "Checks that did not hold, with some of the rows"),
            ("quarantine", QUARANTINED, "Files and rows that were refused, and why"),
        ):
            create_table_artifact(table(reader, sql), key=key, description=description)


def summary(out: Outcome) -> str:
    """Markdown: files by status, rows by table, seconds by step."""
    lines = [f"# {out.status.replace('_', ' ')}: run {out.run_id}", ""]
    if out.note:
        lines += [escaped(out.note), ""]
    for heading, counts in (("files", out.files), ("table", out.rows), ("step", out.seconds)):
        if counts:
            unit = "seconds" if heading == "step" else "files" if heading == "files" else "rows"
            lines += [f"| {heading} | {unit} |", "| --- | ---: |"]
            lines += [f"| {name.replace('_', ' ')} | {n} |" for name, n in counts.items()] + [""]
    lines += [f"- {escaped(w)}" for w in out.warnings]
    return "\n".join(lines)


def table(reader: Reader, sql: str) -> list[dict[str, Any]]:
    """Rows as Prefect's table artifact takes them."""
    names, rows = reader.query(sql, [ROWS])
    return [dict(zip(names, ["" if v is None else str(v) for v in row], strict=True)) for row in rows]


def escaped(text: str) -> str:
    """Text in which Markdown and HTML have no meaning."""
    return "".join(f"&#{ord(c)};" if c in "<>&|[]`*_#" else " " if c == "\n" else c for c in text)
