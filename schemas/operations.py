"""The published tables about runs, quarantine and checks."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from schemas.sources import Timestamp, key, ref
from schemas.tables import Table

RUN_STATUSES = ["running", "published", "nothing_new", "refused", "failed", "rolled_back"]
SEVERITIES = ["error", "warn", "info"]
RESOLUTIONS = ["mended", "changed", "removed"]

AUDIT_KINDS = ["person", "organization", "event"]
AUDIT_VERDICTS = ["right", "core", "wrong"]


class Runs(Table):
    """Every run of the pipeline."""

    run_id: str = key("Key of the run; sorts by start.")
    flow_run_id: str = pa.Field(nullable=True, description="The Prefect flow run, where one ran it.")
    started_at: Timestamp = pa.Field(description="Start (UTC).")
    finished_at: Timestamp = pa.Field(nullable=True, description="End (UTC).")
    status: str = pa.Field(isin=RUN_STATUSES, description="How it ended.")
    files_seen: pl.Int32 = pa.Field(ge=0, description="Regular files under the paths of the run.")
    files_new: pl.Int32 = pa.Field(ge=0, description="Paths not met before.")
    files_changed: pl.Int32 = pa.Field(ge=0, description="Paths whose bytes changed.")
    files_removed: pl.Int32 = pa.Field(ge=0, description="Paths that were gone.")
    files_unchanged: pl.Int32 = pa.Field(ge=0, description="Paths whose bytes stayed.")
    files_quarantined: pl.Int32 = pa.Field(ge=0, description="Files of this run in quarantine.")
    pipeline_version: str = pa.Field(description="Version of the code and vocabulary that made the facts.")
    registry_version: str = pa.Field(description="Version of the registry.")


class Quarantine(Table):
    """Every file or row that was refused, or lost a part, and why."""

    quarantine_id: str = key("Key of the case.")
    path: str = pa.Field(description="The file (see source_files.path).")
    sha256: str = pa.Field(nullable=True, description="SHA-256 of the bytes that were refused.")
    stage: str = pa.Field(description="Where it was found: read, validate, recognise, …")
    check_name: str = pa.Field(description="The check that failed.")
    severity: str = pa.Field(isin=SEVERITIES, description="error: the file is out; warn: loaded without that part.")
    reason: str = pa.Field(
        str_length={"min_value": 1}, description="What was found, where, and what would be accepted."
    )
    detail: str = pa.Field(nullable=True, description="Further facts.", metadata={"duckdb": "JSON"})
    first_run_id: str = pa.Field(description="The run that found it first.")
    last_run_id: str = pa.Field(description="The run that found it last.")
    resolved_run_id: str = pa.Field(nullable=True, description="The run that found it resolved; null while it stands.")
    resolution: str = pa.Field(
        nullable=True,
        isin=RESOLUTIONS,
        description="How: mended (the same bytes are taken now), changed (the file holds others), removed.",
    )
    accepted_at: Timestamp = pa.Field(nullable=True, description="When a person decided that it may stand (UTC).")
    accepted_reason: str = pa.Field(nullable=True, description="Why, in that person's words.")


class Audits(Table):
    """Rows drawn at random and read by a person, each with the verdict; see docs/quality.md."""

    audit_id: str = key("Key of the verdict.")
    kind: str = pa.Field(isin=AUDIT_KINDS, description="What the row is: a person, an organisation or an event.")
    row_id: str = pa.Field(
        nullable=True,
        description="people.person_id, organizations.org_id or events.event_id, by kind; null when no row "
        "says any more what was read.",
    )
    verdict: str = pa.Field(isin=AUDIT_VERDICTS, description="right; core: right but for date or certainty; wrong.")
    cause: str = pa.Field(nullable=True, description="What is wrong with it.")
    note: str = pa.Field(nullable=True, description="In the reader's words.")
    told: str = pa.Field(description="What the row told when it was read.")
    read_at: Timestamp = pa.Field(description="When it was read (UTC).")
    reader: str = pa.Field(description="Who read it.")


class QualityResults(Table):
    """What each check saw in each of the last hundred runs; those before stay in the working store."""

    run_id: str = ref("runs.run_id", "The run.")
    check_name: str = pa.Field(description="The check.")
    table_name: str = pa.Field(description="The table that it guards.")
    severity: str = pa.Field(isin=SEVERITIES, description="error refuses the publish; warn and info do not.")
    passed: bool = pa.Field(description="Whether it held.")
    observed: float = pa.Field(nullable=True, description="The figure seen.")
    expected: str = pa.Field(description="What was accepted, in words.")
    failing_rows: pl.Int64 = pa.Field(ge=0, description="Number of rows that broke it.")
    sample: str = pa.Field(nullable=True, description="Some of those rows.", metadata={"duckdb": "JSON"})
