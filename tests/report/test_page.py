from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from flows.cli import app
from flows.ingest import ingest
from flows.report.page import QUERIES, render, sample, write
from flows.report.wording import lang, linked, span
from flows.settings import Settings
from schemas import examples
from schemas.errors import RunFailed
from schemas.published import BY_NAME
from schemas.tables import create_sql
from tests.corpus import ARTICLES
from tests.corpus import write as write_corpus
from warehouse import views

HOSTILE = "</script></style></svg>\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}"
LONG = "一家名字特别特别长的国有资产监督管理与投资运营有限责任公司" * 4
# what the page reads as words of its own, or formats; everything else in the example warehouse is made hostile
KEPT = {"status", "severity", "script", "detail", "sample", "confidence_parts", "participants"}


def made_of(tmp_path: Path, changed: dict[str, pl.DataFrame]) -> Path:
    """A published file with the example rows, some tables changed."""
    path = tmp_path / "n.duckdb"
    with duckdb.connect(str(path)) as con:
        for name, model in BY_NAME.items():
            con.execute(create_sql(model)).fetchall()
            con.register("example", changed.get(name, examples.frames()[name]))
            con.execute(f"INSERT INTO {name} BY NAME SELECT * FROM example").fetchall()
            con.unregister("example")
        views.create(lambda sql: con.execute(sql).fetchall())
    return path


def with_every_text(text: str) -> dict[str, pl.DataFrame]:
    """The example tables with this text at the end of every free text, urls as script addresses."""
    changed = {}
    for name, frame in examples.frames().items():
        texts = [c for c, kind in frame.schema.items() if kind == pl.String and c not in KEPT and not c.endswith("_id")]
        keyed = {"event_type", "entity_kind", "check_name"} & set(texts)
        changed[name] = frame.with_columns(
            pl.when(pl.col(c).is_null()).then(None)
            .otherwise(pl.lit("javascript:alert(3)//") if "url" in c else pl.col(c)).add(pl.lit(text)).alias(c)
            for c in texts if c not in keyed
        )  # fmt: skip
    return changed


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    head = f"---\ntitle: {json.dumps(HOSTILE)}\ndate: 2024-05-07\n---\n\n"
    hostile = head + "5月6日，远舟汽车宣布，首席财务官陆知衡辞去职务。\n"
    write_corpus(folder / "raw", {**ARTICLES, "empty.txt": "", "hostile.md": hostile})
    ingest(Settings(raw=folder / "raw", warehouse=folder / "n.duckdb", judgements=folder / "none.yaml"))
    return folder / "n.duckdb"


@pytest.fixture(scope="module")
def page(warehouse: Path) -> BeautifulSoup:
    return BeautifulSoup(render(warehouse), "lxml")


def words(page: BeautifulSoup, place: str) -> str:
    return " ".join(page.select(place)[0].get_text().split())


def harmless(page: BeautifulSoup) -> None:
    elements = page.find_all(True)
    assert {e.name for e in elements} & {
        "script",
        "iframe",
        "object",
        "embed",
        "img",
        "form",
        "base",
        "image",
        "link",
    } == set()
    for e in elements:
        assert [a for a in e.attrs if a.startswith("on") or a in ("style", "src", "xlink:href")] == []
        assert not (e.get("href") or "https:").strip().lower().startswith(("javascript", "data", "vbscript"))


def test_the_page_tells_of_the_run_the_checks_the_quarantine_and_the_events(
    page: BeautifulSoup, warehouse: Path
) -> None:
    assert "It looked at 6 files" in words(page, "#run")
    assert "checks did not hold" in words(page, "header")
    assert "title_is_plain" in words(page, "#checks"), "the hostile title is told of"
    assert "empty.txt is empty" in words(page, "#quarantine")
    assert "5 articles" in words(page, "#corpus")
    with duckdb.connect(str(warehouse), read_only=True) as con:
        dated = con.execute("SELECT headline FROM events WHERE date_earliest IS NOT NULL").fetchall()
    assert dated
    for (headline,) in dated:
        assert headline in words(page, "#events")
    for told in ("辞去职务", "南湾财讯", "\"'>alert(1)"):
        assert told in words(page, "#events")


