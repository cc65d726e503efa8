"""The driver's book-keeping in the working store: which files there are, what is unread, runs and quarantine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from flows.pipeline import versions
from flows.pipeline.discover import DiscoveredFile, Discovery
from schemas.limits import Limits
from warehouse.store import Store

if TYPE_CHECKING:
    from flows.pipeline.containers import FileRow
    from flows.pipeline.outcome import Outcome
    from flows.pipeline.read import RawFile
    from flows.pipeline.refusals import Frames

# Bytes and path-stated day: what an article as read is kept under (flows.pipeline.read.article_key, in SQL).
ARTICLE_KEY = "CASE WHEN sha256 IS NULL THEN 'unreadable|' || path ELSE sha256 || '|' || coalesce(path_day, '') END"

# Under this name the store keeps which code took its containers apart: other code looks at every file again.
CONTAINERS_VERSION = "containers_version"


@dataclass(slots=True)
class Changes:
    """What a run found under its paths, as counts."""

    counts: dict[str, int] = field(default_factory=dict)


def look(store: Store, seen: Discovery, run_id: str, limits: Limits) -> Changes:
    """Bring the table of files up to date with what lies under the run's paths; hash what was touched."""
    known = {
        r[0]: r[1:] for r in store.rows("SELECT path, stat, sha256, removed_at FROM files WHERE container_path IS NULL")
    }
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    version = versions.digest([versions.of_folders(*versions.CONTAINERS).encode(), repr(limits).encode()])
    as_before = store.state(CONTAINERS_VERSION) == version
    rows: list[FileRow] = []
    changed, new = 0, 0
    touched = [f for f in seen.files if not (as_before and _is_as_it_was(f, known.get(f.path)))]
    for f, found in zip(touched, _rows_of(touched, limits), strict=True):
        before = known.get(f.path)
        rows += found
        if before is None or before[2] is not None:
            new += 1
        elif before[1] != found[0].sha256:
            changed += 1
    with store.transaction():
        store.run("CREATE OR REPLACE TEMP TABLE run_files (path TEXT)")
        store.run("CREATE OR REPLACE TEMP TABLE run_members (path TEXT)")
        _temp_paths(store, "run_files", [f.path for f in seen.files])
        store.run(
            "INSERT INTO run_members SELECT path FROM files WHERE container_path IS NOT NULL AND removed_at IS NULL "
            "AND location IN (SELECT unnest(?::TEXT[])) AND location NOT IN (SELECT unnest(?::TEXT[]))",
            [[f.location for f in seen.files], [f.location for f in touched]],
        )
        if rows:
            _replace_files(store, rows, run_id)
            _temp_paths(store, "run_members", [r.path for r in rows if r.container_path])
        under = " OR ".join(["location = ? OR starts_with(location, ?)"] * len(seen.roots)) or "false"
        roots = [x for root in seen.roots for x in (root, root.rstrip("/") + "/")]
        gone = store.rows(
            f"UPDATE files SET removed_at = ?, last_run_id = ? WHERE removed_at IS NULL AND ({under}) "
            "AND path NOT IN (SELECT path FROM run_files UNION ALL SELECT path FROM run_members) "
            "RETURNING path, container_path",
            [now, run_id, *roots],
        )
        if not as_before:
            store.keep_state(CONTAINERS_VERSION, version)
    return Changes({
        "seen": len(seen.files), "new": new, "changed": changed, "removed": sum(c is None for _, c in gone),
        "unchanged": len(seen.files) - new - changed,
    })  # fmt: skip


def _is_as_it_was(f: DiscoveredFile, before: tuple[Any, ...] | None) -> bool:
    return before is not None and before[0] == f.stat and before[2] is None


def _rows_of(touched: Sequence[DiscoveredFile], limits: Limits) -> Iterable[list[FileRow]]:
    if not touched:
        return ()
    from flows.pipeline.containers import rows_of_all  # the readers are heavy; a run with nothing new needs none

    return rows_of_all(touched, limits)


