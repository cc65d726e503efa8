"""The explorer in a real Chromium: from search to evidence, judging, both scripts, no request elsewhere, axe."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from flows.browse.app import Explorer
from flows.settings import Settings
from tests.browse.test_pages import id_of

pytestmark = pytest.mark.browser

TOKEN = "a-token-of-the-tests"
SERIOUS = ("serious", "critical")


@contextmanager
def served(settings: Settings, token: str | None = None) -> Iterator[str]:
    """The address of a server over the file."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = Explorer(settings, token).app()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off", timeout_keep_alive=30))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def address(published: Settings) -> Iterator[str]:
    with served(published) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "these tests need Chromium (Debian: apt-get install chromium), or CHROMIUM with its path"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test when the console complains, or when anything is fetched from elsewhere."""
    with watched(chromium, address) as found:
        yield found


@contextmanager
def watched(chromium: Browser, address: str, **context: object) -> Iterator[Page]:
    opened = chromium.new_context(base_url=address, **context)  # type: ignore[arg-type]
    page = opened.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    yield page
    opened.close()
    assert [r for r in requests if not r.startswith(address + "/")] == []
    assert complaints == []


def test_from_search_to_the_sentence_in_three_clicks(page: Page) -> None:
    page.goto("/en/")
    page.keyboard.press("/")
    page.keyboard.type("澄江半导体")
    page.get_by_role("button", name="Search").click()
    page.locator("main").get_by_role("link", name="澄江半导体", exact=True).first.click()
    left = page.locator("ol.events > li", has_text="Departure").first
    left.locator("summary").click()
    sentence = left.locator("blockquote", has_text="4月17日，澄江半导体公告")
    expect(sentence).to_be_visible()
    expect(left).to_contain_text("南湾财讯")


def test_names_are_offered_while_one_types_in_either_script_and_pinyin(page: Page) -> None:
    for typed in ("陆知", "陸知", "luzhi"):
        page.goto("/zh/")
        page.locator("#q").press_sequentially(typed)
        expect(page.locator("#suggestions a").first).to_have_text("陆知衡")


def test_every_page_works_without_scripts(chromium: Browser, address: str, published: Settings) -> None:
    person = id_of(published, "SELECT person_id FROM people WHERE name = '陆知衡'")
    with watched(chromium, address, java_script_enabled=False) as page:
        page.goto("/en/")
        page.locator("#q").fill("陸知衡")
        page.locator("#q").press("Enter")
        page.locator("main a.person").first.click()
        expect(page).to_have_url(f"{address}/en/person/{person}")
        page.locator("ol.events summary").first.click()
        expect(page.locator("ol.events blockquote").first).to_be_visible()


def test_more_rows_are_added_in_place(published: Settings, chromium: Browser) -> None:
    few = published.model_copy(update={"browse": published.browse.model_copy(update={"rows": 2})})
    company = id_of(published, "SELECT org_id FROM organizations WHERE name = '远舟汽车'")
    with served(few) as address, watched(chromium, address) as page:
        page.goto(f"/en/organization/{company}")
        for rows in (2, 4, 6):
            expect(page.locator("#events-list > li")).to_have_count(rows)
            page.locator("#events-list-more a").click()
        expect(page.locator("#events-list > li")).to_have_count(8)


def test_a_mark_of_the_text_leads_to_why_it_is_so(page: Page, published: Settings) -> None:
    source = id_of(published, "SELECT source_id FROM event_mentions WHERE part = 'body' ORDER BY 1 LIMIT 1")
    page.goto(f"/en/article/{source}")
    mark = page.locator(".text a.ref").first
    target = mark.get_attribute("href")
    assert target
    mark.click()
    expect(page.locator(f"li{target}")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_accessibility_finding(
    chromium: Browser, address: str, published: Settings, language: str, scheme: str
) -> None:
    person = id_of(published, "SELECT person_id FROM people WHERE name = '陆知衡'")
    company = id_of(published, "SELECT org_id FROM organizations WHERE name = '远舟汽车'")
    event = id_of(published, "SELECT event_id FROM event_conflicts LIMIT 1")
    source = id_of(published, "SELECT source_id FROM event_mentions GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    paths = ("/", "/search?q=陆", "/search?kind=events&type=departure", f"/person/{person}", f"/organization/{company}",
             f"/event/{event}", f"/article/{source}", "/corpus", "/nothing")  # fmt: skip
    with watched(chromium, address, color_scheme=scheme, reduced_motion="reduce") as page:
        for path in paths[:-1]:
            page.goto(f"/{language}{path}")
            assert page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]
            page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
            found = Axe().run(page).response["violations"]
            assert [(path, v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in SERIOUS] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_judging_and_auditing_have_no_serious_accessibility_finding(
    chromium: Browser, published: Settings, tmp_path: Path, scheme: str
) -> None:
    mine = published.model_copy(update={"judgements": tmp_path / "judgements.yaml", "audits": tmp_path / "audits.yaml"})
    person = id_of(published, "SELECT person_id FROM people WHERE name = '陆知衡'")
    event = id_of(published, "SELECT event_id FROM event_conflicts LIMIT 1")
    paths = [f"/judge?kind=people&verdict={v}&id={person}" for v in ("wrong", "same", "different")]
    paths += [f"/judge?kind=events&verdict={v}&id={event}" for v in ("wrong", "same", "different")]
    paths += ["/judgements", "/audit", "/audit?kind=people", "/audit?kind=events&verdict=wrong"]
    with served(mine, TOKEN) as address, watched(chromium, address, color_scheme=scheme) as page:
        page.goto(f"/?token={TOKEN}")
        for path in paths:
            for language in ("en", "zh"):
                assert page.goto(f"/{language}{path}").ok, path  # type: ignore[union-attr]
                page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")
                found = Axe().run(page).response["violations"]
                assert [(path, v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in SERIOUS] == []


def test_every_link_of_a_page_can_be_reached_and_followed_by_keys_alone(page: Page, published: Settings) -> None:
    person = id_of(published, "SELECT person_id FROM people WHERE name = '陆知衡'")
    page.goto(f"/en/person/{person}")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_class("skip")
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('ol.events summary')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("ol.events details[open] blockquote").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(chromium: Browser, address: str, published: Settings, width: int) -> None:
    person = id_of(published, "SELECT person_id FROM people WHERE name = '陆知衡'")
    source = id_of(published, "SELECT source_id FROM event_mentions GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    with watched(chromium, address, viewport={"width": width, "height": 800}) as page:
        for path in ("/", "/search?q=陆", f"/person/{person}", f"/article/{source}", "/corpus"):
            page.goto("/en" + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_judge_publish_and_see_it_changed(chromium: Browser, published: Settings, tmp_path: Path) -> None:
    shutil.copytree(published.warehouse.parent, tmp_path / "copy")
    settings = published.model_copy(
        update={"warehouse": tmp_path / "copy/n.duckdb", "judgements": tmp_path / "judgements.yaml"}
    )
    with served(settings, TOKEN) as address, watched(chromium, address) as page:
        page.goto(f"/?token={TOKEN}")
        page.goto("/en/search?q=陆知衡")
        page.locator("main a.person", has_text="陆知衡").first.click()
        person = page.url
        page.get_by_role("link", name="This is nobody").click()
        expect(page.get_by_role("heading", name="What will change")).to_be_visible()
        page.locator("#note").fill("tried")
        page.locator("#write").click()
        expect(page.locator(".decide")).to_contain_text("Written to judgements.yaml")
        page.locator("#undo").click()
        expect(page.locator("#write")).to_be_visible()
        page.locator("#write").click()
        page.locator("#run").click()
        expect(page.locator("#run-state")).to_contain_text("The run ended well.", timeout=120_000)
        page.goto("/en/search?q=陆知衡&kind=people")
        expect(page.locator("main a.person", has_text="陆知衡")).to_have_count(0)
        answer = page.request.get(person)
        assert answer.status == 404
