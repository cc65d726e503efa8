"""A warehouse as a folder of Parquet files by partition, of which an export writes those that changed.

In comes a published file; out go `<table>/<column>=<value>/data.parquet` and a manifest, which says of every file what
it holds and in which export it changed, and which files are gone. The layout is the one that Spark, Trino, polars and
DuckDB read as hive partitions.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from schemas.errors import RunFailed
from schemas.quoting import quoted
from warehouse.reader import opened

MANIFEST = "manifest.json"
FORMAT = "newsledger partitions 1"
FILE = "data.parquet"
BUCKET_ROWS = 2_000  # a bucket holds about as many; their number is a power of two, so that it changes seldom
MOST_BUCKETS = 256
# What changes in every publish though nothing was learned: every file would change with it. The manifest has the run.
LEFT_OUT = {"sources": ("last_run_id",)}

# The first column that a table has decides how it is cut: column → (name of the partition, its value in SQL).
# What hangs on an article goes by the month of its publication, for new articles fall into few months.
RULES: dict[str, tuple[str, str]] = {
    "source_id": (
        "published_month",
        "coalesce((SELECT strftime(s.published_earliest, '%Y-%m') FROM sources s WHERE s.source_id = t.source_id), "
        "'undated')",
    ),
    "event_id": ("bucket", "md5_number_lower(coalesce(t.event_id, '')) % {buckets}"),
    "person_id": ("bucket", "md5_number_lower(t.person_id) % {buckets}"),
    "org_id": ("bucket", "md5_number_lower(t.org_id) % {buckets}"),
    "run_id": ("run_month", "t.run_id[1:4] || '-' || t.run_id[5:6]"),
}


@dataclass(slots=True)
class Exported:
    """What an export did, in files; `version` counts the exports into this folder."""

    version: int
    run_id: str
    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0


def export_partitions(warehouse: Path, folder: Path) -> Exported:
    """Bring the folder up to the warehouse. Raises RunFailed; what it had begun, the next export completes.

    A file is replaced by a rename, and the manifest comes last: a reader finds each file whole, and whoever wants all
    tables of one run compares the manifest's version before and after reading.
    """
    with _held(folder), _opened(warehouse) as con:
        before = read_manifest(folder)
        run_id = con.execute("SELECT coalesce(max(run_id), '') FROM runs WHERE status = 'published'").fetchall()[0][0]
        done = Exported(int(before.get("version", 0)) + 1, run_id)
        tables = {
            table: _export_table(con, table, folder, before.get("tables", {}).get(table, {}), done)
            for (table,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()
        }
        manifest = {"format": FORMAT, "version": done.version, "run_id": run_id, "tables": tables}
        beside = folder / f".{MANIFEST}.new"
        beside.write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(folder / MANIFEST)
    return done


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of the last export; empty before the first. Raises RunFailed when it is none of ours."""
    file = folder / MANIFEST
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError as e:
        raise RunFailed(f"{file}: no manifest of an export; name another folder.") from e
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise RunFailed(f"{file}: no manifest of an export of this form; name another folder.")
    return found


def _export_table(
    con: duckdb.DuckDBPyConnection, table: str, folder: Path, before: dict[str, Any], done: Exported
) -> dict[str, Any]:
    """Write what changed of a table; returns its part of the manifest."""
    columns = [c for c in _columns(con, table) if c not in LEFT_OUT.get(table, ())]
    name, value = _rule(con, table, columns)
    chosen = ", ".join(f't."{c}"' for c in columns)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE found AS SELECT part, count(*) AS rows, sum(digest)::TEXT AS digest FROM "
        f"(SELECT ({value})::TEXT AS part, hash({chosen})::HUGEINT AS digest FROM {table} t) GROUP BY part"
    )
    files, changed = {}, {}
    old = before.get("files", {})
    for part, rows, digest in con.execute("SELECT part, rows, digest FROM found ORDER BY part").fetchall():
        path = f"{table}/{name}={part}/{FILE}" if name else f"{table}/{FILE}"
        known = old.get(path)
        if known and (known["rows"], known["digest"]) == (rows, digest) and _stands(folder / path, known["bytes"]):
            files[path] = known
            done.unchanged += 1
        else:
            files[path] = {"rows": rows, "digest": digest, "version": done.version}
            changed[part] = path
    if changed:
        # in order of the partitions, so that each COPY reads only its own
        con.execute(
            f"CREATE OR REPLACE TEMP TABLE going AS SELECT ({value})::TEXT AS partition_, {chosen} FROM {table} t "
            "WHERE partition_ IN (SELECT unnest(?::TEXT[])) ORDER BY partition_, t.rowid",
            [list(changed)],
        )
    for part, path in changed.items():
        files[path]["bytes"] = _write(con, part, folder / path)
        done.written.append(path)
    gone = {path: done.version for path in old if path not in files}
    for path in gone:
        _remove(folder, path)
        done.removed.append(path)
    removed = {path: v for path, v in (before.get("removed", {}) | gone).items() if path not in files}
    return {
        "partitioned_by": name or None, "left_out": list(LEFT_OUT.get(table, ())),
        "rows": sum(f["rows"] for f in files.values()), "files": files, "removed": removed,
    }  # fmt: skip


def _rule(con: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> tuple[str, str]:
    """(name of the partition, its value in SQL); an empty name for a table that is one file."""
    for column, (name, value) in RULES.items():
        if column in columns:
            rows = con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            buckets = min(MOST_BUCKETS, 1 << max(0, (rows // BUCKET_ROWS).bit_length()))
            return name, value.format(buckets=buckets)
    return "", "''"


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    found = con.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [table])
    return [str(r[0]) for r in found.fetchall()]


def _write(con: duckdb.DuckDBPyConnection, part: str, target: Path) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")  # begins with a dot: no reader takes it for a part of the table
    con.execute(
        f"COPY (SELECT * EXCLUDE (partition_) FROM going WHERE partition_ = {quoted(part)}) TO {quoted(beside)} "
        "(FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
    )
    beside.replace(target)
    return target.stat().st_size


def _stands(file: Path, size_bytes: int) -> bool:
    try:
        return file.stat().st_size == size_bytes
    except OSError:
        return False


def _remove(folder: Path, path: str) -> None:
    file = folder / path
    file.unlink(missing_ok=True)
    for place in (file.parent, file.parent.parent):
        if place != folder and place.is_dir() and not any(os.scandir(place)):
            place.rmdir()


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """The folder, for one export at a time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / ".lock", timeout=30):
            yield
    except Timeout as e:
        raise RunFailed(f"{folder}: another export writes there.") from e
    except OSError as e:
        raise RunFailed(f"{folder}: cannot be written: {e.strerror or e}.") from e


@contextmanager
def _opened(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    con = opened(warehouse)
    try:
        yield con
    except duckdb.Error as e:
        raise RunFailed(f"{warehouse}: the tables cannot be written by partition: {str(e).splitlines()[0]}") from e
    finally:
        con.close()
