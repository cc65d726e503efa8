"""`make docs` makes one site that is whole, asks nothing of the network, and is searched from the disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.pages import NAMES

_LOADED = re.compile(r"<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=\"(?P<target>[^\"]+)\"")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    options = ["-q", "-W", "--keep-going", "-c", "docs", "-d", made / "kept"]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, ".", made / "site"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return made / "site"


def test_every_page_is_on_the_site(site: Path) -> None:
    assert {n for n in NAMES if not (site / n).with_suffix(".html").is_file()} == set()


def test_the_first_page_leads_to_the_index(site: Path) -> None:
    assert "url=docs/index.html" in (site / "index.html").read_text(encoding="utf-8")
    sidebar = (site / "docs/index.html").read_text(encoding="utf-8").partition("sidebar-tree")[2]
    assert "operations.html" in sidebar.partition("</aside>")[0]


def test_a_page_loads_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        for found in _LOADED.finditer(page.read_text(encoding="utf-8")):
            target = found["target"].partition("#")[0].partition("?")[0]
            assert ":" not in target, f"{page.name} loads {target}"
            assert (page.parent / target).exists(), f"{page.name} loads {target}"


@pytest.mark.browser
def test_the_search_works_from_the_disk(site: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "this test needs Chromium (Debian: apt-get install chromium), or CHROMIUM with its path"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto((site / "docs/index.html").as_uri())
        page.get_by_placeholder("Search").fill("rollback")
        page.keyboard.press("Enter")
        found = page.locator("#search-results a[href*='operations.html']").first
        expect(found).to_be_visible(timeout=60_000)
        found.click()
        expect(page.locator("h1")).to_contain_text("Running newsledger", timeout=60_000)
        assert all(url.startswith("file:") for url in asked)
        browser.close()
