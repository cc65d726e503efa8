"""Tables of the pages: reached to the last row, empty ones, those of the corpus."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from flows.browse.app import Explorer
from flows.browse.rendering import unbroken
from flows.ingest import ingest
from flows.settings import Settings
from tests.browse.conftest import HERE, ROOT
from tests.browse.test_pages import page_of, text_of
from tests.report.test_page import made_of


def test_the_corpus_page_shows_the_reliability_of_the_confidence_by_annotations(
    samples_run: Path, tmp_path: Path
) -> None:
    shutil.copytree(samples_run, tmp_path, dirs_exist_ok=True)
    settings = Settings(
        raw=ROOT / "raw", warehouse=tmp_path / "n.duckdb", workers=1, annotations=ROOT / "tests/annotations"
    )
    assert ingest(settings).status == "published"
    client = TestClient(Explorer(settings).app(), base_url=HERE)
    soup = page_of(client, "/zh/corpus")
    assert "按已标注的文章" in text_of(soup)
    assert soup.select("[aria-labelledby=right-h] figure svg path[role=img]")
    assert client.get("/table/reliability.csv").content.count(b"\n") > 1


def test_the_corpus_page_shows_the_shares_that_the_last_run_counted(tmp_path: Path) -> None:
    path = made_of(tmp_path, {})
    whole = {"by": "all", "of": "", "read": 40, "right": 30, "share": 0.75, "low": 0.6, "high": 0.86, "core_share": 0.9}
    one = {**whole, "by": "type", "of": "departure", "read": 9, "right": 3, "share": 0.33}
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE quality_results SET check_name = 'audited_events_right', sample = ?",
                    [json.dumps([whole, one])]).fetchall()  # fmt: skip
    client = TestClient(Explorer(Settings(warehouse=path, raw=tmp_path)).app(), base_url=HERE)
    section = page_of(client, "/en/corpus").select_one("[aria-labelledby=right-h]")
    assert section
    assert "Events 40 read by a person" in text_of(section)
    assert "75% (60% – 86%)" in str(section)
    assert "33%" not in str(section)
    assert b'"departure",9,3,0.33' in client.get("/table/audited.csv").content


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    path = made_of(tmp_path, {})
    with duckdb.connect(str(path)) as con:
        for table in ("events", "event_mentions", "event_participants", "mentions", "person_roles"):
            con.execute(f"DELETE FROM {table}").fetchall()
    client = TestClient(Explorer(Settings(warehouse=path, raw=tmp_path)).app(), base_url=HERE)
    with duckdb.connect(str(path), read_only=True) as con:
        ids = [con.execute(f"SELECT {key} FROM {table} LIMIT 1").fetchone() for key, table in (
            ("person_id", "people"), ("org_id", "organizations"), ("source_id", "sources"))]  # fmt: skip
    for kind, row in zip(("person", "organization", "article"), ids, strict=True):
        assert row
        for language in ("en", "zh"):
            page_of(client, f"/{language}/{kind}/{row[0]}")
    for language in ("en", "zh"):
        for address in ("", "corpus", "search?kind=events", "search?q=没有"):
            page_of(client, f"/{language}/{address}")


def test_every_row_of_the_tables_beside_is_reached_a_page_at_a_time(tmp_path: Path) -> None:
    path = made_of(tmp_path, {})
    with duckdb.connect(str(path)) as con:
        row = con.execute("SELECT entity_id FROM mentions WHERE entity_kind = 'person'").fetchone()
        assert row
        key = row[0]
        for table, ids, one in (
            ("people", "'p_' || i AS person_id, 'N' || i AS name", "person_id = $1"),
            ("mentions", "'m_' || i AS mention_id, 'p_' || i AS entity_id", "entity_id = $1 LIMIT 60"),
            ("person_roles", "'T' || i AS title", "true LIMIT 260"),
        ):
            con.execute(f"INSERT INTO {table} SELECT t.* REPLACE ({ids}) FROM range(260) r(i), {table} t WHERE {one}",
                        [key] if "$1" in one else None).fetchall()  # fmt: skip
        con.execute("UPDATE person_roles SET person_id = $1", [key]).fetchall()
    client = TestClient(Explorer(Settings(warehouse=path, raw=tmp_path)).app(), base_url=HERE)
    for table, least in (("posts", 260), ("company", 60)):
        address, rows = f"/en/person/{key}", []
        while address:
            page = page_of(client, address)
            rows += [text_of(li) for li in page.select(f"#{table}-list > li")]
            more = page.select_one(f"#{table}-list-more a")
            address = str(more["href"]) if more else ""
        assert len(rows) == len(set(rows)) >= least


def test_names_like_the_query_are_promised_only_where_there_are_some(client: TestClient) -> None:
    assert "Names like it" not in text_of(page_of(client, "/en/search?q=没有这回事啊"))
    assert "Names like it" in text_of(page_of(client, "/en/search?q=陆知恒"))


def test_no_line_ends_within_a_day() -> None:
    assert unbroken("2023-05-01 – 2023-06") == '<span class="day">2023-05-01</span> – <span class="day">2023-06</span>'
    assert unbroken("2024年4月8日以后") == '<span class="day">2024年4月8日</span>以后'
    assert unbroken("<undated>") == "&lt;undated&gt;"