def test_the_figures_of_the_page_are_those_of_the_warehouse(page: BeautifulSoup, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        first = con.execute("SELECT name, source_count FROM people ORDER BY 2 DESC, mention_count DESC, 1").fetchall()[
            0
        ]
        people = con.execute("SELECT count(*) FROM people").fetchall()[0][0]
        events = con.execute("SELECT count(*) FROM events").fetchall()[0][0]
    totals = {t.dt.get_text(): t.dd.get_text() for t in page.select(".totals div")}
    assert totals["people"] == str(people)
    assert totals["events"] == str(events)
    drawn = {p.get("aria-label") for p in page.select("#news path[aria-label]")}
    assert f"{first[0]}: {first[1]} articles" in drawn


def test_every_query_of_the_page_is_asked_of_a_warehouse_as_it_stands(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        for path in QUERIES.glob("*.sql"):
            text = path.read_text(encoding="utf-8")
            assert text.startswith("-- ")
            con.execute(text).fetchall()


def test_the_page_needs_no_network_and_no_script(page: BeautifulSoup, warehouse: Path) -> None:
    harmless(page)
    policy = page.select("meta[http-equiv]")[0].get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in words(page, "style")
    assert "@import" not in words(page, "style")


def test_nothing_that_an_article_says_becomes_markup(tmp_path: Path) -> None:
    changed = with_every_text(HOSTILE)
    changed["quarantine"] = changed["quarantine"].with_columns(resolved_run_id=pl.lit(None, pl.String))
    page = BeautifulSoup(render(made_of(tmp_path, changed)), "lxml")
    harmless(page)
    for place in ("#quarantine", "#events", "#conflicts", "#checks"):
        assert HOSTILE in words(page, place)
    assert any(HOSTILE in (p.get("aria-label") or "") for p in page.select("#news path"))
    assert "49" not in words(page, "#conflicts h3")
    assert page.select("main a") == []


def test_an_address_is_linked_only_where_a_browser_would_fetch_a_page() -> None:
    assert linked("https://news.example/a?b=c") == "https://news.example/a?b=c"
    for bad in (None, "", "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " https://a b", 
                "data:text/html,x", "//evil.example", "https:", "http://[bad", "ftp://a.example"):  # fmt: skip
        assert linked(bad) is None


def test_a_failed_check_is_shown_first_with_its_rows_and_the_trend(tmp_path: Path) -> None:
    page = BeautifulSoup(render(made_of(tmp_path, {})), "lxml")
    failed = next(r for r in examples.rows()["quality_results"] if not r["passed"])
    assert "1 of 3 checks did not hold." in words(page, "header")
    assert failed["check_name"] in words(page, "#checks article")
    assert "em_76831045e25e7176" in words(page, "#checks article details")
    assert page.select("#checks article .trend i.warn")
    assert any("1 failed (warn)" in (p.get("aria-label") or "") for p in page.select("#checks path"))


def test_an_empty_warehouse_has_a_page(tmp_path: Path) -> None:
    none = {name: frame.clear() for name, frame in examples.frames().items() if name not in ("runs", "event_types")}
    page = BeautifulSoup(render(made_of(tmp_path, none)), "lxml")
    assert "No event is dated." in words(page, "#events")
    assert "Nothing yet." in words(page, "#news")
    assert "Nothing stands in quarantine." in words(page, "#quarantine")


def test_long_names_are_cut_in_drawings_and_said_in_full(tmp_path: Path) -> None:
    people = examples.frames()["people"].with_columns(name=pl.lit(LONG))
    page = BeautifulSoup(render(made_of(tmp_path, {"people": people})), "lxml")
    drawn = [t.get_text() for t in page.select("#news text") if t.get_text().startswith(LONG[:10])]
    assert drawn
    assert all(len(t) < 30 and t.endswith("…") for t in drawn)
    assert any((p.get("aria-label") or "").startswith(LONG) for p in page.select("#news path"))


def test_chinese_text_says_its_script(page: BeautifulSoup) -> None:
    assert {"zh-Hans", "zh-Hant"} <= {e.get("lang") for e in page.select("#events blockquote")}
    assert [lang("Hans"), lang("Hant"), lang("Latn")] == ["zh-Hans", "zh-Hant", "und-Latn"]


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2023-04-17", "2023-04-17", "2023-04-17"), ("2023-04-01", "2023-04-30", "2023-04"),
        ("2024-02-01", "2024-02-29", "2024-02"), ("2023-01-01", "2023-12-31", "2023"),
        ("2023-12-01", "2023-12-31", "2023-12"), ("2022-01-01", "2023-12-31", "2022-01-01 – 2023-12-31"),
        ("2023-04-02", "2023-04-30", "2023-04-02 – 2023-04-30"), (None, None, "undated"),
    ],
)  # fmt: skip
def test_a_range_of_days_is_written_as_a_person_would(earliest: str | None, latest: str | None, shown: str) -> None:
    day = lambda text: dt.date.fromisoformat(text) if text else None  # noqa: E731
    assert span(day(earliest), day(latest)) == shown


def test_samples_of_any_shape_can_be_shown() -> None:
    assert sample(None) == []
    assert sample('[{"a": 1}, "text"]') == [{"a": 1}, {"row": "text"}]


def test_the_command_writes_the_page_beside_the_warehouse_or_where_it_is_told(warehouse: Path, tmp_path: Path) -> None:
    beside = CliRunner().invoke(app, ["report", "--warehouse", str(warehouse)])
    assert beside.exit_code == 0, beside.output
    assert (warehouse.parent / "reports/n.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (
        CliRunner().invoke(app, ["report", str(tmp_path / "deep/r.html"), "--warehouse", str(warehouse)]).exit_code == 0
    )
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["r.html"]
    none = CliRunner().invoke(app, ["report", "--warehouse", str(tmp_path / "none.duckdb")])
    assert none.exit_code == 1
    assert "there is no warehouse yet" in none.output


def test_open_shows_the_page_in_the_browser(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    CliRunner().invoke(app, ["report", str(tmp_path / "r.html"), "--open", "--warehouse", str(warehouse)])
    assert opened == [(tmp_path / "r.html").as_uri()]


def test_the_page_of_a_refused_candidate_says_that_it_was_refused(tmp_path: Path) -> None:
    runs = examples.frames()["runs"].with_columns(status=pl.lit("refused"))
    page = BeautifulSoup(render(made_of(tmp_path, {"runs": runs})), "lxml")
    assert "n.duckdb, refused 2023-06-06 02:00 UTC." in words(page, "header")


def test_a_page_that_cannot_be_written_is_one_sentence(warehouse: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RunFailed, match="the report cannot be written"):
        write(warehouse, tmp_path / "file/r.html")
