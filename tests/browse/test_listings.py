"""What is kept of a published file is what DuckDB gives for each id alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from flows.browse.app import Explorer
from flows.browse.listings import KEPT, for_all
from flows.browse.published import Asking, PublishedFile, query_text
from flows.settings import Settings
from tests.browse.conftest import HERE
from tests.browse.test_pages import id_of
from tests.report.test_page import made_of

ALL = 10**9


@pytest.fixture(scope="module")
def direct(published: Settings) -> Iterator[Asking]:
    """Asks DuckDB each time."""
    with PublishedFile(published.warehouse, 60).asking() as asking:
        yield asking


@pytest.fixture(scope="module")
def kept(published: Settings) -> Iterator[Asking]:
    """Looks up what was kept when the file was opened."""
    with PublishedFile(published.warehouse, 60).asking() as asking:
        asking.keep_listings(ALL)
        yield asking


@pytest.mark.parametrize("most", [60, pytest.param(ALL, marks=pytest.mark.slow)], ids=["some", "all"])
@pytest.mark.parametrize(("query", "others"), KEPT)
def test_the_rows_that_are_kept_are_those_of_the_query(
    direct: Asking, kept: Asking, query: str, others: tuple[tuple[str, str], ...], most: int
) -> None:
    """Of all ids; in the quick suite of some from one end of them to the other."""
    several = "$ids" in query_text(query)
    ids = [str(row["id"]) for row in direct.ask(f"SELECT id FROM ({KEPT[query, others]}) it(id)")]
    assert ids
    for i in [*ids[:: -(-len(ids) // most)], "", "a", "zz"]:
        values = {**dict(others), **({"ids": [i]} if several else {"id": i})}
        whole = direct.rows(query, **values)
        assert kept.rows(query, **values) == whole, i
        if len(whole) != 1:  # of a single row a later part is empty either way
            assert kept.rows(query, 2, 1, **values) == direct.rows(query, 2, 1, **values), i


def test_rows_of_several_ids_come_as_from_one_query(direct: Asking, kept: Asking) -> None:
    ids = [str(row["event_id"]) for row in direct.sql("SELECT event_id FROM events ORDER BY md5(event_id) LIMIT 9")]
    for query in ("event", "participants", "tellings"):
        assert kept.rows(query, ids=[*ids, ids[0]]) == direct.rows(query, ids=ids) != []


def test_listings_take_no_more_memory_than_the_setting(published: Settings) -> None:
    with PublishedFile(published.warehouse, 60).asking() as asking:
        whole = asking.keep_listings(ALL)
    for most in (0, whole // 2):
        with PublishedFile(published.warehouse, 60).asking() as asking:
            taken = asking.keep_listings(most)
            assert taken <= most
            assert (taken > 0) == (most > 0)
            assert asking.one("totals")  # and pages are asked for as before


def test_a_query_of_one_id_becomes_one_of_all() -> None:
    sql = for_all("-- A title.\nSELECT s.a, s.b FROM t s WHERE s.c = $id AND s.d = $kind\nORDER BY s.a\n",
                  "SELECT x FROM ids", [("kind", "it's")])  # fmt: skip
    with duckdb.connect() as con:
        con.execute("CREATE TABLE ids AS SELECT unnest(['q', 'p', 'r']) AS x")
        con.execute("CREATE TABLE t AS SELECT * FROM (VALUES (2, 1, 'p', 'it''s'), (1, 5, 'p', 'it''s'), "
                    "(3, 3, 'q', 'it''s'), (4, 4, 'r', 'other')) v(a, b, c, d)").fetchall()  # fmt: skip
        assert con.execute(sql).fetchall() == [("p", 1, 5), ("p", 2, 1), ("q", 3, 3)]


def test_every_page_is_the_same_with_and_without_listings(published: Settings) -> None:
    prepared = Explorer(published)
    prepared.prepare()
    paths = ["/", "/corpus", "/search?q=陆", "/search?q=离任&kind=events", "/search?q=公司", "/search?kind=events"]
    for kind, key, table, order in (
        ("person", "person_id", "people", "mention_count"),
        ("organization", "org_id", "organizations", "mention_count"),
        ("event", "event_id", "events", "mention_count"), ("article", "source_id", "sources", "body_chars"),
    ):  # fmt: skip
        paths.append(f"/{kind}/{id_of(published, f'SELECT {key} FROM {table} ORDER BY {order} DESC, 1')}")
    one, other = (TestClient(e.app(), base_url=HERE) for e in (Explorer(published), prepared))
    for path in paths:
        for language in ("en", "zh"):
            assert one.get(f"/{language}{path}").text == other.get(f"/{language}{path}").text


def test_after_a_publish_the_listings_are_those_of_the_new_file(tmp_path: Path) -> None:
    path = made_of(tmp_path, {})
    explorer = Explorer(Settings(warehouse=path, raw=tmp_path))
    explorer.prepare()
    client = TestClient(explorer.app(), base_url=HERE)
    person = id_of(explorer.settings, "SELECT person_id FROM people LIMIT 1")
    assert "新来的人" not in client.get(f"/en/person/{person}").text
    (tmp_path / "next").mkdir()
    following = made_of(tmp_path / "next", {})
    with duckdb.connect(str(following)) as con:
        con.execute("UPDATE people SET name = '新来的人'").fetchall()
    following.replace(path)
    assert "新来的人" in client.get(f"/en/person/{person}").text
    explorer.prepare()
    assert "新来的人" in client.get(f"/en/person/{person}").text