def _replace_files(store: Store, rows: list[FileRow], run_id: str) -> None:
    import polars as pl

    names = [f.name for f in fields(rows[0])]
    types = {name: pl.Int64 if name == "bytes" else pl.String for name in names}
    frame = pl.DataFrame([tuple(getattr(r, n) for n in names) for r in rows], schema=types, orient="row")
    with store.frame("touched", frame.unique("path", keep="first", maintain_order=True)):
        store.run(
            "CREATE OR REPLACE TEMP TABLE renewed AS SELECT t.*, coalesce(f.first_run_id, ?) AS first_run_id, "
            "? AS last_run_id, NULL::TIMESTAMP AS removed_at FROM touched t LEFT JOIN files f USING (path)",
            [run_id, run_id],
        )
    store.run("DELETE FROM files WHERE path IN (SELECT path FROM renewed)")
    store.run("INSERT INTO files BY NAME SELECT * FROM renewed")
    store.run("DROP TABLE renewed")


def _temp_paths(store: Store, table: str, paths: list[str]) -> None:
    # one list parameter, unnested: a frame would cost the import of polars in a run with nothing new
    store.run(f"INSERT INTO {table} SELECT unnest(?::TEXT[])", [paths])


def known_under(store: Store, root: str) -> bool:
    """Whether a file that is still counted as there lay at or under this place."""
    sql = "SELECT count(*) FROM files WHERE removed_at IS NULL AND (location = ? OR starts_with(location, ?))"
    return bool(store.value(sql, [root, root.rstrip("/") + "/"]))


def state_of_input(store: Store) -> str:
    """Identifies all files and their bytes, whatever the run or the order."""
    return str(
        store.value(
            "SELECT md5(coalesce(string_agg(path || '|' || coalesce(sha256, '') || '|' || (removed_at IS NULL), "
            "chr(10) ORDER BY path), '')) FROM files"
        )
    )


def unread(store: Store) -> list[RawFile]:
    """The present files whose bytes (with the day of their path) no kept article or refusal covers, one for each."""
    from flows.pipeline.read import RawFile

    found = store.rows(
        f"""SELECT min_by((path, location, bytes, sha256, path_day, locators), path) FROM files
        WHERE removed_at IS NULL AND container_kind IS NULL AND {ARTICLE_KEY} NOT IN (SELECT article_key FROM articles
            UNION ALL SELECT article_key FROM refusals
                WHERE severity = 'error' AND check_name NOT IN ('changed_while_read', 'not_reached'))
        GROUP BY {ARTICLE_KEY} ORDER BY min(path)"""
    )
    return [RawFile(*(r[0].values() if isinstance(r[0], dict) else r[0])) for r in found]


def keep(store: Store, frames: Frames) -> None:
    """Append a batch's frames to the store, all or nothing."""
    with store.transaction():
        if "refusals" in frames and len(frames["refusals"]):
            with store.frame("incoming", frames["refusals"]):
                store.run("DELETE FROM refusals WHERE article_key IN (SELECT article_key FROM incoming)")
        if "text_tags" in frames and len(frames["text_tags"]):
            with store.frame("incoming", frames["text_tags"]):
                store.run("DELETE FROM text_tags WHERE tag_key IN (SELECT tag_key FROM incoming)")
        for table, frame in frames.items():
            store.insert(table, frame)


def begin_run(
    store: Store, out: Outcome, begun: dt.datetime, flow_run_id: str | None, pipeline: str, registry: str
) -> None:
    """Put the run into the table of runs."""
    c = out.files
    store.run(
        "INSERT INTO runs BY NAME SELECT ? AS run_id, ? AS flow_run_id, ? AS started_at, 'running' AS status, "
        "? AS files_seen, ? AS files_new, ? AS files_changed, ? AS files_removed, ? AS files_unchanged, "
        "0 AS files_quarantined, ? AS pipeline_version, ? AS registry_version",
        [out.run_id, flow_run_id, begun, c["seen"], c["new"], c["changed"], c["removed"], c["unchanged"], pipeline,
         registry],
    )  # fmt: skip
    store.run("SET VARIABLE run_id = ?", [out.run_id])


def end_run(store: Store, out: Outcome) -> None:
    """Write how the run ended."""
    store.run(
        "UPDATE runs SET finished_at = ?, status = ?, files_quarantined = ? WHERE run_id = ?",
        [dt.datetime.now(dt.UTC).replace(tzinfo=None), out.status, out.files.get("quarantined", 0), out.run_id],
    )


