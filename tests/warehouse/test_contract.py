"""What users rely on, written down a second time by hand: a change of the models cannot pass unseen."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

TEXT, INT, DAY, TIME, BOOL, REAL, JSON = "VARCHAR", "INTEGER", "DATE", "TIMESTAMP", "BOOLEAN", "DOUBLE", "JSON"
CONTRACT: dict[str, dict[str, str]] = {
    "sources": {
        "source_id": TEXT, "title": TEXT, "publisher": TEXT, "publisher_basis": TEXT, "place": TEXT,
        "script": TEXT, "published_at": TIME,
        "published_zone": TEXT, "published_precision": TEXT, "published_basis": TEXT, "published_earliest": DAY,
        "published_latest": DAY, "url": TEXT, "cover_image_url": TEXT, "format": TEXT, "body": TEXT, "body_chars": INT,
        "content_sha256": TEXT, "first_run_id": TEXT, "last_run_id": TEXT,
    },
    "source_files": {
        "path": TEXT, "sha256": TEXT, "encoding": TEXT, "format": TEXT, "status": TEXT, "source_id": TEXT,
        "first_run_id": TEXT, "last_run_id": TEXT, "removed_at": TIME,
    },
    "source_authors": {"source_id": TEXT, "position": INT, "name": TEXT, "role": TEXT},
    "source_links": {"source_id": TEXT, "position": INT, "url": TEXT, "role": TEXT},
    "people": {
        "person_id": TEXT, "name": TEXT, "name_zh": TEXT, "name_latin": TEXT, "wikidata_id": TEXT, "in_registry": BOOL,
        "named": BOOL,
    },
    "person_aliases": {"person_id": TEXT, "alias": TEXT, "kind": TEXT},
    "organizations": {
        "org_id": TEXT, "name": TEXT, "name_zh": TEXT, "kind": TEXT, "parent_org_id": TEXT, "wikidata_id": TEXT,
        "in_registry": BOOL,
    },
    "organization_aliases": {"org_id": TEXT, "alias": TEXT, "kind": TEXT},
    "mentions": {
        "mention_id": TEXT, "source_id": TEXT, "part": TEXT, "entity_kind": TEXT, "entity_id": TEXT, "surface": TEXT,
        "char_start": INT, "char_end": INT, "method": TEXT, "score": REAL,
    },
    "person_roles": {
        "person_id": TEXT, "org_id": TEXT, "title": TEXT, "source_id": TEXT, "part": TEXT, "char_start": INT,
        "char_end": INT,
    },
    "event_types": {"event_type": TEXT, "label_en": TEXT, "label_zh": TEXT, "ace_type": TEXT, "duee_type": TEXT},
    "events": {
        "event_id": TEXT, "event_type": TEXT, "headline": TEXT, "date_earliest": DAY, "date_latest": DAY,
        "date_precision": TEXT, "certainty": TEXT, "confidence": REAL,
    },
    "event_participants": {"event_id": TEXT, "entity_kind": TEXT, "entity_id": TEXT, "role": TEXT, "post": TEXT},
    "event_mentions": {
        "event_mention_id": TEXT, "event_id": TEXT, "event_type": TEXT, "source_id": TEXT, "part": TEXT,
        "evidence": TEXT, "char_start": INT, "char_end": INT, "trigger": TEXT, "object": TEXT, "date_text": TEXT,
        "date_earliest": DAY, "date_latest": DAY, "certainty": TEXT, "extractor": TEXT, "confidence": REAL,
    },
    "withheld_claims": {
        "withheld_id": TEXT, "source_id": TEXT, "event_type": TEXT, "part": TEXT, "evidence": TEXT, "char_start": INT,
        "char_end": INT, "trigger": TEXT, "reason": TEXT, "confidence": REAL, "participants": JSON,
    },
    "resolutions": {
        "entity_kind": TEXT, "entity_id": TEXT, "source_id": TEXT, "surface": TEXT, "rule": TEXT, "score": REAL,
    },
    "source_groups": {
        "source_id": TEXT, "path": TEXT, "kind": TEXT, "similarity": REAL, "title": TEXT, "publisher": TEXT,
        "published_at": TIME, "published_earliest": DAY, "published_latest": DAY, "url": TEXT,
    },
    "runs": {
        "run_id": TEXT, "flow_run_id": TEXT, "started_at": TIME, "finished_at": TIME, "status": TEXT,
        "pipeline_version": TEXT, "registry_version": TEXT,
    },
    "quarantine": {
        "quarantine_id": TEXT, "path": TEXT, "sha256": TEXT, "stage": TEXT, "check_name": TEXT, "reason": TEXT,
        "detail": JSON, "first_run_id": TEXT, "last_run_id": TEXT, "resolved_run_id": TEXT,
    },
    "audits": {
        "audit_id": TEXT, "kind": TEXT, "row_id": TEXT, "verdict": TEXT, "cause": TEXT, "note": TEXT, "read_at": TIME,
        "reader": TEXT,
    },
    "quality_results": {
        "run_id": TEXT, "check_name": TEXT, "table_name": TEXT, "severity": TEXT, "passed": BOOL, "sample": JSON,
    },
}  # fmt: skip
COUNTED = {
    "people": ["source_count", "mention_count"], "organizations": ["source_count", "mention_count"],
    "events": ["source_count", "mention_count"], "source_files": ["bytes"], "quality_results": ["failing_rows"],
    "runs": [f"files_{x}" for x in ("seen", "new", "changed", "removed", "unchanged", "quarantined")],
}  # fmt: skip
VIEWS = {
    "v_person_timeline", "v_org_changes", "v_departures", "v_event_evidence", "v_claims_by_source", "event_conflicts",
}  # fmt: skip


@pytest.fixture(scope="module")
def warehouse(first_run: Path) -> Path:
    return first_run / "out/n.duckdb"


def rows(warehouse: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return con.execute(sql).fetchall()


@pytest.mark.parametrize("table", CONTRACT)
def test_every_column_of_the_contract_is_there_with_its_type(warehouse: Path, table: str) -> None:
    found = dict(rows(warehouse, f"SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '{table}'"))
    assert {c: found.get(c) for c in CONTRACT[table]} == CONTRACT[table]
    for column in COUNTED.get(table, []):
        assert found[column] in ("INTEGER", "BIGINT")


def test_every_view_of_the_contract_answers(warehouse: Path) -> None:
    found = {str(r[0]) for r in rows(warehouse, "SELECT view_name FROM duckdb_views() WHERE NOT internal")}
    assert found >= VIEWS
    for view in VIEWS:
        rows(warehouse, f"SELECT * FROM {view}")


def test_every_table_column_and_view_says_what_it_means(warehouse: Path) -> None:
    for kind in ("tables", "columns", "views"):
        only = " AND NOT internal"
        database = "WHERE database_name = current_database() AND schema_name = 'main'"
        silent = rows(warehouse, f"SELECT * FROM duckdb_{kind}() {database} AND coalesce(comment, '') = ''{only}")
        assert silent == []


def test_the_file_is_written_in_the_storage_version_of_the_contract(warehouse: Path) -> None:
    # bytes 12 to 20 of the header name the storage version; 65 is what 1.2.0 wrote
    assert int.from_bytes(warehouse.read_bytes()[12:20], "little") == 65


def test_evidence_stands_at_its_offsets(warehouse: Path) -> None:
    text = "CASE part WHEN 'title' THEN title ELSE body END"
    for table, claim in (("mentions", "surface"), ("event_mentions", "evidence"), ("person_roles", "title")):
        source = f"(SELECT {text} AS t FROM (SELECT x.part) JOIN sources s ON s.source_id = x.source_id)"
        wrong = f"substr({source}, x.char_start + 1, x.char_end - x.char_start) <> x.{claim}"
        assert rows(warehouse, f"SELECT count(*) FROM {table} x WHERE {wrong}") == [(0,)]
        assert rows(warehouse, f"SELECT count(*) > 0 FROM {table}") == [(True,)]
