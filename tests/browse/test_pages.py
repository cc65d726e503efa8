from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from flows.browse.app import Explorer
from flows.settings import Settings
from tests.browse.conftest import HERE, ROOT
from tests.report.test_page import HOSTILE, made_of, with_every_text


def page_of(client: TestClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status, answer.text[:400]
    return BeautifulSoup(answer.text, "lxml")


def text_of(soup: BeautifulSoup | Tag) -> str:
    return " ".join(soup.get_text(" ").split())


def id_of(settings: Settings, sql: str, *values: str) -> str:
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        row = con.execute(sql, list(values)).fetchone()
    assert row
    return str(row[0])


def person(settings: Settings, name: str) -> str:
    return id_of(settings, "SELECT person_id FROM people WHERE name = ? ORDER BY source_count DESC", name)


def test_the_first_page_leads_to_people_organisations_and_events_in_the_readers_language(client: TestClient) -> None:
    assert client.get("/", follow_redirects=False).headers["location"] == "/en/"
    chinese = client.get("/", headers={"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"}, follow_redirects=False)
    assert chinese.headers["location"] == "/zh/"
    for language, lang in (("en", "en"), ("zh", "zh-Hans")):
        soup = page_of(client, f"/{language}/")
        assert soup.html
        assert soup.html["lang"] == lang
        for link in soup.select("main a[href]"):
            assert client.get(str(link["href"])).status_code == 200, link


def test_search_leads_to_the_sentence_in_three_steps(client: TestClient) -> None:
    found = page_of(client, "/en/search?q=澄江半导体")
    company = next(a for a in found.select("a.organization") if a.get_text() == "澄江半导体")
    page = page_of(client, str(company["href"]))
    left = next(li for li in page.select(".flow .leaves") if "陆知衡" in li.get_text())
    row = next(
        li for li in page.select("ol.events > li") if "4月17日" in li.get_text() and "Departure" in li.get_text()
    )
    assert "left" in text_of(left)
    assert "4月17日，澄江半导体公告" in text_of(row)


def test_a_person_shows_names_posts_events_company_and_articles(client: TestClient, published: Settings) -> None:
    soup = page_of(client, f"/zh/person/{person(published, '陆知衡')}")
    said = text_of(soup)
    assert "陸知衡" in said
    assert "首席财务官" in said
    assert "其后" in said
    assert [h.get_text(" ", strip=True) for h in soup.select("h2")] == [
        "经历",
        "见于哪些文章",
        "职务",
        "名字",
        "同文提及",
    ]
    assert "温若谷" in {a.get_text() for a in soup.select(".company a.person")}


def test_articles_of_one_form_of_a_name_can_be_asked_for(client: TestClient, published: Settings) -> None:
    soup = page_of(client, f"/en/person/{person(published, '陆知衡')}?form=陸知衡")
    assert len(soup.select("ol.articles > li")) == 1
    assert soup.select_one("ol.articles [lang=zh-Hant]")


def test_an_event_shows_its_tellings_side_by_side_and_where_they_disagree(
    client: TestClient, published: Settings
) -> None:
    event = id_of(published, "SELECT event_id FROM event_conflicts LIMIT 1")
    soup = page_of(client, f"/en/event/{event}")
    assert len(soup.select("ol.tellings > li")) >= 2
    disagreement = soup.select_one("[aria-labelledby=dis-h]")
    assert disagreement
    assert "2023-04-15" in text_of(disagreement)
    assert "2023-04-17" in text_of(disagreement)


def test_an_article_marks_every_mention_and_claim_at_its_offsets(client: TestClient, published: Settings) -> None:
    with duckdb.connect(str(published.warehouse), read_only=True) as con:
        sources = con.execute("SELECT source_id, title, body FROM sources").fetchall()
        for source, title, body in sources:
            soup = page_of(client, f"/en/article/{source}")
            places = con.execute("SELECT mention_id, surface FROM mentions WHERE source_id = ?", [source]).fetchall()
            for mention, surface in places:
                marked = soup.select(f'h1 a[href="#{mention}"], .text a[href="#{mention}"]')
                assert "".join(a.get_text() for a in marked) == surface.replace("\n", "")
                assert soup.find(id=mention)
            claims = con.execute("SELECT event_mention_id FROM event_mentions WHERE source_id = ?", [source]).fetchall()
            for (claim,) in claims:
                assert soup.select(f'a.ref[href="#{claim}"]')
                assert soup.find(id=claim)
            for ref in soup.select("a.ref"):
                ref.decompose()
            text, heading = soup.select_one(".text"), soup.select_one("h1")
            assert text
            assert heading
            assert "".join(text.get_text().split()) == "".join(body.split())
            assert "".join(heading.get_text().split()) == "".join(title.split())


def test_the_bytes_of_a_raw_file_are_those_on_the_disk(client: TestClient, published: Settings) -> None:
    source = id_of(published, "SELECT source_id FROM source_files WHERE path = 'wires/payments-board.txt'")
    link = page_of(client, f"/en/article/{source}").select_one("a[href^='/raw']")
    assert link
    answer = client.get(str(link["href"]))
    assert answer.content == (ROOT / "raw/wires/payments-board.txt").read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get("/raw?path=../pyproject.toml").status_code == 404
    assert client.get("/raw?path=/etc/passwd").status_code == 404


def test_a_table_is_taken_away_as_csv_and_parquet_and_its_sql_gives_the_same_rows(
    client: TestClient, published: Settings
) -> None:
    soup = page_of(client, f"/en/person/{person(published, '陆知衡')}")
    tables = soup.select(".take")
    assert len(tables) == 5
    for table in tables:
        links = [str(a["href"]) for a in table.select("a")]
        code = table.select_one("code")
        assert code
        with duckdb.connect(str(published.warehouse), read_only=True) as con:
            expected = con.execute(code.get_text()).fetchall()
        rows = list(csv.reader(io.StringIO(client.get(links[0]).content.decode("utf-8-sig"))))
        parquet = pq.read_table(io.BytesIO(client.get(links[1]).content))
        assert len(rows) - 1 == parquet.num_rows == len(expected)
        assert rows[0] == parquet.column_names


def test_what_is_not_there_is_said_in_one_sentence(client: TestClient) -> None:
    for address, status in (
        ("/en/person/p_none", 404), ("/en/nothing", 404), ("/fr/", 404), ("/table/nothing.csv", 400),
        ("/table/events_of.csv", 400), ("/table/totals.xls", 400), ("/en/search?since=yesterday", 400),
        ("/en/search?kind=animals", 400), ("/en/search?q=a&kind=people&page=-1", 400),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == status, address
        assert "Traceback" not in answer.text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    path = made_of(tmp_path_factory.mktemp("hostile"), with_every_text(HOSTILE))
    return Explorer(Settings(warehouse=path, raw=path.parent))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markup_in_names_titles_and_texts_is_shown_as_text(hostile: Explorer, language: str) -> None:
    client = TestClient(hostile.app(), base_url=HERE)
    with duckdb.connect(str(hostile.settings.warehouse), read_only=True) as con:
        addresses = [f"/{language}/", f"/{language}/search?q=script", f"/{language}/search?kind=events"]
        for table, key, kind in (("people", "person_id", "person"), ("organizations", "org_id", "organization"),
                                 ("events", "event_id", "event"), ("sources", "source_id", "article")):  # fmt: skip
            addresses += [f"/{language}/{kind}/{k}" for (k,) in con.execute(f"SELECT {key} FROM {table}").fetchall()]
    shown = 0
    for address in addresses:
        soup = page_of(client, address)
        assert [str(s.get("src")) for s in soup.find_all("script")] == ["/static/htmx.min.js", "/static/browse.js"]
        assert not soup.find_all(["img", "style", "iframe", "object"])
        for tag in soup.find_all(True):
            assert not [a for a in tag.attrs if a.startswith("on") or a == "style"], tag
            for name in ("href", "src", "action"):
                assert not str(tag.get(name, "")).strip().lower().startswith("javascript"), tag
        shown += text_of(soup).count("<script>alert(1)</script>")
    assert shown > 20


def test_nothing_of_a_page_comes_from_elsewhere(client: TestClient, published: Settings) -> None:
    for address in ("/en/", f"/en/person/{person(published, '陆知衡')}", "/zh/search?q=陆"):
        soup = page_of(client, address)
        for tag in soup.find_all(["script", "link", "img", "form"]):
            for name in ("src", "href", "action"):
                assert str(tag.get(name, "/")).startswith("/")


def test_a_publish_is_followed_without_a_restart(tmp_path: Path) -> None:
    path = made_of(tmp_path, {})
    explorer = Explorer(Settings(warehouse=path, raw=tmp_path))
    client = TestClient(explorer.app(), base_url=HERE)
    before = text_of(page_of(client, "/en/search?q=新来的人"))
    with explorer.published.asking() as held:  # a request that has begun keeps the file that it had
        (tmp_path / "next").mkdir()
        following = made_of(tmp_path / "next", {})
        with duckdb.connect(str(following)) as con:
            con.execute("UPDATE people SET name = '新来的人'").fetchall()
            con.execute("UPDATE person_aliases SET alias = '新来的人'").fetchall()
        following.replace(path)
        after = text_of(page_of(client, "/en/search?q=新来的人"))
        assert not held.sql("SELECT 1 FROM people WHERE name = '新来的人'")
    assert "Nothing found" in before
    assert "Nothing found" not in after


def test_a_slow_query_is_cut_off(tmp_path: Path) -> None:
    from flows.browse.published import PublishedFile, TooSlow

    with (
        PublishedFile(made_of(tmp_path, {}), query_seconds=0.2).asking() as asking,
        pytest.raises(TooSlow, match=r"longer than 0\.2 s"),
    ):
        asking.sql("SELECT sum(a.range * b.range) FROM range(1_000_000) a, range(1_000_000) b")