def close_broken_runs(store: Store, published: str | None) -> None:
    """Runs that were cut off: published if the file that stands says so, else failed."""
    store.run("UPDATE runs SET status = 'published' WHERE status = 'running' AND run_id = ?", [published])
    store.run("UPDATE runs SET status = 'failed' WHERE status = 'running'")


def keep_quality(store: Store, results: Any) -> None:
    """Append what the checks saw."""
    store.insert("quality_results", results)


# A case is known by its file, bytes, stage and check, and by its place among several: not by the words of its reason,
# which may be put better tomorrow.
_CASES = f"""CREATE OR REPLACE TEMP TABLE cases AS
WITH present AS (
    SELECT *, {ARTICLE_KEY} AS article_key FROM files WHERE removed_at IS NULL AND container_kind IS NULL
),
found AS (
    SELECT p.path, p.sha256, r.* EXCLUDE (article_key) FROM present p JOIN refusals r USING (article_key)
    UNION ALL BY NAME
    SELECT p.path, p.sha256, r.* EXCLUDE (text_key)
    FROM text_refusals r JOIN source_texts s USING (text_key) JOIN present p ON p.article_key = s.body_from
), placed AS (
    SELECT *, row_number() OVER (
        PARTITION BY path, sha256, stage, check_name ORDER BY (detail ->> 'offset')::BIGINT, reason
    ) AS place
    FROM found
)
SELECT substr(sha256(concat_ws('|', path, sha256, stage, check_name, place)), 1, 16) AS quarantine_id,
    * EXCLUDE (place)
FROM placed
"""


def note_quarantine(store: Store, run_id: str) -> None:
    """Bring the history of quarantine up to date: new cases, cases seen again, cases resolved and how."""
    store.run(_CASES)
    with store.transaction():
        store.run(
            "UPDATE quarantine SET last_run_id = ?, resolved_run_id = NULL, resolution = NULL, severity = c.severity, "
            "reason = c.reason, detail = c.detail FROM cases c WHERE c.quarantine_id = quarantine.quarantine_id",
            [run_id],
        )
        store.run(
            "UPDATE quarantine SET resolved_run_id = ?, resolution = CASE "
            "WHEN f.removed_at IS NOT NULL THEN 'removed' "
            "WHEN f.sha256 IS DISTINCT FROM quarantine.sha256 THEN 'changed' ELSE 'mended' END "
            "FROM files f WHERE f.path = quarantine.path AND resolved_run_id IS NULL "
            "AND quarantine_id NOT IN (SELECT quarantine_id FROM cases)",
            [run_id],
        )
        store.run(
            "INSERT INTO quarantine BY NAME SELECT *, ? AS first_run_id, ? AS last_run_id "
            "FROM cases ANTI JOIN quarantine USING (quarantine_id)",
            [run_id, run_id],
        )


def note_sources(store: Store, run_id: str) -> None:
    """Keep which run published a source first."""
    store.run(
        "INSERT INTO source_runs SELECT source_id, ? FROM source_texts ANTI JOIN source_runs USING (source_id)",
        [run_id],
    )


def counts_by_status(store: Store) -> dict[str, int]:
    """Files under this run's paths by what became of them, together all that were seen; then the articles in them."""

    def counted(table: str) -> dict[str, int]:
        rows = store.rows(f"SELECT o.status, count(*) FROM {table} JOIN file_outcomes o USING (path) GROUP BY o.status")
        return {str(status): int(n) for status, n in rows}

    files, members = counted("run_files"), counted("run_members")
    counts = {s: files.get(s, 0) for s in ("loaded", "duplicate", "near_duplicate", "quarantined", "container")}
    if members:
        inside = sum(n for status, n in members.items() if status != "container")
        counts |= {"in_containers": inside, "in_containers_quarantined": members.get("quarantined", 0)}
    return counts


def row_counts(store: Store) -> dict[str, int]:
    """Rows of each table of the candidate."""
    from schemas.published import BY_NAME
    from warehouse.publish import OPERATIONS

    return {
        name: int(store.value(f"SELECT count(*) FROM {'' if name in OPERATIONS else 'candidate.'}{name}"))
        for name in BY_NAME
    }
